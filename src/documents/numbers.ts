import type { Passage } from "./prose.ts";
import { printValue, type Quantities, type Quantity, type QuantityUnit } from "./quantity.ts";
import { columnOf } from "./rule.ts";
import type { DocumentTree } from "./tree.ts";

/** What a printed number and a quantity are compared as; counts are compared by what they count. */
export type Measure =
  | "share"
  | "minutes"
  | "days"
  | "months"
  | "money"
  | "times"
  | "rate"
  | "leads"
  | "deals"
  | "attempts"
  | "channels"
  | "people"
  | "points"
  | "records";

/** A number with its unit, as a document prints it. */
export interface Printed {
  /** As it stands, its range with it: `30-40%`. */
  text: string;
  /** Where it starts in the document. */
  offset: number;
  value: number;
  /** Half of the last printed digit, in the measure's unit. */
  tolerance: number;
  measure: Measure;
  /** Money: what its sign or code says. */
  currency?: string;
}

const codes =
  "USD|EUR|GBP|CHF|JPY|CNY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|INR|SGD|HKD|KRW|ILS|TRY|AED|SAR|ZAR|THB";
const kind =
  "(?:(?:new|more|other|further|extra|fresh|total|qualified|unqualified|marketing|marketing-qualified|sales|sales-qualified|inbound|outbound|paid|referred|untouched|unworked|undecided|decided|rejected|accepted|recycled|stale|open|closed|closed-won|won|lost|net|high-intent|contact|call|of the|of your|of our) )*";
const time = "(?:(?:working|business|calendar|full|more|consecutive) )*";
const word = (pattern: string): RegExp => new RegExp(`^[ -]?(?:${pattern})(?![\\w])`, "i");

const units: [pattern: RegExp, measure: Measure, factor: number][] = [
  [/^ ?%/, "share", 0.01],
  [word("per ?cent|pct|percentage points?|pp"), "share", 0.01],
  [word(`${time}(?:seconds?|secs?)`), "minutes", 1 / 60],
  [word(`${time}(?:minutes?|mins?)`), "minutes", 1],
  [word(`${time}(?:hours?|hrs?|h)`), "minutes", 60],
  [/^s\b/, "minutes", 1 / 60],
  [word(`${time}days?`), "days", 1],
  [/^d\b/, "days", 1],
  [word(`${time}weeks?`), "days", 7],
  [word(`${time}months?`), "months", 1],
  [word(`${time}years?`), "months", 12],
  [word("times|fold"), "times", 1],
  [/^ ?[x\u00d7](?!\w| ?\d)/i, "times", 1],
  [word("(?:a|per) (?:year|month)"), "rate", 1],
  [word(`${kind}(?:leads?|MQLs?|SALs?|SQLs?|prospects?|contacts?)`), "leads", 1],
  [word(`${kind}(?:deals?|opportunit(?:y|ies)|customers?|wins?)`), "deals", 1],
  [word(`${kind}(?:attempts?|touches|calls?)`), "attempts", 1],
  [word(`${kind}channels?`), "channels", 1],
  [word(`${kind}(?:people|persons?|reps?|[SB]DRs?|AEs?|FTEs?|sellers?|marketers?|employees?)`), "people", 1],
  [word("points?"), "points", 1],
  [word(`${kind}records?`), "records", 1],
];

const scales: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9, thousand: 1e3, million: 1e6, billion: 1e9 };
const number = String.raw`(?:\d+(?:[,'\u2019]\d{3}(?!\d))*(?:[.,]\d+)?|\.\d+)`;
const token = new RegExp(
  String.raw`(?<![\w.,#])(?<before>(?:US|CA|AU|A|C)?[$\u20ac\u00a3\u00a5]\s?|(?:${codes})\s?)?(?<digits>${number})(?<scale>(?:bn|[KkMmBb])(?![\w])|\s(?:thousand|million|billion)\b)?(?<after>\s?(?:${codes})\b|\s?[\u20ac\u00a3\u00a5]|\s(?:dollars|euros|pounds|francs)\b)?\+?`,
  "g",
);
/** Dates, clock times, ratios and what a slash joins. */
const noNumber = /\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}:\d{1,2}\b|\b\d+(?: ?\/ ?\d+)+\b/g;
/** A number after such a word is a name: section 3, Type 1, week 2; `last week 12 leads` counts. */
const named =
  /(?<!(?:\d|\b(?:an?|the|this|that|these|those|last|past|next|each|every|per|one|by|of)) )\b(?:sections?|phases?|type|step|stage|tier|level|priority|week|day|month|quarter|part|clause|rule|row|column|chapter|number|no\.)\s$/i;
const counts: ReadonlySet<Measure> = new Set(["leads", "deals", "attempts", "channels", "people", "points", "records"]);

/** Every number with a unit in a passage; dates, clock times and ordinals are none. */
export function numbersIn({ text, at }: Passage): Printed[] {
  if (!/\d/.test(text)) return [];
  const readable = text.replace(noNumber, (found) => "\u0000".repeat(found.length));
  const tokens = [...readable.matchAll(token)].map((match) => readToken(match, readable));
  for (const [index, second] of tokens.entries()) {
    const first = tokens[index - 1];
    // `$30-40K`: the sign stands for both.
    if (first?.before && !second.unit && areJoined(first, second, readable)) second.unit = ["money", 1];
  }
  return tokens.flatMap((found, index): Printed[] => {
    const last = rangeEnd(found, tokens[index + 1], readable) ?? found;
    const previous = tokens[index - 1];
    const first = previous && rangeEnd(previous, found, readable) ? previous : found;
    const { unit } = last;
    if (!unit) return [];
    const [measure, factor] = unit;
    // No word that is looked for reaches back further.
    const before = readable.slice(Math.max(0, first.start - 60), first.start);
    if (measure !== "share" && measure !== "money" && named.test(before)) return [];
    if (counts.has(measure) && (/[A-Za-z]-$/.test(before) || isYear(found.digits, before))) return [];
    const scale = found.scale === 1 && last.before === "" ? last.scale : found.scale;
    return [
      {
        text: text.slice(first.start, last.end).trim(),
        offset: at[found.start]!,
        value: Number(found.digits) * scale * factor,
        tolerance: toleranceOf(found.digits, scale) * factor,
        measure,
        ...(measure === "money" ? { currency: (found.before || first.before || last.after).trim() } : {}),
      },
    ];
  });
}

interface Token {
  start: number;
  /** After the unit, where there is one. */
  end: number;
  /** After the number and its scale. */
  bare: number;
  digits: string;
  scale: number;
  before: string;
  after: string;
  unit?: [measure: Measure, factor: number];
}

function readToken(match: RegExpExecArray, text: string): Token {
  const { digits = "", before = "", after = "", scale = "" } = match.groups!;
  const bare = match.index + match[0].length;
  const rest = text.slice(bare);
  const isDecade = /^s\b/.test(rest) && (/^\d{4}$/.test(digits) || text.slice(0, match.index).endsWith("the "));
  const spelled = isDecade ? undefined : units.find(([pattern]) => pattern.test(rest));
  const base = {
    start: match.index,
    bare,
    digits: digits.replace(/[,'\u2019](?=\d{3}(?!\d))/g, "").replace(",", "."),
    before,
    after,
  };
  const scaled = scales[scale.trim().toLowerCase()] ?? 1;
  if (before || after) return { ...base, scale: scaled, end: bare, unit: ["money", 1] };
  if (spelled) {
    const [pattern, measure, factor] = spelled;
    return { ...base, scale: scaled, end: bare + pattern.exec(rest)![0].length, unit: [measure, factor] };
  }
  // `30m` alone is minutes, `30m leads` are millions.
  if (scale === "m") return { ...base, scale: 1, end: bare, unit: ["minutes", 1] };
  return { ...base, scale: scaled, end: bare };
}

/** The second number of a range whose unit the first one shares: `30-40%`, `30 to 40 days`, `between 3 and 5 hours`. */
function rangeEnd(first: Token, second: Token | undefined, text: string): Token | undefined {
  if (!second?.unit || !areJoined(first, second, text)) return undefined;
  const sharesMoney = first.before !== "" && second.before === "" && second.unit[0] === "money";
  return !first.unit || sharesMoney ? second : undefined;
}

function areJoined(first: Token, second: Token, text: string): boolean {
  const between = text.slice(first.bare, second.start);
  if (between === " and ") return /\bbetween $/i.test(text.slice(Math.max(0, first.start - 9), first.start));
  return /^\s?[-\u2013\u2014]\s?$|^ (?:to|or) $/.test(between);
}

/** `In 2018 leads`: a year, no count. */
const isYear = (digits: string, before: string): boolean =>
  /^(?:19|20)\d\d$/.test(digits) && /\b(?:in|since|during|until|through) $/i.test(before);

/** Half of the last printed digit. A scale hides digits, so `2K` counts as 2.0K: two digits that mean something at least. */
function toleranceOf(digits: string, scale: number): number {
  const decimals = digits.split(".")[1]?.length ?? 0;
  const significant = digits.replace(".", "").replace(/^0+/, "").length;
  const hidden = scale > 1 && significant < 2 ? 1 : 0;
  return 0.5 * 10 ** -(decimals + hidden) * scale * 1.000001;
}

const measures: Partial<Record<QuantityUnit, [Measure[], number]>> = {
  share: [["share"], 1],
  "business minutes": [["minutes"], 1],
  minutes: [["minutes"], 1],
  days: [["days"], 1],
  "working days": [["days"], 1],
  weeks: [["days"], 7],
  months: [["months"], 1],
  money: [["money"], 1],
  "money a day": [["money"], 1],
  "money a year": [["money"], 1],
  leads: [["leads", "records"], 1],
  "MQLs a month": [["leads", "rate"], 1],
  "leads a year": [["leads", "rate"], 1],
  "times a year": [["times", "rate"], 1],
  "a working day": [["leads", "attempts", "rate"], 1],
  times: [["times"], 1],
  deals: [["deals", "records"], 1],
  attempts: [["attempts", "records"], 1],
  channels: [["channels"], 1],
  people: [["people"], 1],
  points: [["points"], 1],
};

/** A won lead is a customer; what the user counted, nobody knows. */
function measuresOf({ unit, title, origin }: Quantity): readonly Measure[] {
  const [own] = measures[unit] ?? [[]];
  if (unit !== "leads") return own;
  if (origin === "quote") return [...counts];
  return /\bwon\b|\bwins?\b|\bcustomers?\b|\bopportunit/i.test(title) ? [...own, "deals"] : own;
}

/**
 * What a number of a document may stand on: the quantities of its brief, and what its provenance says that it printed
 * besides, as it is measured now.
 */
export const quantitiesFor = ({ sections }: Pick<DocumentTree, "sections">, quantities: Quantities): Quantity[] => {
  const rows =
    columnOf(
      sections.find(({ heading }) => heading === "Provenance"),
      "Figure",
    ) ?? [];
  return [...quantities.all(), ...rows.flatMap(({ cell }) => quantities.titled(cell) ?? [])];
};

/** Quantities of a printed number's unit, the nearest first; `fits` where it is that number up to its printed rounding. */
export function candidates(
  printed: Printed,
  known: readonly Quantity[],
  currency: string,
): { quantity: Quantity; fits: boolean }[] {
  if (printed.currency && !isCurrency(printed.currency, currency)) return [];
  return known
    .filter((quantity) => measuresOf(quantity).includes(printed.measure))
    .map((quantity) => {
      const off = Math.abs(quantity.value * (measures[quantity.unit]?.[1] ?? 1) - printed.value);
      const edge = /^(?:under|over) (.*)$/.exec(printValue(quantity.value, quantity.unit, currency))?.[1];
      return { quantity, off, fits: off <= printed.tolerance || edge === printed.text };
    })
    .toSorted((a, b) => a.off - b.off);
}

const signs: [RegExp, RegExp][] = [
  [/\$|dollars/, /D$|MXN/],
  [/\u20ac|euros/, /EUR/],
  [/\u00a3|pounds/, /GBP/],
  [/\u00a5/, /JPY|CNY/],
  [/francs/, /CHF/],
];

function isCurrency(printed: string, currency: string): boolean {
  const sign = signs.find(([pattern]) => pattern.test(printed));
  return sign ? sign[1].test(currency) : printed === currency;
}

/** Whether a number is part of a name or a phrase that the CRM or the user gave, such as a campaign's. */
export function isQuoted({ text, at }: Passage, { offset }: Printed, { quoted }: Quantities): boolean {
  if (quoted.length === 0) return false;
  const index = at.indexOf(offset);
  return quoted
    .map((phrase) => phrase.replace(/\\(?=[!-/:-@[-`{-~])/g, ""))
    .filter((phrase) => /\p{L}/u.test(phrase))
    .some((phrase) => {
      for (let from = text.indexOf(phrase); from >= 0; from = text.indexOf(phrase, from + 1)) {
        const to = from + phrase.length;
        if (index < from || index >= to) continue;
        if (!/\w\w/.test(text.slice(from - 1, from + 1)) && !/\w\w/.test(text.slice(to - 1, to + 1))) return true;
      }
      return false;
    });
}
