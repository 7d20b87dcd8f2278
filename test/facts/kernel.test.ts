import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  atLeast,
  type Condition,
  elapsed,
  exact,
  filled,
  firstTime,
  has,
  inOrder,
  isLatest,
  labelled,
  later,
  not,
  quietFor,
  recycled,
  some,
  within,
} from "../../src/facts/kernel/condition.ts";
import type { Grain, Stamp } from "../../src/facts/kernel/entries.ts";
import { dimensions } from "../../src/facts/kernel/group.ts";
import {
  type Cohort,
  groupSql,
  type Measure,
  measure,
  measureGroups,
  measureSql,
  select,
} from "../../src/facts/kernel/measure.ts";
import { percentile } from "../../src/facts/kernel/percentile.ts";
import { attemptsWithin, channelsWithin, daysBetween, minutesBetween } from "../../src/facts/kernel/value.ts";
import { wilson } from "../../src/facts/wilson.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { recordWriter } from "../../src/portal/records.ts";
import { day, eventsOf, openKernel, portalOf, start } from "./random-portal.ts";

const stamps: readonly Stamp[] = [
  "mql_at",
  "assigned_at",
  "touched_at",
  "accepted_at",
  "rejected_at",
  "decided_at",
  "sql_at",
  "opportunity_at",
  "won_at",
  "first_won_at",
];

const conditions: readonly Condition[] = [
  exact,
  firstTime,
  recycled,
  isLatest,
  has("touched_at"),
  not(has("decided_at")),
  some(has("sql_at"), has("rejected_at")),
  inOrder("mql_at", "touched_at"),
  within(240, "mql_at", "touched_at"),
  later(30, "mql_at", "decided_at"),
  within(3 * 24 * 60, "mql_at", "sql_at", "clock"),
  elapsed(480, "mql_at"),
  elapsed(5 * 24 * 60, "mql_at", "clock"),
  labelled("owner"),
  filled(["email", "source"]),
  atLeast(attemptsWithin(960), 2),
  atLeast(channelsWithin(2400), 2),
  quietFor(960),
];

const ofEpisodes = new Set([exact, firstTime, recycled, isLatest, ...conditions.slice(15)]);

const measures: readonly Measure[] = [
  { kind: "count" },
  { kind: "count", of: has("accepted_at") },
  { kind: "share", of: within(240, "mql_at", "touched_at") },
  { kind: "share", of: has("won_at") },
];
const percentiles: readonly [Measure, Condition][] = [
  [{ kind: "percentile", percent: 50, of: minutesBetween("mql_at", "touched_at") }, inOrder("mql_at", "touched_at")],
  [
    { kind: "percentile", percent: 90, of: minutesBetween("mql_at", "touched_at", "clock") },
    inOrder("mql_at", "touched_at"),
  ],
  [{ kind: "percentile", percent: 90, of: daysBetween("mql_at", "sql_at") }, has("sql_at")],
];

/** What is asked of the kernel: any cohort, conditions and measure, as of any moment. */
const questionOf = fc.record({
  grain: fc.constantFrom<Grain>("episode", "episode", "lead"),
  by: fc.constantFrom(...stamps),
  ripe: fc.constantFrom<Stamp | undefined>(undefined, undefined, "sql_at", "won_at"),
  conditions: fc.subarray([...conditions], { maxLength: 2 }),
  measure: fc.constantFrom(...measures),
  percentile: fc.constantFrom(undefined, ...percentiles),
  from: fc.integer({ min: -2, max: 20 }),
  asOf: fc.integer({ min: 12, max: 30 }),
});

test("the kernel gives what its query over the raw records gives, whatever it is asked", () => {
  let measured = 0;
  fc.assert(
    fc.property(eventsOf, questionOf, (events, question) => {
      const portal = portalOf(events);
      const window = { from: start + question.from * day, to: start + question.asOf * day };
      const entries = openKernel(portal, window.to);
      const { grain, by, ripe } = question;
      // Of leads there are no attempts to be counted, and no number of the qualification.
      const where = question.conditions.filter((condition) => grain === "episode" || !ofEpisodes.has(condition));
      const [how, needs] = grain === "episode" && question.percentile ? question.percentile : [question.measure];
      const cohort: Cohort = {
        grain,
        by,
        where: needs ? [...where, needs] : where,
        ripeFor: ripe && stamps.indexOf(ripe) > stamps.indexOf(by) ? ripe : undefined,
      };
      const found = measure(entries, grain, how, select(entries, cohort, window));
      const row = portal.db.prepare(measureSql(cohort, how)).get(window) as { value: number | null; sample: number };
      if (found === undefined) expect(row.value).toBeNull();
      else {
        measured++;
        expect([row.sample, row.value]).toEqual([found.sample, expect.closeTo(found.value, 9)]);
      }
    }),
    { numRuns: 500 },
  );
  expect(measured).toBeGreaterThan(100);
});

test("groups are what a query that groups gives, and add up to the whole", () => {
  fc.assert(
    fc.property(eventsOf, fc.constantFrom("source", "owner", "team", "month", "weekday", "hour"), (events, name) => {
      const portal = portalOf(events);
      const window = { from: start - day, to: start + 30 * day };
      const entries = openKernel(portal, window.to);
      const cohort: Cohort = { grain: "episode", by: "mql_at" };
      const how = { kind: "count", of: has("touched_at") } as const;
      const dimension = dimensions[name]!;
      const chosen = select(entries, cohort, window);
      const groups = measureGroups(entries, "episode", how, chosen, dimension.group(entries, "episode", "mql_at"));
      const rows = portal.db.prepare(groupSql(cohort, how, dimension)).all(window) as {
        source: string | null;
        came: number;
        went: number;
      }[];
      const told = rows.filter(({ source }) => source !== null).map(({ source, came, went }) => [source, came, went]);
      expect(groups.map(({ key, sample, value }) => [key, sample, value]).sort()).toEqual(told.sort());
      const whole = rows.reduce((sum, { came }) => sum + came, 0);
      expect(whole).toBe(chosen.length);
    }),
    { numRuns: 80 },
  );
});

test("records in another order, and leads that nothing happened to, change no figure", () => {
  const cohort: Cohort = { grain: "episode", by: "mql_at" };
  const figures = (portal: Portal) => {
    const entries = openKernel(portal, start + 30 * day);
    const chosen = select(entries, cohort, { from: 0, to: start + 30 * day });
    return measures.map((how) => measure(entries, "episode", how, chosen));
  };
  // What is told twice of one stage, decision or assignment at one time is one and the same.
  const apart = fc.uniqueArray(
    eventsOf.filter((events) => events.length > 0).map((events) => events[0]!),
    {
      selector: ({ lead, at, what }) => `${lead} ${Math.floor(at / day)} ${what}`,
      maxLength: 40,
      size: "max",
    },
  );
  fc.assert(
    fc.property(apart, fc.infiniteStream(fc.nat()), (events, keys) => {
      const order = events.map((_, index) => ({ index, key: keys.next().value as number }));
      const shuffled = portalOf(
        events,
        order.sort((a, b) => a.key - b.key).map(({ index }) => index),
      );
      const before = figures(portalOf(events));
      expect(figures(shuffled)).toEqual(before);
      recordWriter(shuffled.db).lead({ id: 99, created: { at: start, precision: "minute" } }, { importId: 1, line: 1 });
      expect(figures(shuffled)).toEqual(before);
    }),
    { numRuns: 50 },
  );
});

describe("percentiles", () => {
  test("are those of a sorted list, interpolated", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 100 }),
        (list, percent) => {
          const sorted = list.toSorted((a, b) => a - b);
          const rank = (percent / 100) * (sorted.length - 1);
          const low = sorted[Math.floor(rank)]!;
          const high = sorted[Math.ceil(rank)]!;
          expect(percentile(Float64Array.from(list), percent)).toBeCloseTo(
            low + (high - low) * (rank - Math.floor(rank)),
            9,
          );
        },
      ),
    );
  });

  test.each([
    [[], 50, undefined],
    [[7], 90, 7],
    [[1, 2], 50, 1.5],
    [[5, 5, 5, 5], 90, 5],
  ])("of %j at %d", (list, percent, value) => {
    expect(percentile(Float64Array.from(list), percent)).toBe(value);
  });
});

test.each([
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [5, 10, 0.2366, 0.7634],
  [271, 2296, 0.1055, 0.1319],
  [0, 0, 0, 1],
])("%d of %d lie between %d and %d", (count, sample, low, high) => {
  const range = wilson(count, sample);
  expect([range.low, range.high]).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)]);
});
