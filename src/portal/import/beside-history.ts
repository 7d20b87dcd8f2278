import type { Db } from "../portal.ts";
import type { Origin, RecordWriter } from "../records.ts";

/**
 * Has a file of leads leave to a history what that said of the same moment: whoever tells it once more, it stays the
 * history's. Gives the writer as it is where no history was imported.
 */
export function besideHistory(db: Db, records: RecordWriter): RecordWriter {
  const histories = new Set(db.prepare("SELECT id FROM imports WHERE tables LIKE '%lead_history%'").pluck().all());
  if (histories.size === 0) return records;
  const before = (table: string, what: string) => {
    const find = db.prepare(
      `SELECT import_id AS importId, line FROM ${table} WHERE lead_id = ? AND ${what} = ? AND at = ?`,
    );
    return (leadId: unknown, told: string, at: number, now: Origin): Origin => {
      const found = find.get(leadId, told, at) as Origin | undefined;
      return found && histories.has(found.importId) ? found : now;
    };
  };
  const originOf = {
    stage: before("lifecycle", "stage"),
    assignment: before("assignments", "owner"),
    disposition: before("dispositions", "decision"),
  };
  return {
    ...records,
    stage: (leadId, stage, when, origin) =>
      records.stage(leadId, stage, when, originOf.stage(leadId, stage, when.at, origin)),
    assignment: (leadId, owner, when, origin) =>
      records.assignment(leadId, owner, when, originOf.assignment(leadId, owner, when.at, origin)),
    disposition: (told, origin) =>
      records.disposition(told, originOf.disposition(told.leadId, told.decision, told.when.at, origin)),
  };
}
