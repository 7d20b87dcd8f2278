import { DateTime } from "luxon";
import { lastAtOrBelow } from "./sorted.ts";

/** When a team works. `days` are ISO weekdays, 1 is Monday; times are `HH:MM` in `timeZone`; holidays are ISO dates. */
export interface BusinessHours {
  timeZone: string;
  days: number[];
  start: string;
  end: string;
  holidays: string[];
}

export interface Calendar {
  hours: BusinessHours;
  /** Working minutes between two moments (seconds since 1970); 0 when `to` is not after `from`. */
  minutesBetween(from: number, to: number): number;
  /** Minutes in a full working day. */
  minutesADay: number;
}

/**
 * Builds the table of working minutes for the days from `from` to `to` (seconds since 1970), so that each interval
 * costs two look-ups. Days before and after the table hold no working time.
 */
export function createCalendar(hours: BusinessHours, from: number, to: number): Calendar {
  const starts: number[] = [];
  const ends: number[] = [];
  const before: number[] = [];
  let total = 0;
  const last = DateTime.fromSeconds(to, { zone: hours.timeZone }).endOf("day");
  const holidays = new Set(hours.holidays);
  let day = DateTime.fromSeconds(from, { zone: hours.timeZone }).startOf("day");
  while (day <= last) {
    if (hours.days.includes(day.weekday) && !holidays.has(day.toISODate()!)) {
      const start = atTime(day, hours.start);
      const end = atTime(day, hours.end);
      starts.push(start);
      ends.push(end);
      before.push(total);
      total += (end - start) / 60;
    }
    day = day.plus({ days: 1 });
  }

  const minutesUntil = (at: number): number => {
    const index = lastAtOrBelow(starts, at);
    return index < 0 ? 0 : before[index]! + (Math.min(at, ends[index]!) - starts[index]!) / 60;
  };
  return {
    hours,
    minutesBetween: (a, b) => (b > a ? minutesUntil(b) - minutesUntil(a) : 0),
    minutesADay: minutesOfDay(hours.end) - minutesOfDay(hours.start),
  };
}

/** Business hours as a document states them, such as `Mon-Fri 09:00-17:00 America/New_York`. */
export function describeHours(hours: BusinessHours): string {
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const days = hours.days.map((day) => names[day - 1]!);
  const run = hours.days.every((day, index) => index === 0 || day === hours.days[index - 1]! + 1);
  const label = run && days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days.join(", ");
  return `${label}, ${hours.start} to ${hours.end} ${hours.timeZone}`;
}

function atTime(day: DateTime, time: string): number {
  const minutes = minutesOfDay(time);
  return day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toSeconds();
}

const minutesOfDay = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
};
