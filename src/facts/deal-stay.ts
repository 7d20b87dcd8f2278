/** SQL that tells whether a deal stage, in lower case, is where a deal ends. */
export const isClosing = (stage: string): string =>
  `(${stage} GLOB '*closed*' OR ${stage} GLOB '*won*' OR ${stage} GLOB '*lost*')`;

/**
 * One row a stay of a deal in a stage, as known at as-of; `left_at` is null where it still stands there. A stage that is
 * stamped again while the deal is in it is one stay, and closing stages are none.
 */
export const dealStaySql = `
  SELECT
    deal_id,
    stage,
    key,
    pipeline,
    at,
    COALESCE(
      CASE WHEN next_key = key THEN (
        SELECT MIN(later.at) FROM deal_stages AS later
        WHERE later.deal_id = entered.deal_id AND later.at BETWEEN entered.at AND @to
          AND LOWER(TRIM(later.stage)) <> entered.key
      ) ELSE next_at END,
      CASE WHEN closed_at <= @to THEN MAX(closed_at, at) END
    ) AS left_at
  FROM (
    SELECT
      deal_stages.deal_id,
      deal_stages.stage,
      deal_stages.at,
      LOWER(TRIM(deal_stages.stage)) AS key,
      LAG(LOWER(TRIM(deal_stages.stage))) OVER in_order AS previous_key,
      LEAD(LOWER(TRIM(deal_stages.stage))) OVER in_order AS next_key,
      LEAD(deal_stages.at) OVER in_order AS next_at,
      COALESCE(LOWER(TRIM(deals.pipeline)), '') AS pipeline,
      CASE WHEN deals.outcome <> 'open' THEN deals.closed_at END AS closed_at
    FROM deals CROSS JOIN deal_stages ON deal_stages.deal_id = deals.id
    WHERE deal_stages.at <= @to
    WINDOW in_order AS (PARTITION BY deals.rowid ORDER BY deal_stages.at, deal_stages.stage)
  ) AS entered
  WHERE previous_key IS NOT key AND NOT ${isClosing("key")}
`;
