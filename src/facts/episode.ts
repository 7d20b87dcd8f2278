/**
 * Whether an event counts as on or after a moment: a stamp that holds only a day may lie anywhere in that day, so it
 * counts to the day's end. `@to` is as-of in each window, and nothing after it is known.
 */
const from = (at: string, moment: string): string =>
  `${at} + 86399 * (precision = 'day') >= ${moment} AND ${at} < next_at AND ${at} <= @to`;

/**
 * One row a qualification episode with its stamps, first outbound touch and counts, as known at as-of. Facts read the
 * temporary table `episode` made from it; the audit query of a fact carries it as a common table expression over the
 * raw records. `exact` says that its stamps hold minutes.
 */
export const episodeSql = `
  SELECT
    episodes.lead_id,
    episodes.mql_at,
    episodes.next_at,
    COALESCE(leads.source, 'unlabelled') AS source,
    leads.owner,
    episodes.precision = 'minute' AND NOT EXISTS (
      SELECT 1 FROM touches WHERE lead_id = episodes.lead_id AND direction = 'outbound' AND precision = 'day'
    ) AS exact,
    (SELECT MIN(at) FROM assignments WHERE lead_id = episodes.lead_id AND ${from("at", "mql_at")}) AS assigned_at,
    (SELECT MIN(at) FROM touches
      WHERE lead_id = episodes.lead_id AND direction = 'outbound' AND ${from("at", "mql_at")}) AS touched_at,
    (SELECT MIN(at) FROM (
      SELECT at, precision FROM dispositions WHERE lead_id = episodes.lead_id AND decision = 'accepted'
      UNION ALL SELECT at, precision FROM lifecycle WHERE lead_id = episodes.lead_id AND stage = 'SAL'
    ) WHERE ${from("at", "mql_at")}) AS accepted_at,
    (SELECT MIN(at) FROM dispositions
      WHERE lead_id = episodes.lead_id AND decision = 'rejected' AND ${from("at", "mql_at")}) AS rejected_at,
    (SELECT MIN(at) FROM lifecycle
      WHERE lead_id = episodes.lead_id AND stage = 'SQL' AND ${from("at", "mql_at")}) AS sql_at,
    (SELECT MIN(at) FROM lifecycle
      WHERE lead_id = episodes.lead_id AND stage = 'Opportunity' AND ${from("at", "mql_at")}) AS opportunity_at,
    (SELECT MIN(closed_at) FROM deals
      WHERE lead_id = episodes.lead_id AND outcome = 'won' AND ${from("closed_at", "mql_at")}) AS won_at
  FROM episodes
  JOIN leads ON leads.id = episodes.lead_id
  WHERE episodes.mql_at <= @to
`;
