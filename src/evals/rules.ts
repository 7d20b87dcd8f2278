import { rules } from "../documents/rules/index.ts";
import { parseDocument } from "../documents/tree.ts";
import { wilson } from "./routing.ts";
import type { RuleCase } from "./suite.ts";

/** How often one rule that judges wording is right on one half of its labelled passages. */
export interface RuleReport {
  rule: string;
  half: RuleCase["half"];
  severity: string;
  passages: number;
  right: number;
  /** Bounds of the share that is right, as Wilson's score interval at 95%. */
  interval: [low: number, high: number];
  /** Passages that it should have let pass, and those that it should have found, each with what it said. */
  wrong: { markdown: string; expected: "finding" | "none"; messages: string[] }[];
  /** A warning is only reported; an error has to be right 95 times in 100. */
  passed: boolean;
}

const bar = 0.95;

/** Holds each rule against its passages of one half; their headings are the sections that a spec would name. */
export async function evaluateRules(cases: readonly RuleCase[], half: RuleCase["half"]): Promise<RuleReport[]> {
  const own = cases.filter((entry) => entry.half === half);
  const answers = await Promise.all(own.map(async (entry) => ({ ...entry, messages: await messagesOn(entry) })));
  return [...new Set(own.map(({ rule }) => rule))].map((rule) => {
    const mine = answers.filter((answer) => answer.rule === rule);
    const wrong = mine.filter(({ finding, messages }) => finding !== messages.length > 0);
    const right = mine.length - wrong.length;
    const { severity } = rules.get(rule)!;
    return {
      rule,
      half,
      severity,
      passages: mine.length,
      right,
      interval: wilson(right, mine.length),
      wrong: wrong.map(({ markdown, finding, messages }) => ({
        markdown,
        expected: finding ? ("finding" as const) : ("none" as const),
        messages,
      })),
      passed: severity !== "error" || right >= bar * mine.length,
    };
  });
}

async function messagesOn({ rule: id, markdown, section }: RuleCase): Promise<string[]> {
  const rule = rules.get(id);
  if (!rule) throw new RangeError(`No rule is called ${id}.`);
  const document = await parseDocument(markdown);
  const { sections } = document;
  const faults = rule.check(
    {
      document,
      sections,
      section: sections.find(({ heading }) => heading === section),
      headings: sections.map(({ heading }) => heading),
      envelope: [],
      spans: [],
      missing: [],
    },
    rule.options.parse({}),
  );
  return faults === "unscored" ? [] : faults.map(({ message }) => message);
}

/** A line for people: how often the rules are right together, and each one that is not always. */
export function describeRules(reports: readonly RuleReport[]): string[] {
  const passages = reports.reduce((sum, report) => sum + report.passages, 0);
  const right = reports.reduce((sum, report) => sum + report.right, 0);
  const [low, high] = wilson(right, passages);
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  const name = reports[0]?.half === "tune" ? "wording, tuned on" : "wording, held back";
  return [
    `${name}: ${right} of ${passages} (${percent(right / Math.max(passages, 1))}, 95% interval ${percent(low)} to ${percent(high)})`,
    ...reports.map(
      ({ rule, severity, right: own, passages: all, wrong }) =>
        `  ${rule} (${severity}): ${own} of ${all}${wrong.length > 0 ? `, ${wrong.filter(({ expected }) => expected === "none").length} false, ${wrong.filter(({ expected }) => expected === "finding").length} missed` : ""}`,
    ),
  ];
}
