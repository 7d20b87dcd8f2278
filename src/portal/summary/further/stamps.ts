import { never } from "../columns.ts";
import { type Family, ofLeads } from "./family.ts";

/** Columns with one number a stamp of a lifecycle stage: when, and the label of the stage. */
export const stampLists = ["stamp_at", "stamp_stage"] as const;

/** Every lifecycle stage that a lead was in, at its first entry: how many stamps, and these by their moments. */
export const stamps: Family = {
  names: ["stamps", ...stampLists],
  build(db, lead, labels) {
    const { where, params } = ofLeads(lead, "lead_id");
    const rows = db
      .prepare(`SELECT lead_id, at, stage FROM lifecycle WHERE ${where} ORDER BY lead_id, at, stage`)
      .raw()
      .all(...params) as [lead: number, at: number, stage: string][];
    const startOf = new Map<number, number>();
    for (const [place, [id]] of rows.entries()) if (!startOf.has(id)) startOf.set(id, place);
    const counts = new Int32Array(lead.length);
    const [moments, stages]: [number[], number[]] = [[], []];
    for (let entry = 0; entry < lead.length; entry++) {
      if (entry > 0 && lead[entry] === lead[entry - 1]) continue;
      for (let place = startOf.get(lead[entry]!) ?? -1; rows[place]?.[0] === lead[entry]; place++) {
        const [, at, stage] = rows[place]!;
        moments.push(Math.min(Math.max(at, 0), never - 1));
        stages.push(labels.numberOf("stage", stage));
        counts[entry]!++;
      }
    }
    return new Map([
      ["stamps", counts],
      ["stamp_at", Int32Array.from(moments)],
      ["stamp_stage", Int32Array.from(stages)],
    ]);
  },
};
