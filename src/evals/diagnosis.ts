import { type Misalignment, misalignmentTypes } from "../decisions/misalignment.ts";
import { decideMisalignment } from "../decisions/relationship.ts";
import { readStory } from "../decisions/story/story.ts";
import { wilson } from "./routing.ts";
import type { DiagnosisCase, DiagnosisLabel } from "./suite.ts";

/** How the reading of stories does on one half of the labelled ones. */
export interface DiagnosisReport {
  half: "tune" | "held";
  stories: number;
  /** Stories whose every type was found, and no other. */
  right: number;
  /** Bounds of the share that is right, as Wilson's score interval at 95%. */
  interval: [low: number, high: number];
  /** Stories by what they are labelled with (rows) and what was read (columns); `two types` holds every combination. */
  confusion: Record<Column, Record<Column, number>>;
  /** Of each type, over all stories: how often it was read rightly, read at all, and labelled. */
  types: Record<Misalignment, { found: number; read: number; labelled: number }>;
  /** Stories labelled with two types: how many of the types were found. */
  twoTypes: { stories: number; both: number; one: number; none: number };
  wrong: { text: string; expect: DiagnosisLabel[]; got: DiagnosisLabel[] }[];
  /** Whether the half meets the bar: 8 stories in 10 read to the letter, and no grievance read into one that has none. */
  passed: boolean;
}

/** What a story can be labelled with, or read as, in the confusion matrix. */
export const columns = ["earned", "structural", "political", "opposed", "two types", "new-role", "none"] as const;
export type Column = (typeof columns)[number];

const BAR = 0.8;

/** What is read out of a story: its types, that it is a new role without a grievance, or nothing. */
export function diagnose(text: string): DiagnosisLabel[] {
  const decision = decideMisalignment(readStory(text));
  return decision.choice === "new-role" ? ["new-role"] : decision.read;
}

/** Reads the stories of one half and holds each against its label. */
export function evaluateDiagnosis(cases: readonly DiagnosisCase[], half: DiagnosisReport["half"]): DiagnosisReport {
  const answers = cases
    .filter((entry) => entry.half === half)
    .map(({ text, expect }) => ({ text, expect, got: diagnose(text) }));
  const isRight = ({ expect, got }: (typeof answers)[number]) =>
    expect.length === got.length && expect.every((label) => got.includes(label));
  const wrong = answers.filter((answer) => !isRight(answer));
  const right = answers.length - wrong.length;
  const confusion = Object.fromEntries(
    columns.map((row) => [row, Object.fromEntries(columns.map((column) => [column, 0]))]),
  ) as DiagnosisReport["confusion"];
  for (const { expect, got } of answers) confusion[columnOf(expect)][columnOf(got)]++;
  const count = (holds: (answer: (typeof answers)[number]) => boolean): number => answers.filter(holds).length;
  const types = Object.fromEntries(
    (Object.keys(misalignmentTypes) as Misalignment[]).map((type) => [
      type,
      {
        found: count(({ expect, got }) => expect.includes(type) && got.includes(type)),
        read: count(({ got }) => got.includes(type)),
        labelled: count(({ expect }) => expect.includes(type)),
      },
    ]),
  ) as DiagnosisReport["types"];
  const double = answers.filter(({ expect }) => expect.length > 1);
  const foundOf = ({ expect, got }: (typeof answers)[number]) => expect.filter((label) => got.includes(label)).length;
  const invented = count(
    ({ expect, got }) => columnOf(expect) === "new-role" && got.some((label) => label !== "new-role"),
  );
  return {
    half,
    stories: answers.length,
    right,
    interval: wilson(right, answers.length),
    confusion,
    types,
    twoTypes: {
      stories: double.length,
      both: double.filter((answer) => foundOf(answer) === 2).length,
      one: double.filter((answer) => foundOf(answer) === 1).length,
      none: double.filter((answer) => foundOf(answer) === 0).length,
    },
    wrong,
    passed: right >= BAR * answers.length && invented === 0,
  };
}

const columnOf = (labels: readonly DiagnosisLabel[]): Column =>
  labels.length > 1 ? "two types" : (labels[0] ?? "none");

/** The report as lines of text: the matrix, and what it comes to. */
export function describeDiagnosis(report: DiagnosisReport): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  const { half, stories, right, interval, confusion, types, twoTypes } = report;
  const name = half === "tune" ? "diagnosis, tuned on" : "diagnosis, held back";
  const width = 11;
  const line = (cells: (string | number)[]) =>
    `  ${cells.map((cell, index) => (index === 0 ? String(cell).padEnd(12) : String(cell).padStart(width))).join("")}`;
  return [
    `${name}: ${right} of ${stories} (${percent(right / stories)}, 95% interval ${percent(interval[0])} to ${percent(interval[1])})`,
    line(["told \\ read", ...columns]),
    ...columns.map((row) => line([row, ...columns.map((column) => confusion[row][column] || ".")])),
    `  of two types: both found in ${twoTypes.both} of ${twoTypes.stories}, one in ${twoTypes.one}, none in ${twoTypes.none}`,
    ...Object.entries(types).map(
      ([type, { found, read, labelled }]) => `  ${type}: found ${found} of ${labelled}, right ${found} of ${read} read`,
    ),
  ].join("\n");
}
