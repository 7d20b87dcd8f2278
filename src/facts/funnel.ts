import { isoDay } from "../clock/iso-day.ts";
import { type FactDefinition, leadsEnded, scalarFact, tableFact } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import type { Cell } from "./types.ts";

const leadsIn = "FROM leads WHERE created_at > @from AND created_at <= @to";
const episodesIn = "FROM episode WHERE mql_at > @from AND mql_at <= @to";
const wins = `
  SELECT lead_id, MIN(closed_at) AS won_at FROM deals
  WHERE outcome = 'won' AND lead_id IS NOT NULL AND closed_at <= @to GROUP BY lead_id`;

const stamped = (stage: string) => `the portal stamps no ${stage} stage`;

/** MQL to a later stage, over episodes old enough that nine in ten of those who got there had got there. */
const matureRate = (from: string, to: string) => `
  WITH ripe AS (
    SELECT COALESCE(percentile(MAX(0, ${to} - ${from}), 90), 0) AS seconds FROM episode WHERE ${to} IS NOT NULL
  )
  SELECT AVG(${to} IS NOT NULL) AS value, COUNT(*) AS sample
  FROM episode, ripe
  WHERE ${from} > @from AND ${from} <= @to - ripe.seconds`;

const youngLeftOut = "leads too young to have had the time are left out";

const count = (
  id: string,
  title: string,
  column: string,
  stage: keyof Holdings & string,
  name: string,
): FactDefinition =>
  scalarFact({
    id,
    title,
    unit: "leads",
    check: `how many leads became ${name}: stamp the ${name} stage on each lead`,
    sources: ["lifecycle"],
    lacks: (holdings) => !holdings[stage] && stamped(name),
    sql: `SELECT COUNT(*) AS value, COUNT(*) AS sample FROM episode WHERE ${column} > @from AND ${column} <= @to`,
  });

export const funnelFacts: FactDefinition[] = [
  scalarFact({
    id: "lead_volume",
    title: "Leads created",
    unit: "leads",
    check: "how many leads came in, by month and source",
    sources: ["leads"],
    caveats: leadsEnded,
    sql: `SELECT COUNT(*) AS value, COUNT(*) AS sample ${leadsIn}`,
    slices: {
      source: `SELECT COALESCE(source, 'unlabelled') AS key, COUNT(*) AS value, COUNT(*) AS sample ${leadsIn} GROUP BY key ORDER BY value DESC, key`,
    },
  }),
  scalarFact({
    id: "mql_volume",
    title: "Leads that became MQLs",
    unit: "leads",
    check: "how many leads became MQLs: which property stamps the moment",
    sources: ["lifecycle"],
    lacks: (holdings) => !holdings.mqls && stamped("MQL"),
    sql: `SELECT COUNT(*) AS value, COUNT(*) AS sample ${episodesIn}`,
    slices: {
      source: `SELECT source AS key, COUNT(*) AS value, COUNT(*) AS sample ${episodesIn} GROUP BY key ORDER BY value DESC, key`,
    },
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
    sql: `
      WITH RECURSIVE bounds AS (
        SELECT date(MIN(mql_at), 'unixepoch', 'start of month', '+1 month') AS first, strftime('%Y-%m', MAX(mql_at), 'unixepoch') AS last
        FROM episode
      ), months (month) AS (
        SELECT strftime('%Y-%m', first) FROM bounds
        UNION ALL
        SELECT strftime('%Y-%m', month || '-01', '+1 month') FROM months, bounds WHERE month < last
      ), counted AS (
        SELECT month, (SELECT COUNT(*) FROM episode WHERE strftime('%Y-%m', mql_at, 'unixepoch') = month) AS value
        FROM months, bounds
        WHERE month <= last AND month < strftime('%Y-%m', @to, 'unixepoch')
        ORDER BY month DESC LIMIT 6
      )
      SELECT median(value) AS value, SUM(value) AS sample FROM counted`,
  }),
  count("sal_volume", "Leads that sales accepted", "accepted_at", "accepted", "SAL"),
  count("sql_volume", "Leads that became SQLs", "sql_at", "sqls", "SQL"),
  count("opportunity_volume", "Leads that became opportunities", "opportunity_at", "opportunities", "Opportunity"),
  scalarFact({
    id: "won_volume",
    title: "Leads with a won deal",
    unit: "leads",
    check: "which leads became customers: tie won deals to their leads",
    sources: ["leads", "deals"],
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    sql: `
      SELECT COUNT(*) AS value, COUNT(*) AS sample FROM leads JOIN (${wins}) AS wins ON wins.lead_id = leads.id
      WHERE leads.created_at > @from AND leads.created_at <= @to AND wins.won_at <= @to`,
    slices: {
      source: `
        SELECT COALESCE(source, 'unlabelled') AS key, COUNT(*) AS value, COUNT(*) AS sample
        FROM leads JOIN (${wins}) AS wins ON wins.lead_id = leads.id
        WHERE leads.created_at > @from AND leads.created_at <= @to AND wins.won_at <= @to
        GROUP BY key ORDER BY value DESC, key`,
    },
  }),
  scalarFact({
    id: "lead_mql_rate",
    title: "Lead to MQL",
    unit: "share",
    check: "the share of leads that qualify",
    sources: ["leads", "lifecycle"],
    lacks: (holdings) =>
      !holdings.mqls
        ? stamped("MQL")
        : holdings.bornQualified && "each lead on record was an MQL from its first contact",
    sql: `
      WITH ripe AS (
        SELECT percentile(episode.mql_at - leads.created_at, 90) AS seconds
        FROM episode JOIN leads ON leads.id = episode.lead_id WHERE episode.mql_at >= leads.created_at
      )
      SELECT AVG(EXISTS (SELECT 1 FROM episode WHERE episode.lead_id = leads.id)) AS value, COUNT(*) AS sample
      FROM leads, ripe WHERE created_at > @from AND created_at <= @to - ripe.seconds`,
    caveats: () => [youngLeftOut],
  }),
  scalarFact({
    id: "mql_sql_rate",
    title: "MQL to SQL",
    unit: "share",
    check: "the share of MQLs that become SQLs",
    sources: ["lifecycle"],
    lacks: (holdings) => !holdings.sqls && stamped("SQL"),
    sql: matureRate("mql_at", "sql_at"),
    caveats: () => [youngLeftOut],
  }),
  scalarFact({
    id: "sql_opp_rate",
    title: "SQL to opportunity",
    unit: "share",
    check: "the share of SQLs that become opportunities",
    sources: ["lifecycle"],
    lacks: (holdings) => (!holdings.sqls && stamped("SQL")) || (!holdings.opportunities && stamped("Opportunity")),
    sql: matureRate("sql_at", "opportunity_at"),
    caveats: () => [youngLeftOut],
  }),
  scalarFact({
    id: "lead_close_rate",
    title: "Lead to close, over cohorts that had the time",
    unit: "share",
    check: "the share of leads that become customers",
    sources: ["leads", "deals"],
    over: "history",
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    sql: `
      WITH wins AS (${wins}),
      bounds AS (
        SELECT
          (SELECT MIN(won_at) / 86400 * 86400 FROM wins) AS first_win_day,
          (SELECT percentile(won_at - created_at, 90) FROM wins JOIN leads ON leads.id = wins.lead_id
            WHERE won_at >= created_at) AS ripe_seconds
      )
      SELECT AVG(wins.lead_id IS NOT NULL) AS value, COUNT(*) AS sample
      FROM leads CROSS JOIN bounds LEFT JOIN wins ON wins.lead_id = leads.id
      WHERE leads.created_at >= first_win_day AND leads.created_at < @to - ripe_seconds`,
    caveats: (measuring) => {
      const first = measuring.get("first_win");
      const day = first.status === "measured" && "value" in first ? isoDay(first.value) : "";
      return [
        `no win is on record before ${day}, so earlier leads are left out, and so are leads younger than nine in ten wins took`,
        "biased low where lead volume grows fast",
      ];
    },
  }),
  scalarFact({
    id: "first_win",
    title: "First win on record",
    unit: "date",
    check: "since when wins are recorded",
    sources: ["deals"],
    over: "history",
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    sql: "SELECT MIN(closed_at) AS value, COUNT(*) AS sample FROM deals WHERE outcome = 'won' AND closed_at <= @to",
  }),
  scalarFact({
    id: "won_share",
    title: "Leads won, as a plain share of leads created",
    unit: "share",
    check: "the share of leads that were won",
    sources: ["leads", "deals"],
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    sql: `
      SELECT AVG(wins.won_at <= @to) AS value, COUNT(*) AS sample FROM (
        SELECT leads.id, COALESCE(won_at, 9e15) AS won_at FROM leads LEFT JOIN (${wins}) AS wins ON wins.lead_id = leads.id
        WHERE leads.created_at > @from AND leads.created_at <= @to
      ) AS wins`,
    slices: {
      source: `
        SELECT COALESCE(source, 'unlabelled') AS key, AVG(COALESCE(won_at, 9e15) <= @to) AS value, COUNT(*) AS sample
        FROM leads LEFT JOIN (${wins}) AS wins ON wins.lead_id = leads.id
        WHERE leads.created_at > @from AND leads.created_at <= @to
        GROUP BY key ORDER BY value DESC, key`,
    },
    caveats: () => ["a plain quotient: young leads count as not won"],
  }),
  tableFact({
    id: "funnel_by_source",
    title: "Funnel by source",
    check: "the funnel by lead source",
    sources: ["leads", "lifecycle", "deals"],
    sql: `
      SELECT
        COALESCE(leads.source, 'unlabelled') AS source,
        COUNT(*) AS leads,
        SUM(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id)) AS mqls,
        SUM(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id AND accepted_at IS NOT NULL)) AS sals,
        SUM(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id AND sql_at IS NOT NULL)) AS sqls,
        SUM(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id AND opportunity_at IS NOT NULL)) AS opportunities,
        SUM(EXISTS (SELECT 1 FROM deals WHERE lead_id = leads.id AND outcome = 'won' AND closed_at <= @to)) AS won
      FROM leads WHERE created_at > @from AND created_at <= @to
      GROUP BY 1 ORDER BY leads DESC, source`,
    shape(rows, { holdings }) {
      const stages = [
        { column: "leads", label: "Leads", there: true },
        { column: "mqls", label: "MQL", there: holdings.mqls > 0 },
        { column: "sals", label: "SAL", there: holdings.accepted > 0 },
        { column: "sqls", label: "SQL", there: holdings.sqls > 0 },
        { column: "opportunities", label: "Opportunity", there: holdings.opportunities > 0 },
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
