import {
  type FactDefinition,
  leadsEnded,
  type Measuring,
  type ScalarRow,
  scalarFact,
  tableFact,
} from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { has } from "./kernel/condition.ts";
import type { Stamp } from "./kernel/entries.ts";
import { episodeFact } from "./kernel/fact.ts";
import { dimensions } from "./kernel/group.ts";
import { type Cohort, measureGroups, select } from "./kernel/measure.ts";
import { percentile } from "./kernel/percentile.ts";
import { localMonth } from "./local-time.ts";
import type { Cell } from "./types.ts";

/** What funnel figures are told by. */
export const funnelDimensions = ["source", "campaign", "owner", "team", "segment", "month"] as const;

export const stamped = (stage: string) => `the portal stamps no ${stage} stage`;

const created: Cohort = { grain: "lead", by: "created_at" };

const count = (id: string, title: string, by: Stamp, stage: keyof Holdings & string, name: string): FactDefinition =>
  episodeFact({
    id,
    title,
    unit: "leads",
    check: `how many leads became ${name}: stamp the ${name} stage on each lead`,
    sources: ["lifecycle", ...(by === "accepted_at" ? (["dispositions"] as const) : [])],
    lacks: (holdings) => !holdings[stage] && stamped(name),
    cohort: { grain: "episode", by },
    measure: { kind: "count" },
    slices: funnelDimensions,
  });

/** So many months tell how many MQLs there are a month. */
const monthsTold = 6;

/** MQLs in the latest full months, UTC: their median, and how many in all. */
function monthlyMqls({ entries }: Measuring): ScalarRow {
  const monthOf = localMonth.numberOf("UTC");
  const mqlAt = entries.stamp("episode", "mql_at");
  const counts = new Map<number, number>();
  for (const entry of entries.all("episode")) {
    const month = monthOf(mqlAt[entry]!);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const first = Math.min(...counts.keys()) + 1;
  const last = Math.min(Math.max(...counts.keys()), monthOf(entries.asOf) - 1);
  const told: number[] = [];
  for (let month = last; month >= first && told.length < monthsTold; month--) told.push(counts.get(month) ?? 0);
  return {
    value: percentile(Float64Array.from(told), 50) ?? null,
    sample: told.reduce((sum, count) => sum + count, 0),
  };
}

export const funnelFacts: FactDefinition[] = [
  episodeFact({
    id: "lead_volume",
    title: "Leads created",
    unit: "leads",
    check: "how many leads came in, by month and source",
    sources: ["leads"],
    caveats: leadsEnded,
    cohort: created,
    measure: { kind: "count" },
    slices: funnelDimensions,
  }),
  episodeFact({
    id: "mql_volume",
    title: "Leads that became MQLs",
    unit: "leads",
    check: "how many leads became MQLs: which property stamps the moment",
    sources: ["lifecycle"],
    lacks: (holdings) => !holdings.mqls && stamped("MQL"),
    cohort: { grain: "episode", by: "mql_at" },
    measure: { kind: "count" },
    slices: funnelDimensions,
    caveats: ({ holdings }) =>
      holdings.bornQualified ? ["each lead was an MQL from its first contact: the two counts are one"] : [],
  }),
  scalarFact({
    id: "mql_monthly",
    title: "MQLs a month, median of the latest six full months with leads",
    unit: "MQLs a month",
    check: "the monthly MQL volume",
    sources: ["lifecycle"],
    caveats: leadsEnded,
    over: "history",
    lacks: (holdings) => !holdings.mqls && stamped("MQL"),
    cohortBehind: () => ({ cohort: { grain: "episode", by: "mql_at" } }),
    sql: `
      WITH RECURSIVE mqls AS (
        SELECT strftime('%Y-%m', at, 'unixepoch') AS month, COUNT(*) AS value, MIN(at) AS first, MAX(at) AS last
        FROM lifecycle JOIN leads ON leads.id = lead_id WHERE stage = 'MQL' AND at <= @to GROUP BY 1
      ), bounds AS (
        SELECT date(MIN(first), 'unixepoch', 'start of month', '+1 month') AS first, strftime('%Y-%m', MAX(last), 'unixepoch') AS last
        FROM mqls
      ), months (month) AS (
        SELECT strftime('%Y-%m', first) FROM bounds
        UNION ALL
        SELECT strftime('%Y-%m', month || '-01', '+1 month') FROM months, bounds WHERE month < last
      ), counted AS (
        SELECT months.month, COALESCE(mqls.value, 0) AS value
        FROM bounds, months LEFT JOIN mqls ON mqls.month = months.month
        WHERE months.month <= bounds.last AND months.month < strftime('%Y-%m', @to, 'unixepoch')
        ORDER BY months.month DESC LIMIT 6
      )
      SELECT median(value) AS value, SUM(value) AS sample FROM counted`,
    row: monthlyMqls,
  }),
  count("sal_volume", "Leads that sales accepted", "accepted_at", "accepted", "SAL"),
  count("sql_volume", "Leads that became SQLs", "sql_at", "sqls", "SQL"),
  count("opportunity_volume", "Leads that became opportunities", "opportunity_at", "opportunities", "Opportunity"),
  episodeFact({
    id: "won_volume",
    title: "Leads with a won deal",
    unit: "leads",
    check: "which leads became customers: tie won deals to their leads",
    sources: ["leads", "deals"],
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    cohort: { ...created, where: [has("first_won_at")] },
    measure: { kind: "count" },
    slices: funnelDimensions,
  }),
  tableFact({
    id: "funnel_by_source",
    title: "Funnel by source",
    check: "the funnel by lead source",
    sources: ["leads", "lifecycle", "deals"],
    cohortBehind: () => ({ cohort: created }),
    sql: `
      WITH reached AS (
        SELECT episodes.lead_id, MIN(mql_at) AS mql_at,
          MIN(CASE WHEN stage = 'SAL' THEN at END) AS sal_at, MIN(CASE WHEN stage = 'SQL' THEN at END) AS sql_at,
          MIN(CASE WHEN stage = 'Opportunity' THEN at END) AS opportunity_at
        FROM episodes LEFT JOIN (
          SELECT lead_id, stage, at, precision FROM lifecycle WHERE stage IN ('SAL', 'SQL', 'Opportunity')
          UNION ALL SELECT lead_id, 'SAL', at, precision FROM dispositions WHERE decision = 'accepted'
        ) AS later ON later.lead_id = episodes.lead_id AND later.at <= @to
          AND later.at + 86399 * (later.precision = 'day') >= mql_at AND later.at + 86399 * (later.precision = 'day') < next_at
        WHERE mql_at <= @to GROUP BY 1
      ), wins AS (
        SELECT lead_id FROM deals WHERE outcome = 'won' AND closed_at <= @to GROUP BY lead_id
      )
      SELECT
        COALESCE(leads.source, 'unlabelled') AS source, COUNT(*) AS leads, COUNT(mql_at) AS mqls, COUNT(sal_at) AS sals,
        COUNT(sql_at) AS sqls, COUNT(opportunity_at) AS opportunities, COUNT(wins.lead_id) AS won
      FROM leads LEFT JOIN reached ON reached.lead_id = leads.id LEFT JOIN wins ON wins.lead_id = leads.id
      WHERE created_at > @from AND created_at <= @to
      GROUP BY 1 ORDER BY leads DESC, source`,
    rows: ({ entries }, window) => {
      const chosen = select(entries, created, window);
      const grouping = dimensions.source!.group(entries, "lead", "created_at");
      const counts = (stamp: Stamp) =>
        new Map(
          measureGroups(entries, "lead", { kind: "count", of: has(stamp) }, chosen, grouping).map(({ key, value }) => [
            key,
            value,
          ]),
        );
      const stages = {
        mqls: counts("mql_at"),
        sals: counts("accepted_at"),
        sqls: counts("sql_at"),
        opportunities: counts("opportunity_at"),
        won: counts("first_won_at"),
      };
      return measureGroups(entries, "lead", { kind: "count" }, chosen, grouping)
        .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1))
        .map(({ key, value }) => ({
          source: key,
          leads: value,
          ...Object.fromEntries(Object.entries(stages).map(([name, of]) => [name, of.get(key) ?? 0])),
        }));
    },
    shape(rows, { holdings }) {
      const stages = [
        { column: "leads", label: "Leads", there: true },
        { column: "mqls", label: "MQL", there: holdings.mqls > 0 },
        { column: "sals", label: "SAL", there: holdings.accepted },
        { column: "sqls", label: "SQL", there: holdings.sqls > 0 },
        { column: "opportunities", label: "Opportunity", there: holdings.opportunities },
        { column: "won", label: "Won", there: holdings.won > 0 },
      ].filter((stage) => stage.there);
      const share = holdings.won > 0;
      return {
        sample: rows.reduce((sum, row) => sum + Number(row.leads), 0),
        columns: ["Source", ...stages.map((stage) => stage.label), ...(share ? ["Won share"] : [])],
        rows: rows.map((row): Cell[] => [
          { text: String(row.source) },
          ...stages.map((stage): Cell => ({ value: Number(row[stage.column]), unit: "leads" })),
          ...(share ? [{ value: Number(row.won) / Number(row.leads), unit: "share" } satisfies Cell] : []),
        ]),
      };
    },
  }),
];
