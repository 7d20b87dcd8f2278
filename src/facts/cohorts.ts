import { differ } from "./compare.ts";
import { type FactDefinition, type Measuring, missingFact, tableFact } from "./definition.ts";
import { lacksOutcome, outcomeFor } from "./drivers/drivers.ts";
import { type Condition, elapsed, within } from "./kernel/condition.ts";
import type { Stamp } from "./kernel/entries.ts";
import { episodeFact } from "./kernel/fact.ts";
import { dimensions } from "./kernel/group.ts";
import { inverse, maskOf, upTo } from "./kernel/mask.ts";
import { type Cohort, groupSql, measureGroups, ripenessOf, select } from "./kernel/measure.ts";
import { leadsToCompare } from "./thresholds.ts";
import type { Cell } from "./types.ts";

/** Days after which leads of each month are compared. */
const ageDays = 30;
const minutes = ageDays * 24 * 60;

/** The latest cohort is the fewest months that hold so many leads, and no more than three. */
const leadsOfCohort = 100;
const mostMonths = 3;
const monthsTold = 12;

/** Leads that came since the outcome is on record: of those before nobody can tell how they got on. */
const sinceFirst = (stamp: Stamp): Condition => ({
  sql: `created_at >= (SELECT MIN(${stamp}) / 86400 * 86400 FROM entry)`,
  reads: ["created_at", stamp],
  mask(entries, grain) {
    const since = ripenessOf(entries, { grain, by: "created_at", ripeFor: stamp })?.since ?? 0;
    return inverse(upTo(entries.stamp(grain, "created_at"), since - 1));
  },
});

const aged = (measuring: Measuring): Cohort => ({
  grain: "lead",
  by: "created_at",
  where: [elapsed(minutes, "created_at", "clock"), sinceFirst(outcomeFor(measuring).stamp)],
});

const reached = (measuring: Measuring) => ({
  kind: "count" as const,
  of: within(minutes, "created_at", outcomeFor(measuring).stamp, "clock"),
});

interface Month {
  month: string;
  came: number;
  went: number;
}

/** The months that leads came in, each with those of them that got to the outcome by the same age. */
function monthsOf(measuring: Measuring): Month[] {
  const { entries, history } = measuring;
  return entries.once("cohort months", () =>
    measureGroups(
      entries,
      "lead",
      reached(measuring),
      select(entries, aged(measuring), history),
      dimensions.month!.group(entries, "lead", "created_at"),
    )
      .map(({ key, sample, value }) => ({ month: key, came: sample, went: value }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
  );
}

/** The latest months and those before, each pooled; undefined where either is too small to be compared. */
function latestAndBefore(months: readonly Month[]) {
  const pooled = (some: readonly Month[]) => ({
    share: sum(some, ({ went }) => went) / sum(some, ({ came }) => came),
    sample: sum(some, ({ came }) => came),
  });
  let count = 1;
  while (count < mostMonths && sum(months.slice(-count), ({ came }) => came) < leadsOfCohort) count++;
  const [latest, before] = [pooled(months.slice(-count)), pooled(months.slice(0, -count))];
  if (latest.sample < leadsToCompare || !(before.sample >= leadsToCompare)) return undefined;
  const [from, last] = [months.at(-count)!.month, months.at(-1)!.month];
  return { latest, before, from, name: from === last ? from : `${from} to ${last}` };
}

const sum = (months: readonly Month[], of: (month: Month) => number): number =>
  months.reduce((total, month) => total + of(month), 0);

export const cohortFacts: FactDefinition[] = [
  tableFact({
    id: "cohorts",
    title: "Leads by the month they came, and who of them got on within thirty days",
    check: "whether the leads of late convert as well as those of before did at the same age",
    sources: ["leads", "lifecycle", "deals"],
    over: "history",
    lacks: lacksOutcome,
    cohortBehind: (measuring) => ({ cohort: aged(measuring), counts: reached(measuring).of }),
    sql: (measuring) =>
      `SELECT source AS month, came, went FROM (\n${groupSql(aged(measuring), reached(measuring), dimensions.month!)}\n) ORDER BY month`,
    rows: (measuring) => monthsOf(measuring).map((month) => ({ ...month })),
    shape(rows, measuring) {
      const months = rows as unknown as Month[];
      const { many } = outcomeFor(measuring);
      return {
        sample: months.reduce((sum, { came }) => sum + came, 0),
        columns: ["Month", "Leads", `${many} within thirty days`, "Share"],
        rows: months
          .slice(-monthsTold)
          .map(({ month, came, went }): Cell[] => [
            { text: month },
            { value: came, unit: "leads" },
            { value: went, unit: "leads" },
            { value: went / came, unit: "share" },
          ]),
      };
    },
    caveats(measuring) {
      const found = latestAndBefore(monthsOf(measuring));
      if (!found) return [];
      const { latest, before, name } = found;
      return [
        differ(latest, before)
          ? `the leads of ${name} got on ${latest.share < before.share ? "less" : "more"} often than those before, by more than chance`
          : `the leads of ${name} differ from those before by no more than chance`,
        `leads from before the first ${outcomeFor(measuring).one} on record are left out`,
      ];
    },
  }),
  ...(["latest", "before"] as const).map((which): FactDefinition => {
    const title =
      which === "latest"
        ? "Leads of the latest cohort that got on within thirty days"
        : "Leads of the cohorts before that got on within thirty days";
    const declared = {
      id: `cohort_${which}`,
      title,
      check: "whether the leads of late convert as those of before did",
    };
    return {
      ...declared,
      over: "history",
      measure(measuring) {
        const lacking = lacksOutcome(measuring.holdings, measuring);
        const found = typeof lacking === "string" ? undefined : latestAndBefore(monthsOf(measuring));
        if (!found)
          return missingFact(declared, typeof lacking === "string" ? lacking : "too few months of leads to compare");
        const cohort = aged(measuring);
        const fact = episodeFact({
          ...declared,
          unit: "share",
          sources: ["leads", "lifecycle", "deals"],
          over: "history",
          cohort: { ...cohort, where: [...cohort.where!, ofMonths(which, found.from)] },
          measure: { ...reached(measuring), kind: "share" },
        }).measure(measuring);
        const label = which === "latest" ? `leads of ${found.name}` : `leads before ${found.from}`;
        return fact.status === "measured" ? { ...fact, window: { ...fact.window, label } } : fact;
      },
    };
  }),
];

/** Leads that came from a month on, or before it. */
const ofMonths = (which: "latest" | "before", from: string): Condition => ({
  sql: `local_month(created_at) ${which === "latest" ? ">=" : "<"} '${from}'`,
  reads: ["created_at"],
  mask(entries, grain) {
    const { numbers, labels } = dimensions.month!.group(entries, "lead", "created_at");
    const isLate = labels.map((label) => label >= from);
    return maskOf(entries, grain, (entry) => isLate[numbers[entry]!] === (which === "latest"));
  },
});
