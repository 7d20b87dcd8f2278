import { lastAtOrBelow } from "../../clock/sorted.ts";
import type { SampleDay } from "./days.ts";

/** Working time as the sample's people keep it: a plain list of opening moments, apart from the clock that facts use. */
export interface Workdays {
  /** The moment so many working minutes after another; past the end of the table a moment that never comes. */
  add(from: number, minutes: number): number;
  /** Working minutes between two moments. */
  between(from: number, to: number): number;
}

export const minutesADay = 480;
const length = minutesADay * 60;
const opening = 9 * 3600;

/** Of some days those from Monday to Friday that are no holidays, 9 to 17. Clocks change on Sundays, when nobody works. */
export function createWorkdays(days: readonly SampleDay[]): Workdays {
  const opens = days
    .filter(({ weekday, isHoliday }) => weekday <= 5 && !isHoliday)
    .map(({ midnight }) => midnight + opening);
  /** The last working day that has opened, and how many seconds of it have been worked. */
  const place = (at: number): [index: number, worked: number] => {
    const index = Math.max(0, lastAtOrBelow(opens, at));
    return [index, Math.min(length, Math.max(0, at - opens[index]!))];
  };
  return {
    add(start, minutes) {
      const [index, worked] = place(start);
      const seconds = worked + minutes * 60;
      const open = opens[index + Math.floor(seconds / length)];
      return open === undefined ? Number.MAX_SAFE_INTEGER : Math.floor(open + (seconds % length));
    },
    between(start, end) {
      const [first, before] = place(start);
      const [last, after] = place(end);
      return ((last - first) * length + after - before) / 60;
    },
  };
}
