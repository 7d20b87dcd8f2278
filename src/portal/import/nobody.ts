import type { Db } from "../portal.ts";
import type { TableMap } from "./map.ts";

/** Tables of a map whose rows say what somebody did, or whose they are, with where they come to stand. */
const OF_SOMEBODY: Readonly<Partial<Record<TableMap["into"], readonly string[]>>> = {
  touches: ["touches"],
  engagements: ["engagements"],
  product_events: ["product_events"],
  customer_feedback: ["customer_feedback"],
  lead_history: ["lifecycle", "assignments", "dispositions", "feedback"],
  deals: ["deals"],
};

/** Counts, for imports into some tables, the records of somebody who is no lead of the portal: import to records. */
export function countOfNobody(db: Db, into: readonly TableMap["into"][]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const table of new Set(into.flatMap((name) => OF_SOMEBODY[name] ?? []))) {
    const strangers = `SELECT lead_id FROM ${table} WHERE lead_id IS NOT NULL EXCEPT SELECT id FROM leads`;
    if (db.prepare(`${strangers} LIMIT 1`).get() === undefined) continue;
    const found = db
      .prepare(`SELECT import_id, COUNT(*) FROM ${table} WHERE lead_id IN (${strangers}) GROUP BY import_id`)
      .raw()
      .all() as [importId: number, records: number][];
    for (const [importId, records] of found) counts.set(importId, (counts.get(importId) ?? 0) + records);
  }
  return counts;
}
