import type { Db } from "../portal.ts";
import type { TableMap } from "./map.ts";

/** Tables of a map whose rows are events or hold some, with where these come to stand. */
const EVENTS: Readonly<Partial<Record<TableMap["into"], readonly string[]>>> = {
  leads: ["lifecycle", "assignments", "dispositions", "feedback"],
  deals: ["deal_stages"],
  lead_history: ["lifecycle", "assignments", "dispositions", "feedback"],
  deal_history: ["deal_stages", "deal_changes"],
  touches: ["touches"],
  engagements: ["engagements"],
  product_events: ["product_events"],
  customer_feedback: ["customer_feedback"],
  spend: ["spend"],
};

/** Tables of a map whose rows are versions of records, with their kind. */
const VERSIONS: Readonly<Partial<Record<TableMap["into"], string>>> = {
  leads: "lead",
  deals: "deal",
  companies: "company",
};

/**
 * Takes out the events and versions of a file that was read before as the same tables, through another map or in another time zone:
 * read otherwise, an event would stand beside itself.
 */
export function takeBack(db: Db, sha256: string, source: string, into: readonly TableMap["into"][]): void {
  const earlier = "SELECT id FROM imports WHERE sha256 = @sha256 AND source = @source AND tables = @tables";
  const reading = { sha256, source, tables: into.join(",") };
  if (db.prepare(earlier).get(reading) === undefined) return;
  for (const table of into.flatMap((name) => EVENTS[name] ?? []))
    db.prepare(`DELETE FROM ${table} WHERE import_id IN (${earlier})`).run(reading);
  for (const kind of into.flatMap((name) => VERSIONS[name] ?? []))
    db.prepare(`DELETE FROM versions WHERE kind = @kind AND import_id IN (${earlier})`).run({ ...reading, kind });
}
