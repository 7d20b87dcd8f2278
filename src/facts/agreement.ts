import { type FactDefinition, missingFact, scalarFact, tableFact } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { reasonTable } from "./reasons.ts";
import { firstContactMinutes, patienceDays } from "./thresholds.ts";

const lacksDecisions = (holdings: Holdings) => {
  if (!holdings.accepted && !holdings.rejected) return "no acceptance and no rejection is logged";
  if (!holdings.accepted) return "only rejections are logged, no acceptance";
  return !holdings.rejected && "only acceptances are logged, no rejection";
};
const lacksRejections = (holdings: Holdings) => !holdings.rejected && "no rejection is logged";

const decided = `
  FROM episode
  WHERE mql_at > @from AND mql_at <= @to AND (accepted_at IS NOT NULL OR rejected_at IS NOT NULL)`;

const acceptedOf = (id: string, title: string, check: string, condition: string): FactDefinition =>
  scalarFact({
    id,
    title,
    unit: "share",
    check,
    sources: ["lifecycle", "touches", "dispositions"],
    over: "history",
    lacks: (holdings) =>
      lacksDecisions(holdings) || (!holdings.touches && "no sales activity is on record") || !holdings.minuteStamps,
    params: () => ({ minutes: firstContactMinutes }),
    sql: `SELECT AVG(accepted_at IS NOT NULL) AS value, COUNT(*) AS sample ${decided}
      AND exact AND touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) ${condition} @minutes`,
  });

export const agreementFacts: FactDefinition[] = [
  scalarFact({
    id: "acceptance_rate",
    title: "Decided MQLs that sales accepted",
    unit: "share",
    check: "the share of MQLs that sales accepts, from a logged acceptance",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    sql: `SELECT AVG(accepted_at IS NOT NULL) AS value, COUNT(*) AS sample ${decided}`,
    slices: {
      source: `SELECT source AS key, AVG(accepted_at IS NOT NULL) AS value, COUNT(*) AS sample ${decided} GROUP BY source ORDER BY value DESC, source`,
    },
    caveats: () => ["over leads that sales decided on; those left undecided are in the disposition rate"],
  }),
  acceptedOf(
    "acceptance_in_time",
    "Acceptance of MQLs touched within four working hours",
    "how often leads that are called within four working hours are accepted",
    "<=",
  ),
  acceptedOf(
    "acceptance_late",
    "Acceptance of MQLs touched later than four working hours",
    "how often leads that are called later than that are accepted",
    ">",
  ),
  scalarFact({
    id: "rejection_rate",
    title: "Decided MQLs that sales rejected",
    unit: "share",
    check: "the share of MQLs that sales rejects, from a logged rejection",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    sql: `SELECT AVG(accepted_at IS NULL) AS value, COUNT(*) AS sample ${decided}`,
  }),
  scalarFact({
    id: "disposition_rate",
    title: "MQLs with a decision within five working days",
    unit: "share",
    check: "the share of MQLs on which sales logs a decision",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    params: ({ calendar }) => ({ patience: patienceDays * calendar.minutesADay }),
    sql: `
      SELECT
        AVG(business_minutes(mql_at, MIN(COALESCE(accepted_at, 9e15), COALESCE(rejected_at, 9e15))) <= @patience
          AND (accepted_at IS NOT NULL OR rejected_at IS NOT NULL)) AS value,
        COUNT(*) AS sample
      FROM episode
      WHERE mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= @patience`,
  }),
  scalarFact({
    id: "reason_rate",
    title: "Rejections with a reason",
    unit: "share",
    check: "the share of rejections that carry a reason",
    sources: ["dispositions"],
    lacks: lacksRejections,
    sql: `SELECT AVG(reason IS NOT NULL) AS value, COUNT(*) AS sample FROM dispositions
      WHERE decision = 'rejected' AND at > @from AND at <= @to`,
  }),
  scalarFact({
    id: "feedback_rate",
    title: "Decided MQLs with a comment from sales",
    unit: "share",
    check: "the share of worked leads on which sales comments",
    sources: ["lifecycle", "dispositions", "feedback"],
    lacks: (holdings) => lacksDecisions(holdings) || (!holdings.feedback && "no comment from sales is on record"),
    sql: `SELECT AVG(EXISTS (
        SELECT 1 FROM feedback WHERE feedback.lead_id = episode.lead_id AND at >= mql_at AND at < next_at AND at <= @to
      )) AS value, COUNT(*) AS sample ${decided}`,
  }),
  {
    id: "field_completeness",
    title: "MQLs with every required field filled",
    measure(measuring) {
      const fields = measuring.settings.required_fields;
      const filled = fields.map((field) => `leads.${field} IS NOT NULL`).join(" AND ");
      const known = fields.filter(
        (field) => measuring.db.prepare(`SELECT COUNT(${field}) FROM leads`).pluck().get() !== 0,
      );
      const declared = {
        id: "field_completeness",
        title: `MQLs with ${fields.join(", ")} filled`,
        check: `the share of MQLs handed over with ${fields.join(", ")} filled`,
        sources: ["leads", "lifecycle"] as ("leads" | "lifecycle")[],
      };
      if (known.length < fields.length && measuring.holdings.leads > 0) {
        const absent = fields.filter((field) => !known.includes(field));
        return missingFact(declared, `${absent.join(", ")} not in the portal`);
      }
      return scalarFact({
        ...declared,
        unit: "share",
        lacks: (holdings) => !holdings.mqls && "the portal stamps no MQL stage",
        sql: `SELECT AVG(${filled}) AS value, COUNT(*) AS sample
          FROM episode JOIN leads ON leads.id = episode.lead_id WHERE mql_at > @from AND mql_at <= @to`,
        caveats: () => ["as the fields stand now, not as they stood at the handoff"],
      }).measure(measuring);
    },
  },
  tableFact({
    id: "rejections_by_reason",
    title: "Rejections by reason",
    check: "the reasons that sales gives for rejecting leads",
    sources: ["dispositions"],
    lacks: lacksRejections,
    sql: `SELECT COALESCE(reason, 'none logged') AS reason, COUNT(*) AS count, 1.0 * COUNT(*) / SUM(COUNT(*)) OVER () AS share
      FROM dispositions WHERE decision = 'rejected' AND at > @from AND at <= @to
      GROUP BY 1 ORDER BY count DESC, reason`,
    shape: reasonTable("Leads", "leads"),
  }),
];
