import { type FactDefinition, holds, type Measuring, scalarFact } from "./definition.ts";

/** The last score that each customer gave in the window, on the scale of 0 to 10. */
const scores = `
  SELECT given.lead_id, COALESCE(leads.source, 'unlabelled') AS source, given.score FROM (
    SELECT lead_id, score, ROW_NUMBER() OVER (PARTITION BY lead_id ORDER BY at DESC, id) AS place
    FROM customer_feedback
    WHERE kind = 'nps' AND score BETWEEN 0 AND 10 AND at > @from AND at <= @to
  ) AS given LEFT JOIN leads ON leads.id = given.lead_id
  WHERE place = 1`;

/** Reichheld, HBR, December 2003: promoters give 9 or 10, detractors 6 or less. */
const score = "100.0 * (AVG(score >= 9) - AVG(score <= 6))";

const referred = `
  FROM customer_feedback LEFT JOIN leads ON leads.id = customer_feedback.lead_id
  WHERE kind = 'referral' AND at > @from AND at <= @to`;

const lacks = (kind: "nps" | "referral", what: string) => (_: unknown, measuring: Measuring) =>
  !holds(measuring, `SELECT 1 FROM customer_feedback WHERE kind = '${kind}' AND at <= @to`) &&
  `no ${what} is on record`;

export const customerFacts: FactDefinition[] = [
  scalarFact({
    id: "net_promoter_score",
    title: "NPS of customers",
    unit: "points",
    check: "the NPS of customers, by the source they came from",
    sources: ["customer_feedback", "leads"],
    lacks: lacks("nps", "NPS answer of a customer"),
    behind: `SELECT lead_id, score AS value FROM (${scores}) ORDER BY score, lead_id`,
    sql: `SELECT ${score} AS value, COUNT(*) AS sample FROM (${scores})`,
    slices: {
      source: `SELECT source AS key, ${score} AS value, COUNT(*) AS sample FROM (${scores})
        GROUP BY source ORDER BY value DESC, source`,
    },
    caveats: () => ["share of 9 and 10 less share of 0 to 6, of each customer's last answer"],
  }),
  scalarFact({
    id: "referrals",
    title: "Referrals by customers",
    unit: "leads",
    check: "how many customers refer others, by the source they came from",
    sources: ["customer_feedback", "leads"],
    lacks: lacks("referral", "referral of a customer"),
    behind: `SELECT customer_feedback.lead_id ${referred} ORDER BY at, customer_feedback.lead_id`,
    sql: `SELECT COUNT(*) AS value, COUNT(*) AS sample ${referred}`,
    slices: {
      source: `SELECT COALESCE(leads.source, 'unlabelled') AS key, COUNT(*) AS value, COUNT(*) AS sample ${referred}
        GROUP BY key ORDER BY value DESC, key`,
    },
  }),
];
