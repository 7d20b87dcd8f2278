const activation = "kind LIKE 'activat%'";
const use = "(kind LIKE 'usage%' OR kind LIKE 'active%' OR kind LIKE 'login%' OR kind LIKE 'session%')";

/** What a dimension of a lead says: whether the product was put to use, and a number. */
const yes = "LOWER(TRIM(dimensions.value)) IN ('yes', 'y', 'true', '1')";
const number = "CASE WHEN dimensions.value GLOB '[0-9]*' THEN CAST(dimensions.value AS REAL) END";
const fieldOf = (name: string, value: string): string => `MAX(CASE WHEN dimensions.name = '${name}' THEN ${value} END)`;

/** Days before as-of in which active days are counted. */
export const activeSpanDays = 30;

/**
 * One row a lead that the product tracks, as known at as-of, from product events and from the dimensions `activated`,
 * `active_days` and `seats` that usage is synced to. `activated` is null where no activation of any lead is on record,
 * and `is_user` then goes by the use alone. Dimensions hold no date, so `started_at` is null for them.
 */
export const productUseSql = `
  SELECT
    lead_id,
    MAX(activated) AS activated,
    MAX(is_user) AS is_user,
    MIN(started_at) AS started_at,
    MAX(active_days) AS active_days,
    MAX(seats) AS seats
  FROM (
    SELECT
      leads.id AS lead_id,
      ${fieldOf("activated", yes)} AS activated,
      COALESCE(${fieldOf("activated", yes)}, ${fieldOf("active_days", number)} > 0) AS is_user,
      NULL AS started_at,
      ${fieldOf("active_days", number)} AS active_days,
      ${fieldOf("seats", number)} AS seats
    FROM dimensions CROSS JOIN leads ON leads.id = dimensions.id
    WHERE dimensions.record = 'lead' AND dimensions.name IN ('activated', 'active_days', 'seats')
      AND leads.created_at <= @to
    GROUP BY dimensions.id
    UNION ALL
    SELECT
      events.lead_id,
      CASE WHEN tells.activation THEN events.activated_at IS NOT NULL END,
      CASE WHEN tells.activation THEN events.activated_at IS NOT NULL WHEN tells.use THEN events.used_at IS NOT NULL END,
      COALESCE(events.activated_at, events.used_at),
      CASE WHEN tells.use THEN events.active_days END,
      (
        SELECT value FROM product_events AS latest
        WHERE latest.lead_id = events.lead_id AND latest.kind LIKE 'seat%' AND latest.at <= @to
        ORDER BY latest.at DESC, latest.id LIMIT 1
      )
    FROM (
      SELECT
        lead_id,
        MIN(CASE WHEN ${activation} THEN at END) AS activated_at,
        MIN(CASE WHEN ${use} THEN at END) AS used_at,
        COUNT(DISTINCT CASE WHEN at > @to - ${activeSpanDays} * 86400 AND ${use} THEN at / 86400 END) AS active_days
      FROM product_events WHERE at <= @to GROUP BY lead_id
    ) AS events
    CROSS JOIN (
      SELECT
        EXISTS (SELECT 1 FROM product_events WHERE at <= @to AND ${activation}) AS activation,
        EXISTS (SELECT 1 FROM product_events WHERE at <= @to AND ${use}) AS use
    ) AS tells
    CROSS JOIN leads ON leads.id = events.lead_id
    WHERE leads.created_at <= @to
  )
  GROUP BY lead_id
`;
