import type { Quantity } from "../documents/quantity.ts";
import { differ } from "../facts/compare.ts";
import type { FactSheet } from "../facts/sheet.ts";
import { isScalar, type Slice } from "../facts/types.ts";
import { diffTerms, type TermChange, termValues } from "../sla/changes.ts";
import { termQuantities } from "../sla/quantities.ts";
import { wordingOf } from "../sla/wording.ts";
import type { Terms } from "../terms.ts";
import { type Decision, figure } from "./decision.ts";
import { numberIn, tableOf, textIn } from "./positions/cells.ts";
import type { LostReason } from "./positions/lost.ts";
import type { Tighten } from "./positions/tighten.ts";
import { leastAcceptance } from "./targets/quality.ts";
import { limitKey } from "./targets/speed.ts";

/** An agreement to hold against an earlier one: its terms, and the facts of the window that it was drawn up from. */
export interface Compared {
  was: Terms;
  before: FactSheet;
  /** The later terms; what history proposes today where none are given. */
  now?: Terms;
}

/** One commitment of the earlier terms, as it stood then and stands now. */
export interface ComparedCommitment {
  name: string;
  side: "Marketing" | "Sales";
  owner: string;
  /** References; undefined where it is not on record. */
  target: string;
  before?: string;
  after?: string;
  met: "met" | "missed" | "not known";
  /** Better and worse are beyond chance; a figure that is no share is higher or lower. */
  moved: "better" | "worse" | "higher" | "lower" | "no more than chance" | "the same" | "not known";
  /** The fact that would tell. */
  fact: string;
}

export interface Comparison {
  commitments: ComparedCommitment[];
  speed: { name: string; before?: string; after?: string }[];
  reasons: { name: string; before: string; after: string }[];
  definitions: { stage: string; signal: string; wording: string }[];
  changes: (TermChange & { wording?: string; why: string })[];
  figures: Quantity[];
  decision: Decision;
}

interface Ask {
  name: string;
  side: ComparedCommitment["side"];
  owner: string;
  fact: string;
  key?: string;
  term: string;
  target: number;
}

/** Holds the earlier terms against the records then and now, and proposes what to word anew. */
export function compareAgreements(
  { was, before: then }: Compared,
  now: Terms,
  sheet: FactSheet,
  positions: { tighten: Tighten; lost: LostReason; cohorts: Decision },
): Comparison {
  const figures: Quantity[] = termQuantities(was).map((quantity) => ({
    ...quantity,
    ref: quantity.ref.replace(/^term\./, "was."),
    note: `of the earlier agreement: ${quantity.note.replace(/\[\[[^\]]*\]\] ?/g, "")}`,
  }));
  for (const [index, { source, target }] of (was.marketing.bars ?? []).entries())
    figures.push({
      ...figure(`was.bar_${index}`, `Bar for ${source}, then`, target, "share", "of the earlier agreement"),
      origin: "term",
    });
  for (const [index, { source, target }] of (now.marketing.bars ?? []).entries())
    figures.push({
      ...figure(`later.bar_${index}`, `Bar for ${source}, later`, target, "share", "of the later terms"),
      origin: "term",
    });
  const commitments = asksOf(was).map((ask): ComparedCommitment => {
    const { name, side, owner, fact, key, term, target } = ask;
    const [before, after] = [pointOf(then, fact, key), pointOf(sheet, fact, key)];
    const ref = `then.${term}`;
    if (before)
      figures.push(
        figure(
          ref,
          `${name}, then`,
          before.value,
          before.unit,
          `${before.sample.toLocaleString("en-US")} records, ${then.window.label}`,
        ),
      );
    return {
      name,
      side,
      owner,
      fact,
      target: targetOf(term),
      ...(before && { before: `[[${ref}]]` }),
      ...(after && { after: key === undefined ? `[[${fact}]]` : `[[${fact} window="${key}"]]` }),
      met: after === undefined ? "not known" : after.value >= target ? "met" : "missed",
      moved: movedBetween(before, after),
    };
  });
  const speed = [
    ["Median time to first touch", "speed_to_lead"],
    ["Nine leads in ten within", "speed_to_lead_p90"],
    ["Acceptance of decided MQLs", "acceptance_rate"],
    ["MQLs without a touch or a decision", "untouched_rate"],
  ].map(([name = "", id = ""]) => {
    const [before, after] = [pointOf(then, id), pointOf(sheet, id)];
    const ref = `then.${id}`;
    if (before) figures.push(figure(ref, `${name}, then`, before.value, before.unit, then.window.label));
    return { name, ...(before && { before: `[[${ref}]]` }), ...(after && { after: `[[${id}]]` }) };
  });
  const reasons = reasonsOf(then, sheet, figures);
  const accepted = commitments.find(({ name }) => name === "Acceptance rate");
  const changes = diffTerms(was, now)
    // What is missed is not asked for higher, and the cohorts' floor rests on an outcome that may be another today.
    .filter(({ term }) => term !== "cohort_floor" && !(metOf(term, commitments) === "missed" && rises(term, was, now)))
    .map((change) => ({
      ...change,
      wording: wordingOf(change.term),
      why: whyOf(change.term, was, now, commitments),
    }));
  const missed = commitments.filter(({ met }) => met === "missed").map(({ name }) => name);
  const known = commitments.filter(({ met }) => met !== "not known");
  return {
    commitments,
    speed,
    reasons,
    definitions: definitionsOf(positions, accepted, sheet, commitments),
    changes,
    figures,
    decision: {
      id: "comparison",
      choice: known.length === 0 ? "not known" : missed.length === 0 ? "kept" : `missed: ${missed.join(", ")}`,
      because:
        known.length === 0
          ? "no commitment of the earlier agreement is on record"
          : `of the commitments on record, ${known.length - missed.length === 0 ? "none is" : list.format(known.filter(({ met }) => met === "met").map(({ name }) => name.toLowerCase())).concat(known.length - missed.length === 1 ? " is" : " are")} kept today`,
      quantities: commitments.flatMap(({ after }) => (after ? [after.slice(2, -2)] : [])),
      confidence: known.length > 3 ? "high" : "medium",
    },
  };
}

function asksOf({ marketing, sales, owners }: Terms): Ask[] {
  const key = limitKey(sales.speed.value);
  const asks: (Ask | false)[] = [
    marketing.mqlVolume !== undefined && {
      name: "Qualified-lead volume",
      side: "Marketing",
      owner: owners.demandGen,
      fact: "mql_monthly",
      term: "volume",
      target: marketing.mqlVolume.value,
    },
    {
      name: "Acceptance rate",
      side: "Marketing",
      owner: owners.marketing,
      fact: "acceptance_rate",
      term: "acceptance",
      target: marketing.acceptance.value,
    },
    {
      name: "Complete at handoff",
      side: "Marketing",
      owner: owners.demandGen,
      fact: "field_completeness",
      term: "completeness",
      target: marketing.completeness.value,
    },
    {
      name: "Speed to lead",
      side: "Sales",
      owner: owners.rep,
      fact: "response_sla",
      ...(key && { key }),
      term: "speed",
      target: sales.attainment.value,
    },
    {
      name: "Every attempt made",
      side: "Sales",
      owner: owners.rep,
      fact: "compliance_rate",
      term: "follow_up",
      target: sales.followUp.value,
    },
    {
      name: "Disposition in five working days",
      side: "Sales",
      owner: owners.sales,
      fact: "disposition_rate",
      term: "disposition",
      target: sales.disposition.value,
    },
  ];
  return asks.filter((ask) => ask !== false);
}

const targetOf = (term: string): string =>
  term === "speed" ? "[[was.speed]] on [[was.attainment]]" : `[[was.${term}]]`;

interface Point {
  value: number;
  sample: number;
  unit: Quantity["unit"];
}

function pointOf(sheet: FactSheet, id: string, key?: string): Point | undefined {
  const fact = sheet.get(id);
  if (!isScalar(fact)) return undefined;
  const found: Pick<Slice, "value" | "sample"> | undefined =
    key === undefined ? fact : fact.slices.window?.find((slice) => slice.key === key);
  return found && found.sample > 0 ? { value: found.value, sample: found.sample, unit: fact.unit } : undefined;
}

function movedBetween(before: Point | undefined, after: Point | undefined): ComparedCommitment["moved"] {
  if (!before || !after) return "not known";
  if (before.unit !== "share")
    return before.value === after.value ? "the same" : after.value > before.value ? "higher" : "lower";
  const way = after.value > before.value ? "better" : "worse";
  const clear = differ({ share: before.value, sample: before.sample }, { share: after.value, sample: after.sample });
  return clear ? way : "no more than chance";
}

const mostReasons = 6;

/** The reasons that rejections carry, then and now, those of now first. */
function reasonsOf(then: FactSheet, sheet: FactSheet, figures: Quantity[]): Comparison["reasons"] {
  const shares = (from: FactSheet) =>
    new Map((tableOf(from, "rejections_by_reason")?.rows ?? []).map((row) => [textIn(row[0]), numberIn(row[2]) ?? 0]));
  const [before, after] = [shares(then), shares(sheet)];
  return [...new Set([...after.keys(), ...before.keys()])].slice(0, mostReasons).map((name, index) => {
    const cell = (when: "then" | "now", known: Map<string, number>, window: string): string => {
      const share = known.get(name);
      if (share === undefined) return "none";
      const ref = `${when}.reason_${index}`;
      figures.push(figure(ref, `Rejections with the reason ${name}, ${when}`, share, "share", window));
      return `[[${ref}]]`;
    };
    return { name, before: cell("then", before, then.window.label), after: cell("now", after, sheet.window.label) };
  });
}

/** Definitions whose signal has fired, each with the words that would change it. */
function definitionsOf(
  { tighten, lost, cohorts }: { tighten: Tighten; lost: LostReason; cohorts: Decision },
  accepted: ComparedCommitment | undefined,
  sheet: FactSheet,
  commitments: readonly ComparedCommitment[],
): Comparison["definitions"] {
  const rate = pointOf(sheet, "acceptance_rate");
  const found: Comparison["definitions"] = [];
  if (accepted?.met === "missed" || cohorts.choice === "drop") {
    const signal =
      accepted?.met === "missed"
        ? `sales accepts [[acceptance_rate]], under the bar of [[was.acceptance]]${rate && rate.value < leastAcceptance ? ", and under what practice puts up with" : ""}`
        : cohorts.because;
    found.push({
      stage: "MQL",
      signal,
      wording: tighten.change
        ? `add to the criteria: ${tighten.change}`
        : "ask for one high-intent action beside the score, until the reasons of sales say what is wrong",
    });
  }
  const speed = commitments.find(({ fact }) => fact === "response_sla");
  const decided = commitments.find(({ fact }) => fact === "disposition_rate");
  if (decided?.met === "missed" && speed?.met !== "missed")
    found.push({
      stage: "SAL",
      signal: "leads are touched in time and then left without a decision",
      wording:
        "`Lead status` set to Accepted or Rejected within five working days of the MQL stamp, or the lead reverts",
    });
  if (lost.reason && lost.confidence === "medium")
    found.push({
      stage: "SQL",
      signal: `"${lost.reason}" leads the reasons for lost deals, on [[lost.share]] of them`,
      wording: lost.asks,
    });
  return found;
}

const factsOf: Record<string, string> = {
  volume: "mql_monthly",
  acceptance: "acceptance_rate",
  completeness: "field_completeness",
  speed: "response_sla",
  attainment: "response_sla",
  follow_up: "compliance_rate",
  disposition: "disposition_rate",
};

const metOf = (term: string, commitments: readonly ComparedCommitment[]): ComparedCommitment["met"] =>
  commitments.find(({ fact }) => fact === factsOf[term])?.met ?? "not known";

/** Whether a term asks for more than it did; a speed does by a shorter time. */
function rises(term: string, was: Terms, now: Terms): boolean {
  const [before, after] = [was, now].map((terms) => termValues(terms).find(([name]) => name === term)?.[2]?.value);
  if (before === undefined || after === undefined) return false;
  return term === "speed" ? after < before : after > before;
}

/** Why a term is proposed anew: whether its commitment was kept, and where the new figure comes from. */
function whyOf(term: string, was: Terms, now: Terms, commitments: readonly ComparedCommitment[]): string {
  const met = metOf(term, commitments);
  const kept =
    met === "met" && rises(term, was, now)
      ? "kept, so it can ask for more"
      : met === "missed"
        ? "missed, so it is set where it can be reached"
        : "";
  const { marketing, sales } = now;
  const reasons: Record<string, string | undefined> = {
    volume: marketing.mqlVolume?.because,
    acceptance: marketing.acceptance.because,
    completeness: marketing.completeness.because,
    speed: sales.speed.because,
    attainment: sales.attainment.because,
    acceptance_window: sales.acceptanceWindow.because,
    follow_up: sales.followUp.because,
  };
  const other = term.startsWith("bar.") ? "from what the source does today" : "as it stands in the later terms";
  return [kept, reasons[term] ?? other].filter(Boolean).join("; ");
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
