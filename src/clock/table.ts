import { type Day, daySeconds, weekdayOf, yearOf } from "./days.ts";
import { daysOff } from "./holidays.ts";
import type { BusinessHours } from "./hours.ts";
import { offsetSpans } from "./offsets.ts";

/** Working time laid out over a span of time, so that the time worked by a moment costs a look-up. Seconds since 1970. */
export interface Table {
  from: number;
  to: number;
  /** When each piece of working time starts; the first is empty and starts with the table, behind the last stands Infinity. */
  starts: Float64Array;
  ends: Float64Array;
  /** Seconds worked by the start of each piece. */
  worked: Float64Array;
  /** Of each day of 86400 seconds since `from` the last piece that starts no later. */
  pieces: Int32Array;
}

/**
 * Lays out the working time of the UTC days that two moments are in. A moment is worked where the wall clock shows a
 * time within a shift of a day that is no holiday: where clocks go forward the hour that is skipped is not worked,
 * where they go back an hour within a shift is worked twice.
 *
 * @param origin The moment that time worked is counted from, within the span.
 */
export function layTable(hours: BusinessHours, first: number, last: number, origin: number): Table {
  const from = Math.floor(first / daySeconds) * daySeconds;
  const to = (Math.floor(last / daySeconds) + 1) * daySeconds;
  const starts = [from];
  const ends = [from];
  const off = daysOff(hours.holidays, yearOf(from / daySeconds - 1), yearOf(to / daySeconds + 1));
  for (const span of offsetSpans(hours.timeZone, from, to)) {
    const day = (at: number): Day => Math.floor((at + span.offset) / daySeconds);
    for (let date = day(span.from); date <= day(span.to - 1); date++) {
      if (off.has(date)) continue;
      const midnight = date * daySeconds - span.offset;
      for (const shift of hours.week[weekdayOf(date)]!) {
        const start = Math.max(span.from, midnight + shift.from * 60);
        const end = Math.min(span.to, midnight + shift.to * 60);
        if (start >= end) continue;
        starts.push(start);
        ends.push(end);
      }
    }
  }
  const worked = new Float64Array(starts.length);
  for (let piece = 1; piece < worked.length; piece++)
    worked[piece] = worked[piece - 1]! + ends[piece - 1]! - starts[piece - 1]!;
  starts.push(Number.POSITIVE_INFINITY);
  const table = {
    from,
    to,
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    worked,
    pieces: piecesByDay(from, to, starts),
  };
  const before = workedUntil(table, origin);
  table.worked = worked.map((seconds) => seconds - before);
  return table;
}

/** Seconds worked by a moment within the table since its origin; negative before it. */
export function workedUntil({ from, starts, ends, worked, pieces }: Table, at: number): number {
  let piece = pieces[Math.floor((at - from) / daySeconds)]!;
  while (starts[piece + 1]! <= at) piece++;
  return worked[piece]! + Math.min(at, ends[piece]!) - starts[piece]!;
}

function piecesByDay(from: number, to: number, starts: readonly number[]): Int32Array {
  let piece = 0;
  return Int32Array.from({ length: (to - from) / daySeconds }, (_, index) => {
    while (starts[piece + 1]! <= from + index * daySeconds) piece++;
    return piece;
  });
}
