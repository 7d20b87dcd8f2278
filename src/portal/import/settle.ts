import type { Db } from "../portal.ts";

const OWNED = ["leads", "deals", "assignments", "touches", "dispositions", "companies"] as const;

/** Puts the names of owners where records hold their ids, once the owners are known. */
export function settleOwners(db: Db): void {
  if (db.prepare("SELECT 1 FROM owners LIMIT 1").get() === undefined) return;
  for (const table of OWNED) {
    db.exec(`UPDATE OR IGNORE ${table} SET owner = COALESCE(
        (SELECT name FROM owners WHERE owners.id = ${table}.owner),
        (SELECT name FROM owners WHERE owners.id = substr(${table}.owner, 1, 15))
      )
      WHERE owner IN (SELECT id FROM owners WHERE name <> id)
        OR (length(owner) = 18 AND substr(owner, 1, 15) IN (SELECT id FROM owners WHERE name <> id))`);
  }
}

/** Ties deals that name nobody to the lead that says it became the deal. */
export function settleDeals(db: Db): void {
  db.exec(`UPDATE deals SET lead_id = (SELECT lead_id FROM aliases WHERE alias = 'deal:' || deals.id)
    WHERE EXISTS (SELECT 1 FROM aliases WHERE alias = 'deal:' || deals.id)
      AND (lead_id IS NULL OR lead_id NOT IN (SELECT id FROM leads))`);
}

const DAY = 86_400;

/** Gives a rejection the reason that was put in within a day after it, which came as a rejection of its own. */
export function settleReasons(db: Db): void {
  const earlier = `earlier.lead_id = later.lead_id AND earlier.decision = 'rejected' AND later.decision = 'rejected'
    AND earlier.at < later.at AND earlier.at >= later.at - ${DAY}`;
  db.exec(`
    UPDATE dispositions AS earlier SET reason = (
      SELECT reason FROM dispositions AS later WHERE ${earlier} AND later.reason IS NOT NULL ORDER BY later.at LIMIT 1
    ) WHERE earlier.decision = 'rejected' AND earlier.reason IS NULL;
    DELETE FROM dispositions AS later
      WHERE EXISTS (SELECT 1 FROM dispositions AS earlier WHERE ${earlier} AND earlier.reason = later.reason)`);
}
