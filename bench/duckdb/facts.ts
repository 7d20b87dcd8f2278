/** The sample's last moment, as of which facts are told: see sampleAsOf. */
const to = 1_782_853_200;

const month = (stamp: string): string => `strftime(make_timestamp(${stamp} * 1000000), '%Y-%m')`;

const leads = "(SELECT * FROM summary WHERE n <= 1)";
const qualifications = "(SELECT * FROM summary WHERE n > 0)";
const dimensions = ["source", "campaign", "owner", "segment", "month"];

/** A figure for all and for each value of each dimension; the row for all has the grouping 0. */
const told = (value: string, from: string, by: string, where: string, slices = dimensions): string => `
  ${from.startsWith("WITH") ? from : ""}
  SELECT GROUPING(${slices}) - ${2 ** slices.length - 1} AS rest, ${slices}, ${value} AS value, COUNT(*) AS sample
  FROM (SELECT *, ${month(by)} AS month FROM ${from.startsWith("WITH") ? "ripe_entries" : from})
  WHERE ${by} <= ${to} AND ${where}
  GROUP BY GROUPING SETS ((), ${slices.map((name) => `(${name})`)})`;

const reached = (stamp: string): string => `AVG((${stamp} IS NOT NULL AND ${stamp} <= ${to})::INTEGER)`;

/** Of those who had the time: see ripenessOf. */
const rate = (by: string, stamp: string, from: string): string =>
  told(
    reached(stamp),
    `WITH entries AS (SELECT * FROM ${from}), ripe AS (
       SELECT MIN(${stamp}) // 86400 * 86400 AS since,
         COALESCE(QUANTILE_CONT(${stamp} - ${by}, 0.9) FILTER (${stamp} >= ${by}), 0) AS seconds
       FROM entries WHERE ${stamp} <= ${to}
     ), ripe_entries AS (
       SELECT entries.* FROM entries, ripe WHERE ${by} >= since AND ${by} <= ${to} - seconds
     )`,
    by,
    "TRUE",
  );

const decided = `LEAST(accepted_at, rejected_at) <= ${to}`;

const minutes = (percent: number): string => `
  SELECT 0, QUANTILE_CONT((touched_at - mql_at) / 60, ${percent}) AS value, COUNT(*) AS sample FROM ${qualifications}
  WHERE mql_at <= ${to} AND touched_at <= ${to} AND touched_at >= mql_at AND NOT mql_day AND NOT touch_day`;

/** Facts over leads as DuckDB tells them from its table of one row an entry, by the ids that they have here. */
export const factsSql: Readonly<Record<string, string>> = {
  lead_volume: told("COUNT(*)", leads, "created_at", "TRUE"),
  mql_volume: told("COUNT(*)", qualifications, "mql_at", "TRUE"),
  sal_volume: told("COUNT(*)", qualifications, "accepted_at", "TRUE"),
  sql_volume: told("COUNT(*)", qualifications, "sql_at", "TRUE"),
  opportunity_volume: told("COUNT(*)", qualifications, "opportunity_at", "TRUE"),
  won_volume: told("COUNT(*)", leads, "created_at", `first_won_at <= ${to}`),
  lead_mql_rate: rate("created_at", "mql_at", leads),
  mql_sql_rate: rate("mql_at", "sql_at", qualifications),
  sql_opp_rate: rate("sql_at", "opportunity_at", qualifications),
  mql_won_rate: rate("mql_at", "won_at", qualifications),
  lead_close_rate: rate("created_at", "first_won_at", leads),
  won_share: told(reached("first_won_at"), leads, "created_at", "TRUE"),
  acceptance_rate: told(reached("accepted_at"), qualifications, "mql_at", decided),
  rejection_rate: told(`1 - ${reached("accepted_at")}`, qualifications, "mql_at", decided, [
    "source",
    "owner",
    "month",
  ]),
  speed_to_lead_clock: minutes(0.5),
  speed_to_lead_clock_p90: minutes(0.9),
};
