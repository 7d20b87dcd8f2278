import type { Settings } from "../settings/schema.ts";
import type { Measuring } from "./definition.ts";

/** SQL of a deal's currency; a deal without one counts as the settings' own, `@currency`. */
export const dealCurrency = "COALESCE(NULLIF(UPPER(TRIM(deals.currency)), ''), @currency)";

/** SQL of a deal's amount in the settings' currency, at the rates in `@rates`; null where its currency has no rate. */
export const dealAmount = `deals.amount * (SELECT rates.value FROM json_each(@rates) AS rates WHERE rates.key = ${dealCurrency})`;

/** SQL that picks the won deals with an amount, as known at `@to`. */
export const wonWithAmount = "deals.outcome = 'won' AND deals.amount > 0 AND deals.closed_at <= @to";

/** The parameters of the SQL above: the settings' currency, and JSON of what one unit of each currency is worth in it. */
export const moneyParams = ({ currency, exchange_rates }: Pick<Settings, "currency" | "exchange_rates">) => ({
  currency,
  rates: JSON.stringify({ ...exchange_rates, [currency]: 1 }),
});

interface CurrencyCount {
  /** Null for what is no ISO code: text of the CRM that is not printed. */
  code: string | null;
  deals: number;
  isConverted: number;
}

/** Why no amount of a won deal can be told in the settings' currency, or undefined where one can. */
export function lacksRates(measuring: Measuring): string | undefined {
  const found = currenciesOf(measuring);
  if (found.length === 0 || found.some((currency) => currency.isConverted)) return undefined;
  return `the setting \`exchange_rates\` has no rate for ${found.map(nameOf).join(", ")}`;
}

/** Which won deals are converted, and which are left out because their currency has no rate. */
export function moneyCaveats(measuring: Measuring): string[] {
  const others = currenciesOf(measuring).filter((currency) => currency.code !== measuring.settings.currency);
  const told = (found: CurrencyCount[], what: string) =>
    found.length > 0 ? [`${what}: ${found.map(countOf).join(", ")}`] : [];
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

function currenciesOf({ db, history, settings }: Measuring): CurrencyCount[] {
  return db
    .prepare(
      `SELECT
         CASE WHEN ${dealCurrency} GLOB '[A-Z][A-Z][A-Z]' THEN ${dealCurrency} END AS code,
         COUNT(*) AS deals,
         ${dealAmount} IS NOT NULL AS isConverted
       FROM deals WHERE ${wonWithAmount} GROUP BY 1, 3 ORDER BY 2 DESC, 1`,
    )
    .all({ ...moneyParams(settings), to: history.to }) as CurrencyCount[];
}

const nameOf = ({ code }: CurrencyCount): string => code ?? "a currency without an ISO code";
const countOf = (currency: CurrencyCount): string =>
  `${currency.deals} ${currency.deals === 1 ? "deal" : "deals"} in ${nameOf(currency)}`;
