import { type FactDefinition, missingFact, scalarFact, tableFact } from "./definition.ts";
import type { Cell, Fact, TableFact } from "./types.ts";
import { isScalar } from "./types.ts";

/**
 * Where leads are lost between two stages, in leads and in money. Silence and lateness are counted lead by lead;
 * the other steps against what the better half of sources achieves: sources in order of their rate, until they hold
 * half of the leads, pooled. Sources under 20 leads are not compared.
 */
const leadsToCompare = 20;

const stepsSql = `
  WITH step (stage, source, came, went) AS (
    SELECT 'Lead to win', COALESCE(leads.source, 'unlabelled'), COUNT(*), COUNT(won.lead_id)
      FROM leads LEFT JOIN (SELECT DISTINCT lead_id FROM deals WHERE outcome = 'won' AND closed_at <= @to) AS won
        ON won.lead_id = leads.id
      WHERE created_at > @from AND created_at <= @to GROUP BY 2
    UNION ALL
    SELECT 'MQL to SAL', source, COUNT(*), COUNT(accepted_at) FROM episode
      WHERE mql_at > @from AND mql_at <= @to AND (accepted_at IS NOT NULL OR rejected_at IS NOT NULL) GROUP BY 2
    UNION ALL
    SELECT 'SAL to SQL', source, COUNT(*), COUNT(sql_at) FROM episode
      WHERE mql_at > @from AND mql_at <= @to AND accepted_at <= @to - 14 * 86400 GROUP BY 2
    UNION ALL
    SELECT 'SQL to opportunity', source, COUNT(*), COUNT(opportunity_at) FROM episode
      WHERE mql_at > @from AND mql_at <= @to AND sql_at <= @to - 14 * 86400 GROUP BY 2
  ),
  ranked AS (
    SELECT *, 1.0 * went / came AS rate,
      SUM(came) OVER (PARTITION BY stage ORDER BY 1.0 * went / came DESC, source) - came AS came_before,
      SUM(came) OVER (PARTITION BY stage) AS came_all
    FROM step WHERE came >= ${leadsToCompare}
  ),
  bar AS (
    SELECT stage, 1.0 * SUM(went) / SUM(came) AS rate FROM ranked WHERE came_before < 0.5 * came_all GROUP BY stage
  )
  SELECT ranked.stage, SUM(ranked.came) AS leads, SUM(ranked.went) AS went, bar.rate AS bar,
    SUM(MAX(0, bar.rate - ranked.rate) * ranked.came) AS lost
  FROM ranked JOIN bar ON bar.stage = ranked.stage
  GROUP BY ranked.stage
  HAVING went > 0
  ORDER BY ranked.stage`;

const lateSql = `
  SELECT
    SUM(touched_at IS NULL AND accepted_at IS NULL AND rejected_at IS NULL AND business_minutes(mql_at, @to) >= @patience) AS silent,
    COUNT(*) AS leads,
    SUM(touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) > 240) AS late
  FROM episode WHERE mql_at > @from AND mql_at <= @to`;

export interface Leak {
  stage: string;
  leads: number;
  lost: number;
  customers: number;
  money?: number;
}

export const leakFacts: FactDefinition[] = [
  scalarFact({
    id: "mql_won_rate",
    title: "MQLs that were won, over those old enough",
    unit: "share",
    check: "the share of MQLs that become customers",
    sources: ["lifecycle", "deals"],
    over: "history",
    lacks: (holdings) =>
      (!holdings.mqls && "the portal stamps no MQL stage") || (!holdings.won && "no won deal is on record"),
    sql: wonOf("mql_at"),
  }),
  scalarFact({
    id: "sal_won_rate",
    title: "Accepted leads that were won, over those old enough",
    unit: "share",
    check: "the share of accepted leads that become customers",
    sources: ["lifecycle", "dispositions", "deals"],
    over: "history",
    lacks: (holdings) =>
      (!holdings.accepted && "no acceptance is logged") || (!holdings.won && "no won deal is on record"),
    sql: wonOf("accepted_at"),
  }),
  tableFact({
    id: "leaks",
    title: "Where leads are lost",
    check: "where leads are lost between two stages",
    sources: ["leads", "lifecycle", "touches", "dispositions", "deals"],
    lacks: (holdings) =>
      !holdings.won && !holdings.touches && !holdings.accepted && "no outcome of any kind is on record",
    params: ({ calendar }) => ({ patience: 5 * calendar.minutesADay }),
    sql: stepsSql,
    shape(rows, measuring) {
      const value = (id: string): number | undefined => {
        const fact = measuring.get(id);
        return isScalar(fact) && fact.sample >= leadsToCompare ? fact.value : undefined;
      };
      const deal = value("average_deal");
      const mqlWon = value("mql_won_rate") ?? 0;
      const salWon = value("sal_won_rate") ?? 0;
      const leaks: Leak[] = rows.map((row) => {
        const lost = Number(row.lost);
        const perLead = {
          "MQL to SAL": salWon,
          "SAL to SQL": wonPerStep(row, salWon),
          "SQL to opportunity": wonPerStep(row, salWon),
        };
        const customers = row.stage === "Lead to win" ? lost : lost * (perLead[row.stage as keyof typeof perLead] ?? 0);
        return { stage: String(row.stage), leads: Number(row.leads), lost, customers };
      });
      if (measuring.holdings.touches > 0 && measuring.holdings.minuteStamps) {
        leaks.push(
          followUpLeak(measuring.db.prepare(lateSql).get(spanOf(measuring)) as LateRow, mqlWon, salWon, value),
        );
      }
      // Each lead of the whole funnel is in a later step as well where those steps are on record.
      const known = leaks.length > 1 ? leaks.filter((leak) => leak.stage !== "Lead to win") : leaks;
      return {
        columns: ["Where", "Leads", "Lost", "Customers lost", ...(deal === undefined ? [] : ["Worth"])],
        rows: known
          .filter((leak) => leak.lost >= 0.5)
          .sort((a, b) => b.customers - a.customers || b.lost - a.lost)
          .map((leak): Cell[] => [
            { text: leak.stage },
            { value: leak.leads, unit: "leads" },
            { value: Math.round(leak.lost), unit: "leads" },
            { value: Math.round(leak.customers * 10) / 10, unit: "deals" },
            ...(deal === undefined ? [] : [{ value: leak.customers * deal, unit: "money" } satisfies Cell]),
          ]),
      };
    },
    caveats: () => [
      "silence and lateness lead by lead; other steps against the better half of sources, each of 20 leads or more",
    ],
  }),
  ofWorstLeak("leak_leads", "Leads lost at the largest leak", "leads", 2),
  ofWorstLeak("leak_customers", "Customers lost at the largest leak", "deals", 3),
  ofWorstLeak("leak_money", "Worth of the largest leak", "money", 4),
];

interface LateRow {
  silent: number;
  leads: number;
  late: number;
}

function followUpLeak(row: LateRow, mqlWon: number, salWon: number, value: (id: string) => number | undefined): Leak {
  const gain = Math.max(0, (value("acceptance_in_time") ?? 0) - (value("acceptance_late") ?? 1));
  const lostToDelay = row.late * gain;
  return {
    stage: "MQL to first touch",
    leads: row.leads,
    lost: row.silent + lostToDelay,
    customers: row.silent * mqlWon + lostToDelay * salWon,
  };
}

/** Wins for each lead that gets past a step: those won per lead that came, over the step's own rate. */
function wonPerStep(row: Record<string, number | string | null>, wonPerCame: number): number {
  const rate = Number(row.went) / Number(row.leads);
  return rate > 0 ? Math.min(1, wonPerCame / rate) : 0;
}

function spanOf(measuring: { window: { from: number; to: number }; calendar: { minutesADay: number } }) {
  return { from: measuring.window.from, to: measuring.window.to, patience: 5 * measuring.calendar.minutesADay };
}

function wonOf(from: string): string {
  return `
    WITH ripe AS (
      SELECT COALESCE(percentile(won_at - ${from}, 90), 0) AS seconds FROM episode WHERE won_at >= ${from}
    ), first_win AS (SELECT MIN(won_at) / 86400 * 86400 AS day FROM episode)
    SELECT AVG(won_at IS NOT NULL) AS value, COUNT(*) AS sample FROM episode, ripe, first_win
    WHERE ${from} >= first_win.day AND ${from} <= @to - ripe.seconds`;
}

function ofWorstLeak(id: string, title: string, unit: "leads" | "deals" | "money", column: number): FactDefinition {
  return {
    id,
    title,
    measure(measuring): Fact {
      const leaks = measuring.get("leaks");
      const worst = leaks.status === "measured" ? (leaks as TableFact).rows[0]?.[column] : undefined;
      if (leaks.status !== "measured" || !worst || !("value" in worst)) {
        const what = unit === "money" ? "what the largest leak is worth" : "where leads are lost between two stages";
        return missingFact({ id, title, check: what }, unit === "money" ? "no deal amount is on record" : undefined);
      }
      const { window, provenance, caveats } = leaks;
      const came = (leaks as TableFact).rows[0]?.[1];
      const sample = came && "value" in came ? came.value : 0;
      return {
        status: "measured",
        id,
        title,
        value: worst.value,
        unit,
        sample,
        window,
        slices: {},
        provenance,
        caveats,
      };
    },
  };
}
