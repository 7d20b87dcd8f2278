import type { Db } from "../portal.ts";
import type { Segment } from "./columns.ts";
import { pack, unpacked } from "./packed.ts";
import { dropShared } from "./shared.ts";

/** The segment of leads that changed after the others were built; those are numbered from 0 by ranges of leads. */
export const lateSegment = 1_000_000_000;

/** In the late segment: leads whose entries elsewhere no longer count. */
export const replacedLeads = "replaced";

/** Takes up when what a summary holds, or how it is worked out, changes. */
const version = 3;

export const isBuilt = (db: Db): boolean => db.prepare("SELECT version FROM summary_state").pluck().get() === version;

/** Empties a portal's summary; it is built anew when it is read next. */
export function dropSummary(db: Db): void {
  dropShared(db);
  for (const { name } of triggers) db.exec(`DROP TRIGGER IF EXISTS ${name}`);
  for (const table of ["segments", "columns", "labels", "dirty", "state"]) db.exec(`DELETE FROM summary_${table}`);
}

/** Says that the summary holds what the records say now, and has what changes from now on noted. */
export function markBuilt(db: Db): void {
  db.exec("DELETE FROM summary_state");
  db.prepare("INSERT INTO summary_state (version) VALUES (?)").run(version);
  for (const { sql } of triggers) db.exec(sql);
}

/** Leads that changed since the summary was brought up to date. */
export const changedLeads = (db: Db): number[] =>
  db.prepare("SELECT lead FROM summary_dirty ORDER BY lead").pluck().all() as number[];

/** Keeps a segment, with columns that are packed already. */
export function putSegment(
  db: Db,
  id: number,
  { entries, columns, packed = new Map() }: Segment & { packed?: ReadonlyMap<string, Uint8Array> },
): void {
  db.prepare("DELETE FROM summary_columns WHERE segment = ?").run(id);
  db.prepare("INSERT OR REPLACE INTO summary_segments (id, entries) VALUES (?, ?)").run(id, entries);
  putColumns(db, id, columns);
  putPacked(db, id, packed);
}

/** Puts columns to those that a segment has. */
export const putColumns = (db: Db, id: number, columns: ReadonlyMap<string, Int32Array>): void =>
  putPacked(
    db,
    id,
    [...columns].map(([name, numbers]) => [name, pack(numbers)]),
  );

function putPacked(db: Db, id: number, columns: Iterable<readonly [name: string, packed: Uint8Array]>): void {
  const put = db.prepare("INSERT INTO summary_columns (segment, name, numbers) VALUES (?, ?, ?)");
  for (const [name, packed] of columns) put.run(id, name, packed);
}

/** A segment with all its columns, or undefined where there is none. */
export function getSegment(db: Db, id: number): Segment | undefined {
  const entries = db.prepare("SELECT entries FROM summary_segments WHERE id = ?").pluck().get(id) as number | undefined;
  if (entries === undefined) return undefined;
  const rows = db.prepare("SELECT name, numbers FROM summary_columns WHERE segment = ?").raw().all(id);
  return { entries, columns: new Map((rows as [string, Buffer][]).map(([name, packed]) => [name, unpacked(packed)])) };
}

// An `OR IGNORE` would not count where the statement that sets the trigger off is an upsert.
const note = (lead: string): string => `INSERT INTO summary_dirty (lead) VALUES (${lead}) ON CONFLICT DO NOTHING;`;

const noted = (table: string, column: string, when?: (row: string) => string) =>
  (["INSERT", "UPDATE", "DELETE"] as const).map((event) => {
    const name = `summary_${table}_${event.toLowerCase()}`;
    const rows = event === "INSERT" ? ["NEW"] : event === "DELETE" ? ["OLD"] : ["OLD", "NEW"];
    const condition = when ? `WHEN ${rows.map(when).join(" OR ")}` : "";
    const notes = rows.map((row) => note(`${row}.${column}`)).join(" ");
    return {
      name,
      sql: `CREATE TRIGGER IF NOT EXISTS ${name} AFTER ${event} ON ${table} ${condition} BEGIN ${notes} END`,
    };
  });

/** What notes the leads of records that come, change or go. */
const triggers = [
  ...noted("leads", "id"),
  ...["lifecycle", "assignments", "touches", "dispositions", "feedback", "engagements"].flatMap((table) =>
    noted(table, "lead_id"),
  ),
  ...noted("deals", "lead_id", (row) => `${row}.lead_id IS NOT NULL`),
  ...noted("dimensions", "id", (row) => `${row}.record = 'lead'`),
];
