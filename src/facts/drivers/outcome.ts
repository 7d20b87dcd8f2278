import type { Measuring } from "../definition.ts";
import { has } from "../kernel/condition.ts";
import type { Stamp } from "../kernel/entries.ts";
import { type Cohort, measure, select } from "../kernel/measure.ts";

/** What leads are compared by: the furthest that enough of them got to. */
export interface Outcome {
  stamp: Stamp;
  /** What one is called, and several. */
  one: string;
  many: string;
  /** Leads that had the time for it. */
  cohort: Cohort;
}

/** With fewer, groups of leads can't be told apart. */
const leastOutcomes = 100;

const outcomes = [
  { stamp: "first_won_at", one: "win", many: "Wins" },
  { stamp: "sql_at", one: "SQL", many: "SQLs" },
  { stamp: "accepted_at", one: "acceptance", many: "Accepted" },
  { stamp: "mql_at", one: "MQL", many: "MQLs" },
] as const;

/** The outcome that a portal's leads are compared by; undefined where nothing tells them apart. */
export function outcomeOf({ entries, history, holdings }: Measuring): Outcome | undefined {
  return entries.once("outcome", () =>
    outcomes
      .filter(({ stamp }) => stamp !== "mql_at" || !holdings.bornQualified)
      .map((outcome) => ({ ...outcome, cohort: { grain: "lead", by: "created_at", ripeFor: outcome.stamp } as Cohort }))
      .find(({ stamp, cohort }) => {
        const chosen = select(entries, cohort, history);
        const found = measure(entries, "lead", { kind: "count", of: has(stamp) }, chosen);
        return found !== undefined && found.value >= leastOutcomes && found.value < found.sample;
      }),
  );
}
