import { type FactDefinition, scalarFact } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { cadence, patienceDays } from "./thresholds.ts";

const lacksTouches = (holdings: Holdings) =>
  (!holdings.mqls && "the portal stamps no MQL stage") || (!holdings.touches && "no sales activity is on record");

const rotten = `
  FROM episode
  WHERE mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= @patience`;
const silent = "touched_at IS NULL AND accepted_at IS NULL AND rejected_at IS NULL";

export const followUpFacts: FactDefinition[] = [
  scalarFact({
    id: "untouched_leads",
    title: "MQLs without a touch or a decision after five working days",
    unit: "leads",
    check: "how many MQLs nobody ever called or wrote to",
    sources: ["lifecycle", "touches", "dispositions"],
    lacks: lacksTouches,
    params: ({ calendar }) => ({ patience: patienceDays * calendar.minutesADay }),
    sql: `SELECT SUM(${silent}) AS value, COUNT(*) AS sample ${rotten}`,
  }),
  scalarFact({
    id: "untouched_rate",
    title: "Share of MQLs without a touch or a decision after five working days",
    unit: "share",
    check: "the share of MQLs that nobody ever called or wrote to",
    sources: ["lifecycle", "touches", "dispositions"],
    lacks: lacksTouches,
    params: ({ calendar }) => ({ patience: patienceDays * calendar.minutesADay }),
    sql: `SELECT AVG(${silent}) AS value, COUNT(*) AS sample ${rotten}`,
    slices: {
      owner: `SELECT owner AS key, AVG(${silent}) AS value, COUNT(*) AS sample ${rotten} AND owner IS NOT NULL GROUP BY owner ORDER BY value DESC, owner`,
    },
  }),
  scalarFact({
    id: "contact_attempts",
    title: "Outbound attempts a touched MQL gets within ten working days, median",
    unit: "attempts",
    check: "how many calls and e-mails a lead gets before it is given up",
    sources: ["lifecycle", "touches"],
    lacks: lacksTouches,
    params: ({ calendar }) => ({ span: cadence.workingDays * calendar.minutesADay }),
    sql: `
      SELECT median(attempts) AS value, COUNT(*) AS sample FROM (
        SELECT (
          SELECT COUNT(*) FROM attempts
          WHERE attempts.lead_id = episode.lead_id AND at >= mql_at AND at < next_at
            AND at <= @to AND business_minutes(mql_at, at) <= @span
        ) AS attempts
        FROM episode
        WHERE mql_at > @from AND mql_at <= @to AND touched_at IS NOT NULL AND business_minutes(mql_at, @to) >= @span
      )`,
  }),
  scalarFact({
    id: "compliance_rate",
    title: "MQLs not yet accepted that got the whole cadence",
    unit: "share",
    check: "the share of leads that got every agreed attempt over the agreed channels",
    sources: ["lifecycle", "touches"],
    lacks: lacksTouches,
    params: ({ calendar }) => ({
      span: cadence.workingDays * calendar.minutesADay,
      attempts: cadence.attempts,
      channels: cadence.channels,
    }),
    sql: `
      SELECT AVG(attempts >= @attempts AND channels >= @channels) AS value, COUNT(*) AS sample FROM (
        SELECT COUNT(attempts.id) AS attempts, COUNT(DISTINCT attempts.channel) AS channels
        FROM episode
        LEFT JOIN attempts ON attempts.lead_id = episode.lead_id
          AND at >= mql_at AND at < next_at AND at <= @to AND business_minutes(mql_at, at) <= @span
        WHERE mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= @span
          AND (accepted_at IS NULL OR business_minutes(mql_at, accepted_at) > @span)
        GROUP BY episode.lead_id, episode.mql_at
      )`,
    caveats: () => [
      `held against ${cadence.attempts} attempts in ${cadence.workingDays} working days over ${cadence.channels} channels`,
    ],
  }),
  scalarFact({
    id: "unowned_leads",
    title: "MQLs without an owner",
    unit: "leads",
    check: "how many qualified leads have no owner",
    sources: ["leads", "lifecycle"],
    lacks: (holdings, { db }) =>
      (!holdings.mqls && "the portal stamps no MQL stage") ||
      (db.prepare("SELECT COUNT(owner) FROM leads").pluck().get() === 0 && "lead owners are not on record"),
    sql: "SELECT SUM(owner IS NULL) AS value, COUNT(*) AS sample FROM episode WHERE mql_at > @from AND mql_at <= @to",
  }),
];
