import type { Db } from "../portal.ts";

/** The dimension of a lead that holds why it was rejected, where the lead doesn't say when. */
export const REJECTION_REASON = "rejection_reason";

/**
 * Gives a reason that a lead tells without a day to the latest of its rejections that has none, as a history told them;
 * unless one of them has that very reason already.
 */
export function settleToldReasons(db: Db): void {
  const found = db
    .prepare(
      `SELECT rejected.lead_id AS lead, MAX(rejected.at) AS at, told.value AS reason
       FROM dimensions AS told CROSS JOIN dispositions AS rejected ON rejected.lead_id = told.id
       WHERE told.record = 'lead' AND told.name = '${REJECTION_REASON}'
         AND rejected.decision = 'rejected' AND rejected.reason IS NULL
         AND NOT EXISTS (
           SELECT 1 FROM dispositions AS other
           WHERE other.lead_id = rejected.lead_id AND other.decision = 'rejected' AND other.reason = told.value
         )
       GROUP BY rejected.lead_id`,
    )
    .all();
  const give = db.prepare(
    "UPDATE dispositions SET reason = @reason WHERE lead_id = @lead AND decision = 'rejected' AND at = @at",
  );
  for (const rejection of found) give.run(rejection);
}
