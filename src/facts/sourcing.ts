import { type FactDefinition, holds, type Measuring, scalarFact, tableFact } from "./definition.ts";
import { type Amounts, dealAmount, lacksRates, moneyCaveats, moneyParams, wonAmounts } from "./money.ts";
import type { Cell } from "./types.ts";

/** What sources are called that sales brings in by itself, and values of the field that name no source. */
const salesSources = ["%outbound%", "%cold%", "%prospecting%", "%sdr%", "%bdr%", "sales", "sales %", "%offline%"];
const noSources = ["", "unlabelled", "unknown", "other%", "none", "n/a", "(not set)", "not set", "-"];

const isLike = (patterns: readonly string[], source = "source"): string =>
  patterns.map((pattern) => `${source} LIKE '${pattern}'`).join(" OR ");

/** Whether a source is a named one that is not of sales, as a condition on a text that is no null. */
export const isMarketingSource = (source: string): string =>
  `NOT (${isLike([...noSources, ...salesSources], `TRIM(${source})`)})`;

/** The rule that a deal is marketing's by, in words. */
const rule =
  "marketing's is a deal of a lead that was an MQL before it, or that came from a named source other than outbound, cold, prospecting, SDR, BDR, sales or offline; the rest is sales'";

/** Deals with an amount that came to be in the window, or were won in it, with whose they are. */
const dealsOf = (picked: string): string => `
  SELECT id, lead_id, amount, has_lead, has_mql OR NOT (${isLike([...noSources, ...salesSources])}) AS is_marketing
  FROM (
    SELECT
      deals.id,
      deals.lead_id,
      ${dealAmount} AS amount,
      leads.id IS NOT NULL AS has_lead,
      TRIM(COALESCE(leads.source, deals.source, '')) AS source,
      EXISTS (
        SELECT 1 FROM lifecycle WHERE lifecycle.lead_id = leads.id AND stage = 'MQL'
          AND at <= MIN(@to, COALESCE(deals.created_at, deals.closed_at) + 86399 * (deals.precision = 'day'))
      ) AS has_mql
    FROM deals LEFT JOIN leads ON leads.id = deals.lead_id
    WHERE deals.amount > 0 AND ${picked}
  )`;

const createdIn = "deals.created_at > @from AND deals.created_at <= @to";
const wonIn = "deals.outcome = 'won' AND deals.closed_at > @from AND deals.closed_at <= @to";

const createdAmounts: Amounts = {
  table: "deals",
  picked: "deals.amount > 0 AND deals.created_at <= @to",
  nouns: ["deal", "deals"],
};

const lacksTies = (measuring: Measuring, amounts: Amounts) => {
  if (!holds(measuring, `SELECT 1 FROM deals WHERE ${amounts.picked}`)) return "no deal with an amount is on record";
  const tied = `SELECT 1 FROM deals JOIN leads ON leads.id = deals.lead_id WHERE ${amounts.picked}`;
  return holds(measuring, tied) ? lacksRates(measuring, amounts) : "no deal is tied to a lead";
};

const lacksOrigins = (measuring: Measuring) =>
  !measuring.holdings.mqls &&
  !holds(measuring, "SELECT 1 FROM leads WHERE TRIM(source) <> '' AND created_at <= @to") &&
  "neither the sources of leads nor MQLs are on record";

/** How many deals with an amount name no lead, whatever their day. */
const untied = ({ db, history }: Measuring, { picked }: Amounts): string[] => {
  const count = db
    .prepare(
      `SELECT COUNT(*) FROM deals LEFT JOIN leads ON leads.id = deals.lead_id WHERE ${picked} AND leads.id IS NULL`,
    )
    .pluck()
    .get({ to: history.to }) as number;
  return count > 0 ? [`${count} deals on record are tied to no lead`] : [];
};

const shareOf = (id: string, title: string, check: string, picked: string, amounts: Amounts): FactDefinition =>
  scalarFact({
    id,
    title,
    unit: "share",
    check,
    sources: ["deals", "leads", "lifecycle"],
    lacks: (_, measuring) => lacksOrigins(measuring) || lacksTies(measuring, amounts),
    empty: "no deal with an amount in the window",
    params: ({ settings }) => moneyParams(settings),
    behind: `SELECT id AS deal_id, lead_id, amount AS value, is_marketing AS counts FROM (${dealsOf(picked)})
      WHERE amount IS NOT NULL ORDER BY amount DESC, id`,
    sql: `SELECT SUM(amount * is_marketing) / SUM(amount) AS value, COUNT(amount) AS sample FROM (${dealsOf(picked)})`,
    caveats: (measuring) => [rule, ...untied(measuring, amounts), ...moneyCaveats(measuring, amounts)],
  });

export const sourcingFacts: FactDefinition[] = [
  shareOf(
    "marketing_pipeline_share",
    "Pipeline created that marketing sourced",
    "how much of the pipeline marketing brought, from deals that are tied to their leads",
    createdIn,
    createdAmounts,
  ),
  shareOf(
    "marketing_revenue_share",
    "Won revenue that marketing sourced",
    "how much of what was won marketing brought, from deals that are tied to their leads",
    wonIn,
    wonAmounts,
  ),
  tableFact({
    id: "money_by_source",
    title: "Pipeline created and revenue won by source",
    check: "which sources bring pipeline and revenue",
    empty: "no deal with an amount in the window",
    sources: ["deals", "leads"],
    lacks: (_, measuring) => lacksTies(measuring, createdAmounts),
    params: ({ settings }) => moneyParams(settings),
    behind: `SELECT id AS deal_id, lead_id, ${dealAmount} AS value FROM deals
      WHERE deals.amount > 0 AND ((${createdIn}) OR (${wonIn})) ORDER BY value DESC, id`,
    sql: `
      SELECT
        COALESCE(leads.source, deals.source, 'unlabelled') AS source,
        COUNT(${dealAmount}) FILTER (WHERE ${createdIn}) AS deals,
        COALESCE(SUM(${dealAmount}) FILTER (WHERE ${createdIn}), 0) AS pipeline,
        COUNT(${dealAmount}) FILTER (WHERE ${wonIn}) AS won,
        COALESCE(SUM(${dealAmount}) FILTER (WHERE ${wonIn}), 0) AS revenue
      FROM deals LEFT JOIN leads ON leads.id = deals.lead_id
      WHERE deals.amount > 0 AND ((${createdIn}) OR (${wonIn}))
      GROUP BY 1 HAVING deals + won > 0 ORDER BY revenue DESC, pipeline DESC, source`,
    shape: (rows) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.deals), 0),
      columns: ["Source", "Deals created", "Pipeline", "Won", "Revenue"],
      rows: rows.map(({ source, deals, pipeline, won, revenue }): Cell[] => [
        { text: String(source) },
        { value: Number(deals), unit: "deals" },
        { value: Number(pipeline), unit: "money" },
        { value: Number(won), unit: "deals" },
        { value: Number(revenue), unit: "money" },
      ]),
    }),
    caveats: (measuring) => [
      "pipeline by the day a deal was created, revenue by the day it was won",
      ...moneyCaveats(measuring, createdAmounts),
    ],
  }),
];
