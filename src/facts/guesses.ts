import { settingsSchema } from "../settings/schema.ts";
import type { Guess, Guessing } from "./guess.ts";
import { guessHours } from "./guess-hours.ts";
import { dealAmount, moneyParams, wonWithAmount } from "./money.ts";
import { leadsToCompare } from "./thresholds.ts";
import { isScalar } from "./types.ts";

/**
 * Guesses from a portal what its records show of the settings, in the order of the file; what they don't show is left
 * out. Nothing after the sheet's as-of is read. Amounts are in the settings' currency where `isKnown` says that
 * it is set, else in the one that is guessed.
 */
export function guessSettings(guessing: Guessing, isKnown: (setting: string) => boolean): Guess[] {
  // Rates are in terms of a currency, so with them it can't be another.
  const currency = isKnown("currency") || isKnown("exchange_rates") ? undefined : guessCurrency(guessing);
  const known = { ...guessing.settings, ...(currency && { currency: String(currency.value) }) };
  const hours = isKnown("business_hours.start") || isKnown("business_hours.end") ? [] : guessHours(guessing);
  const guesses = [
    ...guessTeams(guessing),
    guessDealValue({ ...guessing, settings: known }),
    guessCycle(guessing),
    guessVolume(guessing),
    guessRouting(guessing),
    guessRequiredFields(guessing),
    ...hours,
    currency,
  ];
  return guesses.filter((guess) => guess !== undefined).filter((guess) => !isKnown(guess.setting));
}

/** Says so where a guess rests on little. */
const sized = (because: string, records: number): string =>
  records < leadsToCompare ? `${because}, a small sample` : because;

function guessCurrency({ db, sheet }: Guessing): Guess | undefined {
  const found = db
    .prepare(
      `SELECT UPPER(TRIM(currency)) AS code, COUNT(*) AS deals FROM deals
       WHERE UPPER(TRIM(currency)) GLOB '[A-Z][A-Z][A-Z]' AND COALESCE(created_at, closed_at, 0) <= ?
       GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    .all(sheet.asOf) as { code: string; deals: number }[];
  const [first, ...others] = found;
  if (!first) return undefined;
  const all = found.reduce((sum, { deals }) => sum + deals, 0);
  const rest = others.slice(0, 5).map(({ code }) => code);
  const because =
    others.length === 0
      ? `on every one of ${count(all, "deal")} that ${all === 1 ? "names" : "name"} a currency`
      : `the commonest, on ${first.deals} of ${count(all, "deal")}; the others are in ${rest.join(", ")}${others.length > 5 ? " and more" : ""}`;
  return { setting: "currency", value: first.code, because };
}

function guessDealValue({ db, sheet, settings }: Guessing): Guess | undefined {
  const { value, deals, left } = db
    .prepare(
      `SELECT median(value) AS value, COUNT(value) AS deals, COUNT(*) - COUNT(value) AS left FROM (
         SELECT ${dealAmount} AS value FROM deals WHERE ${wonWithAmount}
       )`,
    )
    .get({ ...moneyParams(settings), to: sheet.asOf }) as { value: number | null; deals: number; left: number };
  const rounded = Math.round((value ?? 0) * 100) / 100;
  if (rounded === 0) return undefined;
  const others = left > 0 ? `, ${left} in another currency left out` : "";
  return {
    setting: "deal_value",
    value: rounded,
    because: sized(`median of ${count(deals, "won deal")}${others}`, deals),
  };
}

function guessCycle({ db, sheet }: Guessing): Guess | undefined {
  const { days, deals } = db
    .prepare(
      `SELECT median((closed_at - created_at) / 86400.0) AS days, COUNT(*) AS deals FROM deals
       WHERE outcome = 'won' AND closed_at >= created_at AND closed_at <= ?`,
    )
    .get(sheet.asOf) as { days: number | null; deals: number };
  if (!days) return undefined;
  const because = `median of ${count(deals, "won deal")}, ${count(Math.round(days), "day")} from created to closed`;
  return {
    setting: "sales_cycle_weeks",
    value: Math.max(0.1, Math.round(days / 0.7) / 10),
    because: sized(because, deals),
  };
}

function guessVolume({ sheet }: Guessing): Guess | undefined {
  const fact = sheet.get("mql_monthly");
  if (!isScalar(fact) || fact.value === 0) return undefined;
  const because = [
    "median of the latest full months with leads, six at most",
    count(fact.sample, "MQL"),
    ...fact.caveats,
  ].join(", ");
  return {
    setting: "monthly_mql_volume",
    value: Math.max(1, Math.round(fact.value)),
    because: sized(because, fact.sample),
  };
}

function guessTeams({ db, sheet: { window } }: Guessing): Guess[] {
  const owners = (setting: string, from: string, what: string): Guess[] => {
    const value = db
      .prepare(`SELECT COUNT(DISTINCT LOWER(TRIM(owner))) FROM ${from} AND TRIM(owner) <> ''`)
      .pluck()
      .get({ from: window.from, to: window.to }) as number;
    return value > 0 ? [{ setting, value, because: `${what}, ${window.label}` }] : [];
  };
  const within = (at: string) => `(${at} > @from AND ${at} <= @to)`;
  return [
    ...owners(
      "team_sizes.sdr",
      `touches WHERE direction = 'outbound' AND ${within("at")}`,
      "owners of calls and e-mails to leads",
    ),
    ...owners(
      "team_sizes.ae",
      `deals WHERE (${within("created_at")} OR ${within("closed_at")})`,
      "owners of deals created or closed",
    ),
  ];
}

/**
 * Owners share evenly where nearly every new lead belongs to one with enough leads to compare, and the busiest of these
 * has no more than half again as many as the least busy.
 */
const nearlyEvery = 0.95;
const evenly = 1.5;

function guessRouting({ db, sheet: { window } }: Guessing): Guess | undefined {
  const owners = db
    .prepare(
      `SELECT COUNT(*) AS leads, owner <> '' AS isOwned FROM (
         SELECT LOWER(TRIM(COALESCE(
           (SELECT owner FROM assignments WHERE lead_id = leads.id AND at <= @to ORDER BY at LIMIT 1), owner, ''
         ))) AS owner
         FROM leads WHERE created_at > @from AND created_at <= @to
       ) GROUP BY owner ORDER BY leads DESC`,
    )
    .all({ from: window.from, to: window.to }) as { leads: number; isOwned: number }[];
  const sharing = owners.filter(({ leads, isOwned }) => isOwned && leads >= leadsToCompare).map(({ leads }) => leads);
  const shared = sharing.reduce((sum, leads) => sum + leads, 0);
  const all = owners.reduce((sum, { leads }) => sum + leads, 0);
  const [most = 0, least = 0] = [sharing[0], sharing.at(-1)];
  if (sharing.length < 2 || shared < nearlyEvery * all || most > evenly * least) return undefined;
  const share = (leads: number) => `${Math.round((100 * leads) / all)}%`;
  const because = `${sharing.length} owners share ${count(all, "new lead")} about evenly, ${share(least)} to ${share(most)} each, ${window.label}`;
  return { setting: "routing_method", value: "round-robin", because };
}

const mostlyFilled = 0.8;

function guessRequiredFields({ db, sheet }: Guessing): Guess | undefined {
  const fields = settingsSchema.shape.required_fields.unwrap().element.options;
  const filled = fields.map((field) => `SUM(COALESCE(TRIM(leads.${field}), '') <> '') AS ${field}`);
  const row = db
    .prepare(
      `SELECT COUNT(*) AS leads, ${filled.join(", ")} FROM leads
       WHERE EXISTS (SELECT 1 FROM lifecycle WHERE lead_id = leads.id AND stage = 'MQL' AND at <= ?)`,
    )
    .get(sheet.asOf) as Record<string, number>;
  const leads = row.leads ?? 0;
  const value = fields.filter((field) => leads > 0 && row[field]! >= mostlyFilled * leads);
  if (value.length === 0) return undefined;
  const because = `each filled on at least 80% of ${count(leads, "qualified lead")}`;
  return { setting: "required_fields", value, because: sized(because, leads) };
}

const count = (value: number, noun: string): string =>
  `${value.toLocaleString("en-US")} ${noun}${value === 1 ? "" : "s"}`;
