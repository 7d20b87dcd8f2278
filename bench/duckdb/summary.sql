-- What Concord sums up of leads, as DuckDB does it: a row for each qualification of a lead, or for a lead without any,
-- and its attempts beside it. Measured with all its statements and the CHECKPOINT after them.
--
-- It was chosen by CPU time on 1,000,000 leads with 9.6 million events, DuckDB 1.5.6 on 2 cores; all gave the same totals.
--   3.3 s  this one
--   3.5 s  one pass: all events in one UNION ALL, one join, one GROUP BY with a FILTER for each stamp
--   3.4 s  labels and fields worked out in the table of spans, so that the last join carries no text
--   3.5 s  rows numbered by ROW_NUMBER() in place of a key made of lead and number
--   4.3 s  labels as text, without the ENUM types
--   7.2 s  attempts as LIST(... ORDER BY ...) in the row, a join by lead and number for each kind of event
-- An ASOF JOIN in place of the join by ranges takes two and a half times as long for the engagements, a window over
-- the union of all events longer still. Texts that repeat become ENUMs here and not when the tables are loaded, because
-- the other side reads them as texts too.

CREATE OR REPLACE TEMP MACRO latest(moment, known) AS moment + CASE known WHEN 'day' THEN 86399 ELSE 0 END;

CREATE TYPE source_label AS ENUM (SELECT DISTINCT source FROM leads WHERE source IS NOT NULL);
CREATE TYPE campaign_label AS ENUM (SELECT DISTINCT campaign FROM leads WHERE campaign IS NOT NULL);
CREATE TYPE landing_page_label AS ENUM (SELECT DISTINCT landing_page FROM leads WHERE landing_page IS NOT NULL);
CREATE TYPE segment_label AS ENUM (SELECT DISTINCT segment FROM leads WHERE segment IS NOT NULL);
CREATE TYPE owner_label AS ENUM (SELECT DISTINCT owner FROM leads WHERE owner IS NOT NULL);
CREATE TYPE industry_label AS ENUM (SELECT DISTINCT industry FROM leads WHERE industry IS NOT NULL);
CREATE TYPE country_label AS ENUM (SELECT DISTINCT country FROM leads WHERE country IS NOT NULL);
CREATE TYPE channel_label AS ENUM (SELECT DISTINCT channel FROM touches);
CREATE TYPE reason_label AS ENUM (SELECT DISTINCT reason FROM dispositions WHERE reason IS NOT NULL);

-- What happened between `since` and before `until` belongs to the entry; what led up to it came after `led_since` and
-- until `led_until`.
CREATE TEMP TABLE spans AS
SELECT
  id::BIGINT * 64 + COALESCE(n, 0) AS entry,
  id AS lead,
  COALESCE(n, 0) AS n,
  mql_at,
  mql_day,
  next_at,
  COALESCE(mql_at, 0) AS since,
  COALESCE(next_at, 9223372036854775807) AS until,
  COALESCE(before_at, -1) AS led_since,
  COALESCE(mql_at, 9223372036854775807) AS led_until
FROM leads
LEFT JOIN (
  SELECT
    lead_id,
    "at" AS mql_at,
    "precision" = 'day' AS mql_day,
    (ROW_NUMBER() OVER by_moment)::INTEGER AS n,
    LAG("at") OVER by_moment AS before_at,
    LEAD("at") OVER by_moment AS next_at
  FROM lifecycle
  WHERE stage = 'MQL'
  WINDOW by_moment AS (PARTITION BY lead_id ORDER BY "at")
) AS qualified ON lead_id = id;

CREATE TEMP VIEW attempts AS
SELECT * FROM touches WHERE direction = 'outbound' AND COALESCE(outcome, '') NOT ILIKE 'cancel%';

CREATE TABLE summary_attempts AS
SELECT entry, "at", channel::channel_label AS channel
FROM attempts
JOIN spans ON lead_id = lead AND latest("at", "precision") >= since AND latest("at", "precision") < until;

CREATE TEMP TABLE touched AS
SELECT entry, MIN("at") AS touched_at, COUNT(*)::INTEGER AS attempts FROM summary_attempts GROUP BY entry;

CREATE TEMP TABLE happened AS
WITH events AS (
  SELECT lead_id, "at", "precision", 0::TINYINT AS kind, NULL AS reason FROM assignments
  UNION ALL
  SELECT lead_id, "at", "precision", CASE stage WHEN 'SAL' THEN 1 WHEN 'SQL' THEN 2 ELSE 3 END::TINYINT, NULL
  FROM lifecycle WHERE stage IN ('SAL', 'SQL', 'Opportunity')
  UNION ALL
  SELECT lead_id, "at", "precision", CASE decision WHEN 'accepted' THEN 1 ELSE 4 END::TINYINT, reason FROM dispositions
  UNION ALL
  SELECT lead_id, "at", "precision", 5::TINYINT, NULL FROM feedback
  UNION ALL
  SELECT lead_id, closed_at, "precision", 6::TINYINT, NULL FROM deals WHERE outcome = 'won'
)
SELECT
  entry,
  MIN("at") FILTER (kind = 0) AS assigned_at,
  BOOL_OR("precision" = 'day') FILTER (kind = 0) AS assigned_day,
  MIN("at") FILTER (kind = 1) AS accepted_at,
  MIN("at") FILTER (kind = 2) AS sql_at,
  MIN("at") FILTER (kind = 3) AS opportunity_at,
  MIN("at") FILTER (kind = 4) AS rejected_at,
  ARG_MIN_NULL(reason, "at") FILTER (kind = 4) AS reason,
  MIN("at") FILTER (kind = 5) AS feedback_at,
  MIN("at") FILTER (kind = 6) AS won_at
FROM events
JOIN spans ON lead_id = lead AND latest("at", "precision") >= since AND latest("at", "precision") < until
GROUP BY entry;

CREATE TEMP TABLE led_up AS
SELECT
  entry,
  COUNT(*)::INTEGER AS engagements,
  MIN("at") FILTER (
    kind IN ('demo request', 'contact request', 'trial request')
    OR (
      kind = 'form' AND (
        detail ILIKE '%demo%' OR detail ILIKE '%contact%' OR detail ILIKE '%pricing%' OR detail ILIKE '%quote%'
        OR detail ILIKE '%trial%'
      )
    )
  ) AS hand_raised_at
FROM engagements
JOIN spans ON lead_id = lead AND "at" > led_since AND "at" <= led_until
GROUP BY entry;

CREATE TABLE summary AS
SELECT
  entry,
  lead,
  n,
  leads.created_at,
  mql_at,
  next_at,
  assigned_at,
  touched_at,
  accepted_at,
  rejected_at,
  sql_at,
  opportunity_at,
  won_at,
  feedback_at,
  hand_raised_at,
  first_won_at,
  leads."precision" = 'day' AS created_day,
  mql_day,
  days.lead_id IS NOT NULL AS touch_day,
  assigned_day,
  (email IS NOT NULL)::INTEGER + 2 * (company IS NOT NULL)::INTEGER + 4 * (job_title IS NOT NULL)::INTEGER
    + 8 * (phone IS NOT NULL)::INTEGER + 16 * (industry IS NOT NULL)::INTEGER + 32 * (company_size IS NOT NULL)::INTEGER
    + 64 * (source IS NOT NULL)::INTEGER + 128 * (campaign IS NOT NULL)::INTEGER
    + 256 * (landing_page IS NOT NULL)::INTEGER + 512 * (segment IS NOT NULL)::INTEGER
    + 1024 * (owner IS NOT NULL)::INTEGER + 2048 * (country IS NOT NULL)::INTEGER + 4096 * (score IS NOT NULL)::INTEGER
    + 8192 * (company_id IS NOT NULL)::INTEGER AS filled,
  source::source_label AS source,
  campaign::campaign_label AS campaign,
  landing_page::landing_page_label AS landing_page,
  segment::segment_label AS segment,
  owner::owner_label AS owner,
  industry::industry_label AS industry,
  country::country_label AS country,
  reason::reason_label AS reason,
  COALESCE(engagements, 0) AS engagements,
  COALESCE(attempts, 0) AS attempts
FROM spans
JOIN leads ON lead = leads.id
LEFT JOIN touched USING (entry)
LEFT JOIN happened USING (entry)
LEFT JOIN led_up USING (entry)
LEFT JOIN (SELECT lead_id, MIN(closed_at) AS first_won_at FROM deals WHERE outcome = 'won' GROUP BY lead_id) AS wins
  ON wins.lead_id = lead
LEFT JOIN (SELECT DISTINCT lead_id FROM attempts WHERE "precision" = 'day') AS days ON days.lead_id = lead;
