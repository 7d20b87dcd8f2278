import { differ } from "./compare.ts";
import { type FactDefinition, type Measuring, missingFact, tableFact } from "./definition.ts";
import { lacksOutcome, outcomeFor } from "./drivers/drivers.ts";
import { elapsed, within } from "./kernel/condition.ts";
import { episodeFact } from "./kernel/fact.ts";
import { dimensions } from "./kernel/group.ts";
import { type Cohort, groupSql, type Measure, measureGroups, select } from "./kernel/measure.ts";
import { leadsToCompare } from "./thresholds.ts";
import type { Cell } from "./types.ts";

/** Days after which leads of each month are compared. */
const ageDays = 30;
const minutes = ageDays * 24 * 60;

/** The latest months that are held against those before. */
const latestMonths = 3;
const monthsTold = 12;

const aged: Cohort = { grain: "lead", by: "created_at", where: [elapsed(minutes, "created_at", "clock")] };

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
      select(entries, aged, history),
      dimensions.month!.group(entries, "lead", "created_at"),
    )
      .map(({ key, sample, value }) => ({ month: key, came: sample, went: value }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
  );
}

/** The latest months and those before, each pooled; undefined where either is too small to be compared. */
function latestAndBefore(months: readonly Month[]) {
  const pooled = (some: readonly Month[]) => {
    const sample = some.reduce((sum, { came }) => sum + came, 0);
    return { share: some.reduce((sum, { went }) => sum + went, 0) / sample, sample };
  };
  const [latest, before] = [pooled(months.slice(-latestMonths)), pooled(months.slice(0, -latestMonths))];
  return latest.sample >= leadsToCompare && before.sample >= leadsToCompare ? { latest, before } : undefined;
}

export const cohortFacts: FactDefinition[] = [
  tableFact({
    id: "cohorts",
    title: "Leads by the month they came, and who of them got on within thirty days",
    check: "whether the leads of late convert as well as those of before did at the same age",
    sources: ["leads", "lifecycle", "deals"],
    over: "history",
    lacks: lacksOutcome,
    cohortBehind: (measuring) => ({ cohort: aged, counts: reached(measuring).of }),
    sql: (measuring) =>
      `SELECT source AS month, came, went FROM (\n${groupSql(aged, reached(measuring), dimensions.month!)}\n) ORDER BY month`,
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
      return [
        differ(found.latest, found.before)
          ? `the latest three months differ from those before by more than chance`
          : `the latest three months don't differ from those before by more than chance`,
      ];
    },
  }),
  ...(["latest", "before"] as const).map((which): FactDefinition => {
    const title =
      which === "latest"
        ? "Leads of the latest three months that got on within thirty days"
        : "Leads of the months before that got on within thirty days";
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
        const months = typeof lacking === "string" ? [] : monthsOf(measuring);
        const from = months.at(-latestMonths)?.month;
        if (!from || !latestAndBefore(months))
          return missingFact(declared, typeof lacking === "string" ? lacking : "too few months of leads to compare");
        const how: Measure = { ...reached(measuring), kind: "share" };
        const cohort: Cohort = { ...aged, where: [...aged.where!, ofMonths(which, from)] };
        return episodeFact({
          ...declared,
          unit: "share",
          sources: ["leads", "lifecycle", "deals"],
          over: "history",
          cohort,
          measure: how,
        }).measure(measuring);
      },
    };
  }),
];

/** Leads that came from a month on, or before it. */
const ofMonths = (which: "latest" | "before", from: string) => ({
  sql: `local_month(created_at) ${which === "latest" ? ">=" : "<"} '${from}'`,
  reads: ["created_at"],
  prepare: (entries: Parameters<(typeof dimensions)[string]["group"]>[0]) => {
    const { numbers, labels } = dimensions.month!.group(entries, "lead", "created_at");
    const isLate = labels.map((label) => label >= from);
    return (entry: number) => isLate[numbers[entry]!] === (which === "latest");
  },
});
