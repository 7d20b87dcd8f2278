import { dayOnly, leadFields, never } from "../../portal/summary/columns.ts";
import type { Clock, Entries, Grain, Stamp } from "./entries.ts";
import { and, inverse, isUpTo, type Mask, maskOf, notBefore, or, upTo } from "./mask.ts";
import type { Value } from "./value.ts";

/** Something that holds of an entry or does not, for the kernel and for the audit query. */
export interface Condition {
  /** Over a row of `entry`, whose columns are those that it reads. */
  sql: string;
  reads: readonly string[];
  /** The stamps that it holds against as-of, where nothing else that it says depends on as-of. */
  stamps?: readonly Stamp[];
  mask(entries: Entries, grain: Grain): Mask;
}

/**
 * A condition that is worked out once for all facts over the same entries; its SQL tells it from others. Where its stamps
 * all are known, it is kept for later entries too.
 */
const once = (condition: Condition): Condition => ({
  ...condition,
  mask(entries, grain) {
    const { sql, stamps, mask } = condition;
    return entries.once(`${grain}: ${sql}`, () => {
      // Stamps of leads are put together from those of their qualifications as of a moment.
      if (grain === "lead" || !stamps || !entries.areKnown(stamps)) return mask(entries, grain);
      const name = `${sql} ${entries.hoursKept()}`;
      return entries.summary.derivedMask(name, (first) => mask(entries.since(first), grain));
    });
  },
});

/** The stamps of several conditions, where as-of matters for nothing else. */
const stampsOf = (conditions: readonly Condition[]): readonly Stamp[] | undefined =>
  conditions.every(({ stamps }) => stamps) ? conditions.flatMap(({ stamps }) => stamps!) : undefined;

/** A stamp is there. */
export const has = (stamp: Stamp): Condition =>
  once({
    sql: `${stamp} IS NOT NULL`,
    reads: [stamp],
    stamps: [stamp],
    mask: ({ stamp: read, asOf }, grain) => upTo(read(grain, stamp), asOf),
  });

/** What does not hold. */
export const not = (condition: Condition): Condition =>
  once({
    sql: `NOT (${condition.sql})`,
    reads: condition.reads,
    stamps: condition.stamps,
    mask: (entries, grain) => inverse(condition.mask(entries, grain)),
  });

/** All of some conditions hold; there is at least one. */
export const every = (...conditions: Condition[]): Condition =>
  once({
    sql: conditions.map(({ sql }) => sql).join(" AND "),
    reads: conditions.flatMap(({ reads }) => reads),
    stamps: stampsOf(conditions),
    mask: (entries, grain) => conditions.map(({ mask }) => mask(entries, grain)).reduce(and),
  });

/** Any of some conditions holds; there is at least one. */
export const some = (...conditions: Condition[]): Condition =>
  once({
    sql: `(${conditions.map(({ sql }) => sql).join(" OR ")})`,
    reads: conditions.flatMap(({ reads }) => reads),
    stamps: stampsOf(conditions),
    mask: (entries, grain) => conditions.map(({ mask }) => mask(entries, grain)).reduce(or),
  });

/** Stamps of the qualification and of every touch hold minutes, so that what passed between can be told in minutes. */
export const exact: Condition = once({
  sql: "exact",
  reads: ["exact"],
  stamps: [],
  mask({ summary }) {
    const flags = summary.column("flags");
    const mask = new Uint8Array(flags.length);
    for (let entry = 0; entry < mask.length; entry++)
      mask[entry] = isUpTo(flags[entry]! & (dayOnly.mql | dayOnly.touch), 0);
    return mask;
  },
});

/** One stamp does not come before another. */
export const inOrder = (from: Stamp, to: Stamp): Condition =>
  once({
    sql: `${to} >= ${from}`,
    reads: [from, to],
    stamps: [from, to],
    mask({ stamp, asOf }, grain) {
      const [starts, ends] = [stamp(grain, from), stamp(grain, to)];
      return and(upTo(ends, asOf), notBefore(ends, starts));
    },
  });

const minutesSql = (from: string, to: string, clock: Clock): string =>
  clock === "business" ? `business_minutes(${from}, ${to}, owner)` : `MAX(0, ${to} - ${from}) / 60.0`;

/** A stamp came within so many minutes of another. What comes before it came at once. */
export const within = (minutes: number, from: Stamp, to: Stamp, clock: Clock = "business"): Condition =>
  once({
    sql: `(${to} IS NOT NULL AND ${minutesSql(from, to, clock)} <= ${minutes})`,
    reads: [from, to, ...(clock === "business" ? ["owner"] : [])],
    stamps: [from, to],
    mask({ stamp, seconds, asOf }, grain) {
      const [starts, ends] = [stamp(grain, from), stamp(grain, to)];
      const spans = seconds(grain, from, to, clock);
      const most = minutes * 60;
      const mask = new Uint8Array(spans.length);
      for (let entry = 0; entry < mask.length; entry++)
        mask[entry] =
          isUpTo(ends[entry]!, asOf) & isUpTo(starts[entry]!, asOf) & isUpTo(Math.max(spans[entry]!, -1), most);
      return mask;
    },
  });

/** A stamp came, and later than so many minutes after another. */
export const later = (minutes: number, from: Stamp, to: Stamp, clock: Clock = "business"): Condition =>
  every(has(to), not(within(minutes, from, to, clock)));

/** So many minutes have passed since a stamp. */
export const elapsed = (minutes: number, since: Stamp, clock: Clock = "business"): Condition =>
  once({
    sql: `${minutesSql(since, "@to", clock)} >= ${minutes}`,
    reads: [since, ...(clock === "business" ? ["owner"] : [])],
    mask(entries, grain) {
      const { stamp, asOf, calendars, summary } = entries;
      const starts = stamp(grain, since);
      if (clock === "clock") return upTo(starts, Math.max(-1, asOf - minutes * 60));
      // The latest start from which so much working time has passed, by owner: working time only grows.
      const latest = Int32Array.from(summary.labels("owner"), (owner) => {
        const calendar = calendars.calendarOf(owner || null);
        return entries.once(`latest ${minutes} ${JSON.stringify(calendar.hours)}`, () =>
          Math.max(-1, latestStart(calendar.minutesBetween, minutes, asOf)),
        );
      });
      if (latest.every((at) => at === latest[0])) return upTo(starts, latest[0]!);
      const owners = summary.column("owner");
      const mask = new Uint8Array(starts.length);
      for (let entry = 0; entry < mask.length; entry++) mask[entry] = isUpTo(starts[entry]!, latest[owners[entry]!]!);
      return mask;
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
export const firstTime: Condition = numbered("n = 1", 1, 1);
export const recycled: Condition = numbered("n > 1", 2, never);

function numbered(sql: string, least: number, most: number): Condition {
  return once({
    sql,
    reads: ["n"],
    mask({ summary }) {
      const n = summary.column("n");
      const mask = new Uint8Array(n.length);
      for (let entry = 0; entry < mask.length; entry++)
        mask[entry] = isUpTo(least, n[entry]!) & isUpTo(n[entry]!, most);
      return mask;
    },
  });
}

/** The lead has not qualified again since. */
export const isLatest: Condition = once({
  sql: "next_at > @to",
  reads: ["next_at"],
  mask: ({ summary, asOf }) => inverse(upTo(summary.column("next_at"), asOf)),
});

/** A label of the lead is there. */
export const labelled = (column: "source" | "campaign" | "owner" | "segment"): Condition =>
  once({
    sql: `${column} IS NOT NULL`,
    reads: [column],
    stamps: [],
    mask: ({ summary }) => inverse(upTo(summary.column(column), 0)),
  });

/** Every one of some fields of the lead holds something. */
export const filled = (fields: readonly string[]): Condition => ({
  sql: fields.map((field) => `${field} IS NOT NULL`).join(" AND "),
  reads: fields,
  mask({ summary }) {
    const bits = fields.reduce((all, field) => all | (1 << leadFields.indexOf(field as never)), 0);
    const numbers = summary.column("filled");
    const mask = new Uint8Array(numbers.length);
    for (let entry = 0; entry < mask.length; entry++) mask[entry] = (numbers[entry]! & bits) === bits ? 1 : 0;
    return mask;
  },
});

/** A number is as great as a limit, or greater. */
export const atLeast = (value: Value, limit: number): Condition => ({
  sql: `${value.sql} >= ${limit}`,
  reads: value.reads,
  mask(entries, grain) {
    const of = value.prepare(entries, grain);
    return maskOf(entries, grain, (entry) => of(entry) >= limit);
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
  mask(entries, grain) {
    const { summary, calendars, asOf } = entries;
    const { start, at } = summary.attempts();
    const owners = summary.column("owner");
    const calendarOf = summary.labels("owner").map((owner) => calendars.calendarOf(owner || null));
    return maskOf(entries, grain, (entry) => {
      let last = -1;
      for (let attempt = start[entry]!; attempt < start[entry + 1]!; attempt++)
        if (at[attempt]! <= asOf && at[attempt]! > last) last = at[attempt]!;
      return last < 0 || (calendarOf[owners[entry]!] ?? calendars.company).minutesBetween(last, asOf) >= minutes;
    });
  },
});
