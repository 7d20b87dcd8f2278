import type { Db } from "../src/portal/portal.ts";
import { recordWriter } from "../src/portal/records.ts";
import { sampleAsOf } from "../src/portal/sample/sample.ts";

/** So many events, each of another lead. */
export const newEvents = 1000;

const precision = "minute";

/** Puts new events into a portal, as a connector would: half of them calls, and visits, stages and assignments; of leads spread over all. */
export function addEvents(db: Db, round: number): void {
  const most = db.prepare("SELECT MAX(id) FROM leads").pluck().get() as number;
  const write = recordWriter(db);
  const apart = most / newEvents;
  db.transaction(() => {
    const importId = write.startImport("bench", "bench", `${round}`, sampleAsOf);
    for (let index = 0; index < newEvents; index++) {
      const leadId = 1 + Math.floor((index + (round % 16) / 16) * apart);
      const when = { at: sampleAsOf - index * 60, precision } as const;
      const origin = { importId, line: index + 1 };
      const id = `bench:${round}-${index}`;
      if (index % 2 === 0) write.touch({ id, leadId, channel: "call", direction: "outbound", when }, origin);
      else if (index % 4 === 1) write.engagement({ id, leadId, kind: "page view", when }, origin);
      else if (index % 8 === 3) write.stage(leadId, "SQL", when, origin);
      else write.assignment(leadId, "Ana Duarte", when, origin);
    }
  })();
}
