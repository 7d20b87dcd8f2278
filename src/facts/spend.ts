import { type FactDefinition, holds, type Measuring, scalarFact, tableFact } from "./definition.ts";
import { type Amounts, dealAmount, lacksRates, moneyCaveats, moneyParams, spendAmount, wonAmounts } from "./money.ts";
import type { Cell } from "./types.ts";

const spent: Amounts = {
  table: "spend",
  picked: "spend.at <= @to AND spend.amount > 0",
  nouns: ["row of spend", "rows of spend"],
};

/** SQL of the month of a moment, UTC; spend is stamped with the midnight that begins a day somewhere, so noon tells it. */
const monthOf = (at: string): string => `strftime('%Y-%m', ${at}, 'unixepoch')`;
const monthOfSpend = monthOf("spend.at + 43200");

/**
 * The months that have spend and can be held against what they brought. What is stamped with the first of a month may be
 * that of the whole month, so the one that is not over counts only where a later day has spend too.
 */
const months = `
  months AS (
    SELECT ${monthOfSpend} AS month FROM spend
    WHERE spend.at <= @to AND spend.amount > 0
    GROUP BY 1
    HAVING month >= ${monthOf("@from + 1")}
      AND (month < ${monthOf("@to + 86400")} OR MAX(strftime('%d', spend.at + 43200, 'unixepoch')) > '01')
  ),
  spending AS (
    SELECT spend.source, LOWER(TRIM(spend.source)) AS key, ${spendAmount} AS amount
    FROM spend WHERE spend.at <= @to AND spend.amount > 0 AND ${monthOfSpend} IN (SELECT month FROM months)
  ),
  qualified AS (
    SELECT LOWER(TRIM(source)) AS key FROM episode WHERE ${monthOf("mql_at")} IN (SELECT month FROM months)
  )`;

/** The first win of each customer: a company where the deal names one, else a lead, else the deal itself. */
const customers = `
  customers AS (
    SELECT MIN(deals.closed_at) AS won_at FROM deals
    WHERE deals.outcome = 'won' AND deals.closed_at <= @to
    GROUP BY COALESCE(deals.company_id, deals.lead_id, deals.id)
  ),
  acquired AS (SELECT won_at FROM customers WHERE ${monthOf("won_at")} IN (SELECT month FROM months))`;

const lacksSpend = (measuring: Measuring) =>
  (!holds(measuring, `SELECT 1 FROM spend WHERE ${spent.picked}`) && "no spend is on record") ||
  lacksRates(measuring, spent);
const lacksMqls = (measuring: Measuring) =>
  (!measuring.holdings.mqls && "the portal stamps no MQL stage") || lacksSpend(measuring);
const lacksWins = (measuring: Measuring) =>
  (!holds(measuring, "SELECT 1 FROM deals WHERE outcome = 'won' AND closed_at <= @to") && "no won deal is on record") ||
  lacksSpend(measuring);
const lacksParts = ({ settings }: Measuring) => {
  const parts = ["margin", "transactions_per_year", "customer_lifetime_years"] as const;
  const unset = parts.filter((part) => settings[part] === undefined);
  return unset.length > 0 && `not set: ${unset.map((part) => `\`${part}\``).join(", ")}`;
};
const lacksWorth = (measuring: Measuring) =>
  lacksParts(measuring) || (!measuring.holdings.amounts && "no won deal has an amount") || lacksRates(measuring);

const noMonth = "no whole month of spend is on record since the first lead";
const byMonth = "over the months that have spend on record, from the first with leads on";

const lifetimeParams = ({ settings }: Measuring) => ({
  ...moneyParams(settings),
  margin: settings.margin ?? 0,
  transactions: settings.transactions_per_year ?? 0,
  years: settings.customer_lifetime_years ?? 0,
});
const worth = `SELECT ${dealAmount} AS amount FROM deals WHERE ${wonAmounts.picked}`;
const lifetime = "AVG(amount) * @transactions * @margin * @years";
const lifetimeRule = "the average won deal x transactions a year x margin x years that a customer stays, as set";
const spendRule = "spend on record only: the pay of sales is in it where the spend file holds it";

export const spendFacts: FactDefinition[] = [
  scalarFact({
    id: "cost_per_mql",
    title: "Spend per MQL",
    unit: "money",
    check: "what an MQL costs, from spend by source and month",
    empty: noMonth,
    sources: ["spend", "lifecycle"],
    over: "history",
    lacks: (_, measuring) => lacksMqls(measuring),
    params: ({ settings }) => moneyParams(settings),
    sql: `WITH ${months}
      SELECT (SELECT SUM(amount) FROM spending) / NULLIF(COUNT(*), 0) AS value, COUNT(*) AS sample FROM qualified`,
    slices: {
      source: `WITH ${months}
        SELECT paid.source AS key, paid.amount / COUNT(*) AS value, COUNT(*) AS sample
        FROM (SELECT MIN(source) AS source, key, SUM(amount) AS amount FROM spending GROUP BY key) AS paid
        JOIN qualified ON qualified.key = paid.key
        WHERE paid.amount IS NOT NULL
        GROUP BY paid.key ORDER BY value, 1`,
    },
    caveats: (measuring) => [
      byMonth,
      "all MQLs, those of sources without spend too",
      ...moneyCaveats(measuring, spent),
    ],
  }),
  tableFact({
    id: "return_by_source",
    title: "Spend and what it brought, by source",
    check: "what each source costs and brings, from spend by source and month",
    empty: noMonth,
    sources: ["spend", "leads", "lifecycle", "deals"],
    over: "history",
    lacks: (_, measuring) => lacksSpend(measuring),
    params: ({ settings }) => moneyParams(settings),
    sql: `WITH ${months},
      paid AS (SELECT key, MIN(source) AS source, SUM(amount) AS amount FROM spending GROUP BY key),
      mqls AS (SELECT key, COUNT(*) AS mqls FROM qualified GROUP BY key),
      won AS (
        SELECT LOWER(TRIM(leads.source)) AS key, COUNT(*) AS deals,
          SUM(CASE WHEN deals.amount > 0 THEN ${dealAmount} END) AS amount
        FROM deals JOIN leads ON leads.id = deals.lead_id
        WHERE deals.outcome = 'won' AND deals.closed_at <= @to AND ${monthOf("deals.closed_at")} IN (SELECT month FROM months)
        GROUP BY 1
      )
      SELECT paid.source, paid.amount AS spend, COALESCE(mqls.mqls, 0) AS mqls, COALESCE(won.deals, 0) AS won,
        COALESCE(won.amount, 0) AS revenue
      FROM paid LEFT JOIN mqls ON mqls.key = paid.key LEFT JOIN won ON won.key = paid.key
      WHERE paid.amount IS NOT NULL
      ORDER BY revenue / paid.amount DESC, paid.source`,
    shape: (rows, { holdings }) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.mqls), 0),
      columns: ["Source", "Spend", "MQLs", "Cost per MQL", "Won", "Revenue", "Return"],
      rows: rows.map(({ source, spend, mqls, won, revenue }): Cell[] => [
        { text: String(source) },
        { value: Number(spend), unit: "money" },
        { value: Number(mqls), unit: "leads" },
        mqls === 0 ? { text: "none" } : { value: Number(spend) / Number(mqls), unit: "money" },
        { value: Number(won), unit: "deals" },
        holdings.amounts ? { value: Number(revenue), unit: "money" } : { text: "not known" },
        holdings.amounts ? { value: Number(revenue) / Number(spend), unit: "times" } : { text: "not known" },
      ]),
    }),
    caveats: (measuring) => [
      byMonth,
      "revenue by the month of the win, so that of leads that spend has yet to win is not in it; the return is revenue over spend",
      ...moneyCaveats(measuring, spent),
      ...moneyCaveats(measuring),
    ],
  }),
  scalarFact({
    id: "acquisition_cost",
    title: "CAC, spend per new customer",
    unit: "money",
    check: "what a new customer costs, from all that marketing and sales spend",
    empty: noMonth,
    sources: ["spend", "deals"],
    over: "history",
    lacks: (_, measuring) => lacksWins(measuring),
    params: ({ settings }) => moneyParams(settings),
    sql: `WITH ${months}, ${customers}
      SELECT (SELECT SUM(amount) FROM spending) / NULLIF(COUNT(*), 0) AS value, COUNT(*) AS sample FROM acquired`,
    caveats: (measuring) => [byMonth, spendRule, ...moneyCaveats(measuring, spent)],
  }),
  scalarFact({
    id: "lifetime_value",
    title: "LTV, what a customer brings in all",
    unit: "money",
    check: "what a customer brings over the years",
    sources: ["deals"],
    over: "history",
    lacks: (_, measuring) => lacksWorth(measuring),
    params: lifetimeParams,
    sql: `SELECT ${lifetime} AS value, COUNT(amount) AS sample FROM (${worth})`,
    caveats: (measuring) => [lifetimeRule, ...moneyCaveats(measuring)],
  }),
  scalarFact({
    id: "ltv_cac",
    title: "LTV:CAC, what a customer brings over what a new one costs",
    unit: "times",
    check: "what a customer brings and what a new one costs",
    empty: noMonth,
    sources: ["spend", "deals"],
    over: "history",
    lacks: (_, measuring) => lacksWorth(measuring) || lacksWins(measuring),
    params: lifetimeParams,
    sql: `WITH ${months}, ${customers}
      SELECT
        (SELECT ${lifetime} FROM (${worth})) * COUNT(*) / (SELECT SUM(amount) FROM spending) AS value,
        COUNT(*) AS sample
      FROM acquired`,
    caveats: (measuring) => [
      lifetimeRule,
      byMonth,
      spendRule,
      ...moneyCaveats(measuring, spent),
      ...moneyCaveats(measuring),
    ],
  }),
];
