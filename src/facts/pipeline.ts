import {
  type FactDefinition,
  type Measuring,
  percentileOf,
  type ScalarRow,
  scalarFact,
  tableFact,
} from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { percentile } from "./kernel/percentile.ts";
import { dealAmount, lacksRates, moneyCaveats, moneyParams, wonWithAmount } from "./money.ts";
import { reasonTable } from "./reasons.ts";

const lacksWins = (holdings: Holdings) => !holdings.won && "no won deal is on record";

const daysToWin = `
  SELECT leads.id AS lead_id, MAX(0, MIN(deals.closed_at) - leads.created_at) / 86400.0 AS value
  FROM deals JOIN leads ON leads.id = deals.lead_id
  WHERE deals.outcome = 'won' AND deals.closed_at <= @to AND deals.closed_at + 86399 * (deals.precision = 'day') >= leads.created_at
  GROUP BY leads.id`;

/** The days of each lead that was won, read once for all that is made of them; they may change places. */
const readDaysToWin = ({ db, entries, history }: Measuring): Float64Array =>
  entries.once("days to win", () =>
    Float64Array.from(db.prepare(`SELECT value FROM (${daysToWin})`).pluck().all({ to: history.to }) as number[]),
  );

const percentileOfDays = (measuring: Measuring, percent: number): ScalarRow => {
  const days = readDaysToWin(measuring);
  return { value: percentile(days, percent) ?? null, sample: days.length };
};

const backwards = `
  SELECT COUNT(*) FROM deals JOIN leads ON leads.id = deals.lead_id
  WHERE deals.outcome = 'won' AND deals.closed_at + 86399 * (deals.precision = 'day') < leads.created_at`;

export const pipelineFacts: FactDefinition[] = [
  scalarFact({
    id: "win_rate",
    title: "Closed deals that were won",
    unit: "share",
    check: "the share of closed deals that are won",
    sources: ["deals"],
    over: "history",
    lacks: (holdings) => lacksWins(holdings) || (!holdings.lost && "only wins are on record, no lost deal"),
    behind: `SELECT id AS deal_id, lead_id, outcome = 'won' AS counts FROM deals
      WHERE outcome <> 'open' AND closed_at > @from AND closed_at <= @to ORDER BY closed_at, id`,
    sql: `SELECT AVG(outcome = 'won') AS value, COUNT(*) AS sample FROM deals
      WHERE outcome <> 'open' AND closed_at > @from AND closed_at <= @to`,
  }),
  scalarFact({
    id: "average_deal",
    title: "Average won deal",
    unit: "money",
    check: "the average deal value",
    sources: ["deals"],
    over: "history",
    lacks: (holdings, measuring) =>
      lacksWins(holdings) || (!holdings.amounts && "no deal amount is on record") || lacksRates(measuring),
    params: ({ settings }) => moneyParams(settings),
    behind: `SELECT id AS deal_id, lead_id, ${dealAmount} AS value FROM deals WHERE ${wonWithAmount} ORDER BY closed_at, id`,
    sql: `SELECT AVG(value) AS value, COUNT(value) AS sample FROM (
        SELECT ${dealAmount} AS value FROM deals WHERE ${wonWithAmount}
      )`,
    caveats: moneyCaveats,
  }),
  scalarFact({
    id: "days_to_win",
    title: "Days from lead to win, median",
    unit: "days",
    check: "how long a lead takes to become a customer",
    sources: ["leads", "deals"],
    over: "history",
    lacks: lacksWins,
    behind: `${daysToWin} ORDER BY leads.id`,
    sql: percentileOf(daysToWin, 50),
    row: (measuring) => percentileOfDays(measuring, 50),
    caveats({ db }) {
      const count = db.prepare(backwards).pluck().get() as number;
      return count > 0 ? [`${count} won before the lead was created, left out`] : [];
    },
  }),
  scalarFact({
    id: "days_to_win_p90",
    title: "Days from lead to win, nine wins in ten within",
    unit: "days",
    check: "how long a lead takes to become a customer",
    sources: ["leads", "deals"],
    over: "history",
    lacks: lacksWins,
    behind: `${daysToWin} ORDER BY leads.id`,
    sql: percentileOf(daysToWin, 90),
    row: (measuring) => percentileOfDays(measuring, 90),
  }),
  scalarFact({
    id: "won_within",
    title: "Wins that came within 30 days of the lead",
    unit: "share",
    check: "when wins come after the lead",
    sources: ["leads", "deals"],
    over: "history",
    lacks: lacksWins,
    behind: `SELECT lead_id, value, value <= 30 AS counts FROM (${daysToWin}) ORDER BY lead_id`,
    sql: `SELECT AVG(value <= 30) AS value, COUNT(*) AS sample FROM (${daysToWin})`,
    row(measuring) {
      const days = readDaysToWin(measuring);
      return {
        value: days.length === 0 ? null : days.filter((day) => day <= 30).length / days.length,
        sample: days.length,
      };
    },
    slices: {
      days: `WITH spans (key, days) AS (VALUES ('14', 14), ('30', 30), ('90', 90)), won AS MATERIALIZED (${daysToWin})
        SELECT key, (SELECT AVG(value <= spans.days) FROM won) AS value, (SELECT COUNT(*) FROM won) AS sample
        FROM spans ORDER BY days`,
    },
  }),
  tableFact({
    id: "lost_reasons",
    title: "Closed-lost deals by reason",
    check: "why deals are lost, from a required closed-lost reason",
    sources: ["deals"],
    lacks: (holdings) => !holdings.lost && "no lost deal is on record",
    behind: `SELECT id AS deal_id, lead_id FROM deals
      WHERE outcome = 'lost' AND closed_at > @from AND closed_at <= @to ORDER BY lost_reason, closed_at, id`,
    sql: `SELECT COALESCE(lost_reason, 'none logged') AS reason, COUNT(*) AS count, 1.0 * COUNT(*) / SUM(COUNT(*)) OVER () AS share
      FROM deals WHERE outcome = 'lost' AND closed_at > @from AND closed_at <= @to
      GROUP BY 1 ORDER BY count DESC, reason`,
    shape: reasonTable("Deals", "deals"),
  }),
];
