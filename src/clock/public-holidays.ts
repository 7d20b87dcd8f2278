import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type DateHolidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import { type Day, dayOf, daySeconds } from "./days.ts";

const noon = daySeconds / 2;
const opened = new Map<string, DateHolidays>();
const found = new Map<string, readonly Day[]>();

/**
 * The days off that the public holidays of a region such as `US` or `DE-BY` give in one year, those that stand in for a
 * weekend among them, as the library date-holidays knows them. A holiday of several days may reach into the next year.
 */
export function publicHolidays(region: string, year: number): readonly Day[] {
  const key = `${region} ${year}`;
  const known = found.get(key) ?? open(region).getHolidays(year).filter(isPublic).flatMap(daysOf);
  found.set(key, known);
  return known;
}

const isPublic = ({ type }: HolidaysTypes.Holiday): boolean => type === "public";

/**
 * The days that are off for a holiday: those whose noon is within it. Some begin with the sunset before, and those that begin
 * at noon or later leave a morning to work in.
 */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): Day[] {
  const [, isoDate, hour, offset] = /^(\S+) (\d\d):\d\d:\d\d(?: ([-+]\d\d)\d\d)?$/.exec(date)!;
  // Where it begins by the wall clock of the region; the offset is that of a sunset from the day it is named after.
  const from = dayOf(isoDate!) * daySeconds + (Number(hour) + Number(offset ?? 0)) * 3600;
  const to = from + (end.getTime() - start.getTime()) / 1000;
  const days: Day[] = [];
  for (let day = Math.floor(from / daySeconds); day * daySeconds + noon < to; day++)
    if (day * daySeconds + noon > from) days.push(day);
  return days;
}

function open(region: string): DateHolidays {
  const known = opened.get(region) ?? new (load())(region);
  opened.set(region, known);
  return known;
}

/** The library, which is large and therefore loaded when a region is first asked for; built, it stands in a file of its own. */
function load(): typeof DateHolidays {
  const bundles = ["./holidays.cjs", "../holidays.cjs"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return createRequire(import.meta.url)(bundles.find((path) => existsSync(path)) ?? "date-holidays");
}
