import type { Settings } from "../settings/schema.ts";
import type { Measuring } from "./definition.ts";

/** SQL of the currency of an amount in a table; an amount without one counts as the settings' own, `@currency`. */
const currencyOf = (table: string): string => `COALESCE(NULLIF(UPPER(TRIM(${table}.currency)), ''), @currency)`;

/** SQL of an amount in the settings' currency, at the rates in `@rates`; null where its currency has no rate. */
const convert = (table: string): string => `CASE WHEN ${currencyOf(table)} = @currency THEN ${table}.amount
    ELSE ${table}.amount * (SELECT rates.value FROM json_each(@rates) AS rates WHERE rates.key = ${currencyOf(table)}) END`;

/** SQL of a deal's amount in the settings' currency. */
export const dealAmount = convert("deals");

/** SQL of an amount spent in the settings' currency. */
export const spendAmount = convert("spend");

/** SQL that picks the won deals with an amount, as known at `@to`. */
export const wonWithAmount = "deals.outcome = 'won' AND deals.amount > 0 AND deals.closed_at <= @to";

/** The parameters of the SQL above: the settings' currency, and JSON of what one unit of each currency is worth in it. */
export const moneyParams = ({ currency, exchange_rates }: Pick<Settings, "currency" | "exchange_rates">) => ({
  currency,
  rates: JSON.stringify({ ...exchange_rates, [currency]: 1 }),
});

/** Amounts that a figure in money is made of: the rows of a table that a condition on `@to` picks. */
export interface Amounts {
  table: "deals" | "spend";
  picked: string;
  /** What one row and several are called. */
  nouns: readonly [string, string];
}

export const wonAmounts: Amounts = { table: "deals", picked: wonWithAmount, nouns: ["deal", "deals"] };

interface CurrencyCount {
  /** Null for what is no ISO code: text of the CRM that is not printed. */
  code: string | null;
  rows: number;
  isConverted: number;
}

/** Why no amount can be told in the settings' currency, or undefined where one can. */
export function lacksRates(measuring: Measuring, amounts: Amounts = wonAmounts): string | undefined {
  const found = currenciesOf(measuring, amounts);
  if (found.length === 0 || found.some((currency) => currency.isConverted)) return undefined;
  return `the setting \`exchange_rates\` has no rate for ${found.map(nameOf).join(", ")}`;
}

/** Which amounts are converted, and which are left out because their currency has no rate. */
export function moneyCaveats(measuring: Measuring, amounts: Amounts = wonAmounts): string[] {
  const others = currenciesOf(measuring, amounts).filter((currency) => currency.code !== measuring.settings.currency);
  const told = (found: CurrencyCount[], what: string) =>
    found.length > 0 ? [`${what}: ${found.map((currency) => countOf(currency, amounts)).join(", ")}`] : [];
  return [
    ...told(
      others.filter((currency) => currency.isConverted),
      "converted at the rates of the setting `exchange_rates`",
    ),
    ...told(
      others.filter((currency) => !currency.isConverted),
      "left out, because the setting `exchange_rates` has no rate",
    ),
  ];
}

function currenciesOf({ db, history, settings }: Measuring, { table, picked }: Amounts): CurrencyCount[] {
  return db
    .prepare(
      `SELECT
         CASE WHEN ${currencyOf(table)} GLOB '[A-Z][A-Z][A-Z]' THEN ${currencyOf(table)} END AS code,
         COUNT(*) AS rows,
         ${convert(table)} IS NOT NULL AS isConverted
       FROM ${table} WHERE ${picked} GROUP BY 1, 3 ORDER BY 2 DESC, 1`,
    )
    .all({ ...moneyParams(settings), to: history.to }) as CurrencyCount[];
}

const nameOf = ({ code }: CurrencyCount): string => code ?? "a currency without an ISO code";
const countOf = (currency: CurrencyCount, { nouns: [one, several] }: Amounts): string =>
  `${currency.rows} ${currency.rows === 1 ? one : several} in ${nameOf(currency)}`;
