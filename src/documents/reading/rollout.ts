import type { Section } from "../tree.ts";
import { clausesOf } from "./clauses.ts";
import { tablesOf } from "./rows.ts";

/** What is built in a rollout, in the order that holds. */
export const milestones = ["definitions", "automation", "alert", "revert", "speed", "dashboard", "review"] as const;
export type Milestone = (typeof milestones)[number];

/** How each is called in a message. */
export const milestoneNames: Record<Milestone, string> = {
  definitions: "the definitions workshop",
  automation: "the lifecycle automation",
  alert: "the alert",
  revert: "the revert rule",
  speed: "the announcement of the speed target",
  dashboard: "the shared dashboard",
  review: "the first review",
};

const telling =
  "(?:announc\\w*|launch\\w*|go(?:es)? live|communicat\\w*|publish\\w*|enforce\\w*|comes? into force|in force|takes? effect|kick\\w* (?:in|off)|starts? to count|switch\\w* on|commit\\w*)";
const speed =
  "(?:speed|response[- ]time|first[- ](?:touch|response|contact)|\\bslas?\\b(?! dashboard| review)|response target|minutes?)";
const patterns: Record<Milestone, RegExp> = {
  definitions:
    /\bdefinitions?\b|\bworkshop\b|\bdefin(?:e|es|ing)\b[^.;]*\b(?:mqls?|stages?|lifecycle|qualified)\b|\bagree\b[^.;]*\b(?:mqls?|stages?)\b/i,
  automation:
    /\b(?:lifecycle|stages?|status(?:es)?|stamps?|transitions?)\b[^.;]*\b(?:automat\w*|by workflow)|\blifecycle\b[^.;]*\b(?:automat\w*|workflows?|stages?|build\w*|stamp\w*|transitions?)\b|\b(?:automat\w*|workflows?|stamp\w*|build|configur\w*|set(?:ting)? up|move)\b[^.;]*\b(?:lifecycle|stages?|mqls?|statuses|status|transitions?)\b/i,
  alert: /\balert\w*|\bnotification\w*/i,
  revert: /\brever[ts]\w*|\brecycl\w*|\breassign\w*|\breturn rule\b|\breturn of\b/i,
  speed: new RegExp(`${speed}[^.;]*\\b${telling}|\\b${telling}[^.;]*${speed}`, "i"),
  dashboard: /\bdashboards?\b|\bscore ?boards?\b|\bshared reports?\b/i,
  review:
    /\b(?:first|1st|inaugural|initial|monthly|governance|weekly)\b[^.;]{0,30}\b(?:review|meeting|sync|session)\b|\breview (?:meeting|#? ?1|one|to the agenda|strictly)\b|\bgovernance (?:meeting|cadence|starts)/i,
};
/** What is only named as something that comes before or after. */
const elsewhere =
  /\b(?:before|prior to|ahead of|until|not yet|after|once|following|without|so that|ready for|needed for)\b[^.;,()]*/gi;
const preparing =
  /\b(?:draft\w*|baseline|spec(?:ify|ification)?|sketch\w*|plan(?:s|ning)?|audit\w*|export\w*|collect\w*|gather\w*|inventory|pull\w*)\b/i;

export interface Step {
  text: string;
  /** What the table's column of owners says of it; undefined where there is no such column. */
  owner?: string;
  /** Everything that may name who does it, the titles that it stands under among them. */
  around: string;
  milestones: Milestone[];
  line: number;
}

const ownerColumn = /\bowners?\b|\bwho\b|\baccountable\b|\bresponsible\b|\bdri\b|\broles?\b|\bled by\b/i;
const actionColumn =
  /\bactions?\b|\bsteps?\b|\bwhat\b|\bmilestones?\b|\bactivit(?:y|ies)\b|\bdeliverables?\b|\btasks?\b|\bwork\b|\bitems?\b/i;

/** The steps of a rollout, in order: the rows, the list items or the paragraphs, whichever tell most of it. */
export function stepsOf(section: Section): Step[] {
  const tables = tablesOf(section);
  const rows = tables.flatMap(({ columns, rows: own }) => {
    const owner = columns.find((name) => ownerColumn.test(name));
    const action = columns.find((name) => actionColumn.test(name));
    return own.map(({ cells, line }) => {
      const text =
        action === undefined
          ? Object.entries(cells)
              .map(([name, cell]) => `${name}: ${cell}`)
              .join(". ")
          : cells[action]!;
      return step(text, line, text, owner === undefined ? undefined : cells[owner]!);
    });
  });
  const clauses = clausesOf(section);
  const [items, paragraphs] = (["item", "paragraph"] as const).map((kind) =>
    clauses
      .filter((clause) => clause.kind === kind)
      .map(({ text, titles, line }) => step(text, line, [...titles, text].join(" | "))),
  );
  return [rows, items!, paragraphs!].toSorted((a, b) => reached(b) - reached(a))[0]!;
}

/** How many milestones some steps name: where a rollout stands is where most of them are. */
const reached = (steps: readonly Step[]): number => new Set(steps.flatMap((each) => each.milestones)).size;

function step(text: string, line: number, around: string, owner?: string): Step {
  const deed = text.replace(elsewhere, " ");
  const found = milestones.filter((milestone) => patterns[milestone].test(deed));
  const kept = preparing.test(deed) ? found.filter((milestone) => milestone === "definitions") : found;
  return { text, line, around, milestones: kept, ...(owner === undefined ? {} : { owner }) };
}
