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

/** How many records of an import, which went into these tables, are of somebody who is no lead of the portal. */
export function countOfNobody(db: Db, importId: number, into: readonly TableMap["into"][]): number {
  const tables = new Set(into.flatMap((table) => OF_SOMEBODY[table] ?? []));
  const counts = [...tables].map(
    (table) =>
      db
        .prepare(
          `SELECT COUNT(*) FROM ${table}
           WHERE import_id = ? AND lead_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM leads WHERE leads.id = ${table}.lead_id)`,
        )
        .pluck()
        .get(importId) as number,
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
