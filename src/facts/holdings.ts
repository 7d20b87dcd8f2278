import type { Db } from "../portal/portal.ts";

/** What kinds of record a portal has, so that a fact can say what it is missing for want of. */
export interface Holdings {
  leads: number;
  mqls: number;
  /** Acceptances, as a SAL stamp or as a logged decision. */
  accepted: number;
  rejected: number;
  sqls: number;
  opportunities: number;
  won: number;
  lost: number;
  touches: number;
  assignments: number;
  feedback: number;
  amounts: number;
  /** Qualifications and touches are stamped to the minute, and not by a clock that strikes one time only. */
  minuteStamps: boolean;
  /** Each lead was qualified the moment it was created, so that lead and MQL are one. */
  bornQualified: boolean;
}

/** Counts the records that are known at `asOf` (seconds since 1970). */
export function takeStock(db: Db, asOf: number): Holdings {
  const counts = db
    .prepare(
      `SELECT
         (SELECT COUNT(*) FROM leads WHERE created_at <= @asOf) AS leads,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'MQL' AND at <= @asOf) AS mqls,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'SAL' AND at <= @asOf)
           + (SELECT COUNT(*) FROM dispositions WHERE decision = 'accepted' AND at <= @asOf) AS accepted,
         (SELECT COUNT(*) FROM dispositions WHERE decision = 'rejected' AND at <= @asOf) AS rejected,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'SQL' AND at <= @asOf) AS sqls,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'Opportunity' AND at <= @asOf) AS opportunities,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'won' AND lead_id IS NOT NULL AND closed_at <= @asOf) AS won,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'lost' AND closed_at <= @asOf) AS lost,
         (SELECT COUNT(*) FROM touches WHERE direction = 'outbound' AND at <= @asOf) AS touches,
         (SELECT COUNT(*) FROM assignments WHERE at <= @asOf) AS assignments,
         (SELECT COUNT(*) FROM feedback WHERE at <= @asOf) AS feedback,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'won' AND amount > 0 AND closed_at <= @asOf) AS amounts`,
    )
    .get({ asOf }) as Omit<Holdings, "minuteStamps" | "bornQualified">;
  return {
    ...counts,
    minuteStamps:
      holdsMinutes(db, "lifecycle", "stage = 'MQL'") && holdsMinutes(db, "touches", "direction = 'outbound'"),
    bornQualified: counts.mqls > 0 && counts.mqls === countBornQualified(db, asOf),
  };
}

/** From so many stamps on, one time on most of them is no coincidence. */
const rowsToTell = 5;
const mostlyMinutes = 0.9;
const mostlyOneTime = 0.5;

/**
 * Nine in ten stamps hold minutes, and no single time of the hour stands on more than half of them: a nightly job at
 * 23:59:59 is no response time. The hour is left out, so that daylight saving does not hide such a clock.
 */
export function holdsMinutes(db: Db, table: "lifecycle" | "touches", filter: string): boolean {
  const { rows, minutes, commonest } = db
    .prepare(
      `SELECT SUM(stamps) AS rows, SUM(minutes) AS minutes, MAX(minutes) AS commonest FROM (
         SELECT COUNT(*) AS stamps, SUM(precision = 'minute') AS minutes FROM ${table} WHERE ${filter} GROUP BY at % 3600
       )`,
    )
    .get() as { rows: number | null; minutes: number; commonest: number };
  if (!rows || minutes < mostlyMinutes * rows) return false;
  return rows < rowsToTell || commonest <= mostlyOneTime * rows;
}

function countBornQualified(db: Db, asOf: number): number {
  return db
    .prepare(
      `SELECT COUNT(*) FROM lifecycle JOIN leads ON leads.id = lifecycle.lead_id
       WHERE lifecycle.stage = 'MQL' AND lifecycle.at = leads.created_at AND lifecycle.at <= ?`,
    )
    .pluck()
    .get(asOf) as number;
}
