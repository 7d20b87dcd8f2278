import { DateTime } from "luxon";
import { readStamp } from "../../import/dates.ts";

/** How a system writes a moment (seconds since 1970). */
export type MomentWriter = (at: number) => string;

/** ISO in UTC, as Salesforce writes it. */
export const isoMoment: MomentWriter = (at) => new Date(at * 1000).toISOString();

/** Clocks change on the quarter of an hour. */
const quarter = 900;

/**
 * `YYYY-MM-DD HH:MM` in a time zone, as HubSpot writes it. Of an hour that comes twice, when clocks go back, the one that
 * would not be read as it is meant has its offset with it.
 */
export function localMoment(zone: string): MomentWriter {
  const known = new Map<number, { seconds: number; suffix: string }>();

  function offsetAt(at: number): { seconds: number; suffix: string } {
    const there = DateTime.fromSeconds(at, { zone });
    const seconds = there.offset * 60;
    const isClear = readStamp(plain(at + seconds), { formats: [], zone, order: "month-first" })?.at === at;
    return { seconds, suffix: isClear ? "" : ` ${there.toFormat("ZZ")}` };
  }

  return function writeLocal(at) {
    const key = Math.floor(at / quarter);
    let offset = known.get(key);
    if (offset === undefined) {
      offset = offsetAt(at);
      known.set(key, offset);
    }
    return `${plain(at + offset.seconds)}${offset.suffix}`;
  };
}

/** A local time; with its seconds where there are any. */
const plain = (local: number): string =>
  new Date(local * 1000)
    .toISOString()
    .slice(0, local % 60 === 0 ? 16 : 19)
    .replace("T", " ");
