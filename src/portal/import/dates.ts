import { DateTime } from "luxon";
import type { Stamp } from "../records.ts";

/** Whether a date such as 03/04/2026 names the day or the month first. */
export type DayOrder = "day-first" | "month-first";

export interface DateStyle {
  /** Luxon formats; where there are any, no other way of writing is read. */
  formats: readonly string[];
  zone: string;
  /** Asked for only where a date can be read both ways. */
  readonly order: DayOrder;
}

const TIME = String.raw`(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?[Mm]?\.?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}`);
const NAMED_FIRST = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})${TIME}`);
const NAMED_SECOND = new RegExp(String.raw`^(\d{1,2})\.?[ -]([A-Za-z]{3,9})\.?[ -](\d{4})${TIME}`);
const EPOCH = /^(\d{10}|\d{13})$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY_MS = 86_400_000;

/**
 * Reads a date as exports write them: ISO, year first with dots or slashes, US and European, with the month's name, and
 * seconds or milliseconds since 1970. A date without a time of day is known to the day only. Undefined for no date.
 */
export function readStamp(text: string, style: DateStyle): Stamp | undefined {
  const { formats, zone } = style;
  if (formats.length > 0) return fromFormats(text, formats, zone);
  const common = readCommon(text, zone);
  if (common) return common;
  const epoch = EPOCH.exec(text);
  if (epoch) return fromEpoch(Number(text) * (text.length === 10 ? 1000 : 1));
  const iso = YEAR_FIRST.exec(text);
  if (iso) return make(iso[1], iso[2], iso[3], iso.slice(4), zone);
  const last = YEAR_LAST.exec(text);
  if (last) {
    const dayFirst = last[2] === "." || style.order === "day-first";
    return make(last[4], dayFirst ? last[3] : last[1], dayFirst ? last[1] : last[3], last.slice(5), zone);
  }
  const named = NAMED_FIRST.exec(text);
  if (named) return make(named[3], monthOf(named[1]), named[2], named.slice(4), zone);
  const second = NAMED_SECOND.exec(text);
  return second ? make(second[3], monthOf(second[2]), second[1], second.slice(4), zone) : undefined;
}

/** The order that the values of a column show, where one of them can be read in one way only. */
export function orderOf(values: Iterable<string>): DayOrder | undefined {
  for (const value of values) {
    const found = YEAR_LAST.exec(value);
    if (!found || found[2] === ".") continue;
    if (Number(found[1]) > 12) return "day-first";
    if (Number(found[3]) > 12) return "month-first";
  }
  return undefined;
}

/** Reads `2026-06-30 14:05` and `2026-06-30`, the two ways that most dates are written in, at a fraction of the cost. */
function readCommon(text: string, zone: string): Stamp | undefined {
  const isDay = text.length === 10;
  const isMarked = text[4] === "-" && text[7] === "-" && (isDay || (text[10] === " " && text[13] === ":"));
  if (!isMarked || (!isDay && text.length !== 16)) return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute] = isDay ? [0, 0] : [digits(text, 11, 13), digits(text, 14, 16)];
  const utc = utcMs(year, month, day, hour, minute, 0);
  return utc === undefined
    ? undefined
    : { at: (utc - offsetMs(utc, zone)) / 1000, precision: isDay ? "day" : "minute" };
}

/** The number that a part of a text is; NaN where it holds anything but digits. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

const monthOf = (name = ""): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function fromEpoch(ms: number): Stamp {
  return { at: Math.floor(ms / 1000), precision: ms % DAY_MS === 0 ? "day" : "minute" };
}

function make(
  yearText = "",
  monthText = "",
  dayText = "",
  [hourText, minuteText, secondText, half, offset]: (string | undefined)[],
  zone: string,
): Stamp | undefined {
  const year = Number(yearText) + (yearText.length === 2 ? 2000 : 0);
  const [month, day] = [Number(monthText), Number(dayText)];
  let hour = Number(hourText ?? 0);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const [minute, second] = [Number(minuteText ?? 0), Number(secondText ?? 0)];
  const utc = utcMs(year, month, day, hour, minute, second);
  if (utc === undefined) return undefined;
  const shift = offset === undefined ? offsetMs(utc, zone) : offsetOf(offset);
  return { at: (utc - shift) / 1000, precision: hourText === undefined ? "day" : "minute" };
}

/** Milliseconds of a date as if it were UTC; undefined for one that no calendar has. */
function utcMs(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  const isReal = year >= 0 && month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60;
  if (!isReal) return undefined;
  const { start, days } = monthAt(year * 12 + month - 1);
  return day <= days ? start + (((day - 1) * 24 + hour) * 60 + minute) * 60_000 + second * 1000 : undefined;
}

interface Month {
  start: number;
  days: number;
}

const months = new Map<number, Month>();

/** A month counted from the year 0, remembered: as if it were UTC, in milliseconds, and its days. */
function monthAt(count: number): Month {
  const known = months.get(count);
  if (known !== undefined) return known;
  const startOf = (at: number): number => new Date(0).setUTCFullYear(Math.floor(at / 12), at % 12, 1);
  const month = { start: startOf(count), days: (startOf(count + 1) - startOf(count)) / DAY_MS };
  months.set(count, month);
  return month;
}

function offsetOf(offset: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (!found) return 0;
  const ms = (Number(found[2]) * 60 + Number(found[3])) * 60_000;
  return found[1] === "-" ? -ms : ms;
}

/** Of a zone the offset of each day from 1970 on, and of each quarter of an hour of the days on which clocks change. */
interface Offsets {
  days: Int32Array;
  quarters: Map<number, number>;
}

const offsets = new Map<string, Offsets>();
const QUARTER_MS = 900_000;
/** Days that are remembered: until 2133. */
const DAYS = 60_000;
/** In place of the offset of a day: one that is not known yet, and one on which clocks change. */
const [UNKNOWN, CHANGING] = [1, 2];

/** How far a zone is ahead of UTC at a local time, in milliseconds, remembered. */
function offsetMs(local: number, zone: string): number {
  if (zone === "UTC") return 0;
  let known = offsets.get(zone);
  if (known === undefined) {
    known = { days: new Int32Array(DAYS).fill(UNKNOWN), quarters: new Map() };
    offsets.set(zone, known);
  }
  const { days, quarters } = known;
  const day = Math.floor(local / DAY_MS);
  if (days[day] === UNKNOWN) days[day] = offsetOfDay(day, zone);
  const ofDay = days[day] ?? CHANGING;
  if (ofDay !== CHANGING) return ofDay;
  const quarter = Math.floor(local / QUARTER_MS);
  const ofQuarter = quarters.get(quarter) ?? localOffset(quarter * QUARTER_MS, zone);
  quarters.set(quarter, ofQuarter);
  return ofQuarter;
}

function offsetOfDay(day: number, zone: string): number {
  const start = localOffset(day * DAY_MS, zone);
  return start === localOffset((day + 1) * DAY_MS, zone) ? start : CHANGING;
}

const localOffset = (local: number, zone: string): number =>
  DateTime.fromMillis(local, { zone: "UTC" }).setZone(zone, { keepLocalTime: true }).offset * 60_000;

/** Whether a format of Luxon holds minutes: `m`, or one of the tokens that stand for a whole time. */
const hasMinutes = (format: string): boolean => /[mtTfFxX]/.test(format.replace(/'[^']*'/g, ""));

function fromFormats(text: string, formats: readonly string[], zone: string): Stamp | undefined {
  for (const format of formats) {
    const parsed = DateTime.fromFormat(text, format, { zone });
    if (parsed.isValid) {
      return { at: Math.floor(parsed.toSeconds()), precision: hasMinutes(format) ? "minute" : "day" };
    }
  }
  return undefined;
}
