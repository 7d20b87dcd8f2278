import { DateTime } from "luxon";

/** A day as the sample's people live it. */
export interface SampleDay {
  /** Seconds since 1970 at which it begins. */
  midnight: number;
  /** ISO weekday, 1 is Monday, and month, 1 is January. */
  weekday: number;
  month: number;
  isHoliday: boolean;
}

/** The days in `zone` from the one of `from` to the one of `to` (seconds since 1970); holidays are ISO dates. */
export function daysBetween(zone: string, from: number, to: number, holidays: readonly string[]): SampleDay[] {
  const off = new Set(holidays);
  const days: SampleDay[] = [];
  let day = DateTime.fromSeconds(from, { zone }).startOf("day");
  for (let midnight = day.toSeconds(); midnight <= to; midnight = day.toSeconds()) {
    days.push({ midnight, weekday: day.weekday, month: day.month, isHoliday: off.has(day.toISODate()!) });
    day = day.plus({ days: 1 });
  }
  return days;
}
