import { lastAtOrBelow } from "../../clock/sorted.ts";
import type { SampleDay } from "./days.ts";
import type { Random } from "./random.ts";

/** When people fill in forms, open mails and visit pages. */
export interface Arrivals {
  /** The moment by which a share (0 to 1) of the leads has come, in whole minutes; seconds since 1970. */
  at(share: number): number;
  /** A moment within the days from `from`, seldom on a weekend, a holiday or at night. */
  within(from: number, days: number, random: Random): number;
}

/** How busy a day is against a Wednesday in May: by weekday from Monday on, by month from January on, and on a holiday. */
const weekdays = [1.05, 1.15, 1.1, 1, 0.8, 0.28, 0.34];
const months = [1.08, 1, 1.1, 1.05, 1, 0.95, 0.8, 0.76, 1.14, 1.2, 1, 0.68];
const holiday = 0.3;

/** How busy each hour of a day is, from midnight on. */
const hours = [
  ...[0.1, 0.06, 0.05, 0.05, 0.06, 0.12, 0.3, 0.6, 1, 1.5, 1.7, 1.6],
  ...[1.2, 1.4, 1.6, 1.5, 1.3, 0.9, 0.6, 0.5, 0.5, 0.4, 0.3, 0.2],
];

/**
 * Builds the rhythm hour by hour over some days, for leads that come from `from` to `to` (seconds since 1970). Days after
 * `to` are for what leads do next.
 */
export function createArrivals(days: readonly SampleDay[], from: number, to: number): Arrivals {
  const starts: number[] = [];
  const before: number[] = [];
  let total = 0;
  for (const { midnight, weekday, month, isHoliday } of days) {
    const busy = weekdays[weekday - 1]! * months[month - 1]! * (isHoliday ? holiday : 1);
    for (const [hour, share] of hours.entries()) {
      const start = midnight + hour * 3600;
      if (start < from) continue;
      starts.push(start);
      before.push(total);
      total += busy * share;
    }
  }
  const weightAt = (at: number): number => {
    const index = lastAtOrBelow(starts, at);
    if (index < 0) return 0;
    const share = Math.min(1, (at - starts[index]!) / 3600);
    return before[index]! + share * ((before[index + 1] ?? total) - before[index]!);
  };
  const momentOf = (weight: number): number => {
    const index = lastAtOrBelow(before, weight);
    const room = (before[index + 1] ?? total) - before[index]!;
    return Math.floor((starts[index]! + (3600 * (weight - before[index]!)) / room) / 60) * 60;
  };
  const leads = weightAt(to);
  return {
    at: (share) => momentOf(share * leads),
    within(start, days, random) {
      const low = weightAt(start);
      return Math.max(start, momentOf(low + random.next() * (weightAt(start + days * 86_400) - low)));
    },
  };
}
