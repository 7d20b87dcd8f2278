import { never } from "../columns.ts";
import { type Family, ofLeads } from "./family.ts";

/** Touches that took place before their lead was created, by entry; those of a day count to its end. */
export const earlyTouches = "early_touches";

/** Columns with one number an attempt of a lead, whichever qualification it belongs to: when, and whose it was. */
export const tryLists = ["try_at", "try_owner"] as const;

type Row = [lead: number, at: number, day: number, outbound: number, owner: string | null, created: number];

/** What was done with a lead, at its first entry: touches before it was created, and every attempt. */
export const touches: Family = {
  names: ["tries", ...tryLists, earlyTouches],
  build(db, lead, labels) {
    const { where, params } = ofLeads(lead, "touches.lead_id");
    // A meeting that was called off did not take place.
    const rows = db
      .prepare(
        `SELECT touches.lead_id, touches.at, touches.precision = 'day', direction = 'outbound', touches.owner, created_at
         FROM touches CROSS JOIN leads ON leads.id = touches.lead_id
         WHERE ${where} AND COALESCE(outcome, '') NOT LIKE 'cancel%'`,
      )
      .raw()
      .all(...params) as Row[];
    const entryOf = new Map<number, number>();
    for (let entry = lead.length - 1; entry >= 0; entry--) entryOf.set(lead[entry]!, entry);
    const [tries, early] = [new Int32Array(lead.length), new Int32Array(lead.length)];
    const attempts: { entry: number; at: number; owner: number }[] = [];
    for (const [id, at, day, outbound, owner, created] of rows) {
      const entry = entryOf.get(id);
      if (entry === undefined) continue;
      if (at + (day === 1 ? 86_399 : 0) < created) early[entry]!++;
      if (outbound === 0) continue;
      tries[entry]!++;
      attempts.push({ entry, at, owner: owner === null ? 0 : labels.numberOf("try_owner", owner) });
    }
    attempts.sort((a, b) => a.entry - b.entry);
    return new Map([
      ["tries", tries],
      ["try_at", Int32Array.from(attempts, ({ at }) => Math.min(Math.max(at, 0), never - 1))],
      ["try_owner", Int32Array.from(attempts, ({ owner }) => owner)],
      [earlyTouches, early],
    ]);
  },
};
