import type { Db } from "../portal/portal.ts";
import { dayOnly, type StampColumn } from "../portal/summary/columns.ts";
import type { Entries } from "./kernel/entries.ts";
import { isUpTo } from "./kernel/mask.ts";
import { whenAsked } from "./when-asked.ts";

/** What kinds of record a portal has, so that a fact can say what it is missing for want of. */
export interface Holdings {
  leads: number;
  mqls: number;
  sqls: number;
  won: number;
  lost: number;
  amounts: number;
  /** Acceptances are on record, as a SAL stamp or as a logged decision; and whether there are others of the kinds named. */
  accepted: boolean;
  rejected: boolean;
  opportunities: boolean;
  touches: boolean;
  assignments: boolean;
  feedback: boolean;
  /** Systems that the records come from, such as `hubspot`, by name. */
  systems: string[];
  /** Names of owners that leads have. */
  owners: number;
  /** Touches are stamped to the minute, and not by a clock that strikes one time only. */
  touchMinutes: boolean;
  /** Qualifications and touches are stamped to the minute, and not by a clock that strikes one time only. */
  minuteStamps: boolean;
  /** Each lead was qualified the moment it was created, so that lead and MQL are one. */
  bornQualified: boolean;
}

/** Counts what is known of leads as of the entries' moment, and the deals that were closed by then; each when it is asked for. */
export function takeStock(db: Db, entries: Entries): Holdings {
  const { asOf, summary, once } = entries;
  const closedDeals = (which: string): number =>
    once(
      `closed deals ${which}`,
      () => db.prepare(`SELECT COUNT(*) FROM deals WHERE closed_at <= ? AND ${which}`).pluck().get(asOf) as number,
    );
  const mqls = (): number => entries.all("episode").length;
  const touchMinutes = (): boolean =>
    once("touch minutes", () => holdMinutes(clockOf(entries, "touched_at", dayOnly.touch)));
  return whenAsked<Holdings>({
    leads: () => entries.all("lead").length,
    mqls,
    accepted: () => isKnown(entries, "accepted_at"),
    rejected: () => isKnown(entries, "rejected_at"),
    sqls: () => countKnown(entries, "sql_at"),
    opportunities: () => isKnown(entries, "opportunity_at"),
    touches: () => isKnown(entries, "touched_at"),
    assignments: () => isKnown(entries, "assigned_at"),
    feedback: () => isKnown(entries, "feedback_at"),
    won: () => closedDeals("outcome = 'won' AND lead_id IS NOT NULL"),
    lost: () => closedDeals("outcome = 'lost'"),
    amounts: () => closedDeals("outcome = 'won' AND amount > 0"),
    systems: () => db.prepare("SELECT DISTINCT LOWER(source) FROM imports ORDER BY 1").pluck().all() as string[],
    owners: () => summary.labels("owner").length - 1,
    touchMinutes,
    minuteStamps: () => touchMinutes() && holdMinutes(clockOf(entries, "mql_at", dayOnly.mql)),
    bornQualified: () => mqls() > 0 && areBornQualified(entries),
  });
}

/** Entries that have a stamp, of leads that qualified and of others. */
function countKnown({ summary, asOf }: Entries, column: StampColumn): number {
  const [stamps, n] = [summary.column(column), summary.column("n")];
  let count = 0;
  for (let entry = 0; entry < stamps.length; entry++) count += isUpTo(stamps[entry]!, asOf) & isUpTo(0, n[entry]!);
  return count;
}

/** Whether any entry has a stamp, of leads that qualified and of others. */
function isKnown({ summary, asOf }: Entries, column: StampColumn): boolean {
  const n = summary.column("n");
  return summary.column(column).some((at, entry) => at <= asOf && n[entry]! >= 0);
}

function areBornQualified({ all, summary }: Entries): boolean {
  const [created, mql] = [summary.column("created_at"), summary.column("mql_at")];
  return all("episode").every((entry) => created[entry] === mql[entry]);
}

/** Stamps by the second of the hour that they stand on, and those of them that are known to the minute. */
interface Clock {
  stamps: Int32Array;
  minutes: Int32Array;
}

const secondsAnHour = 3600;

/** Of more entries than these only every second, third ... is looked at: how a clock strikes shows on fewer. */
const mostLookedAt = 200_000;

/** The stamps of a column, of leads that qualified and of others. A touch of a lead counts as known to the day where any of its is. */
function clockOf({ summary, asOf }: Entries, column: StampColumn, dayFlag: number): Clock {
  const [stamps, minutes] = [new Int32Array(secondsAnHour), new Int32Array(secondsAnHour)];
  const [moments, n, flags] = [summary.column(column), summary.column("n"), summary.column("flags")];
  const apart = Math.ceil(n.length / mostLookedAt);
  for (let entry = 0; entry < n.length; entry += apart) {
    const at = moments[entry]!;
    if (at > asOf || n[entry]! < 0) continue;
    const second = at % secondsAnHour;
    stamps[second]!++;
    if ((flags[entry]! & dayFlag) === 0) minutes[second]!++;
  }
  return { stamps, minutes };
}

/** From so many stamps on, one time on most of them is no coincidence. */
const rowsToTell = 5;
const mostlyMinutes = 0.9;
const mostlyOneTime = 0.5;

/**
 * Nine in ten stamps hold minutes, and no single time of the hour stands on more than half of them: a nightly job at
 * 23:59:59 is no response time. The hour is left out, so that daylight saving does not hide such a clock.
 */
function holdMinutes({ stamps, minutes }: Clock): boolean {
  const sum = (numbers: Int32Array): number => numbers.reduce((total, number) => total + number, 0);
  const rows = sum(stamps);
  if (rows === 0 || sum(minutes) < mostlyMinutes * rows) return false;
  return rows < rowsToTell || Math.max(...minutes) <= mostlyOneTime * rows;
}
