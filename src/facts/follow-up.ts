import type { FactDefinition, Measuring } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import {
  atLeast,
  elapsed,
  every,
  exact,
  has,
  inOrder,
  isLatest,
  labelled,
  not,
  quietFor,
  within,
} from "./kernel/condition.ts";
import { episodeFact } from "./kernel/fact.ts";
import type { Cohort } from "./kernel/measure.ts";
import { attemptsWithin, channelsWithin, minutesBetween } from "./kernel/value.ts";
import { cadence, patienceDays } from "./thresholds.ts";

const lacksTouches = (holdings: Holdings) =>
  (!holdings.mqls && "the portal stamps no MQL stage") || (!holdings.touches && "no sales activity is on record");

const lacksOwners = (holdings: Holdings) =>
  (!holdings.mqls && "the portal stamps no MQL stage") || (!holdings.owners && "lead owners are not on record");

const patience = ({ calendar }: Measuring): number => patienceDays * calendar.minutesADay;
const span = ({ calendar }: Measuring): number => cadence.workingDays * calendar.minutesADay;

/** Qualifications so old that somebody must have taken them up. */
const aged = (measuring: Measuring): Cohort => ({
  grain: "episode",
  by: "mql_at",
  where: [elapsed(patience(measuring), "mql_at")],
});

const isSilent = every(not(has("touched_at")), not(has("decided_at")));

export const followUpFacts: FactDefinition[] = [
  episodeFact({
    id: "untouched_leads",
    title: "MQLs without a touch or a decision after five working days",
    unit: "leads",
    check: "how many MQLs nobody ever called or wrote to",
    sources: ["lifecycle", "touches", "dispositions"],
    lacks: lacksTouches,
    cohort: aged,
    measure: { kind: "count", of: isSilent },
    slices: ["owner", "team", "source"],
  }),
  episodeFact({
    id: "untouched_rate",
    title: "Share of MQLs without a touch or a decision after five working days",
    unit: "share",
    check: "the share of MQLs that nobody ever called or wrote to",
    sources: ["lifecycle", "touches", "dispositions"],
    lacks: lacksTouches,
    cohort: aged,
    measure: { kind: "share", of: isSilent },
    slices: ["owner", "team", "source", "month"],
  }),
  episodeFact({
    id: "rotting_leads",
    title: "MQLs taken up and left: touched, undecided, and without an attempt for ten working days",
    unit: "leads",
    check: "how many MQLs were called once or twice and then forgotten, with no decision logged",
    sources: ["lifecycle", "touches", "dispositions"],
    lacks: lacksTouches,
    cohort: (measuring) => ({
      grain: "episode",
      by: "mql_at",
      where: [elapsed(span(measuring), "mql_at"), has("touched_at")],
    }),
    measure: (measuring) => ({
      kind: "count",
      of: every(
        not(has("decided_at")),
        not(has("sql_at")),
        not(has("opportunity_at")),
        not(has("won_at")),
        isLatest,
        quietFor(span(measuring)),
      ),
    }),
    slices: ["owner", "team", "source"],
  }),
  episodeFact({
    id: "contact_attempts",
    title: "Outbound attempts a touched MQL gets within ten working days, median",
    unit: "attempts",
    check: "how many calls and e-mails a lead gets before it is given up",
    sources: ["lifecycle", "touches"],
    lacks: lacksTouches,
    cohort: (measuring) => ({
      grain: "episode",
      by: "mql_at",
      where: [has("touched_at"), elapsed(span(measuring), "mql_at")],
    }),
    measure: (measuring) => ({ kind: "percentile", percent: 50, of: attemptsWithin(span(measuring)) }),
    slices: ["owner", "team"],
  }),
  episodeFact({
    id: "compliance_rate",
    title: "MQLs not yet accepted that got the whole cadence",
    unit: "share",
    check: "the share of leads that got every agreed attempt over the agreed channels",
    sources: ["lifecycle", "touches"],
    lacks: lacksTouches,
    cohort: (measuring) => ({
      grain: "episode",
      by: "mql_at",
      where: [elapsed(span(measuring), "mql_at"), not(within(span(measuring), "mql_at", "accepted_at"))],
    }),
    measure: (measuring) => ({
      kind: "share",
      of: every(
        atLeast(attemptsWithin(span(measuring)), cadence.attempts),
        atLeast(channelsWithin(span(measuring)), cadence.channels),
      ),
    }),
    slices: ["owner", "team"],
    caveats: () => [
      `held against ${cadence.attempts} attempts in ${cadence.workingDays} working days over ${cadence.channels} channels`,
    ],
  }),
  episodeFact({
    id: "decision_time",
    title: "Median working time from qualification to the decision of sales",
    unit: "business minutes",
    check: "how long sales takes to accept or reject a lead",
    sources: ["lifecycle", "dispositions"],
    lacks: (holdings) =>
      (!holdings.mqls && "the portal stamps no MQL stage") ||
      (!holdings.accepted && !holdings.rejected && "no acceptance and no rejection is logged") ||
      (!holdings.minuteStamps && "the stamps hold a day, not a minute, or one fixed time"),
    cohort: { grain: "episode", by: "mql_at", where: [exact, inOrder("mql_at", "decided_at")] },
    measure: { kind: "percentile", percent: 50, of: minutesBetween("mql_at", "decided_at") },
    order: "up",
    slices: ["owner", "team"],
  }),
  episodeFact({
    id: "unowned_leads",
    title: "MQLs without an owner",
    unit: "leads",
    check: "how many qualified leads have no owner",
    sources: ["leads", "lifecycle"],
    lacks: lacksOwners,
    cohort: { grain: "episode", by: "mql_at" },
    measure: { kind: "count", of: not(labelled("owner")) },
    slices: ["source"],
  }),
];
