import { DateTime } from "luxon";

/** Working time as the sample's people keep it: a plain list of opening moments, apart from the clock that facts use. */
export interface Workdays {
  add(from: number, minutes: number): number;
  between(from: number, to: number): number;
}

const hoursADay = 8;

/** Monday to Friday, 9 to 17, in `zone`, for the days from `from` to `to` (seconds since 1970). */
export function createWorkdays(zone: string, from: number, to: number): Workdays {
  const opens: number[] = [];
  let day = DateTime.fromSeconds(from, { zone }).startOf("day");
  while (day.toSeconds() <= to) {
    if (day.weekday <= 5) opens.push(day.set({ hour: 9 }).toSeconds());
    day = day.plus({ days: 1 });
  }
  const length = hoursADay * 3600;
  const dayOf = (at: number) =>
    Math.max(
      0,
      opens.findLastIndex((open) => open <= at),
    );
  return {
    add(start, minutes) {
      let left = minutes * 60;
      for (let index = dayOf(start); index < opens.length; index++) {
        const at = Math.max(start, opens[index]!);
        const room = Math.max(0, opens[index]! + length - at);
        if (left < room) return Math.floor(at + left);
        left -= room;
      }
      return Number.MAX_SAFE_INTEGER;
    },
    between(start, end) {
      let seconds = 0;
      for (let index = dayOf(start); index < opens.length && opens[index]! < end; index++) {
        seconds += Math.max(0, Math.min(end, opens[index]! + length) - Math.max(start, opens[index]!));
      }
      return seconds / 60;
    },
  };
}
