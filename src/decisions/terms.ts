import { minutesADay } from "../clock/hours.ts";
import { betterHalf } from "../facts/compare.ts";
import type { FactSheet } from "../facts/sheet.ts";
import { responseLimits } from "../facts/speed.ts";
import { cadence, firstContactMinutes, leadsToCompare } from "../facts/thresholds.ts";
import { isScalar, isTable } from "../facts/types.ts";
import { businessHours } from "../settings/business-hours.ts";
import type { Settings } from "../settings/schema.ts";
import type { RejectionReason, Terms, TermValue } from "../terms.ts";

/** Response limits that a target may take, in working minutes: half an hour for hand-raisers up to practice's four. */
const speedLadder = [30, 60, firstContactMinutes];

/** The terms that the portal's own history supports, each with why; where it is silent, the source's figure. */
export function decideTerms(sheet: FactSheet, settings: Settings): Terms {
  const speed = decideSpeed(sheet);
  return {
    status: "proposed",
    marketing: {
      mqlVolume: decideVolume(sheet, settings),
      acceptance: decideAcceptance(sheet),
      completeness: decideCompleteness(sheet),
      requiredFields: settings.required_fields,
    },
    sales: {
      speed,
      attainment: decideAttainment(sheet, speed.value),
      acceptanceWindow: decideWindow(speed.value, settings),
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
        because: "practice is 7 to 10 business days",
      },
      followUp: decideFollowUp(sheet),
      contactChannels: ["phone", "e-mail"],
      disposition: {
        value: 1,
        unit: "share",
        from: "source",
        because: "a lead without a decision can't be learned from",
      },
    },
    alertChannel: alertChannel(settings),
    reasons: decideReasons(sheet),
    recalibrateAfterMonths: { value: 2, unit: "months", from: "source", because: "one month may be chance" },
    owners: {
      marketing: settings.owners.marketing ?? "Head of Marketing",
      sales: settings.owners.sales ?? "VP of Sales",
      revops: settings.owners.revops ?? "RevOps Lead",
      demandGen: settings.owners.demand_gen ?? "Demand Gen Manager",
      rep: (settings.team_sizes.sdr ?? 0) > 0 ? "Assigned SDR" : "Assigned AE",
    },
  };
}

/** The step of the ladder that the fastest third of reps keep at their median, never slower than the source's. */
export function decideSpeed(sheet: FactSheet): TermValue {
  const fact = sheet.get("speed_to_lead");
  const reps = isScalar(fact) ? (fact.slices.owner ?? []).filter((slice) => slice.sample >= leadsToCompare) : [];
  if (reps.length === 0) {
    return {
      value: firstContactMinutes,
      unit: "business minutes",
      from: "source",
      because: `RevOps practice for first contact with an MQL, since ${isScalar(fact) ? "no rep has enough leads on record to tell what can be kept" : "no response time is on record"}`,
    };
  }
  const fastest = reps.toSorted((a, b) => a.value - b.value).slice(0, Math.max(1, Math.round(reps.length / 3)));
  const reach = fastest.reduce((sum, rep) => sum + rep.value, 0) / fastest.length;
  const value = speedLadder.find((limit) => reach <= limit);
  if (value !== undefined) {
    const because = "the fastest third of reps keep it at their median today";
    return { value, unit: "business minutes", from: "history", because };
  }
  const because =
    "RevOps practice for first contact, which the fastest third of reps, taken together, do not keep at their median yet";
  return { value: speedLadder.at(-1)!, unit: "business minutes", from: "source", because };
}

/** One step slower than the speed target, so that a missed target is caught before the lead is cold. */
function decideWindow(speedMinutes: number, settings: Settings): TermValue {
  const day = minutesADay(businessHours(settings));
  const isShort = speedMinutes < firstContactMinutes;
  return {
    value: isShort ? firstContactMinutes : Math.max(day, 2 * speedMinutes),
    unit: "business minutes",
    from: "source",
    because: isShort
      ? "RevOps practice for first contact"
      : "twice the speed target or a working day, so that a missed target is caught before the lead is cold",
  };
}

/** Half of the way from what is attained today to nine in ten, in steps of five points; never below today. */
export function decideAttainment(sheet: FactSheet, speedMinutes: number): TermValue {
  const fact = sheet.get("response_sla");
  const key = responseLimits.find((limit) => limit.minutes === speedMinutes)?.key;
  const now = isScalar(fact) ? fact.slices.window?.find((slice) => slice.key === key) : undefined;
  if (!now) return { value: 0.8, unit: "share", from: "source", because: "to be replaced once attainment is measured" };
  return { ...towards(0.9, now.value, "today's attainment", "nine in ten"), unit: "share", from: "history" };
}

function decideFollowUp(sheet: FactSheet): TermValue {
  const fact = sheet.get("compliance_rate");
  if (!isScalar(fact))
    return { value: 0.8, unit: "share", from: "source", because: "to be replaced once it is measured" };
  return { ...towards(0.9, fact.value, "today's share", "nine in ten"), unit: "share", from: "history" };
}

/** What the better half of sources achieve, in steps of five points, or the playbook's bar. */
export function decideAcceptance(sheet: FactSheet): TermValue {
  const fact = sheet.get("acceptance_rate");
  const sources = isScalar(fact) ? (fact.slices.source ?? []).filter((slice) => slice.sample >= leadsToCompare) : [];
  if (!isScalar(fact) || sources.length === 0) {
    return {
      value: 0.5,
      unit: "share",
      from: "source",
      because: `the upper end of RevOps practice for MQL to SQL, which acceptance comes before, since ${isScalar(fact) ? "no source has enough decisions on record to tell" : "no acceptance is on record"}`,
    };
  }
  const steps = sources.map(({ key, value, sample }) => ({ source: key, came: sample, went: value * sample }));
  const bar = Math.max(betterHalf(steps.toSorted((a, b) => b.went / b.came - a.went / a.came)), fact.value);
  return {
    ...towards(bar, fact.value, "today's rate", "what the better half of sources achieve"),
    unit: "share",
    from: "history",
  };
}

function decideCompleteness(sheet: FactSheet): TermValue {
  const fact = sheet.get("field_completeness");
  if (!isScalar(fact))
    return { value: 0.95, unit: "share", from: "source", because: "to be replaced once completeness is measured" };
  return { ...towards(1, fact.value, "today's completeness", "all"), unit: "share", from: "history" };
}

function decideVolume(sheet: FactSheet, settings: Settings): TermValue | undefined {
  const fact = sheet.get("mql_monthly");
  if (isScalar(fact))
    return {
      value: Math.round(fact.value),
      unit: "MQLs a month",
      from: "history",
      because: "the median of the latest full months",
    };
  if (settings.monthly_mql_volume === undefined) return undefined;
  return { value: settings.monthly_mql_volume, unit: "MQLs a month", from: "setting", because: "as the settings say" };
}

/** The closed set of reasons, those first that reps use most today. */
export function decideReasons(sheet: FactSheet): RejectionReason[] {
  const fact = sheet.get("rejections_by_reason");
  const used = isTable(fact) ? fact.rows.flatMap(([name]) => (name && "text" in name ? [name.text] : [])) : [];
  const known = used.flatMap(
    (name) => closedSet.find((reason) => reason.name.toLowerCase() === name.toLowerCase()) ?? [],
  );
  const rest = closedSet.filter((reason) => !known.includes(reason));
  return [...known, ...rest];
}

const closedSet: readonly RejectionReason[] = [
  {
    name: "No response after full cadence",
    test: "every agreed attempt is logged and none was answered",
    recycles: true,
    recycleAfterDays: 90,
  },
  { name: "Company too small", test: "employee count is under the fit threshold", recycles: false },
  { name: "Wrong industry", test: "industry is outside the agreed list", recycles: false },
  { name: "Wrong role", test: "job title is outside the agreed roles", recycles: false },
  {
    name: "No budget authority",
    test: "the contact says who decides, and it is somebody else",
    recycles: true,
    recycleAfterDays: 90,
  },
  { name: "No project", test: "the contact says that nothing is planned", recycles: true, recycleAfterDays: 60 },
  { name: "Locked in with a competitor", test: "a contract end date is logged", recycles: true, recycleAfterDays: 90 },
  { name: "Duplicate", test: "another record has the same e-mail, or the same company and phone", recycles: false },
  { name: "Bad contact data", test: "the e-mail bounces or the number is wrong", recycles: false },
];

function alertChannel(settings: Settings): Terms["alertChannel"] {
  if (settings.channels?.includes("slack")) return "Slack";
  return settings.channels?.includes("teams") ? "Teams" : "email";
}

/** Half of the way from today to a goal, in steps of five points; where today is beyond it, today's level is held. */
function towards(goal: number, now: number, today: string, what: string): Pick<TermValue, "value" | "because"> {
  const half = Math.round(((goal + now) / 2) * 20) / 20;
  if (half > now) return { value: half, because: `half of the way from ${today} to ${what}, for the first quarter` };
  return { value: Math.floor(now * 20) / 20, because: `${today}, to be held` };
}
