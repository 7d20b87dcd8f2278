import { type FactDefinition, type Measuring, scalarFact, tableFact } from "./definition.ts";
import { fiscalQuarter, wholeFiscalQuarters } from "./fiscal.ts";
import { dealAmount, lacksRates, moneyCaveats, moneyParams, wonWithAmount } from "./money.ts";
import { dueAt, lacksOpenAmounts, openAmounts, openAmountsSql } from "./open-deals.ts";
import type { Cell } from "./types.ts";

/** How many fiscal quarters that are over are held against their target. */
const quartersShown = 4;

const lacksTarget = ({ settings }: Measuring) =>
  settings.revenue_target === undefined && "the setting `revenue_target` is not set";
const lacksWonAmounts = (measuring: Measuring) =>
  (!measuring.holdings.amounts && "no won deal has an amount") || lacksRates(measuring);
const lacksDueDates = ({ db, history }: Measuring) => {
  const dated = `SELECT COUNT(*) FROM deals WHERE ${openAmounts.picked} AND ${dueAt} IS NOT NULL`;
  return db.prepare(dated).pluck().get({ to: history.to }) === 0 && "no open deal has a close date";
};

const targetParams = ({ settings, history }: Measuring) => ({
  ...moneyParams(settings),
  target: settings.revenue_target ?? 0,
  quarter_end: fiscalQuarter(history.to, settings.fiscal_year_starts).to,
  since: history.from,
});

const wonInQuarter = `
  SELECT id AS deal_id, lead_id, ${dealAmount} AS amount FROM deals WHERE ${wonWithAmount} AND deals.closed_at > @from`;
const noneWon = "no deal with an amount was won in the fiscal quarter so far";

/** How many open deals are due in the quarter, and how many have no date that says so. */
function dueCaveat(measuring: Measuring): string {
  const { open, due, undated } = measuring.db
    .prepare(
      `SELECT COUNT(*) AS open, SUM(due_at <= @quarter_end) AS due, SUM(due_at IS NULL) AS undated
       FROM (SELECT ${dueAt} AS due_at FROM deals WHERE ${openAmounts.picked})`,
    )
    .get({ to: measuring.history.to, quarter_end: targetParams(measuring).quarter_end }) as Record<string, number>;
  return `of ${open} open deals ${due ?? 0} are due in the quarter or before it, ${undated} have no close date`;
}

export const targetFacts: FactDefinition[] = [
  scalarFact({
    id: "won_revenue",
    title: "Amounts won in the fiscal quarter to date",
    unit: "money",
    check: "what was won in this fiscal quarter",
    sources: ["deals"],
    over: "quarter",
    lacks: (_, measuring) => lacksWonAmounts(measuring),
    empty: noneWon,
    params: ({ settings }) => moneyParams(settings),
    behind: `SELECT deal_id, lead_id, amount AS value FROM (${wonInQuarter}) WHERE amount IS NOT NULL ORDER BY amount DESC, deal_id`,
    sql: `SELECT SUM(amount) AS value, COUNT(amount) AS sample FROM (${wonInQuarter})`,
    caveats: moneyCaveats,
  }),
  scalarFact({
    id: "target_attainment",
    title: "Revenue target of the fiscal quarter that is won so far",
    unit: "share",
    check: "the revenue target of a fiscal quarter, and what is won of it",
    sources: ["deals"],
    over: "quarter",
    lacks: (_, measuring) => lacksTarget(measuring) || lacksWonAmounts(measuring),
    empty: noneWon,
    params: targetParams,
    behind: `SELECT deal_id, lead_id, amount AS value FROM (${wonInQuarter}) WHERE amount IS NOT NULL ORDER BY amount DESC, deal_id`,
    sql: `SELECT SUM(amount) / @target AS value, COUNT(amount) AS sample FROM (${wonInQuarter})`,
    caveats: moneyCaveats,
  }),
  scalarFact({
    id: "pipeline_coverage",
    title: "Pipeline coverage, open pipeline over the revenue target of the fiscal quarter",
    unit: "times",
    check: "the open pipeline and the revenue target of a fiscal quarter",
    sources: ["deals"],
    over: "quarter",
    lacks: (_, measuring) => lacksTarget(measuring) || lacksOpenAmounts(measuring),
    params: targetParams,
    behind: `SELECT id AS deal_id, lead_id, ${dealAmount} AS value FROM deals WHERE ${openAmounts.picked} ORDER BY value DESC, id`,
    sql: `SELECT SUM(amount) / @target AS value, COUNT(amount) AS sample FROM (${openAmountsSql})`,
    caveats: (measuring) => [
      "open deals whatever their close date, over the whole target",
      dueCaveat(measuring),
      ...moneyCaveats(measuring, openAmounts),
    ],
  }),
  scalarFact({
    id: "revenue_forecast",
    title: "Forecast of the fiscal quarter, what is won and what is due in it at the win rate",
    unit: "money",
    check: "what this fiscal quarter will bring, from open deals with amounts and close dates",
    sources: ["deals"],
    over: "quarter",
    lacks: (holdings, measuring) =>
      lacksWonAmounts(measuring) ||
      (!holdings.lost && "only wins are on record, no lost deal") ||
      lacksOpenAmounts(measuring) ||
      lacksDueDates(measuring),
    params: targetParams,
    sql: `
      WITH
        won AS (SELECT COALESCE(SUM(amount), 0) AS amount, COUNT(amount) AS deals FROM (${wonInQuarter})),
        due AS (
          SELECT COALESCE(SUM(amount), 0) AS amount, COUNT(amount) AS deals FROM (${openAmountsSql})
          WHERE due_at <= @quarter_end
        ),
        rate AS (
          SELECT AVG(outcome = 'won') AS won FROM deals WHERE outcome <> 'open' AND closed_at > @since AND closed_at <= @to
        )
      SELECT won.amount + due.amount * rate.won AS value, won.deals + due.deals AS sample FROM won, due, rate`,
    caveats: (measuring) => [
      "open deals count at the win rate of all history; deals yet to be opened are not in it",
      dueCaveat(measuring),
      ...moneyCaveats(measuring),
      ...moneyCaveats(measuring, openAmounts),
    ],
  }),
  tableFact({
    id: "forecast_and_actual",
    title: "Fiscal quarters that are over, forecast and target against what was won",
    check: "the revenue target of a fiscal quarter, and what earlier quarters brought",
    empty: "no whole fiscal quarter is on record",
    sources: ["deals"],
    over: "history",
    lacks: (_, measuring) => lacksTarget(measuring) || lacksWonAmounts(measuring),
    params: (measuring) => ({ ...moneyParams(measuring.settings), quarters: JSON.stringify(quartersOf(measuring)) }),
    sql: `
      WITH quarters AS (
        SELECT key AS place, value ->> 'name' AS name, value ->> 'from' AS start, value ->> 'to' AS finish
        FROM json_each(@quarters)
      ), known AS MATERIALIZED (
        SELECT outcome, created_at, CASE WHEN outcome <> 'open' AND closed_at <= @to THEN closed_at END AS closed_at,
          CASE WHEN amount > 0 THEN ${dealAmount} END AS amount
        FROM deals WHERE created_at <= @to OR closed_at <= @to
      )
      SELECT
        name,
        COALESCE(SUM(amount) FILTER (WHERE created_at <= start AND COALESCE(closed_at, 9e15) > start), 0) AS open,
        AVG(outcome = 'won') FILTER (WHERE closed_at <= start) AS rate,
        COALESCE(SUM(amount) FILTER (WHERE created_at <= start AND closed_at > start AND outcome = 'won'), 0) AS came,
        COALESCE(SUM(amount) FILTER (WHERE closed_at > start AND closed_at <= finish AND outcome = 'won'), 0) AS won,
        COUNT(amount) FILTER (WHERE closed_at > start AND closed_at <= finish AND outcome = 'won') AS deals
      FROM quarters CROSS JOIN known
      GROUP BY place ORDER BY place`,
    shape: (rows, { settings }) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.deals), 0),
      columns: ["Fiscal quarter", "Open at its start", "Forecast of that", "Came of it", "Won in all", "Of target"],
      rows: rows.map(({ name, open, rate, came, won }): Cell[] => [
        { text: String(name) },
        { value: Number(open), unit: "money" },
        rate === null ? { text: "no deal closed before" } : { value: Number(open) * Number(rate), unit: "money" },
        { value: Number(came), unit: "money" },
        { value: Number(won), unit: "money" },
        { value: Number(won) / settings.revenue_target!, unit: "share" },
      ]),
    }),
    caveats: (measuring) => [
      "the forecast is what was open at the quarter's start at the win rate on record then, and `Came of it` what these deals won up to as-of",
      "amounts as they stand now, and each quarter held against the target as it is set now",
      ...moneyCaveats(measuring),
    ],
  }),
];

/** The last fiscal quarters that are over and begin with deals on record, by name. */
function quartersOf({ db, history, settings }: Measuring): { name: string; from: number; to: number }[] {
  const first = db
    .prepare("SELECT MIN(COALESCE(created_at, closed_at)) FROM deals WHERE COALESCE(created_at, closed_at) <= ?")
    .pluck()
    .get(history.to) as number | null;
  if (first === null) return [];
  const start = fiscalQuarter(first, settings.fiscal_year_starts).from;
  return wholeFiscalQuarters(start, history.to, settings.fiscal_year_starts, quartersShown).map((quarter) => ({
    ...quarter,
    name: quarter.label.split(",")[0]!,
  }));
}
