import { dayOnly, leadFields } from "../../portal/summary/columns.ts";
import type { Clock, Entries, Grain, Stamp } from "./entries.ts";
import type { Value } from "./value.ts";

/** Something that holds of an entry or does not, for the kernel and for the audit query. */
export interface Condition {
  /** Over a row of `entry`, whose columns are those that it reads. */
  sql: string;
  reads: readonly string[];
  prepare(entries: Entries, grain: Grain): (entry: number) => boolean;
}

/** A stamp is there. */
export const has = (stamp: Stamp): Condition => ({
  sql: `${stamp} IS NOT NULL`,
  reads: [stamp],
  prepare({ stamp: read, asOf }, grain) {
    const stamps = read(grain, stamp);
    return (entry) => stamps[entry]! <= asOf;
  },
});

/** What does not hold. */
export const not = (condition: Condition): Condition => ({
  sql: `NOT (${condition.sql})`,
  reads: condition.reads,
  prepare(entries, grain) {
    const holds = condition.prepare(entries, grain);
    return (entry) => !holds(entry);
  },
});

/** All of some conditions hold. */
export const every = (...conditions: Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(" AND "),
  reads: conditions.flatMap(({ reads }) => reads),
  prepare(entries, grain) {
    const tests = conditions.map((condition) => condition.prepare(entries, grain));
    if (tests.length === 1) return tests[0]!;
    const [first = () => true, second = () => true, ...more] = tests;
    return more.length === 0
      ? (entry) => first(entry) && second(entry)
      : (entry) => first(entry) && second(entry) && more.every((test) => test(entry));
  },
});

/** Any of some conditions holds. */
export const some = (...conditions: Condition[]): Condition => ({
  sql: `(${conditions.map(({ sql }) => sql).join(" OR ")})`,
  reads: conditions.flatMap(({ reads }) => reads),
  prepare(entries, grain) {
    const tests = conditions.map((condition) => condition.prepare(entries, grain));
    return (entry) => tests.some((test) => test(entry));
  },
});

/** Stamps of the qualification and of every touch hold minutes, so that what passed between can be told in minutes. */
export const exact: Condition = {
  sql: "exact",
  reads: ["exact"],
  prepare({ summary }) {
    const flags = summary.column("flags");
    return (entry) => (flags[entry]! & (dayOnly.mql | dayOnly.touch)) === 0;
  },
};

/** One stamp does not come before another. */
export const inOrder = (from: Stamp, to: Stamp): Condition => ({
  sql: `${to} >= ${from}`,
  reads: [from, to],
  prepare({ stamp, asOf }, grain) {
    const [starts, ends] = [stamp(grain, from), stamp(grain, to)];
    return (entry) => ends[entry]! <= asOf && ends[entry]! >= starts[entry]!;
  },
});

const minutesSql = (from: string, to: string, clock: Clock): string =>
  clock === "business" ? `business_minutes(${from}, ${to}, owner)` : `MAX(0, ${to} - ${from}) / 60.0`;

/** A stamp came within so many minutes of another. What comes before it came at once. */
export const within = (minutes: number, from: Stamp, to: Stamp, clock: Clock = "business"): Condition => ({
  sql: `(${to} IS NOT NULL AND ${minutesSql(from, to, clock)} <= ${minutes})`,
  reads: [from, to, ...(clock === "business" ? ["owner"] : [])],
  prepare({ stamp, seconds, asOf }, grain) {
    const [starts, ends] = [stamp(grain, from), stamp(grain, to)];
    const spans = seconds(grain, from, to, clock);
    const most = minutes * 60;
    return (entry) => ends[entry]! <= asOf && starts[entry]! <= asOf && spans[entry]! <= most;
  },
});

/** A stamp came, and later than so many minutes after another. */
export const later = (minutes: number, from: Stamp, to: Stamp, clock: Clock = "business"): Condition =>
  every(has(to), not(within(minutes, from, to, clock)));

/** So many minutes have passed since a stamp. */
export const elapsed = (minutes: number, since: Stamp, clock: Clock = "business"): Condition => ({
  sql: `${minutesSql(since, "@to", clock)} >= ${minutes}`,
  reads: [since, ...(clock === "business" ? ["owner"] : [])],
  prepare(entries, grain) {
    const { stamp, asOf, calendars, summary } = entries;
    const starts = stamp(grain, since);
    const owners = summary.column("owner");
    if (clock === "clock") return (entry) => asOf - starts[entry]! >= minutes * 60;
    // The latest start from which so much working time has passed, by owner: working time only grows.
    const latest = summary.labels("owner").map((owner) => {
      const calendar = calendars.calendarOf(owner || null);
      return entries.once(`latest ${minutes} ${JSON.stringify(calendar.hours)}`, () =>
        latestStart(calendar.minutesBetween, minutes, asOf),
      );
    });
    return (entry) => starts[entry]! <= (latest[owners[entry]!] ?? latest[0]!);
  },
});

/** The latest moment from which at least so many working minutes pass until another. */
function latestStart(minutesBetween: (from: number, to: number) => number, minutes: number, until: number): number {
  let step = 86_400;
  while (minutesBetween(until - step, until) < minutes && step < 20 * 366 * 86_400) step *= 2;
  let [low, high] = [until - step, until];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (minutesBetween(middle, until) >= minutes) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The lead's first qualification, and those that came after it. */
export const firstTime: Condition = numbered("n = 1", (n) => n === 1);
export const recycled: Condition = numbered("n > 1", (n) => n > 1);

function numbered(sql: string, test: (n: number) => boolean): Condition {
  return {
    sql,
    reads: ["n"],
    prepare({ summary }) {
      const n = summary.column("n");
      return (entry) => test(n[entry]!);
    },
  };
}

/** The lead has not qualified again since. */
export const isLatest: Condition = {
  sql: "next_at > @to",
  reads: ["next_at"],
  prepare({ summary, asOf }) {
    const next = summary.column("next_at");
    return (entry) => next[entry]! > asOf;
  },
};

/** A label of the lead is there. */
export const labelled = (column: "source" | "campaign" | "owner" | "segment"): Condition => ({
  sql: `${column} IS NOT NULL`,
  reads: [column],
  prepare({ summary }) {
    const numbers = summary.column(column);
    return (entry) => numbers[entry] !== 0;
  },
});

/** Every one of some fields of the lead holds something. */
export const filled = (fields: readonly string[]): Condition => ({
  sql: fields.map((field) => `${field} IS NOT NULL`).join(" AND "),
  reads: fields,
  prepare({ summary }) {
    const mask = fields.reduce((bits, field) => bits | (1 << leadFields.indexOf(field as never)), 0);
    const numbers = summary.column("filled");
    return (entry) => (numbers[entry]! & mask) === mask;
  },
});

/** A number is as great as a limit, or greater. */
export const atLeast = (value: Value, limit: number): Condition => ({
  sql: `${value.sql} >= ${limit}`,
  reads: value.reads,
  prepare(entries, grain) {
    const of = value.prepare(entries, grain);
    return (entry) => of(entry) >= limit;
  },
});

/** So many working minutes have passed since the last attempt; so they have where there was none. */
export const quietFor = (minutes: number): Condition => ({
  sql: `COALESCE(business_minutes((
    SELECT MAX(at) FROM attempts
    WHERE attempts.lead_id = entry.lead_id AND at + 86399 * (precision = 'day') >= mql_at
      AND at + 86399 * (precision = 'day') < next_at AND at <= @to
  ), @to, owner), ${minutes}) >= ${minutes}`,
  reads: ["mql_at", "next_at", "owner"],
  prepare({ summary, calendars, asOf }) {
    const { start, at } = summary.attempts();
    const owners = summary.column("owner");
    const calendarOf = summary.labels("owner").map((owner) => calendars.calendarOf(owner || null));
    return (entry) => {
      let last = -1;
      for (let attempt = start[entry]!; attempt < start[entry + 1]!; attempt++)
        if (at[attempt]! <= asOf && at[attempt]! > last) last = at[attempt]!;
      return last < 0 || (calendarOf[owners[entry]!] ?? calendars.company).minutesBetween(last, asOf) >= minutes;
    };
  },
});
