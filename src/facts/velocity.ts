import { type FactDefinition, holds, type Measuring, percentileOf, scalarFact } from "./definition.ts";
import { dealAmount, lacksRates, moneyCaveats, moneyParams, wonWithAmount } from "./money.ts";
import { isOpen, lacksOpenAmounts, openAmounts, openAmountsSql } from "./open-deals.ts";

/** Days that won deals were open; one that closed before it was created is an error of the record. */
const cycle = `
  SELECT id AS deal_id, lead_id, MAX(0, closed_at - created_at) / 86400.0 AS value FROM deals
  WHERE outcome = 'won' AND closed_at > @from AND closed_at <= @to
    AND closed_at + 86399 * (precision = 'day') >= created_at`;

const lacksCycle = (measuring: Measuring) =>
  !holds(measuring, "SELECT 1 FROM deals WHERE outcome = 'won' AND closed_at <= @to AND created_at IS NOT NULL") &&
  "no won deal has the date it was created";

const noDeals = (measuring: Measuring) =>
  !holds(measuring, "SELECT 1 FROM deals WHERE created_at <= @to OR closed_at <= @to") && "no deal is on record";

export const velocityFacts: FactDefinition[] = [
  scalarFact({
    id: "deal_cycle",
    title: "Sales cycle, median days from a deal's creation to its win",
    unit: "days",
    check: "how long a deal takes from creation to win",
    sources: ["deals"],
    over: "history",
    lacks: (_, measuring) => lacksCycle(measuring),
    behind: `${cycle} ORDER BY closed_at, id`,
    sql: percentileOf(cycle, 50),
    caveats({ db, history }) {
      const count = db
        .prepare(
          `SELECT COUNT(*) FROM deals WHERE outcome = 'won' AND closed_at <= ?
             AND closed_at + 86399 * (precision = 'day') < created_at`,
        )
        .pluck()
        .get(history.to) as number;
      return count > 0 ? [`${count} won before they were created, left out`] : [];
    },
  }),
  scalarFact({
    id: "open_deals",
    title: "Open deals",
    unit: "deals",
    check: "how many deals are open",
    sources: ["deals"],
    over: "history",
    lacks: (_, measuring) =>
      noDeals(measuring) ||
      (!holds(measuring, `SELECT 1 FROM deals WHERE ${isOpen} OR (outcome = 'lost' AND closed_at <= @to)`) &&
        "only won deals are on record"),
    behind: `SELECT id AS deal_id, lead_id FROM deals WHERE ${isOpen} ORDER BY created_at, id`,
    sql: `SELECT COUNT(*) AS value, COUNT(*) AS sample FROM deals WHERE ${isOpen}`,
    caveats({ db, history }) {
      const undated = `SELECT COUNT(*) FROM deals WHERE ${isOpen} AND created_at IS NULL`;
      const count = db.prepare(undated).pluck().get({ to: history.to }) as number;
      return count > 0 ? [`${count} of them without the date they were created`] : [];
    },
  }),
  scalarFact({
    id: "open_pipeline",
    title: "Open pipeline, amounts of the open deals",
    unit: "money",
    check: "what the open deals are worth",
    sources: ["deals"],
    over: "history",
    lacks: (_, measuring) => lacksOpenAmounts(measuring),
    params: ({ settings }) => moneyParams(settings),
    behind: `SELECT id AS deal_id, lead_id, ${dealAmount} AS value FROM deals WHERE ${openAmounts.picked} ORDER BY value DESC, id`,
    sql: `SELECT SUM(amount) AS value, COUNT(amount) AS sample FROM (${openAmountsSql})`,
    caveats: (measuring) => moneyCaveats(measuring, openAmounts),
  }),
  scalarFact({
    id: "pipeline_velocity",
    title: "Pipeline velocity, open deals x average won deal x win rate / cycle",
    unit: "money a day",
    check: "the number of open deals, the average won deal, the win rate and the cycle in days",
    sources: ["deals"],
    over: "history",
    lacks: (holdings, measuring) =>
      (!holds(measuring, `SELECT 1 FROM deals WHERE ${isOpen}`) && "no deal is open") ||
      (!holdings.lost && "only wins are on record, no lost deal") ||
      (!holdings.amounts && "no deal amount is on record") ||
      lacksRates(measuring) ||
      lacksCycle(measuring),
    empty: "no win rate, average deal or cycle can be worked out",
    params: ({ settings }) => moneyParams(settings),
    behind: `SELECT id AS deal_id, lead_id FROM deals WHERE ${isOpen} ORDER BY created_at, id`,
    sql: `
      WITH
        open AS (SELECT COUNT(*) AS deals FROM deals WHERE ${isOpen}),
        rate AS (
          SELECT AVG(outcome = 'won') AS won FROM deals WHERE outcome <> 'open' AND closed_at > @from AND closed_at <= @to
        ),
        worth AS (SELECT AVG(${dealAmount}) AS amount FROM deals WHERE ${wonWithAmount}),
        cycle AS (${percentileOf(cycle, 50)})
      SELECT open.deals * worth.amount * rate.won / NULLIF(cycle.value, 0) AS value, open.deals AS sample
      FROM open, rate, worth, cycle`,
    caveats: (measuring) => [
      "what the pipeline brings a day at this pace, and no forecast",
      ...moneyCaveats(measuring),
    ],
  }),
];
