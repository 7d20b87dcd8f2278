import type { FactDefinition } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { elapsed, exact, some, within } from "./kernel/condition.ts";
import type { Clock } from "./kernel/entries.ts";
import { episodeFact } from "./kernel/fact.ts";
import type { Cohort, Measure } from "./kernel/measure.ts";
import { clockDay, quickestQuarter, responseLimits } from "./speed.ts";
import { firstContactMinutes } from "./thresholds.ts";

const lacks = (holdings: Holdings) => {
  if (!holdings.mqls) return "the portal stamps no MQL stage";
  if (!holdings.touches && !holdings.accepted && !holdings.rejected)
    return "neither sales activity nor a decision is on record";
  return !holdings.minuteStamps && "the stamps hold a day, not a minute, or one fixed time";
};

const old = (minutes: number, clock: Clock): Cohort => ({
  grain: "episode",
  by: "mql_at",
  where: [exact, elapsed(minutes, "mql_at", clock)],
});

const takenUp = (minutes: number, clock: Clock): Measure => ({
  kind: "share",
  of: some(within(minutes, "mql_at", "touched_at", clock), within(minutes, "mql_at", "decided_at", clock)),
});

/** How terms would have fared on history. */
export const replayFacts: FactDefinition[] = [
  quickestQuarter(),
  episodeFact({
    id: "taken_up",
    title: "MQLs taken up within four working hours, by a first touch or a decision",
    unit: "share",
    check: "the share of MQLs that a rep takes up within the acceptance window",
    sources: ["lifecycle", "touches", "dispositions"],
    lacks,
    cohort: old(firstContactMinutes, "business"),
    measure: takenUp(firstContactMinutes, "business"),
    varied: {
      window: [
        ...responseLimits.map(({ key, minutes }) => ({
          key,
          cohort: old(minutes, "business"),
          measure: takenUp(minutes, "business"),
        })),
        {
          key: clockDay.key,
          cohort: old(clockDay.minutes, "clock"),
          measure: takenUp(clockDay.minutes, "clock"),
        },
      ],
    },
    caveats: () => ["what is not taken up in the window is what the revert rule would have moved"],
  }),
];
