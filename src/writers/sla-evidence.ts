import type { Brief } from "../briefs/brief.ts";
import { saysNothing } from "../decisions/positions/cells.ts";
import { escapeMarkdown } from "../documents/escape.ts";
import { sliceRef } from "../documents/quantity.ts";
import { knows } from "./known.ts";
import { verbOf } from "./outcome-verb.ts";

/** One line of what the data says: a figure, and the clause that it changes. */
export interface Evidence {
  says: string;
  figure: string;
  clause: string;
}

/**
 * The figures that change a clause, those that the positions rest on first. What shapes no clause is left out: the table
 * is there to be argued with, not to be complete.
 */
export function evidenceOf(brief: Brief): Evidence[] {
  const { positions, decisions } = brief;
  const known = knows(brief);
  const leak = decisions.find(({ id }) => id === "leak")?.choice;
  const row = (says: string, ref: string, clause: string): Evidence[] =>
    known(ref) ? [{ says, figure: `[[${ref}]]`, clause }] : [];
  const followUp = [
    ...row(
      "Median time from qualification to first touch",
      "speed_to_lead",
      "III: speed, and its path over the quarters",
    ),
    ...row(
      "The quickest quarter of first touches takes",
      "speed_to_lead_p25",
      "III: the step that the speed target is set on",
    ),
    ...row("Median once a rep is assigned", "speed_from_assignment", "VI: the rep's clock is shown apart from routing"),
    ...row("MQLs without a touch or a decision", "untouched_leads", "IV: revert rule"),
  ];
  const quality = [
    ...row("Decided MQLs that sales accepted", "acceptance_rate", "III: quality bar"),
    ...spreadOf(brief),
    ...positions.pause.weak.slice(0, 1).map(
      ({ by, name, converts, rest }): Evidence => ({
        says: `${by} ${escapeMarkdown(name)}: share that ${verbOf(positions.pause.outcome)
          .replace(/^are /, "is ")
          .replace(/^become/, "becomes")}, against ${rest} of the rest`,
        figure: converts,
        clause: "III: what is paused first",
      }),
    ),
  ];
  const rest = [
    ...row("MQLs in the window", "mql_volume", "III: volume"),
    ...(positions.concentration.by
      ? [
          {
            says: `Share of leads from the few ${positions.concentration.by.toLowerCase()} values that make half of the ${positions.concentration.outcome}`,
            figure: "[[concentration.leads]]",
            clause: "III: bars by source, not on average",
          },
        ]
      : []),
    ...(positions.unlabelled.label
      ? [
          {
            says: `Leads without ${positions.unlabelled.label.toLowerCase()}`,
            figure: "[[unlabelled.leads]]",
            clause: "III: completeness at handoff",
          },
        ]
      : []),
    ...row("MQLs handed over with every required field", "field_completeness", "IV: incomplete leads are held"),
    ...row("Rejections that carry a reason", "reason_rate", "IV: reason is mandatory"),
    ...(positions.cohorts.choice === "unknown"
      ? []
      : row(
          "Leads of the latest cohort that got on within thirty days, against [[cohort_before]] of those before",
          "cohort_latest",
          "V: recalibration trigger",
        )),
    ...(positions.capacity.choice === "unknown"
      ? []
      : row("Attempts that the cadence asks of each rep", "capacity.asked", "III: volume and attempts")),
    ...(positions.shortWindow.choice === "wins come early"
      ? row("Wins so soon after the lead", positions.shortWindow.quantities[0]!, "IV: acceptance window")
      : positions.shortWindow.quantities.includes("acceptance_late")
        ? row("Acceptance of leads touched late", "acceptance_late", "IV: acceptance window")
        : []),
    ...(known("acceptance_rate")
      ? []
      : row(
          "Leads that become customers, over cohorts that had the time",
          "lead_close_rate",
          "III: quality, until acceptance is logged",
        )),
  ];
  return leak === "lead-quality" ? [...quality, ...followUp, ...rest] : [...followUp, ...quality, ...rest];
}

/** Best and worst of the sources that differ beyond chance. */
function spreadOf({ positions: { quality } }: Brief): Evidence[] {
  const named = quality?.bars.filter(({ source }) => !saysNothing(source)) ?? [];
  const [best, worst] = [named[0], named.at(-1)];
  if (!quality || !best || !worst || best === worst) return [];
  const of = ({ source }: { source: string }): string => `[[${sliceRef(quality.fact.id, "source", source)}]]`;
  return [
    {
      says: `Best source, ${escapeMarkdown(best.source)}: share ${quality.verb}`,
      figure: of(best),
      clause: "III: bar by source",
    },
    {
      says: `Weakest source, ${escapeMarkdown(worst.source)}: share ${quality.verb}`,
      figure: of(worst),
      clause: "III: bar by source",
    },
  ];
}
