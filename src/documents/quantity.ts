import { isoDay } from "../clock/iso-day.ts";
import { commonFactIds, type FactSheet } from "../facts/sheet.ts";
import type { MeasuredFact, TableFact, Unit } from "../facts/types.ts";
import { isScalar, isTable } from "../facts/types.ts";
import type { TermUnit } from "../terms.ts";
import { escapeMarkdown } from "./escape.ts";

export type QuantityUnit = Unit | TermUnit | "weeks";

const units: Readonly<Record<QuantityUnit, true>> = {
  leads: true,
  deals: true,
  values: true,
  "a working day": true,
  share: true,
  "business minutes": true,
  minutes: true,
  days: true,
  "working days": true,
  weeks: true,
  months: true,
  attempts: true,
  channels: true,
  people: true,
  points: true,
  times: true,
  "times a year": true,
  "MQLs a month": true,
  "leads a year": true,
  money: true,
  "money a day": true,
  "money a year": true,
  date: true,
};

/** Every unit that a quantity can have. */
export const quantityUnits = Object.keys(units) as QuantityUnit[];

/** Any number that a brief gives its writer, with where it comes from. */
export interface Quantity {
  /** What a draft refers to it by, without the brackets: `mql_sql_rate`, `won_share source="Paid Search"`. */
  ref: string;
  title: string;
  value: number;
  unit: QuantityUnit;
  origin: "fact" | "term" | "benchmark" | "setting" | "quote";
  /** What stands behind it: sample and window, source of a benchmark, or reason of a term. */
  note: string;
}

/** What a reference in a draft turns out to be. */
export type Referent =
  | { kind: "quantity"; quantity: Quantity }
  | { kind: "table"; table: TableFact }
  | { kind: "missing"; check: string }
  | { kind: "unknown" };

/** The quantities of one brief. */
export interface Quantities {
  currency: string;
  /** Names and phrases with a number in them, from the CRM, the settings or the user, as they are printed. */
  quoted: readonly string[];
  /** What the user wrote, whole; a document may quote it as it stands. */
  words?: string;
  /** `ref` as written between the brackets. */
  find(ref: string): Referent;
  /** Every scalar quantity, facts measured: what a number in the text may stand on. */
  all(): Quantity[];
  /** A measured fact, or a slice of one, by the title that a document's provenance gives it; of all that there are. */
  titled(title: string): Quantity | undefined;
}

/** Gathers facts with terms, benchmarks, settings and quotes. A given quantity hides a fact of the same name. */
export function gatherQuantities(
  sheet: FactSheet,
  given: readonly Quantity[],
  currency: string,
  phrases: readonly string[] = [],
  words = "",
): Quantities {
  const byRef = new Map(given.map((quantity) => [quantity.ref, quantity]));
  const note = (sample: number, window: string) => `${sample.toLocaleString("en-US")} records, ${window}`;
  const find = (ref: string): Referent => {
    const quantity = byRef.get(ref);
    if (quantity) return { kind: "quantity", quantity };
    const table = /^table:([a-z_]+)$/.exec(ref);
    const sliced = /^([a-z_]+) (\w+)="(.*)"$/.exec(ref);
    const id = table?.[1] ?? sliced?.[1] ?? ref;
    if (!sheet.ids.includes(id)) return { kind: "unknown" };
    const fact = sheet.get(id);
    if (fact.status === "missing") return { kind: "missing", check: fact.check };
    if (table) return isTable(fact) ? { kind: "table", table: fact } : { kind: "unknown" };
    if (!isScalar(fact)) return { kind: "unknown" };
    const { title, unit, window } = fact;
    if (!sliced) {
      return {
        kind: "quantity",
        quantity: { ref, title, value: fact.value, unit, origin: "fact", note: note(fact.sample, window.label) },
      };
    }
    const slice = fact.slices[sliced[2]!]?.find((candidate) => escapeKey(candidate.key) === sliced[3]);
    if (!slice) return { kind: "missing", check: `${title} for ${sliced[2]} ${sliced[3]}` };
    const of = sliceTitle(title, sliced[2]!, slice.key);
    return {
      kind: "quantity",
      quantity: { ref, title: of, value: slice.value, unit, origin: "fact", note: note(slice.sample, window.label) },
    };
  };
  const quoted = once(() =>
    [...namesIn(sheet), ...phrases].filter((name) => /\d/.test(name) && /\p{L}/u.test(name)).map(escapeMarkdown),
  );
  const all = once(() => {
    const facts = commonFactIds.filter((id) => sheet.ids.includes(id)).map(sheet.get);
    const refs = facts.filter(isScalar).flatMap((fact) => [fact.id, ...slicesOf(fact)]);
    const found = refs.map(find).flatMap((referent) => (referent.kind === "quantity" ? [referent.quantity] : []));
    return [...given, ...found, ...facts.filter(isTable).flatMap(cellQuantities)];
  });
  const refs = once(() => {
    const scalars = sheet.all().filter(isScalar);
    const whole = scalars.map(({ id, title }) => [title, id] as const);
    const sliced = scalars.flatMap(({ id, title, slices }) =>
      Object.entries(slices).flatMap(([dimension, entries]) =>
        entries.map(({ key }) => [sliceTitle(title, dimension, key), sliceRef(id, dimension, key)] as const),
      ),
    );
    return new Map([...sliced, ...whole]);
  });
  return {
    currency,
    titled(title) {
      const found = find(refs().get(title) ?? "");
      return found.kind === "quantity" ? found.quantity : undefined;
    },
    words,
    get quoted() {
      return quoted();
    },
    find,
    all,
  };
}

/** Dimensions whose figures may stand in a text without a reference: among those of all of them nearly any number is found. */
const spokenOf: ReadonlySet<string> = new Set(["source", "owner", "window", "days"]);

const slicesOf = ({ id, slices }: MeasuredFact): string[] =>
  Object.entries(slices)
    .filter(([dimension]) => spokenOf.has(dimension))
    .flatMap(([dimension, entries]) => entries.map((slice) => sliceRef(id, dimension, slice.key)));

/** Works a value out when it is first asked for. */
function once<Value>(work: () => Value): () => Value {
  let done: { value: Value } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/**
 * Every name that facts print: keys of slices and texts of tables. Only of facts that were asked for: a document prints no
 * name of another, and to measure all of them takes longer than the document.
 */
function namesIn(sheet: FactSheet): string[] {
  const names = (sheet.measured?.() ?? sheet.all()).flatMap((fact) => {
    if (isScalar(fact)) return Object.values(fact.slices).flatMap((slices) => slices.map((slice) => slice.key));
    return isTable(fact) ? fact.rows.flatMap((row) => row.flatMap((cell) => ("text" in cell ? [cell.text] : []))) : [];
  });
  return [...new Set(names)];
}

function cellQuantities(table: TableFact): Quantity[] {
  return table.rows.flatMap((row) =>
    row.flatMap((cell, index): Quantity[] =>
      "value" in cell
        ? [
            {
              ref: `table:${table.id}`,
              title: `${table.title}, ${table.columns[index]}`,
              value: cell.value,
              unit: cell.unit,
              origin: "fact",
              note: table.window.label,
            },
          ]
        : [],
    ),
  );
}

/** The reference of a slice, such as `won_share source="Paid Search"`; what would end it is percent-encoded. */
export const sliceRef = (id: string, dimension: string, key: string): string =>
  `${id} ${dimension}="${escapeKey(key)}"`;

const sliceTitle = (title: string, dimension: string, key: string): string => `${title}, ${dimension} ${key}`;

const escapeKey = (key: string): string =>
  key.replace(/["%[\]|{}<>\s]/g, (mark) => (mark === " " ? mark : encodeURIComponent(mark)));

const symbols: Record<string, string> = { USD: "$", EUR: "€", GBP: "£" };

/** The one way a value is printed, so that a checker can tell what a printed number may stand for. */
export function printValue(value: number, unit: QuantityUnit, currency: string): string {
  switch (unit) {
    case "share":
      return printShare(value);
    case "business minutes":
      return value < 120
        ? `${plural(Math.round(value), "working minute")}`
        : `${plural(round(value / 60), "working hour")}`;
    case "minutes":
      return value < 120 ? plural(Math.round(value), "minute") : plural(round(value / 60), "hour");
    case "days":
      return plural(round(value), "day");
    case "working days":
      return plural(round(value), "working day");
    case "weeks":
      return plural(round(value), "week");
    case "months":
      return plural(round(value), "month");
    case "money":
    case "money a day":
    case "money a year": {
      const amount = Math.round(value).toLocaleString("en-US");
      const printed = symbols[currency] ? `${symbols[currency]}${amount}` : `${amount} ${currency}`;
      return printed + unit.slice("money".length);
    }
    case "MQLs a month":
      return `${Math.round(value).toLocaleString("en-US")} MQLs a month`;
    case "leads a year":
      return `${Math.round(value).toLocaleString("en-US")} a year`;
    case "a working day":
      return `${round(value)} a working day`;
    case "times a year":
      return value === 1 ? "once a year" : `${round(value)} times a year`;
    case "date":
      return isoDay(value);
    default:
      return round(value).toLocaleString("en-US");
  }
}

/** A share that is not none is never printed as none, nor one that is not all as all. */
function printShare(value: number): string {
  if (value > 0 && value < 0.0005) return "under 0.1%";
  if (value < 1 && value >= 0.9995) return "over 99.9%";
  return `${trim((value * 100).toFixed(1))}%`;
}

const trim = (text: string): string => text.replace(/\.0$/, "");
const round = (value: number): number => Math.round(value * 10) / 10;
const plural = (value: number, noun: string): string =>
  `${value.toLocaleString("en-US")} ${noun}${value === 1 ? "" : "s"}`;
