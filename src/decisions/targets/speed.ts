import { minutesADay } from "../../clock/hours.ts";
import type { FactSheet } from "../../facts/sheet.ts";
import { responseLimits } from "../../facts/speed.ts";
import { firstContactMinutes, leadsToCompare } from "../../facts/thresholds.ts";
import { isScalar } from "../../facts/types.ts";
import { businessHours } from "../../settings/business-hours.ts";
import type { Settings } from "../../settings/schema.ts";
import type { TermValue } from "../../terms.ts";
import { toStep, towards, upToStep } from "./step.ts";

/** Response limits that a target may take, in working minutes: half an hour for hand-raisers up to practice's four. */
const speedLadder = [30, 60, firstContactMinutes];

/** What a response target is meant to be kept on in the end. */
const inTheEnd = 0.9;

/**
 * The step of the ladder at or above the 25th percentile of the team's own first touches, never slower than the
 * source's: what is done already on one touched lead in four can be made the rule, and for the other three it is ambitious.
 */
export function decideSpeed(sheet: FactSheet): TermValue {
  const quickest = sheet.get("speed_to_lead_p25");
  const unit = "business minutes" as const;
  if (!isScalar(quickest) || quickest.sample < leadsToCompare) {
    const why = isScalar(quickest)
      ? "too few first touches are on record to tell what can be kept"
      : "no response time is on record";
    return {
      value: firstContactMinutes,
      unit,
      from: "source",
      because: `RevOps practice for first contact with an MQL, since ${why}`,
    };
  }
  const value = speedLadder.find((limit) => quickest.value <= limit);
  if (value === undefined)
    return {
      value: firstContactMinutes,
      unit,
      from: "source",
      because:
        "RevOps practice allows no more, and history does not carry it yet: the quickest quarter of first touches takes [[speed_to_lead_p25]]",
    };
  return {
    value,
    unit,
    from: "history",
    because:
      "the quickest quarter of first touches takes [[speed_to_lead_p25]] today, and this is the next step up; what is done already on one touched lead in four can be made the rule",
  };
}

/** The key of a response limit on history, such as `4h`. */
export const limitKey = (minutes: number): string | undefined =>
  responseLimits.find((limit) => limit.minutes === minutes)?.key;

/**
 * How often the speed target is to be met, quarter by quarter up to nine in ten. The first quarter asks for what the best
 * rep keeps today where that is known, else for half of the way; it never asks for less than is kept today.
 */
export function decideAttainment(sheet: FactSheet, speedMinutes: number): [TermValue, ...TermValue[]] {
  const fact = sheet.get("response_sla");
  const key = limitKey(speedMinutes);
  const now = isScalar(fact) ? fact.slices.window?.find((slice) => slice.key === key) : undefined;
  if (!isScalar(fact) || !now || now.sample === 0)
    return [
      { value: 0.8, unit: "share", from: "source", because: "a starting value, to be replaced once it is measured" },
    ];
  const ref = `[[response_sla window="${key}"]]`;
  const half = towards(inTheEnd, now.value, `today's ${ref}`, "nine in ten");
  if (now.value >= inTheEnd) return [half];
  const best = speedMinutes === firstContactMinutes ? bestRep(fact.slices.owner ?? []) : undefined;
  const reach = best === undefined ? undefined : Math.max(upToStep(best), toStep(now.value + 0.1));
  const first: TermValue =
    reach !== undefined && reach < half.value
      ? {
          value: reach,
          unit: "share",
          from: "history",
          because: `what the best rep with twenty leads or more keeps today, where the team keeps ${ref}`,
        }
      : half;
  const second = toStep((first.value + inTheEnd) / 2);
  const later = second > first.value && second < inTheEnd ? [second, inTheEnd] : [inTheEnd];
  return [
    first,
    ...later.map(
      (value, index): TermValue => ({
        value,
        unit: "share",
        from: "source",
        because: index === later.length - 1 ? "nine in ten, the level to hold" : "half of the rest of the way",
      }),
    ),
  ];
}

const bestRep = (reps: readonly { value: number; sample: number }[]): number | undefined => {
  const rates = reps.filter(({ sample }) => sample >= leadsToCompare).map(({ value }) => value);
  return rates.length > 1 ? Math.max(...rates) : undefined;
};

/** The next step above the speed target, so that a missed target is caught before the lead is cold; at most a working day. */
export function decideWindow(speedMinutes: number, settings: Settings): TermValue {
  const day = minutesADay(businessHours(settings));
  const value = speedLadder.find((limit) => limit > speedMinutes) ?? Math.max(day, 2 * firstContactMinutes);
  return {
    value,
    unit: "business minutes",
    from: "source",
    because:
      value > firstContactMinutes
        ? "twice the speed target or a working day, so that a missed target is caught before the lead is cold"
        : "the next step above the speed target, so that a missed target is caught before the lead is cold",
  };
}
