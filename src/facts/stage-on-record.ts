import type { Db } from "../portal/portal.ts";
import type { Entries } from "./kernel/entries.ts";
import { stageHistory } from "./stage-history.ts";

const dealStages = "SELECT 'deal', stage, COUNT(*), NULL FROM deal_stages WHERE at <= @to GROUP BY stage";

/** One row a stage that is stamped up to as-of, `lifecycle` or `deal`, with how often it is and on how many leads. */
export const stageOnRecordSql = `
  SELECT 'lifecycle' AS kind, stage, COUNT(*) AS stamps, COUNT(DISTINCT lead_id) AS leads
  FROM lifecycle WHERE at <= @to AND lead_id IN (SELECT id FROM leads) GROUP BY stage
  UNION ALL
  ${dealStages}
`;

/** Makes the temporary table `stage_on_record` from the history of stages: what `stageOnRecordSql` gives as of a moment. */
export function fillStages(db: Db, entries: Entries): void {
  const { leads, start, stage, stages } = stageHistory(entries);
  const [stamps, had, seen] = [
    new Int32Array(stages.length),
    new Int32Array(stages.length),
    new Int32Array(stages.length),
  ];
  for (let place = 0; place < leads.length; place++)
    for (let stamp = start[place]!; stamp < start[place + 1]!; stamp++) {
      const number = stage[stamp]!;
      stamps[number]!++;
      if (seen[number] === place + 1) continue;
      seen[number] = place + 1;
      had[number]!++;
    }
  db.exec("CREATE TEMP TABLE stage_on_record (kind TEXT, stage TEXT, stamps INTEGER, leads INTEGER)");
  const put = db.prepare("INSERT INTO temp.stage_on_record VALUES ('lifecycle', ?, ?, ?)");
  for (const [number, name] of stages.entries()) if (stamps[number]! > 0) put.run(name, stamps[number], had[number]);
  db.prepare(`INSERT INTO temp.stage_on_record ${dealStages}`).run({ to: entries.asOf });
}
