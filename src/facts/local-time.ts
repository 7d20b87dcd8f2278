import { DateTime } from "luxon";

/** What a moment (seconds since 1970) is called in a time zone: its month such as `2026-03`, weekday, or hour such as `09`. */
type Telling = (zone: string) => (at: number) => string;

const told =
  (format: string): Telling =>
  (zone) =>
  (at) =>
    DateTime.fromSeconds(at, { zone }).toFormat(format, { locale: "en" });

export const localMonth: Telling = told("yyyy-MM");
export const localWeekday: Telling = told("ccc");
export const localHour: Telling = told("HH");
