import type { FactDefinition } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { elapsed, exact, has, inOrder, within } from "./kernel/condition.ts";
import type { Clock, Stamp } from "./kernel/entries.ts";
import { episodeFact } from "./kernel/fact.ts";
import type { Cohort } from "./kernel/measure.ts";
import { minutesBetween } from "./kernel/value.ts";
import { firstContactMinutes } from "./thresholds.ts";

const lacksMinutes = (holdings: Holdings) => {
  if (!holdings.mqls) return "the portal stamps no MQL stage";
  if (!holdings.touches) return "no sales activity is on record";
  return !holdings.minuteStamps && "the stamps hold a day, not a minute, or one fixed time";
};
const lacksAssignments = (holdings: Holdings) =>
  lacksMinutes(holdings) || (!holdings.assignments && "assignments are not on record");

const check = "the time from qualification to the first outbound call or e-mail, from the activity log";

/** Response limits that a replay on history is offered for, in working minutes. */
export const responseLimits = [
  { key: "5m", minutes: 5 },
  { key: "15m", minutes: 15 },
  { key: "30m", minutes: 30 },
  { key: "60m", minutes: 60 },
  { key: "4h", minutes: 240 },
  { key: "8h", minutes: 480 },
] as const;

/** A day by the clock, nights and weekends counted: nobody means 24 working hours by it. */
export const clockDay = { key: "24h", minutes: 24 * 60 } as const;

/** The quickest quarter of first touches: what a team does already, on one touched lead in four. */
export const quickestQuarter = (): FactDefinition =>
  speed("speed_to_lead_p25", "Speed to lead, the quickest quarter of touched leads within", "mql_at", 25, { check });

/** Time from a stamp to the first outbound touch, over qualifications that were touched after it. */
const speed = (
  id: string,
  title: string,
  from: Stamp,
  percent: number,
  rest: {
    check: string;
    lacks?: (holdings: Holdings) => string | false;
    clock?: Clock;
    slices?: readonly string[];
    caveats?: () => string[];
  },
): FactDefinition => {
  const { clock = "business", ...said } = rest;
  return episodeFact({
    id,
    title,
    unit: clock === "business" ? "business minutes" : "minutes",
    sources: ["lifecycle", "touches", ...(from === "assigned_at" ? (["assignments"] as const) : [])],
    lacks: lacksMinutes,
    cohort: {
      grain: "episode",
      by: "mql_at",
      where: [exact, ...(from === "mql_at" ? [] : [has(from)]), inOrder(from, "touched_at")],
    },
    measure: { kind: "percentile", percent, of: minutesBetween(from, "touched_at", clock) },
    order: "up",
    ...said,
  });
};

const answered = (minutes: number): Cohort => ({
  grain: "episode",
  by: "mql_at",
  where: [exact, elapsed(minutes, "mql_at")],
});

export const speedFacts: FactDefinition[] = [
  speed(
    "speed_to_lead",
    "Speed to lead, median working time from qualification to first outbound touch",
    "mql_at",
    50,
    {
      check,
      slices: ["owner", "team", "source", "month"],
      caveats: () => ["leads that were never touched are in the attainment and not in the median"],
    },
  ),
  speed("speed_to_lead_p90", "Speed to lead, nine leads in ten within", "mql_at", 90, {
    check: "how long the slowest tenth of MQLs wait for a first outbound touch",
    slices: ["owner", "source"],
  }),
  speed("speed_to_lead_clock", "Speed to lead by the clock, median, nights and weekends counted", "mql_at", 50, {
    check,
    clock: "clock",
  }),
  speed("speed_to_lead_clock_p90", "Speed to lead by the clock, nine leads in ten within", "mql_at", 90, {
    check,
    clock: "clock",
  }),
  speed("speed_from_assignment", "Median working time from assignment to first outbound touch", "assigned_at", 50, {
    check: "the rep's own clock, from assignment to first touch",
    lacks: lacksAssignments,
    slices: ["owner", "team"],
  }),
  speed(
    "speed_from_assignment_p90",
    "Working time from assignment to first outbound touch, nine leads in ten within",
    "assigned_at",
    90,
    {
      check: "the rep's own clock, from assignment to first touch",
      lacks: lacksAssignments,
    },
  ),
  speed(
    "speed_to_hand_raisers",
    "Median working time from asking for contact to first outbound touch",
    "hand_raised_at",
    50,
    {
      check: "how long somebody waits who asks for a demo or for contact",
      slices: ["source"],
    },
  ),
  episodeFact({
    id: "routing_delay",
    title: "Median working time from qualification to assignment",
    unit: "business minutes",
    check: "how long a qualified lead waits for an owner",
    sources: ["lifecycle", "assignments"],
    lacks: (holdings) =>
      (!holdings.mqls && "the portal stamps no MQL stage") ||
      (!holdings.assignments && "assignments are not on record") ||
      (!holdings.minuteStamps && "the stamps hold a day, not a minute, or one fixed time"),
    cohort: { grain: "episode", by: "mql_at", where: [exact, inOrder("mql_at", "assigned_at")] },
    measure: { kind: "percentile", percent: 50, of: minutesBetween("mql_at", "assigned_at") },
    order: "up",
    slices: ["source"],
  }),
  episodeFact({
    id: "response_sla",
    title: "MQLs touched within four working hours",
    unit: "share",
    check: "the share of MQLs first touched within the response target",
    sources: ["lifecycle", "touches"],
    lacks: lacksMinutes,
    cohort: answered(firstContactMinutes),
    measure: { kind: "share", of: within(firstContactMinutes, "mql_at", "touched_at") },
    slices: ["owner", "team", "source", "month"],
    varied: {
      window: [
        ...responseLimits.map(({ key, minutes }) => ({
          key,
          cohort: answered(minutes),
          measure: { kind: "share" as const, of: within(minutes, "mql_at", "touched_at") },
        })),
        {
          key: clockDay.key,
          cohort: { ...answered(0), where: [exact, elapsed(clockDay.minutes, "mql_at", "clock")] },
          measure: { kind: "share", of: within(clockDay.minutes, "mql_at", "touched_at", "clock") },
        },
      ],
    },
    caveats: () => ["a lead that was never touched counts as missed"],
  }),
];
