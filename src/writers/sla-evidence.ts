import type { Brief } from "../briefs/brief.ts";
import { saysNothing } from "../decisions/positions/cells.ts";
import { leastAcceptance } from "../decisions/targets/quality.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import { sliceRef } from "../documents/quantity.ts";
import { isScalar } from "../facts/types.ts";
import { knows } from "./known.ts";
import { verbOf } from "./outcome-verb.ts";

/** One line of what the data says: a figure, and the clause that it changes. */
export interface Evidence {
  says: string;
  figure: string;
  clause: string;
}

/** A figure this good changes no clause, and is left out. */
const fewUntouched = 0.05;
const mostReasons = 0.9;

/**
 * The figures that change a clause, those that the leak rests on first. What shapes no clause on this portal is left out:
 * the table is there to be argued with, not to be complete.
 */
export function evidenceOf(brief: Brief): Evidence[] {
  const { decisions } = brief;
  const leak = decisions.find(({ id }) => id === "leak")?.choice ?? "";
  const [followUp, quality, rest] = [followUpOf(brief, leak === "follow-up"), qualityOf(brief, leak), restOf(brief)];
  return leak === "follow-up" ? [...followUp, ...quality, ...rest] : [...quality, ...followUp, ...rest];
}

const rows =
  (brief: Brief) =>
  (says: string, ref: string, clause: string): Evidence[] =>
    knows(brief)(ref) ? [{ says, figure: `[[${ref}]]`, clause }] : [];

const measured = ({ sheet }: Brief, id: string): number | undefined => {
  const fact = sheet.get(id);
  return isScalar(fact) ? fact.value : undefined;
};

function followUpOf(brief: Brief, leaks: boolean): Evidence[] {
  const row = rows(brief);
  const { from } = brief.terms.sales.speed;
  const untouched = measured(brief, "untouched_rate");
  if (!leaks)
    return [
      ...row(
        "Median time from qualification to first touch",
        "speed_to_lead",
        "III: speed is held and tightened, not mended",
      ),
      ...(untouched !== undefined && untouched >= fewUntouched
        ? row("MQLs without a touch or a decision", "untouched_leads", "IV: revert rule")
        : []),
    ];
  return [
    ...row("Median time from qualification to first touch", "speed_to_lead", "III: speed rises over the quarters"),
    ...row(
      "The quickest quarter of first touches takes",
      "speed_to_lead_p25",
      from === "history" ? "III: the step that the target is set on" : "III: history does not carry the target yet",
    ),
    ...row("Median once a rep is assigned", "speed_from_assignment", "VI: the rep's clock stands apart from routing"),
    ...row("MQLs without a touch or a decision", "untouched_leads", "IV: revert rule, wired first"),
  ];
}

function qualityOf(brief: Brief, leak: string): Evidence[] {
  const { pause, shortWindow } = brief.positions;
  const row = rows(brief);
  const accepted = measured(brief, "acceptance_rate");
  const clause =
    accepted === undefined || accepted >= wellAccepted
      ? leak === "follow-up"
        ? "III: quality is not what leaks; the bar holds it"
        : "III: the bar holds what is there"
      : accepted < leastAcceptance + 0.1
        ? "III: the bar lies near practice's floor; sources are mended one by one"
        : "III: quality bar";
  return [
    ...row("Decided MQLs that sales accepted", "acceptance_rate", clause),
    ...(accepted === undefined
      ? row(
          "Leads that become customers, over cohorts that had the time",
          "lead_close_rate",
          "III: quality, until acceptance is logged",
        )
      : []),
    ...spreadOf(brief, leak),
    ...pause.weak.slice(0, 1).map(({ by, name, converts, rest }): Evidence => {
      const verb = verbOf(pause.outcome)
        .replace(/^are /, "is ")
        .replace(/^become/, "becomes");
      return {
        says: `${by} ${escapeMarkdown(name)}: share that ${verb}, against ${rest} of the rest`,
        figure: converts,
        clause: "III: what is paused first",
      };
    }),
    ...(shortWindow.choice === "wins come early"
      ? row("Wins so soon after the lead", shortWindow.quantities[0]!, "IV: acceptance window")
      : shortWindow.choice === "late leads are accepted less"
        ? row("Acceptance of leads touched late", "acceptance_late", "IV: acceptance window")
        : []),
  ];
}
const wellAccepted = 0.7;

function restOf(brief: Brief): Evidence[] {
  const { concentration, unlabelled, cohorts, capacity } = brief.positions;
  const row = rows(brief);
  const reasons = measured(brief, "reason_rate");
  return [
    ...row("MQLs in the window", "mql_volume", "III: volume"),
    ...(concentration.by
      ? row(
          `Share of leads from the few ${concentration.by.toLowerCase()} values that make half of the ${concentration.outcome}`,
          "concentration.leads",
          "III: bars by source, not on average",
        )
      : []),
    ...(unlabelled.label
      ? row(`Leads without ${unlabelled.label.toLowerCase()}`, "unlabelled.leads", "III: completeness at handoff")
      : []),
    ...row("MQLs handed over with every required field", "field_completeness", "IV: incomplete leads are held"),
    ...(reasons !== undefined && reasons < mostReasons
      ? row("Rejections that carry a reason", "reason_rate", "IV: the reason becomes mandatory")
      : []),
    ...(cohorts.choice === "drop" || cohorts.choice === "rise"
      ? row(
          "Leads of the latest cohort that got on within thirty days, against [[cohort_before]] of those before",
          "cohort_latest",
          "V: recalibration, before signing",
        )
      : []),
    ...(capacity.choice === "does not fit"
      ? row("Attempts that the cadence asks of each rep", "capacity.asked", "III: volume or attempts come down")
      : []),
  ];
}

/** Best and worst of the sources that differ beyond chance. */
function spreadOf({ positions: { quality } }: Brief, leak: string): Evidence[] {
  // A label that says nothing of where its leads came from can be neither fed nor mended.
  const named = quality?.bars.filter(({ source }) => !saysNothing(source)) ?? [];
  const [best, worst] = [named[0], named.at(-1)];
  if (!quality || !best || !worst || best === worst) return [];
  const of = ({ source }: { source: string }): string => `[[${sliceRef(quality.fact.id, "source", source)}]]`;
  const says = `Share ${quality.verb}, ${escapeMarkdown(best.source)} against ${escapeMarkdown(worst.source)}`;
  const clause: Record<string, string> = {
    "follow-up": "III: bar by source, second to the revert rule",
    "lead-quality": "III: bar by source, which is the fix",
    none: "III: bar by source, what is left to tune",
  };
  return [{ says, figure: `${of(best)} / ${of(worst)}`, clause: clause[leak] ?? "III: bar by source" }];
}
