import type { Clock, Entries, Grain, Stamp } from "./entries.ts";

/** A number of an entry, for the kernel and for the audit query. */
export interface Value {
  /** Over a row of `entry`. */
  sql: string;
  reads: readonly string[];
  prepare(entries: Entries, grain: Grain): (entry: number) => number;
}

/** Minutes from one stamp to another; read only where both are there. */
export const minutesBetween = (from: Stamp, to: Stamp, clock: Clock = "business"): Value => ({
  sql: clock === "business" ? `business_minutes(${from}, ${to}, owner)` : `(${to} - ${from}) / 60.0`,
  reads: [from, to, ...(clock === "business" ? ["owner"] : [])],
  prepare({ seconds }, grain) {
    const spans = seconds(grain, from, to, clock);
    return clock === "business" ? (entry) => Math.max(0, spans[entry]!) / 60 : (entry) => spans[entry]! / 60;
  },
});

/** Days of all time from one stamp to another; what comes before it took none. */
export const daysBetween = (from: Stamp, to: Stamp): Value => ({
  sql: `MAX(0, ${to} - ${from}) / 86400.0`,
  reads: [from, to],
  prepare({ seconds }, grain) {
    const spans = seconds(grain, from, to, "clock");
    return (entry) => Math.max(0, spans[entry]!) / 86_400;
  },
});

/** Attempts to reach a lead within so many working minutes of its qualification. */
export const attemptsWithin = (minutes: number): Value => ({
  sql: attemptsSql("COUNT(*)", minutes),
  reads: ["mql_at", "next_at", "owner"],
  prepare(entries) {
    const { counts } = countAttempts(entries, minutes);
    return (entry) => counts[entry]!;
  },
});

/** Channels that were tried within so many working minutes of the qualification. */
export const channelsWithin = (minutes: number): Value => ({
  sql: attemptsSql("COUNT(DISTINCT channel)", minutes),
  reads: ["mql_at", "next_at", "owner"],
  prepare(entries) {
    const { channels } = countAttempts(entries, minutes);
    return (entry) => channels[entry]!;
  },
});

const attemptsSql = (what: string, minutes: number): string => `(
    SELECT ${what} FROM attempts
    WHERE attempts.lead_id = entry.lead_id AND at + 86399 * (precision = 'day') >= mql_at
      AND at + 86399 * (precision = 'day') < next_at AND at <= @to AND business_minutes(mql_at, at, entry.owner) <= ${minutes}
  )`;

/** Attempts and different channels by entry, within so many working minutes of the qualification. */
function countAttempts(entries: Entries, minutes: number): { counts: Int32Array; channels: Int32Array } {
  return entries.once(`attempts ${minutes}`, () => {
    const { summary, calendars, asOf } = entries;
    const { start, at, channel } = summary.attempts();
    const mql = summary.column("mql_at");
    const owners = summary.column("owner");
    const untilOf = summary.labels("owner").map((owner) => calendars.calendarOf(owner || null).secondsUntil);
    const [counts, channels] = [new Int32Array(entries.count), new Int32Array(entries.count)];
    for (const entry of entries.all("episode")) {
      const until = untilOf[owners[entry]!] ?? calendars.company.secondsUntil;
      const latest = until(mql[entry]!) + minutes * 60;
      let [low, high] = [0, 0];
      for (let attempt = start[entry]!; attempt < start[entry + 1]!; attempt++) {
        if (at[attempt]! > asOf || until(at[attempt]!) > latest) continue;
        counts[entry]!++;
        const number = channel[attempt]!;
        const bit = 1 << (number & 31);
        if (((number < 32 ? low : high) & bit) !== 0) continue;
        if (number < 32) low |= bit;
        else high |= bit;
        channels[entry]!++;
      }
    }
    return { counts, channels };
  });
}
