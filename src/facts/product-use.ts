/** How a lead is told to have put the product to use, in a dimension of it. */
const yes = "LOWER(TRIM(dimensions.value)) IN ('yes', 'y', 'true', '1')";
const count = "CASE WHEN dimensions.value GLOB '[0-9]*' THEN CAST(dimensions.value AS REAL) END";
const used = "(kind LIKE 'usage%' OR kind LIKE 'active%' OR kind LIKE 'login%' OR kind LIKE 'session%')";

/** Days before as-of in which active days are counted. */
export const activeSpanDays = 30;

/**
 * One row a lead that the product tracks, as known at as-of, from product events and from the dimensions `activated`,
 * `active_days` and `seats` that usage is synced to. Dimensions hold no date, so `activated_at` is null for them.
 */
export const productUseSql = `
  SELECT
    lead_id,
    MAX(activated) AS activated,
    MIN(activated_at) AS activated_at,
    MAX(active_days) AS active_days,
    MAX(seats) AS seats
  FROM (
    SELECT
      leads.id AS lead_id,
      MAX(CASE WHEN dimensions.name = 'activated' THEN ${yes} END) AS activated,
      NULL AS activated_at,
      MAX(CASE WHEN dimensions.name = 'active_days' THEN ${count} END) AS active_days,
      MAX(CASE WHEN dimensions.name = 'seats' THEN ${count} END) AS seats
    FROM dimensions CROSS JOIN leads ON leads.id = dimensions.id
    WHERE dimensions.record = 'lead' AND dimensions.name IN ('activated', 'active_days', 'seats')
      AND leads.created_at <= @to
    GROUP BY dimensions.id
    UNION ALL
    SELECT
      events.lead_id,
      events.activated_at IS NOT NULL,
      events.activated_at,
      events.active_days,
      (
        SELECT value FROM product_events AS latest
        WHERE latest.lead_id = events.lead_id AND latest.kind LIKE 'seat%' AND latest.at <= @to
        ORDER BY latest.at DESC, latest.id LIMIT 1
      )
    FROM (
      SELECT
        lead_id,
        MIN(CASE WHEN kind LIKE 'activat%' THEN at END) AS activated_at,
        COUNT(DISTINCT CASE WHEN at > @to - ${activeSpanDays} * 86400 AND ${used} THEN at / 86400 END) AS active_days
      FROM product_events WHERE at <= @to GROUP BY lead_id
    ) AS events
    CROSS JOIN leads ON leads.id = events.lead_id
    WHERE leads.created_at <= @to
  )
  GROUP BY lead_id
`;
