import type { Window } from "../types.ts";
import { wilson } from "../wilson.ts";
import { entrySql } from "./audit.ts";
import { type Condition, every } from "./condition.ts";
import type { Entries, Grain, Stamp } from "./entries.ts";
import type { Dimension, Grouping } from "./group.ts";
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
    const spans: number[] = [];
    let since = Number.POSITIVE_INFINITY;
    for (const entry of all(grain)) {
      const end = ends[entry]!;
      if (end > asOf) continue;
      if (end < since) since = end;
      if (end >= starts[entry]!) spans.push(end - starts[entry]!);
    }
    if (since === Number.POSITIVE_INFINITY) return undefined;
    return { since: Math.floor(since / day) * day, seconds: percentile(Float64Array.from(spans), share) ?? 0 };
  });
}

/** The entries of a cohort, in order. */
export function select(entries: Entries, cohort: Cohort, window: Pick<Window, "from" | "to">): Int32Array {
  const { grain, by, where = [], ripeFor } = cohort;
  const stamps = entries.stamp(grain, by);
  const ripe = ripenessOf(entries, cohort);
  if (ripeFor && !ripe) return new Int32Array(0);
  const from = Math.max(window.from, ripe ? ripe.since - 1 : window.from);
  const to = Math.min(window.to, entries.asOf, ripe ? window.to - ripe.seconds : window.to);
  const holds = where.length === 0 ? undefined : every(...where).prepare(entries, grain);
  const all = entries.all(grain);
  const kept = new Int32Array(all.length);
  let length = 0;
  for (let place = 0; place < all.length; place++) {
    const entry = all[place]!;
    const at = stamps[entry]!;
    if (at > from && at <= to && (holds === undefined || holds(entry))) kept[length++] = entry;
  }
  return kept.subarray(0, length);
}

/** Measures some entries; undefined where nothing is there to be measured. */
export function measure(entries: Entries, grain: Grain, measure: Measure, chosen: Int32Array): Measured | undefined {
  if (measure.kind === "percentile") {
    const of = measure.of.prepare(entries, grain);
    const values = Float64Array.from(chosen, of);
    const value = percentile(values, measure.percent);
    if (value === undefined) return undefined;
    return { value, sample: chosen.length, ...percentileRange(values, measure.percent) };
  }
  const holds = measure.of?.prepare(entries, grain);
  let count = 0;
  if (holds) for (let place = 0; place < chosen.length; place++) count += holds(chosen[place]!) ? 1 : 0;
  else count = chosen.length;
  if (measure.kind === "count") return { value: count, sample: chosen.length };
  return chosen.length === 0 ? undefined : shareOf(count, chosen.length);
}

const shareOf = (count: number, sample: number): Measured => ({
  value: count / sample,
  sample,
  ...wilson(count, sample),
});

/** Measures each group of some entries; a group without any is left out. */
export function measureGroups(
  entries: Entries,
  grain: Grain,
  how: Measure,
  chosen: Int32Array,
  { numbers, labels }: Grouping,
): (Measured & { key: string })[] {
  const counts = new Int32Array(labels.length);
  for (let place = 0; place < chosen.length; place++) {
    const number = numbers[chosen[place]!]!;
    if (number >= 0) counts[number]!++;
  }
  if (how.kind !== "percentile" && how.of) {
    const holds = how.of.prepare(entries, grain);
    const hits = new Int32Array(labels.length);
    for (let place = 0; place < chosen.length; place++) {
      const number = numbers[chosen[place]!]!;
      if (number >= 0 && holds(chosen[place]!)) hits[number]!++;
    }
    return labels.flatMap((key, number) => {
      const [hit, sample] = [hits[number]!, counts[number]!];
      if (sample === 0) return [];
      return [{ key, ...(how.kind === "share" ? shareOf(hit, sample) : { value: hit, sample }) }];
    });
  }
  if (how.kind !== "percentile")
    return labels.flatMap((key, number) =>
      counts[number] === 0 ? [] : [{ key, value: counts[number]!, sample: counts[number]! }],
    );
  // Entries by group, one group after the other.
  const places = new Int32Array(labels.length + 1);
  for (let number = 0; number < labels.length; number++) places[number + 1] = places[number]! + counts[number]!;
  const sorted = new Int32Array(places[labels.length]!);
  const next = places.slice();
  for (const entry of chosen) {
    const number = numbers[entry]!;
    if (number >= 0) sorted[next[number]!++] = entry;
  }
  return labels.flatMap((key, number) => {
    const found = measure(entries, grain, how, sorted.subarray(places[number], places[number + 1]));
    return found ? [{ key, ...found }] : [];
  });
}

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
