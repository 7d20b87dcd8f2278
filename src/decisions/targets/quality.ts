import { betterHalf, type StepOfSource, shortfall } from "../../facts/compare.ts";
import type { FactSheet } from "../../facts/sheet.ts";
import { leadsToCompare } from "../../facts/thresholds.ts";
import { isScalar, type MeasuredFact, type Slice } from "../../facts/types.ts";
import type { SourceBar, TermValue } from "../../terms.ts";
import { downToStep, toStep, towards } from "./step.ts";

/** Acceptance under which practice recalibrates, whatever was agreed: a bar is never set below it. */
export const leastAcceptance = 0.3;

/** What the better half of sources achieve, half of the way there in the first quarter; or the playbook's bar. */
export function decideAcceptance(sheet: FactSheet): TermValue {
  const fact = sheet.get("acceptance_rate");
  const sources = isScalar(fact) ? comparable(fact) : [];
  if (!isScalar(fact) || sources.length === 0) {
    return {
      value: 0.5,
      unit: "share",
      from: "source",
      because: `the upper end of RevOps practice for MQL to SQL, which acceptance comes before, since ${isScalar(fact) ? "no source has enough decisions on record to tell" : "no acceptance is on record"}`,
    };
  }
  const bar = Math.max(betterHalf(sources.map(toStepOf)), fact.value);
  const term = towards(bar, fact.value, "today's [[acceptance_rate]]", "what the better half of sources achieve");
  if (term.value >= leastAcceptance) return term;
  return {
    ...term,
    value: leastAcceptance,
    from: "source",
    because: "practice recalibrates below it, and today's [[acceptance_rate]] is under it",
  };
}

/** What leads are compared by where sources are told apart: the first of these that is on record. */
const measures = [
  { id: "acceptance_rate", verb: "accepted" },
  { id: "mql_sql_rate", verb: "became SQLs" },
  { id: "lead_close_rate", verb: "won" },
  { id: "won_share", verb: "won" },
] as const;

export interface QualityBySource {
  /** The fact that sources are compared by, and what it says of their leads. */
  fact: MeasuredFact;
  verb: (typeof measures)[number]["verb"];
  /** Best first, those with enough leads to be compared. */
  bars: SourceBar[];
}

/**
 * A bar for each source, where sources differ beyond chance (the chi-square test of `shortfall`): those under the bar of
 * all go half of the way to it, the others hold what they have. Undefined where sources can't be told apart.
 */
export function decideBars(sheet: FactSheet, acceptance: TermValue): QualityBySource | undefined {
  for (const { id, verb } of measures) {
    const fact = sheet.get(id);
    if (!isScalar(fact)) continue;
    const slices = comparable(fact);
    if (shortfall(slices.map(toStepOf)) === undefined) {
      if (id === "acceptance_rate") return undefined;
      continue;
    }
    const goal = id === "acceptance_rate" ? acceptance.value : betterHalf(slices.map(toStepOf));
    const bars = slices.map(({ key, value, sample }) => ({
      source: key,
      now: value,
      sample,
      target: value < goal ? Math.max(toStep((value + goal) / 2), toStep(value)) : downToStep(value),
    }));
    return { fact, verb, bars };
  }
  return undefined;
}

/** Sources with enough leads to be compared, best first. */
const comparable = (fact: MeasuredFact): Slice[] =>
  (fact.slices.source ?? [])
    .filter(({ sample }) => sample >= leadsToCompare)
    .toSorted((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));

const toStepOf = ({ key, value, sample }: Slice): StepOfSource => ({ source: key, came: sample, went: value * sample });
