import { daySeconds, weekdayOf } from "../clock/days.ts";
import { weekdays } from "../clock/hours.ts";
import { wallClock } from "../clock/wall.ts";

/** A division of time by the clocks of a time zone. */
export interface LocalTime {
  /** A number of the part that a moment (seconds since 1970) lies in. */
  numberOf(zone: string): (at: number) => number;
  /** What a part is called. */
  labelOf(number: number): string;
}

/** The days to 2106, which a stamp may be of. */
const daysKnown = 50_000;

/** Such as `2026-03`. */
export const localMonth: LocalTime = {
  numberOf(zone) {
    const shown = wallClock(zone);
    // By day since 1970; a month has none of the number 0.
    const known = new Int32Array(daysKnown);
    return (at) => {
      const day = Math.floor(shown(at) / daySeconds);
      const before = known[day];
      if (before) return before;
      const date = new Date(day * daySeconds * 1000);
      const number = date.getUTCFullYear() * 12 + date.getUTCMonth();
      known[day] = number;
      return number;
    };
  },
  labelOf: (number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`,
};

/** Such as `2026-03-14`. */
export const localDay: LocalTime = {
  numberOf(zone) {
    const shown = wallClock(zone);
    return (at) => Math.floor(shown(at) / daySeconds);
  },
  labelOf: (number) => new Date(number * daySeconds * 1000).toISOString().slice(0, 10),
};

/** Such as `Mon`. */
export const localWeekday: LocalTime = {
  numberOf(zone) {
    const shown = wallClock(zone);
    return (at) => weekdayOf(Math.floor(shown(at) / daySeconds));
  },
  labelOf: (number) => weekdays[number]!,
};

/** Such as `09`. */
export const localHour: LocalTime = {
  numberOf(zone) {
    const shown = wallClock(zone);
    return (at) => Math.floor((shown(at) % daySeconds) / 3600);
  },
  labelOf: (number) => String(number).padStart(2, "0"),
};
