/**
 * One row a qualification episode with its stamps, first outbound touch and counts. Facts read the temporary table
 * `episode` made from it; the audit query of a fact carries it as a common table expression over the raw records.
 */
export const episodeSql = `
  SELECT
    episodes.lead_id,
    episodes.mql_at,
    episodes.next_at,
    COALESCE(leads.source, 'unlabelled') AS source,
    COALESCE(leads.owner, 'unassigned') AS owner,
    (SELECT MIN(at) FROM assignments WHERE lead_id = episodes.lead_id AND at >= mql_at AND at < next_at) AS assigned_at,
    (SELECT MIN(at) FROM touches
      WHERE lead_id = episodes.lead_id AND direction = 'outbound' AND at >= mql_at AND at < next_at) AS touched_at,
    (SELECT MIN(at) FROM (
      SELECT at FROM dispositions WHERE lead_id = episodes.lead_id AND decision = 'accepted'
      UNION ALL SELECT at FROM lifecycle WHERE lead_id = episodes.lead_id AND stage = 'SAL'
    ) WHERE at >= mql_at AND at < next_at) AS accepted_at,
    (SELECT MIN(at) FROM dispositions
      WHERE lead_id = episodes.lead_id AND decision = 'rejected' AND at >= mql_at AND at < next_at) AS rejected_at,
    (SELECT MIN(at) FROM lifecycle
      WHERE lead_id = episodes.lead_id AND stage = 'SQL' AND at >= mql_at AND at < next_at) AS sql_at,
    (SELECT MIN(at) FROM lifecycle
      WHERE lead_id = episodes.lead_id AND stage = 'Opportunity' AND at >= mql_at AND at < next_at) AS opportunity_at,
    (SELECT MIN(closed_at) FROM deals
      WHERE lead_id = episodes.lead_id AND outcome = 'won' AND closed_at < next_at) AS won_at
  FROM episodes
  JOIN leads ON leads.id = episodes.lead_id
`;
