import { earlyTouches } from "../portal/summary/further/touches.ts";
import { type FactDefinition, holds, type Measuring, query, tableFact } from "./definition.ts";
import { meaningOf } from "./stage-names.ts";
import { tookPlace } from "./took-place.ts";
import type { Cell } from "./types.ts";

/** What is counted, with what a person should look at. */
const oddities: Readonly<Record<string, { name: string; check: string }>> = {
  early_touches: {
    name: "Touches before the lead was created",
    check: "leads that were merged or imported after sales had begun, and clocks of the two systems",
  },
  early_wins: {
    name: "Wins before the lead was created",
    check: "deals tied to the wrong lead, and leads that were made from customers",
  },
  untouched_wins: {
    name: "Wins before the first touch of the lead",
    check: "deals that were entered after the fact, and touches that are logged elsewhere",
  },
  double_stages: {
    name: "Stages under two names",
    check: "which of the two names is to stay",
  },
  unconverted: {
    name: "Deals of leads that never became SQL, Opportunity or Customer",
    check: "the rule that sets the lifecycle stage when a deal is created",
  },
  nobody: {
    name: "Deals that name no lead on record",
    check: "the association of deals with contacts, and the match between the two systems",
  },
};

const isLater = "lifecycle.stage IN ('SQL', 'Opportunity', 'Customer') AND lifecycle.at <= @to";

const isThere = (rows: string): string => `EXISTS (SELECT 1 FROM ${rows})`;

/** A stamp that holds a day only may lie anywhere in it. */
const dayEnd = (table: string, at: string): string => `${table}.${at} + 86399 * (${table}.precision = 'day')`;

const earlyTouchesSql = `
      SELECT 'early_touches' AS oddity, 'leads' AS unit,
        CASE WHEN ${isThere("touches WHERE touches.at <= @to")} THEN COUNT(*) END AS count
      FROM leads JOIN touches ON touches.lead_id = leads.id
      WHERE leads.created_at <= @to AND ${dayEnd("touches", "at")} < leads.created_at AND ${tookPlace}`;

/** What `earlyTouchesSql` gives, from the summary. */
function countEarlyTouches(measuring: Measuring): Record<string, number | string | null> {
  const { summary, all } = measuring.entries;
  const early = summary.column(earlyTouches);
  let count = 0;
  for (const entry of all("lead")) count += early[entry]!;
  const isKnown = holds(measuring, "SELECT 1 FROM touches WHERE touches.at <= @to");
  return { oddity: "early_touches", unit: "leads", count: isKnown ? count : null };
}

/** What a deal contradicts, in one reading of them. */
const othersSql = `
      WITH odd AS (
        SELECT
          outcome = 'won' AND closed_at <= @to AND deals.lead_id IS NOT NULL AS is_won,
          COALESCE(deals.created_at, closed_at) <= @to AS is_known,
          leads.id IS NOT NULL AS has_lead,
          outcome = 'won' AND closed_at <= @to AND ${dayEnd("deals", "closed_at")} < leads.created_at AS is_early,
          outcome = 'won' AND closed_at <= @to AND ${dayEnd("deals", "closed_at")} < (
            SELECT MIN(at) FROM touches WHERE touches.lead_id = deals.lead_id AND touches.at <= @to AND ${tookPlace}
          ) AS is_untouched,
          COALESCE(deals.created_at, closed_at) <= @to AND leads.id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM lifecycle WHERE lifecycle.lead_id = deals.lead_id AND ${isLater}
          ) AS is_unconverted
        FROM deals LEFT JOIN leads ON leads.id = deals.lead_id
      ), counted AS MATERIALIZED (
        SELECT
          TOTAL(is_won) AS won, TOTAL(is_known) AS known, TOTAL(is_early) AS early, TOTAL(is_untouched) AS untouched,
          TOTAL(is_unconverted) AS unconverted, TOTAL(is_known AND NOT has_lead) AS nobody
        FROM odd
      ), names AS (
        SELECT kind, TRIM(stage) AS name FROM stage_on_record
        UNION
        SELECT 'deal', TRIM(stage) FROM (
          SELECT DISTINCT stage FROM deals WHERE stage IS NOT NULL AND COALESCE(created_at, closed_at) <= @to
        )
      )
      SELECT 'early_wins' AS oddity, 'deals' AS unit, CASE WHEN won > 0 THEN CAST(early AS INTEGER) END AS count FROM counted
      UNION ALL
      SELECT 'untouched_wins', 'deals',
        CASE WHEN won > 0 AND ${isThere("touches WHERE touches.at <= @to")} THEN CAST(untouched AS INTEGER) END
      FROM counted
      UNION ALL
      SELECT 'double_stages', 'leads', CASE WHEN ${isThere("names")} THEN COUNT(*) END FROM (
        SELECT 1 FROM names WHERE name <> '' GROUP BY kind, ${meaningOf("name")} HAVING COUNT(*) > 1
      )
      UNION ALL
      SELECT 'unconverted', 'deals',
        CASE WHEN known > 0 AND ${isThere(`lifecycle WHERE ${isLater}`)} THEN CAST(unconverted AS INTEGER) END
      FROM counted
      UNION ALL
      SELECT 'nobody', 'deals', CASE WHEN known > 0 THEN CAST(nobody AS INTEGER) END FROM counted`;

export const oddityFacts: FactDefinition[] = [
  tableFact({
    id: "record_oddities",
    title: "Records that contradict each other",
    check: "which records contradict each other",
    sources: ["leads", "touches", "deals", "lifecycle", "deal_stages"],
    over: "history",
    sql: `${earlyTouchesSql}
      UNION ALL
      SELECT * FROM (${othersSql})`,
    rows: (measuring) => [countEarlyTouches(measuring), ...query(measuring, othersSql, { to: measuring.history.to })],
    shape: (rows, { holdings }) => ({
      sample: holdings.leads,
      columns: ["What is odd", "How many", "What to look at"],
      rows: rows.map(({ oddity, count, unit }): Cell[] => {
        const { name, check } = oddities[String(oddity)]!;
        const found: Cell =
          count === null
            ? { text: "no such record" }
            : { value: Number(count), unit: unit === "deals" ? "deals" : "leads" };
        return [{ text: name }, found, { text: check }];
      }),
    }),
    caveats: () => ["kept out of medians"],
  }),
];
