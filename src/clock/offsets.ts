import { IANAZone } from "luxon";
import { daySeconds } from "./days.ts";

/** A span of time over which a zone's clocks are not changed; seconds since 1970. */
export interface OffsetSpan {
  from: number;
  to: number;
  /** Seconds that the wall clock is ahead of UTC. */
  offset: number;
}

/** The spans between two moments, in order and without a gap. No zone has changed its clocks twice within a day. */
export function offsetSpans(timeZone: string, from: number, to: number): OffsetSpan[] {
  const zone = IANAZone.create(timeZone);
  const offsetAt = (at: number): number => Math.round(zone.offset(at * 1000) * 60);
  const spans: OffsetSpan[] = [];
  let start = from;
  let offset = offsetAt(from);
  for (let seen = from; seen < to; ) {
    const next = Math.min(seen + daySeconds, to);
    const after = offsetAt(next);
    if (after !== offset) {
      const change = changeBetween(seen, next, offset, offsetAt);
      spans.push({ from: start, to: change, offset });
      start = change;
      offset = after;
    }
    seen = next;
  }
  if (start < to) spans.push({ from: start, to, offset });
  return spans;
}

/** The first second at which an offset is another. */
function changeBetween(from: number, to: number, before: number, offsetAt: (at: number) => number): number {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
