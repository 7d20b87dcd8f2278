import { oneToTen } from "./number-words.ts";
/** A span or a day that a text names: `six weeks`, `the next 90 days`, `by Friday`, `in March`, `Q2`. */
export interface TimeNamed {
  text: string;
  index: number;
  /** How long, in days; absent for a day of the calendar whose distance the text does not tell. */
  days?: number;
}

const words: Record<string, number> = {
  a: 1,
  an: 1,
  ...oneToTen,
  twelve: 12,
  fourteen: 14,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  next: 1,
  this: 1,
  coming: 1,
  first: 1,
  current: 1,
  same: 1,
};
const units: Record<string, number> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 91,
  year: 365,
};
const number = `(?:\\d+|${Object.keys(words).join("|")})`;
const span = new RegExp(
  `\\b(?:(?:the|the next|next|these|those|first|another|at least|about|within) )?(${number})(?: more| full| working| business| calendar|-)*[ -](hour|day|week|fortnight|month|quarter|year)s?\\b`,
  "gi",
);
const weekdays = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const months = "january|february|march|april|may|june|july|august|september|october|november|december";
const soon = new RegExp(
  `\\b(?:today|tomorrow|tonight|immediately|right away|(?:${weekdays})|the day after|the same day|(?:before|by|at|in|for|until|from) (?:the|your|her|his|their) (?:next|coming) [a-z-]+(?: [a-z-]+)?|end of (?:the |this )?(?:week|month))\\b`,
  "gi",
);
const day = new RegExp(
  `\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b(?:on|by|before|until|from|in|after|since) (?:(?:early|mid|late|the end of) )?(?:(?:${months})\\b(?: \\d{1,2})?|Q[1-4]\\b|(?:the )?\\d{1,2}(?:st|nd|rd|th)\\b|day \\d+|\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${months})\\b|the end of the (?:quarter|year))`,
  "gi",
);

/** Every span and day named in a text, in order. */
export function timesIn(text: string): TimeNamed[] {
  const spans = [...text.matchAll(span)].map((match) => {
    const [found, amount, unit] = match;
    const count = words[amount!.toLowerCase()] ?? Number(amount);
    return { text: found, index: match.index, days: count * units[unit!.toLowerCase()]! };
  });
  const near = [...text.matchAll(soon)].map((match) => ({ text: match[0], index: match.index, days: 7 }));
  const dated = [...text.matchAll(day)].map((match) => ({ text: match[0], index: match.index }));
  return [...spans, ...near, ...dated].toSorted((a, b) => a.index - b.index);
}
