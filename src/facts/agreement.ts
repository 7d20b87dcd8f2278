import { type FactDefinition, missingFact, scalarFact, tableFact } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { type Condition, elapsed, exact, filled, has, later, not, within } from "./kernel/condition.ts";
import { episodeFact } from "./kernel/fact.ts";
import type { Cohort } from "./kernel/measure.ts";
import { reasonTable } from "./reasons.ts";
import { firstContactMinutes, patienceDays } from "./thresholds.ts";

const lacksDecisions = (holdings: Holdings) => {
  if (!holdings.accepted && !holdings.rejected) return "no acceptance and no rejection is logged";
  if (!holdings.accepted) return "only rejections are logged, no acceptance";
  return !holdings.rejected && "only acceptances are logged, no rejection";
};
const lacksRejections = (holdings: Holdings) => !holdings.rejected && "no rejection is logged";

const decided = (...where: Condition[]): Cohort => ({
  grain: "episode",
  by: "mql_at",
  where: [has("decided_at"), ...where],
});

const acceptedOf = (id: string, title: string, check: string, condition: Condition): FactDefinition =>
  episodeFact({
    id,
    title,
    unit: "share",
    check,
    sources: ["lifecycle", "touches", "dispositions"],
    over: "history",
    lacks: (holdings) =>
      lacksDecisions(holdings) || (!holdings.touches && "no sales activity is on record") || !holdings.minuteStamps,
    cohort: decided(exact, has("touched_at"), condition),
    measure: { kind: "share", of: has("accepted_at") },
  });

const completenessOf = (fields: readonly string[]) => ({
  id: "field_completeness",
  title: `MQLs with ${fields.join(", ")} filled`,
  check: `the share of MQLs handed over with ${fields.join(", ")} filled`,
});

const completeness = (fields: readonly string[]): FactDefinition =>
  episodeFact({
    ...completenessOf(fields),
    sources: ["leads", "lifecycle"],
    unit: "share",
    lacks: (holdings) => !holdings.mqls && "the portal stamps no MQL stage",
    cohort: { grain: "episode", by: "mql_at" },
    measure: { kind: "share", of: filled(fields) },
    slices: ["source", "campaign"],
    caveats: () => ["as the fields stand now, not as they stood at the handoff"],
  });

export const agreementFacts: FactDefinition[] = [
  episodeFact({
    id: "acceptance_rate",
    title: "Decided MQLs that sales accepted",
    unit: "share",
    check: "the share of MQLs that sales accepts, from a logged acceptance",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    cohort: decided(),
    measure: { kind: "share", of: has("accepted_at") },
    slices: ["source", "campaign", "owner", "team", "segment", "month"],
    caveats: () => ["over leads that sales decided on; those left undecided are in the disposition rate"],
  }),
  acceptedOf(
    "acceptance_in_time",
    "Acceptance of MQLs touched within four working hours",
    "how often leads that are called within four working hours are accepted",
    within(firstContactMinutes, "mql_at", "touched_at"),
  ),
  acceptedOf(
    "acceptance_late",
    "Acceptance of MQLs touched later than four working hours",
    "how often leads that are called later than that are accepted",
    later(firstContactMinutes, "mql_at", "touched_at"),
  ),
  episodeFact({
    id: "rejection_rate",
    title: "Decided MQLs that sales rejected",
    unit: "share",
    check: "the share of MQLs that sales rejects, from a logged rejection",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    cohort: decided(),
    measure: { kind: "share", of: not(has("accepted_at")) },
    slices: ["source", "owner", "team", "month"],
  }),
  episodeFact({
    id: "disposition_rate",
    title: "MQLs with a decision within five working days",
    unit: "share",
    check: "the share of MQLs on which sales logs a decision",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    cohort: ({ calendar }) => ({
      grain: "episode",
      by: "mql_at",
      where: [elapsed(patienceDays * calendar.minutesADay, "mql_at")],
    }),
    measure: ({ calendar }) => ({
      kind: "share",
      of: within(patienceDays * calendar.minutesADay, "mql_at", "decided_at"),
    }),
    slices: ["owner", "team"],
  }),
  scalarFact({
    id: "reason_rate",
    title: "Rejections with a reason",
    unit: "share",
    check: "the share of rejections that carry a reason",
    sources: ["dispositions"],
    lacks: lacksRejections,
    behind: `SELECT lead_id, reason IS NOT NULL AS counts FROM dispositions
      WHERE decision = 'rejected' AND at > @from AND at <= @to ORDER BY at, lead_id`,
    sql: `SELECT AVG(reason IS NOT NULL) AS value, COUNT(*) AS sample FROM dispositions
      WHERE decision = 'rejected' AND at > @from AND at <= @to`,
  }),
  episodeFact({
    id: "feedback_rate",
    title: "Decided MQLs with a comment from sales",
    unit: "share",
    check: "the share of worked leads on which sales comments",
    sources: ["lifecycle", "dispositions", "feedback"],
    lacks: (holdings) => lacksDecisions(holdings) || (!holdings.feedback && "no comment from sales is on record"),
    cohort: decided(),
    measure: { kind: "share", of: has("feedback_at") },
    slices: ["owner", "team"],
  }),
  {
    id: "field_completeness",
    title: "MQLs with every required field filled",
    measure(measuring) {
      const fields = measuring.settings.required_fields;
      const known = fields.filter(
        (field) => measuring.db.prepare(`SELECT 1 FROM leads WHERE ${field} IS NOT NULL LIMIT 1`).get() !== undefined,
      );
      if (known.length === fields.length || measuring.holdings.leads === 0)
        return completeness(fields).measure(measuring);
      const absent = fields.filter((field) => !known.includes(field));
      return missingFact(completenessOf(fields), `${absent.join(", ")} not in the portal`);
    },
    entriesOf: (measuring, window) => completeness(measuring.settings.required_fields).entriesOf!(measuring, window),
  },
  tableFact({
    id: "rejections_by_reason",
    title: "Rejections by reason",
    check: "the reasons that sales gives for rejecting leads",
    sources: ["dispositions"],
    lacks: lacksRejections,
    behind: `SELECT lead_id FROM dispositions WHERE decision = 'rejected' AND at > @from AND at <= @to
      ORDER BY reason, at, lead_id`,
    sql: `SELECT COALESCE(reason, 'none logged') AS reason, COUNT(*) AS count, 1.0 * COUNT(*) / SUM(COUNT(*)) OVER () AS share
      FROM dispositions WHERE decision = 'rejected' AND at > @from AND at <= @to
      GROUP BY 1 ORDER BY count DESC, reason`,
    shape: reasonTable("Leads", "leads"),
  }),
];
