import { numbersIn, type Printed } from "../numbers.ts";
import { oneToTen } from "./number-words.ts";

const words: Record<string, number> = {
  ...oneToTen,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  "twenty-four": 24,
  thirty: 30,
  "forty-five": 45,
  "forty-eight": 48,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};
const spelled = new RegExp(
  `\\b(?:${Object.keys(words)
    .toSorted((a, b) => b.length - a.length)
    .join("|")})\\b`,
  "gi",
);
const time = "(?:(?:full|working|business|calendar) )*(?:minute|hour|day|week|month|quarter|year)";

/** A text with its numbers in digits: `thirty minutes`, `half an hour`, `a working day`, `ten (10) days`. */
export const inDigits = (text: string): string =>
  text
    .replace(/\bhalf an? hour\b/gi, "30 minutes")
    .replace(/\b(?:a )?quarter of an hour\b|\bquarter-hour\b/gi, "15 minutes")
    .replace(/\bhalf an? ((?:working |business |calendar )?day)\b/gi, "0.5 $1s")
    .replace(/\ba dozen\b/gi, "12")
    .replace(/\ba couple of\b/gi, "2")
    .replace(new RegExp(`(?<!\\b(?:per|times|once|twice|\\w+s|\\d[\\d.,]*) )\\b(?:an?|one) (?=${time}\\b)`, "gi"), "1 ")
    .replace(spelled, (word) => String(words[word.toLowerCase()]))
    .replace(/\b(\d+) \(\1\)/g, "$1")
    .replace(/(\d) quarters?\b/g, (_, digit: string) => `${Number(digit) * 3} months`);

/** Every number with its unit in a text, spelled ones too. Offsets are into the text with its numbers in digits. */
export function amountsIn(text: string): Printed[] {
  const digits = inDigits(text);
  return numbersIn({ text: digits, at: Array.from(digits, (_, index) => index), kind: "paragraph" });
}

/** A span of time: minutes, days or months. */
export const isTime = ({ measure }: Printed): boolean =>
  measure === "minutes" || measure === "days" || measure === "months";

const noUnit =
  "(?:st|nd|rd|th|of|and|or|to|by|in|at|on|the|with|for|from|is|are|as|if|when|was|were|vs|plus|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
const months = "(?:january|february|march|april|june|july|august|september|october|november|december)";
const counted = new RegExp(
  `(?<![\\w.#/])(?<!\\b(?:section|tier|level|phase|step|priority|type|version|option|plan|rule|line) )(?!(?:19|20)\\d\\d\\b)\\d[\\d.,]*\\+?[ -]?(?!(?:${noUnit}|${months})\\b)[a-z]{2,}`,
  "i",
);

const rate =
  /\d[\d.,]*\+?\s*(?:\/|\bper\b|\ba\b|\beach\b)\s*(?:calendar |business |working )?(?:month|mo|quarter|qtr|week|wk|day|year|yr)\b/i;

/** True for a number that stands with what it counts or is measured in. */
export const hasAmount = (text: string): boolean => {
  const digits = inDigits(text);
  return amountsIn(text).length > 0 || counted.test(digits) || rate.test(digits);
};

/** Things that are counted one by one, or units in the name of what is measured: `Speed (minutes)`. */
const unitInName =
  /\b(?:attempts?|touches|tries|calls?|[mspal]+qls?|sals?|mqas?|leads?|accounts?|channels?|e-?mails?|meetings?|demos?|fields?|properties|opportunities|minutes?|mins?|hours?|hrs|days?|weeks?|percent|pct)\b|%/i;

/** True for a bare number whose unit stands in the name of what is measured, as in `MQLs a month | 120`. */
export const isCountOf = (cell: string, name: string): boolean =>
  /^[^\w]*(?:at least |min(?:imum)?\.? |max(?:imum)?\.? |up to |about )?[~\u2265\u2264<>=+]*\s?\d[\d.,]*\+?(?: ?[-\u2013] ?\d[\d.,]*)?[.+]?$/i.test(
    inDigits(cell),
  ) && unitInName.test(name);
