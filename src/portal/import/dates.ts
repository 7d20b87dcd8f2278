import { DateTime } from "luxon";
import type { Stamp } from "../records.ts";

/** Whether a date such as 03/04/2026 names the day or the month first. */
export type DayOrder = "day-first" | "month-first";

export interface DateStyle {
  /** Luxon formats; where there are any, no other way of writing is read. */
  formats: readonly string[];
  zone: string;
  order: DayOrder;
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
export function readStamp(text: string, { formats, zone, order }: DateStyle): Stamp | undefined {
  if (formats.length > 0) return fromFormats(text, formats, zone);
  const epoch = EPOCH.exec(text);
  if (epoch) return fromEpoch(Number(text) * (text.length === 10 ? 1000 : 1));
  const iso = YEAR_FIRST.exec(text);
  if (iso) return make(iso[1], iso[2], iso[3], iso.slice(4), zone);
  const last = YEAR_LAST.exec(text);
  if (last) {
    const dayFirst = last[2] === "." || order === "day-first";
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
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(utc);
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal) return undefined;
  const shift = offset === undefined ? offsetMs(utc, zone) : offsetOf(offset);
  return { at: (utc - shift) / 1000, precision: hourText === undefined ? "day" : "minute" };
}

function offsetOf(offset: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (!found) return 0;
  const ms = (Number(found[2]) * 60 + Number(found[3])) * 60_000;
  return found[1] === "-" ? -ms : ms;
}

const offsets = new Map<string, number>();
const HOUR_MS = 3_600_000;

/** How far a zone is ahead of UTC at a local time, remembered by the hour. */
function offsetMs(local: number, zone: string): number {
  if (zone === "UTC") return 0;
  const key = `${zone} ${Math.floor(local / HOUR_MS)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const there = DateTime.fromMillis(local, { zone: "UTC" }).setZone(zone, { keepLocalTime: true });
  offsets.set(key, there.offset * 60_000);
  return there.offset * 60_000;
}

function fromFormats(text: string, formats: readonly string[], zone: string): Stamp | undefined {
  for (const format of formats) {
    const parsed = DateTime.fromFormat(text, format, { zone });
    if (parsed.isValid) {
      return { at: Math.floor(parsed.toSeconds()), precision: /\d:\d/.test(text) ? "minute" : "day" };
    }
  }
  return undefined;
}
