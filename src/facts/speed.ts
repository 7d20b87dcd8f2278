import { type FactDefinition, percentileOf, scalarFact } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { firstContactMinutes } from "./thresholds.ts";

const lacksMinutes = (holdings: Holdings) => {
  if (!holdings.mqls) return "the portal stamps no MQL stage";
  if (!holdings.touches) return "no sales activity is on record";
  return !holdings.minuteStamps && "the stamps hold a day, not a minute, or one fixed time";
};

const check = "the time from qualification to the first outbound call or e-mail, from the activity log";
const touched = (from: string) => `
  SELECT business_minutes(${from}, touched_at) AS value FROM episode
  WHERE exact AND mql_at > @from AND mql_at <= @to AND touched_at >= ${from}`;

const attained = `
  FROM episode
  WHERE exact AND mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= limits.minutes`;

/** Response limits that a replay on history is offered for, in working minutes. */
export const responseLimits = [
  { key: "5m", minutes: 5 },
  { key: "15m", minutes: 15 },
  { key: "30m", minutes: 30 },
  { key: "60m", minutes: 60 },
  { key: "4h", minutes: 240 },
  { key: "8h", minutes: 480 },
] as const;

export const speedFacts: FactDefinition[] = [
  scalarFact({
    id: "speed_to_lead",
    title: "Speed to lead, median working time from qualification to first outbound touch",
    unit: "business minutes",
    check,
    sources: ["lifecycle", "touches"],
    lacks: lacksMinutes,
    sql: percentileOf(touched("mql_at"), 50),
    slices: {
      owner: `
        SELECT owner AS key, median(business_minutes(mql_at, touched_at)) AS value, COUNT(*) AS sample FROM episode
        WHERE exact AND mql_at > @from AND mql_at <= @to AND touched_at >= mql_at
          AND owner IS NOT NULL
        GROUP BY owner ORDER BY value, owner`,
    },
    caveats: () => ["leads that were never touched are in the attainment and not in the median"],
  }),
  scalarFact({
    id: "speed_to_lead_p90",
    title: "Speed to lead, nine leads in ten within",
    unit: "business minutes",
    check: "how long the slowest tenth of MQLs wait for a first outbound touch",
    sources: ["lifecycle", "touches"],
    lacks: lacksMinutes,
    sql: percentileOf(touched("mql_at"), 90),
  }),
  scalarFact({
    id: "speed_from_assignment",
    title: "Median working time from assignment to first outbound touch",
    unit: "business minutes",
    check: "the rep's own clock, from assignment to first touch",
    sources: ["assignments", "touches"],
    lacks: (holdings) => lacksMinutes(holdings) || (!holdings.assignments && "assignments are not on record"),
    sql: percentileOf(touched("assigned_at"), 50),
  }),
  scalarFact({
    id: "response_sla",
    title: "MQLs touched within four working hours",
    unit: "share",
    check: "the share of MQLs first touched within the response target",
    sources: ["lifecycle", "touches"],
    lacks: lacksMinutes,
    sql: `
      WITH limits AS (SELECT ${firstContactMinutes} AS minutes)
      SELECT AVG(touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) <= limits.minutes) AS value, COUNT(*) AS sample
      FROM limits, episode
      WHERE exact AND mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= limits.minutes`,
    slices: {
      window: `
        WITH limits (key, minutes) AS (VALUES ${responseLimits.map((limit) => `('${limit.key}', ${limit.minutes})`).join(", ")})
        SELECT
          key,
          (SELECT AVG(touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) <= limits.minutes) ${attained}) AS value,
          (SELECT COUNT(*) ${attained}) AS sample
        FROM limits ORDER BY minutes`,
    },
    caveats: () => ["a lead that was never touched counts as missed"],
  }),
];
