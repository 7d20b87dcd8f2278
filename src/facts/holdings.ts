import type { Db } from "../portal/portal.ts";

/** What kinds of record a portal has, so that a fact can say what it is missing for want of. */
export interface Holdings {
  leads: number;
  mqls: number;
  sals: number;
  sqls: number;
  opportunities: number;
  won: number;
  lost: number;
  touches: number;
  assignments: number;
  accepted: number;
  rejected: number;
  reasons: number;
  feedback: number;
  amounts: number;
  sources: number;
  /** Qualifications and touches are both stamped to the minute, and not at one fixed time of day. */
  minuteStamps: boolean;
  /** Each lead was qualified the moment it was created, so that lead and MQL are one. */
  bornQualified: boolean;
}

/** From so many stamps on, one time of day on all of them is no coincidence. */
const rowsToTell = 5;

/** Counts the portal's records. */
export function takeStock(db: Db): Holdings {
  const counts = db
    .prepare(
      `SELECT
         (SELECT COUNT(*) FROM leads) AS leads,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'MQL') AS mqls,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'SAL') AS sals,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'SQL') AS sqls,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'Opportunity') AS opportunities,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'won') AS won,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'lost') AS lost,
         (SELECT COUNT(*) FROM touches) AS touches,
         (SELECT COUNT(*) FROM assignments) AS assignments,
         (SELECT COUNT(*) FROM dispositions WHERE decision = 'accepted') AS accepted,
         (SELECT COUNT(*) FROM dispositions WHERE decision = 'rejected') AS rejected,
         (SELECT COUNT(*) FROM dispositions WHERE reason IS NOT NULL) AS reasons,
         (SELECT COUNT(*) FROM feedback) AS feedback,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'won' AND amount > 0) AS amounts,
         (SELECT COUNT(DISTINCT source) FROM leads) AS sources`,
    )
    .get() as Omit<Holdings, "minuteStamps" | "bornQualified">;
  return {
    ...counts,
    minuteStamps: hasMinutes(db, "lifecycle", "AND stage = 'MQL'") && hasMinutes(db, "touches", ""),
    bornQualified: counts.mqls > 0 && counts.mqls === countBornQualified(db),
  };
}

function hasMinutes(db: Db, table: "lifecycle" | "touches", filter: string): boolean {
  const { times, rows } = db
    .prepare(
      `SELECT COUNT(DISTINCT at % 86400) AS times, COUNT(*) AS rows FROM ${table} WHERE precision = 'minute' ${filter}`,
    )
    .get() as { times: number; rows: number };
  return times > 1 || (rows > 0 && rows < rowsToTell);
}

function countBornQualified(db: Db): number {
  return db
    .prepare(
      `SELECT COUNT(*) FROM lifecycle JOIN leads ON leads.id = lifecycle.lead_id
       WHERE lifecycle.stage = 'MQL' AND lifecycle.at = leads.created_at`,
    )
    .pluck()
    .get() as number;
}
