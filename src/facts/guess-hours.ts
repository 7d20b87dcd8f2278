import { DateTime } from "luxon";
import type { Guess, Guessing } from "./guess.ts";

/** Fewer touches say nothing of a working day. */
const touchesToTell = 100;

/** A day or an hour of a working week holds at least so much of the touches; all of them together nearly all. */
const shareOfDay = 0.05;
const shareOfHour = 0.02;
const nearlyAll = 0.9;

/** Touches over more hours than these are no working day of one team. */
const longestDay = 12;

/**
 * Guesses working days and hours from when sales calls and writes, in the time zone of the settings. Gives none where
 * the times are not clear: too few, known to the day only, round the clock, or across midnight.
 */
export function guessHours({ db, sheet: { window, holdings }, settings }: Guessing): Guess[] {
  if (!holdings.touchMinutes) return [];
  const { time_zone: zone } = settings.business_hours;
  const quarters = db
    .prepare(
      `SELECT at / 900 * 900 AS at, COUNT(*) AS touches FROM touches
       WHERE direction = 'outbound' AND precision = 'minute' AND at > @from AND at <= @to GROUP BY 1`,
    )
    .all({ from: window.from, to: window.to }) as { at: number; touches: number }[];
  const slots = quarters.map(({ at, touches }) => {
    const { weekday, hour } = DateTime.fromSeconds(at, { zone });
    return { weekday, hour, touches };
  });
  const all = total(slots);
  if (all < touchesToTell) return [];

  const holding = (part: "weekday" | "hour", from: number, to: number, least: number): number[] =>
    range(from, to).filter((value) => total(slots.filter((slot) => slot[part] === value)) >= least * all);
  const days = holding("weekday", 1, 7, shareOfDay);
  const hours = holding("hour", 0, 23, shareOfHour);
  const [start, end] = [hours[0]!, hours.at(-1)! + 1];
  const onDays = slots.filter(({ weekday }) => days.includes(weekday));
  const inHours = onDays.filter(({ hour }) => hour >= start && hour < end);
  if (end - start > longestDay || total(inHours) < nearlyAll * all) return [];

  const told = `of ${all.toLocaleString("en-US")} calls and e-mails`;
  const within = `${percent(total(inHours) / all)} ${told} fall within the hours of these days, read in ${zone}`;
  return [
    {
      setting: "business_hours.days",
      value: days,
      because: `${percent(total(onDays) / all)} ${told} fall on them, ${window.label}`,
    },
    { setting: "business_hours.start", value: clock(start), because: within },
    { setting: "business_hours.end", value: clock(end), because: within },
  ];
}

const total = (slots: readonly { touches: number }[]): number => slots.reduce((sum, { touches }) => sum + touches, 0);
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const percent = (share: number): string => `${Math.floor(share * 100)}%`;
const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
