import { type FactDefinition, tableFact } from "./definition.ts";
import { isMarketingSource } from "./sourcing.ts";
import type { Cell } from "./types.ts";

/** So many are told. */
const most = 3;

const latestWins = `
  SELECT
    deals.id AS deal_id,
    deals.lead_id,
    COALESCE(NULLIF(TRIM(deals.name), ''), NULLIF(TRIM(leads.company), '')) AS deal,
    COALESCE(NULLIF(TRIM(leads.source), ''), NULLIF(TRIM(deals.source), '')) AS source,
    NULLIF(TRIM(COALESCE(deals.owner, leads.owner)), '') AS owner,
    deals.closed_at
  FROM deals JOIN leads ON leads.id = deals.lead_id
  WHERE deals.outcome = 'won' AND deals.closed_at <= @to AND ${isMarketingSource("COALESCE(leads.source, deals.source, '')")}
    AND deal IS NOT NULL
  ORDER BY deals.closed_at DESC, deals.id LIMIT ${most}`;

export const recentWinFacts: FactDefinition[] = [
  tableFact({
    id: "recent_wins",
    title: "Latest won deals that marketing sourced",
    check: "which deals of marketing's leads were won lately, and by whom",
    over: "history",
    empty: "no won deal of a lead that marketing sourced is on record",
    sources: ["deals", "leads", "lifecycle"],
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    behind: latestWins,
    sql: latestWins,
    shape: (rows) => ({
      sample: rows.length,
      columns: ["Deal", "Source", "Owner", "Won on"],
      rows: rows.map(({ deal, source, owner, closed_at: at }): Cell[] => [
        { text: String(deal) },
        { text: String(source) },
        owner === null ? { missing: "who ran the deal" } : { text: String(owner) },
        { value: Number(at), unit: "date" },
      ]),
    }),
    caveats: () => ["of leads from a named source other than those of sales"],
  }),
];
