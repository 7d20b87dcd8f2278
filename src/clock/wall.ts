import { daySeconds } from "./days.ts";
import { type OffsetSpan, offsetSpans } from "./offsets.ts";

/** So much time is looked at in one go. */
const stretch = 366 * daySeconds;

/** The spans of each time zone by the number of a stretch, looked up once: what a zone's clocks did does not change. */
const known = new Map<string, Map<number, OffsetSpan[]>>();

/**
 * Tells what a time zone's clocks show: the seconds since 1970 at which a clock in UTC shows the same. A zone's spans are
 * looked up once a stretch of time.
 */
export function wallClock(timeZone: string): (at: number) => number {
  const stretches = known.get(timeZone) ?? new Map<number, OffsetSpan[]>();
  known.set(timeZone, stretches);
  let last: OffsetSpan = { from: 0, to: 0, offset: 0 };
  function spanOf(at: number): OffsetSpan {
    const number = Math.floor(at / stretch);
    const spans = stretches.get(number) ?? offsetSpans(timeZone, number * stretch, (number + 1) * stretch);
    stretches.set(number, spans);
    return spans.find(({ from, to }) => at >= from && at < to)!;
  }
  return function shownAt(at) {
    if (at < last.from || at >= last.to) last = spanOf(at);
    return at + last.offset;
  };
}
