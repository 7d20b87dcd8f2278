/** One row a stage that is stamped up to as-of, `lifecycle` or `deal`, with how often it is. */
export const stageOnRecordSql = `
  SELECT 'lifecycle' AS kind, stage, COUNT(*) AS stamps FROM lifecycle WHERE at <= @to GROUP BY stage
  UNION ALL
  SELECT 'deal', stage, COUNT(*) FROM deal_stages WHERE at <= @to GROUP BY stage
`;
