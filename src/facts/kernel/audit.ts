import { isHandRaise } from "../../portal/migrations/7-hand-raises.ts";
import type { Grain } from "./entries.ts";

/**
 * Whether an event belongs to a qualification and is known at as-of, `@to`: it belongs to the last one that it may have
 * come after. A stamp that holds only a day may lie anywhere in that day, so it counts to the day's end.
 */
const belongs = (at = "at"): string => {
  const latest = `${at} + 86399 * (precision = 'day')`;
  return `${latest} >= mql_at AND ${latest} < next_at AND ${at} <= @to`;
};

const first = (table: string, filter = "TRUE", at = "at"): string =>
  `(SELECT MIN(${at}) FROM ${table} WHERE lead_id = leads.id AND ${filter} AND ${belongs(at)})`;

const accepted = `(SELECT MIN(at) FROM (
      SELECT at, precision FROM dispositions WHERE lead_id = leads.id AND decision = 'accepted'
      UNION ALL SELECT at, precision FROM lifecycle WHERE lead_id = leads.id AND stage = 'SAL'
    ) WHERE ${belongs()})`;
const rejected = first("dispositions", "decision = 'rejected'");

/** How a column of an entry comes from the raw records. */
const columns: Readonly<Record<string, string>> = {
  n: "COALESCE(episodes.n, 0)",
  created_at: "leads.created_at",
  mql_at: "episodes.mql_at",
  next_at: "episodes.next_at",
  exact: `episodes.precision = 'minute' AND NOT EXISTS (
      SELECT 1 FROM attempts WHERE lead_id = leads.id AND precision = 'day'
    )`,
  assigned_at: first("assignments"),
  touched_at: first("attempts"),
  accepted_at: accepted,
  rejected_at: rejected,
  decided_at: `(SELECT MIN(at) FROM (
      SELECT at, precision FROM dispositions WHERE lead_id = leads.id
      UNION ALL SELECT at, precision FROM lifecycle WHERE lead_id = leads.id AND stage = 'SAL'
    ) WHERE ${belongs()})`,
  sql_at: first("lifecycle", "stage = 'SQL'"),
  opportunity_at: first("lifecycle", "stage = 'Opportunity'"),
  won_at: first("deals", "outcome = 'won'", "closed_at"),
  feedback_at: first("feedback"),
  hand_raised_at: `(
      SELECT MIN(at) FROM engagements
      WHERE lead_id = leads.id AND at <= mql_at
        AND at > COALESCE((SELECT MAX(before.mql_at) FROM episodes AS before WHERE before.lead_id = leads.id AND before.mql_at < episodes.mql_at), -1)
        AND (${isHandRaise})
    )`,
  first_won_at: `(
      SELECT MIN(closed_at) FROM deals WHERE lead_id = leads.id AND outcome = 'won' AND closed_at <= @to
    )`,
};

/** Columns that a lead has whatever it qualified for. */
const ofLead = new Set(["created_at", "first_won_at"]);
const isStamp = (name: string): boolean => name.endsWith("_at") && !ofLead.has(name);

/**
 * The table `entry` from the raw records, as a common table expression that holds no more than the columns that are read:
 * one row a qualification, or one a lead with the first stamps of any of its qualifications.
 */
export function entrySql(grain: Grain, reads: Iterable<string>): string {
  const named = [...new Set(reads)].sort();
  const select = named.map((name) => `    ${columns[name] ?? `leads.${name}`} AS ${name}`);
  const join = grain === "episode" ? "JOIN" : "LEFT JOIN";
  const lines = (name: string, of: readonly string[]) =>
    `${name} AS (\n  SELECT\n    leads.id AS lead_id${of.map((line) => `,\n${line}`).join("")}
  FROM leads
  ${join} episodes ON episodes.lead_id = leads.id AND episodes.mql_at <= @to\n)`;
  if (grain === "episode") return lines("entry", select);
  const merged = named.map((name) => `    ${isStamp(name) ? `MIN(${name})` : name} AS ${name}`);
  return `${lines("qualification", select)},\nentry AS (\n  SELECT\n    lead_id${merged.map((line) => `,\n${line}`).join("")}\n  FROM qualification\n  GROUP BY lead_id\n)`;
}
