import type { FactSheet } from "../../facts/sheet.ts";
import { cadence } from "../../facts/thresholds.ts";
import { isScalar } from "../../facts/types.ts";
import type { Settings } from "../../settings/schema.ts";
import type { TermValue } from "../../terms.ts";
import { towards } from "./step.ts";

/** What marketing owes a month: the median of the latest full months, or what the settings say. */
export function decideVolume(sheet: FactSheet, settings: Settings): TermValue | undefined {
  const fact = sheet.get("mql_monthly");
  if (isScalar(fact))
    return {
      value: Math.round(fact.value),
      unit: "MQLs a month",
      from: "history",
      because: "the median of the latest full months, so that one good month sets no quota",
    };
  if (settings.monthly_mql_volume === undefined) return undefined;
  return { value: settings.monthly_mql_volume, unit: "MQLs a month", from: "setting", because: "as the settings say" };
}

/** Half of the way from today's share of complete leads to all. */
export function decideCompleteness(sheet: FactSheet): TermValue {
  const fact = sheet.get("field_completeness");
  if (!isScalar(fact))
    return {
      value: 0.95,
      unit: "share",
      from: "source",
      because: "a starting value, to be replaced once completeness is measured",
    };
  return towards(1, fact.value, "today's [[field_completeness]]", "all");
}

/** Half of the way from today's share of leads that get the whole cadence to nine in ten. */
export function decideFollowUp(sheet: FactSheet): TermValue {
  const fact = sheet.get("compliance_rate");
  if (!isScalar(fact))
    return { value: 0.8, unit: "share", from: "source", because: "to be replaced once it is measured" };
  return towards(0.9, fact.value, "today's [[compliance_rate]]", "nine in ten");
}

/** The cadence of practice: attempts, and working days that they are made in. */
export const decideCadence = (): { attempts: TermValue; attemptDays: TermValue } => ({
  attempts: {
    value: cadence.attempts,
    unit: "attempts",
    from: "source",
    because: "the sixth call has reached nine in ten of those who convert",
  },
  attemptDays: {
    value: cadence.workingDays,
    unit: "working days",
    from: "source",
    because: "practice is seven to ten business days",
  },
});

/** Attempts on MQLs that a rep can be asked for: a quarter of the working day, ten minutes an attempt with its notes. */
export function decideAttemptsADay(minutesADay: number): TermValue {
  return {
    value: Math.floor((minutesADay * dayShare) / attemptMinutes),
    unit: "a working day",
    from: "source",
    because: "a planning assumption: a quarter of the working day, ten minutes for an attempt and its notes",
  };
}
const dayShare = 0.25;
const attemptMinutes = 10;

/** The low end of the 95% range of the earlier cohorts' share: a quarter under it is no accident. */
export function decideCohortFloor(sheet: FactSheet): TermValue | undefined {
  const before = sheet.get("cohort_before");
  if (!isScalar(before) || before.low === undefined) return undefined;
  return {
    value: Math.round(before.low * 1000) / 1000,
    unit: "share",
    from: "history",
    because: "the low end of the range in which the cohorts before lie, at the same age",
  };
}
