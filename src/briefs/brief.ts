import { decideFix, decideLeak } from "../decisions/alignment.ts";
import { type Approach, decideApproach } from "../decisions/approach.ts";
import { benchmarks } from "../decisions/benchmarks.ts";
import { type Compared, type Comparison, compareAgreements } from "../decisions/comparison.ts";
import type { Decision } from "../decisions/decision.ts";
import { decideEarned } from "../decisions/earned.ts";
import { clauseFacts, type Positions, takePositions } from "../decisions/positions/positions.ts";
import { decideRating } from "../decisions/rating.ts";
import {
  type Complaint,
  decideComplaint,
  decideMisalignment,
  decideUrgency,
  type MisalignmentDecision,
} from "../decisions/relationship.ts";
import { readStory, type Story } from "../decisions/story/story.ts";
import { decideTerms } from "../decisions/terms.ts";
import { gatherQuantities, printValue, type Quantities, type Quantity } from "../documents/quantity.ts";
import { resolve } from "../documents/resolve.ts";
import { commonFactIds, type FactSheet } from "../facts/sheet.ts";
import type { MissingFact } from "../facts/types.ts";
import type { Agent, Mission, Phase } from "../library/types.ts";
import type { Settings } from "../settings/schema.ts";
import { termQuantities } from "../sla/quantities.ts";
import type { Terms } from "../terms.ts";
import { type Context, noContext } from "./context/context.ts";
import type { Kind } from "./kinds.ts";

/** One thing that a support agent says to its lead; figures stand as references. */
export interface Point {
  claim: string;
  /** References in the claim and the ask. */
  quantities: string[];
  ask: string;
}

/** What a support agent hands its lead. */
export interface Contribution {
  agent: string;
  points: Point[];
}

/** A document that the run has delivered before this one. */
export interface Delivered {
  kind: string;
  title: string;
  status: "clean" | "degraded";
  signals: number;
}

/** What the two sides have agreed on: the terms in force, and where a request compares, the earlier ones. */
export interface Agreement {
  inForce?: Terms;
  compared?: Compared;
}

/** What all documents of one request share. */
export interface Ground {
  request: string;
  sheet: FactSheet;
  settings: Settings;
  /** What the company says of itself; data, whose figures are no quantities. */
  context: Context;
  quantities: Quantities;
  terms: Terms;
  story: Story;
  misalignment: MisalignmentDecision;
  /** What exactly is complained of. */
  complaint: Complaint;
  approach: Approach;
  decisions: Decision[];
  positions: Positions;
  /** Where the request compares: the earlier agreement held against the records. */
  comparison?: Comparison;
  compared?: Compared;
}

/** What a writer is given for one document. */
export interface Brief extends Ground {
  kind: Kind;
  /** Who writes: the phase's lead agent, or none for a skill's own document. */
  persona?: Agent;
  mission?: Mission;
  phase?: Phase;
  contributions: Contribution[];
  delivered: Delivered[];
  /** Of the facts that every document may speak of, those that the portal lacks. */
  signals: MissingFact[];
  variants: string[];
}

/** Takes every decision there is on the facts, the settings and the user's words; documents share them. */
export function layGround(
  request: string,
  sheet: FactSheet,
  settings: Settings,
  context: Context = noContext,
  { inForce, compared }: Agreement = {},
): Ground {
  // A comparison proposes anew; every other document holds to what is in force.
  const terms = (compared ? compared.now : inForce) ?? decideTerms(sheet, settings);
  const { positions, decisions: clauses } = takePositions(sheet, settings, terms, request);
  const comparison = compared && compareAgreements(compared, terms, sheet, positions);
  const story = readStory(request);
  const leak = decideLeak(sheet);
  const misalignment = decideMisalignment(story);
  const complaint = decideComplaint(story, misalignment);
  const approach = decideApproach(story, misalignment, complaint);
  const decisions = [
    leak,
    decideFix(leak),
    decideRating(sheet, settings, inForce ?? compared?.was),
    misalignment,
    complaint,
    decideEarned(sheet),
    decideUrgency(story, misalignment),
    ...approach.decisions,
    ...clauses,
    ...(comparison ? [comparison.decision] : []),
  ];
  const measured = gatherQuantities(sheet, [], settings.currency);
  const given = [
    ...benchmarks,
    ...termQuantities(terms, (text) => resolve(text, measured).text),
    ...clauses.flatMap(({ figures = [] }) => figures),
    ...factsNamed([...clauseFacts, ...clauses.flatMap(({ quantities }) => quantities)], measured),
    ...(comparison?.figures ?? []),
    ...settingQuantities(settings),
    ...quotedQuantities(request),
  ];
  return {
    request,
    sheet,
    settings,
    context,
    quantities: gatherQuantities(
      sheet,
      given,
      settings.currency,
      [...textsIn(settings), ...Object.keys(settings.teams), ...textsIn({ ...story, words: "" })],
      request,
    ),
    terms,
    story,
    misalignment,
    complaint: complaint.choice,
    approach,
    decisions,
    positions,
    comparison,
    compared,
  };
}

/** The facts among references, so that a number which stands on one is known in a document that is checked later. */
const factsNamed = (refs: readonly string[], measured: Quantities): Quantity[] =>
  [...new Set(refs)].map(measured.find).flatMap((found) => (found.kind === "quantity" ? [found.quantity] : []));

/** The brief of one document. */
export function writeBrief(
  ground: Ground,
  kind: Kind,
  rest: Partial<Pick<Brief, "persona" | "mission" | "phase" | "contributions" | "delivered" | "variants">> = {},
): Brief {
  const signals = commonFactIds.map((id) => ground.sheet.get(id)).filter((fact) => fact.status === "missing");
  const variants = ground.positions.adaptations.adaptations.filter((name) => name in (kind.spec.variants ?? {}));
  return { ...ground, kind, signals, contributions: [], delivered: [], variants, ...rest };
}

/** Prints a quantity by reference. Throws RangeError for one that the ground does not hold. */
export function printReference(ground: Ground, ref: string): string {
  const referent = ground.quantities.find(ref);
  if (referent.kind !== "quantity") throw new RangeError(`No quantity is called ${ref}.`);
  return printValue(referent.quantity.value, referent.quantity.unit, ground.settings.currency);
}

/** Every text in a value, such as the settings. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function settingQuantities({ team_sizes: teams, deal_value: deal, sales_cycle_weeks: cycle }: Settings): Quantity[] {
  const named: [ref: string, title: string, value: number | undefined, unit: Quantity["unit"]][] = [
    ["setting.marketing_team", "Marketing head count", teams.marketing, "people"],
    ["setting.sdr_team", "SDR head count", teams.sdr, "people"],
    ["setting.ae_team", "AE head count", teams.ae, "people"],
    ["setting.deal_value", "Average deal value as set", deal, "money"],
    ["setting.sales_cycle", "Sales cycle as set", cycle, "weeks"],
  ];
  return named.flatMap(([ref, title, value, unit]): Quantity[] =>
    value === undefined ? [] : [{ ref, title, value, unit, origin: "setting", note: "concord.yaml" }],
  );
}

const quotedUnits: [RegExp, Quantity["unit"], number][] = [
  [/^\s?(%|percent)/i, "share", 0.01],
  [/^\s?(minutes?|mins?)\b/i, "business minutes", 1],
  [/^\s?(hours?|hrs?)\b/i, "business minutes", 60],
  [/^\s?days?\b/i, "days", 1],
  [/^\s?weeks?\b/i, "weeks", 1],
  [/^\s?months?\b/i, "months", 1],
];

/** Figures in the user's own words; a document may quote them and says whose they are. */
function quotedQuantities(words: string): Quantity[] {
  return [...words.matchAll(/([$€£])?(\d[\d,]*(?:\.\d+)?)/g)].map((match, index) => {
    const after = words.slice(match.index + match[0].length);
    const unit = quotedUnits.find(([pattern]) => pattern.test(after));
    return {
      ref: `quote.${index + 1}`,
      title: "Figure in the request",
      value: Number(match[2]!.replace(/,/g, "")) * (unit?.[2] ?? 1),
      unit: match[1] ? "money" : (unit?.[1] ?? "leads"),
      origin: "quote",
      note: "quoted from the request",
    };
  });
}
