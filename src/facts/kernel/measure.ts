import { never } from "../../portal/summary/columns.ts";
import type { Window } from "../types.ts";
import { wilson } from "../wilson.ts";
import { entrySql } from "./audit.ts";
import { type Condition, every } from "./condition.ts";
import type { Entries, Grain, Stamp } from "./entries.ts";
import type { Dimension, Grouping } from "./group.ts";
import { isUpTo } from "./mask.ts";
import { percentile, percentileRange } from "./percentile.ts";
import type { Value } from "./value.ts";

/** Which entries are looked at: those whose stamp lies in the window and of which the conditions hold. */
export interface Cohort {
  grain: Grain;
  by: Stamp;
  where?: readonly Condition[];
  /** Only entries that had the time to get to this stamp, and came when it was recorded. */
  ripeFor?: Stamp;
}

/** What is measured of them. */
export type Measure =
  /** How many there are, or of how many something holds. */
  | { kind: "count"; of?: Condition }
  /** Of which share something holds, 0 to 1. */
  | { kind: "share"; of: Condition }
  /** A percentile of a number, over those of which the cohort's conditions hold. */
  | { kind: "percentile"; percent: number; of: Value };

/** A measure over some entries. */
export interface Measured {
  value: number;
  sample: number;
  /** Of a share or a percentile, the range in which it lies at 95%. */
  low?: number;
  high?: number;
}

/** From when on an outcome is recorded, and how long nine in ten of them took. */
export interface Ripeness {
  /** Seconds since 1970: the day of the first outcome. */
  since: number;
  seconds: number;
}

const share = 90;
const day = 86_400;

/** How long an outcome takes; undefined where there is none. Outcomes before what they follow from tell nothing of that. */
export function ripenessOf(entries: Entries, { grain, by, ripeFor }: Cohort): Ripeness | undefined {
  if (!ripeFor) return undefined;
  return entries.once(`ripe ${grain} ${by} ${ripeFor}`, () => {
    const { all, stamp, asOf } = entries;
    const [starts, ends] = [stamp(grain, by), stamp(grain, ripeFor)];
    const counted = all(grain);
    const spans = new Float64Array(counted.length);
    let [length, since] = [0, never];
    for (let place = 0; place < counted.length; place++) {
      const entry = counted[place]!;
      const [start, end] = [starts[entry]!, ends[entry]!];
      const isKnown = isUpTo(end, asOf);
      since = Math.min(since, (end & (0 - isKnown)) | (never & (isKnown - 1)));
      // What tells nothing is overwritten by the next.
      spans[length] = end - start;
      length += isKnown & isUpTo(start, end);
    }
    if (since === never) return undefined;
    return { since: Math.floor(since / day) * day, seconds: percentile(spans.subarray(0, length), share) ?? 0 };
  });
}

/** A moment as near as stamps come to it. */
const inRange = (moment: number): number => Math.floor(Math.min(Math.max(moment, -1), never - 1));

/** The entries of a cohort, in order. */
export function select(entries: Entries, cohort: Cohort, { from, to }: Pick<Window, "from" | "to">): Int32Array {
  const { grain, by, where = [], ripeFor } = cohort;
  const ripe = ripenessOf(entries, cohort);
  if (ripeFor && !ripe) return new Int32Array(0);
  const after = inRange(Math.max(from, ripe ? ripe.since - 1 : from));
  const until = inRange(Math.min(to, entries.asOf, ripe ? to - ripe.seconds : to));
  const condition = where.length === 0 ? undefined : every(...where);
  return entries.once(`those of ${grain} ${by} ${after} ${until} ${condition?.sql}`, () => {
    const stamps = entries.stamp(grain, by);
    const holds = condition?.mask(entries, grain);
    const all = entries.all(grain);
    const kept = new Int32Array(all.length);
    let length = 0;
    for (let place = 0; place < all.length; place++) {
      const entry = all[place]!;
      const at = stamps[entry]!;
      // What does not belong is overwritten by the next.
      kept[length] = entry;
      length += isUpTo(at, until) & (isUpTo(at, after) ^ 1) & (holds === undefined ? 1 : holds[entry]!);
    }
    return kept.subarray(0, length);
  });
}

/** What is taken of some entries, in their order: whether something holds of each, or a number. */
interface Taken {
  chosen: Int32Array;
  how: Measure;
  /** 1 where it holds; none where entries are only counted. */
  holds: Uint8Array | undefined;
  values: Float64Array | undefined;
}

/** Takes of each entry what is measured, once for all that is made of it. */
export function take(entries: Entries, grain: Grain, how: Measure, chosen: Int32Array): Taken {
  const taken: Taken = { chosen, how, holds: undefined, values: undefined };
  if (how.kind === "percentile") {
    const of = how.of.prepare(entries, grain);
    const values = new Float64Array(chosen.length);
    for (let place = 0; place < chosen.length; place++) values[place] = of(chosen[place]!);
    return { ...taken, values };
  }
  if (!how.of) return taken;
  const mask = how.of.mask(entries, grain);
  const holds = new Uint8Array(chosen.length);
  for (let place = 0; place < chosen.length; place++) holds[place] = mask[chosen[place]!]!;
  return { ...taken, holds };
}

/** Measures all that was taken; undefined where nothing is there to be measured. */
export function whole({ chosen, how, holds, values }: Taken): Measured | undefined {
  if (how.kind === "percentile") return percentileOf(values!.slice(), how.percent);
  let count = chosen.length;
  if (holds) {
    count = 0;
    for (let place = 0; place < holds.length; place++) count += holds[place]!;
  }
  if (how.kind === "count") return { value: count, sample: chosen.length };
  return chosen.length === 0 ? undefined : shareOf(count, chosen.length);
}

const shareOf = (count: number, sample: number): Measured => ({
  value: count / sample,
  sample,
  ...wilson(count, sample),
});

/** The numbers change places. */
function percentileOf(values: Float64Array, percent: number): Measured | undefined {
  const value = percentile(values, percent);
  if (value === undefined) return undefined;
  return { value, sample: values.length, ...percentileRange(values, percent) };
}

/** Measures each group of what was taken; a group without any is left out. */
export function byGroup(
  { chosen, how, holds, values }: Taken,
  { numbers, labels }: Grouping,
): (Measured & { key: string })[] {
  if (how.kind === "percentile") return percentilesByGroup(chosen, values!, { numbers, labels }, how.percent);
  // Two counts a group, of what holds not and of what does; entries of no group are counted before the first.
  const [counts, others] = [new Int32Array(2 * (labels.length + 1)), new Int32Array(2 * (labels.length + 1))];
  const holdsAt = holds ?? new Uint8Array(chosen.length).fill(1);
  const even = chosen.length & ~1;
  // By turns in two tables: to count twice in the same place is to wait for the first to be written.
  for (let place = 0; place < even; place += 2) {
    counts[2 * numbers[chosen[place]!]! + 2 + holdsAt[place]!]!++;
    others[2 * numbers[chosen[place + 1]!]! + 2 + holdsAt[place + 1]!]!++;
  }
  if (even < chosen.length) counts[2 * numbers[chosen[even]!]! + 2 + holdsAt[even]!]!++;
  return labels.flatMap((key, number) => {
    const place = 2 * number + 2;
    const hit = counts[place + 1]! + others[place + 1]!;
    const sample = hit + counts[place]! + others[place]!;
    if (sample === 0) return [];
    return [{ key, ...(how.kind === "share" ? shareOf(hit, sample) : { value: hit, sample }) }];
  });
}

function percentilesByGroup(
  chosen: Int32Array,
  values: Float64Array,
  { numbers, labels }: Grouping,
  percent: number,
): (Measured & { key: string })[] {
  // Entries of no group stand before those of the first.
  const starts = new Int32Array(labels.length + 2);
  for (let place = 0; place < chosen.length; place++) starts[numbers[chosen[place]!]! + 2]!++;
  for (let group = 0; group <= labels.length; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const sorted = new Float64Array(chosen.length);
  for (let place = 0; place < chosen.length; place++) {
    const group = numbers[chosen[place]!]! + 1;
    sorted[next[group]!++] = values[place]!;
  }
  return labels.flatMap((key, number) => {
    const found = percentileOf(sorted.subarray(starts[number + 1], starts[number + 2]), percent);
    return found ? [{ key, ...found }] : [];
  });
}

/** Measures some entries; undefined where nothing is there to be measured. */
export const measure = (entries: Entries, grain: Grain, how: Measure, chosen: Int32Array): Measured | undefined =>
  whole(take(entries, grain, how, chosen));

/** Measures each group of some entries. */
export const measureGroups = (
  entries: Entries,
  grain: Grain,
  how: Measure,
  chosen: Int32Array,
  grouping: Grouping,
): (Measured & { key: string })[] => byGroup(take(entries, grain, how, chosen), grouping);

/** The query over the raw records that gives what `measure` does: `value` and `sample`. */
export function measureSql(cohort: Cohort, how: Measure): string {
  const { tables, from } = chosenSql(cohort, how.of?.reads ?? []);
  if (how.kind === "percentile")
    return `${tables}\nSELECT percentile(value, ${how.percent}) AS value, COUNT(*) AS sample\nFROM (SELECT ${how.of.sql} AS value ${from})`;
  const value = how.kind === "share" ? `AVG(${how.of.sql})` : how.of ? `COALESCE(SUM(${how.of.sql}), 0)` : "COUNT(*)";
  return `${tables}\nSELECT ${value} AS value, COUNT(*) AS sample\n${from}`;
}

/** The query over the raw records that gives what `measureGroups` does of a count: `source`, `came` and `went`. */
export function groupSql(cohort: Cohort, how: { kind: "count"; of: Condition }, dimension: Dimension): string {
  const { tables, from } = chosenSql(cohort, [...how.of.reads, ...dimension.reads]);
  return `${tables}\nSELECT ${dimension.sql(cohort.by)} AS source, COUNT(*) AS came, SUM(${how.of.sql}) AS went\n${from}\nGROUP BY 1`;
}

/** The tables from the raw records, and which of their entries a cohort has. */
function chosenSql(
  { grain, by, where = [], ripeFor }: Cohort,
  more: readonly string[],
): { tables: string; from: string } {
  const reads = [by, ...(ripeFor ? [ripeFor] : []), ...where.flatMap((condition) => condition.reads), ...more];
  const tables = [entrySql(grain, reads)];
  if (ripeFor)
    tables.push(`ripe AS (
  SELECT
    MIN(${ripeFor}) / ${day} * ${day} AS since,
    COALESCE(percentile(${ripeFor} - ${by}, ${share}) FILTER (WHERE ${ripeFor} >= ${by}), 0) AS seconds
  FROM entry
)`);
  const conditions = [
    `${by} > @from AND ${by} <= @to`,
    ...(ripeFor ? [`${by} >= ripe.since AND ${by} <= @to - ripe.seconds`] : []),
    ...where.map(({ sql }) => sql),
  ].join("\n  AND ");
  return { tables: `WITH ${tables.join(",\n")}`, from: `FROM entry${ripeFor ? ", ripe" : ""}\nWHERE ${conditions}` };
}
