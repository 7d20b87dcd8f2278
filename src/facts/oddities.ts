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

/** The other oddities, each a row. */
const othersSql = `
      WITH won AS (
        SELECT id, lead_id, ${dayEnd("deals", "closed_at")} AS won_at FROM deals
        WHERE outcome = 'won' AND closed_at <= @to AND lead_id IS NOT NULL
      ), known AS (
        SELECT id, lead_id FROM deals WHERE COALESCE(created_at, closed_at) <= @to
      ), names AS (
        SELECT kind, TRIM(stage) AS name FROM stage_on_record
        UNION
        SELECT 'deal', TRIM(stage) FROM (
          SELECT DISTINCT stage FROM deals WHERE stage IS NOT NULL AND COALESCE(created_at, closed_at) <= @to
        )
      )
      SELECT 'early_wins' AS oddity, 'deals' AS unit, CASE WHEN ${isThere("won")} THEN COUNT(*) END AS count
      FROM won JOIN leads ON leads.id = won.lead_id WHERE won_at < leads.created_at
      UNION ALL
      SELECT 'untouched_wins', 'deals',
        CASE WHEN ${isThere("won")} AND ${isThere("touches WHERE touches.at <= @to")} THEN COUNT(*) END
      FROM won WHERE won_at < (
        SELECT MIN(at) FROM touches WHERE touches.lead_id = won.lead_id AND touches.at <= @to AND ${tookPlace}
      )
      UNION ALL
      SELECT 'double_stages', 'leads', CASE WHEN ${isThere("names")} THEN COUNT(*) END FROM (
        SELECT 1 FROM names WHERE name <> '' GROUP BY kind, ${meaningOf("name")} HAVING COUNT(*) > 1
      )
      UNION ALL
      SELECT 'unconverted', 'deals',
        CASE WHEN ${isThere("known")} AND ${isThere(`lifecycle WHERE ${isLater}`)} THEN COUNT(*) END
      FROM known JOIN leads ON leads.id = known.lead_id
      WHERE NOT EXISTS (SELECT 1 FROM lifecycle WHERE lifecycle.lead_id = known.lead_id AND ${isLater})
      UNION ALL
      SELECT 'nobody', 'deals', CASE WHEN ${isThere("known")} THEN COUNT(*) END
      FROM known LEFT JOIN leads ON leads.id = known.lead_id WHERE leads.id IS NULL`;

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
