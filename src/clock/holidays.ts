import { type Day, dayOf, yearOf } from "./days.ts";
import { publicHolidays } from "./public-holidays.ts";

/** Whether an entry of a list of holidays is a region, and not a date. */
export const isRegion = (entry: string): boolean => !/^\d/.test(entry);

/** The days off from the first of one year to the last of another, of a list of ISO dates and regions. */
export function daysOff(holidays: readonly string[], from: number, to: number): Set<Day> {
  const years = Array.from({ length: to - from + 2 }, (_, index) => from - 1 + index);
  const days = holidays.flatMap((entry) =>
    isRegion(entry) ? years.flatMap((year) => publicHolidays(entry, year)) : [dayOf(entry)],
  );
  return new Set(days.filter((day) => yearOf(day) >= from && yearOf(day) <= to));
}
