import type { Measuring } from "./definition.ts";
import { type Amounts, dealAmount, lacksRates } from "./money.ts";

/** SQL that picks the deals open at `@to`: opened by then, and closed after it if at all. */
export const isOpen = `(deals.outcome = 'open' OR deals.closed_at > @to)
  AND (deals.created_at <= @to OR (deals.created_at IS NULL AND deals.outcome = 'open'))`;

/** SQL that picks the deals that there were at `@to`; one that is open and has no date was there all along. */
export const isKnown =
  "(deals.created_at <= @to OR deals.closed_at <= @to OR (deals.created_at IS NULL AND deals.outcome = 'open'))";

/** SQL of the day an open deal is due; of one that has closed since, the record holds that day only, which nobody knew. */
export const dueAt = "CASE WHEN deals.outcome = 'open' THEN deals.closed_at END";

export const openAmounts: Amounts = {
  table: "deals",
  picked: `${isOpen} AND deals.amount > 0`,
  nouns: ["open deal", "open deals"],
};

/** SQL of what is open at `@to`, as `amount` and `due_at`. */
export const openAmountsSql = `SELECT ${dealAmount} AS amount, ${dueAt} AS due_at FROM deals WHERE ${openAmounts.picked}`;

/** Why the open pipeline has no amount, or undefined. */
export function lacksOpenAmounts(measuring: Measuring): string | undefined {
  const { db, history } = measuring;
  const count = (condition: string) =>
    db.prepare(`SELECT COUNT(*) FROM deals WHERE ${condition}`).pluck().get({ to: history.to });
  if (count(isOpen) === 0) return "no deal is open";
  if (count(openAmounts.picked) === 0) return "no open deal has an amount";
  return lacksRates(measuring, openAmounts);
}
