import type { DealRecord, LeadRecord, Origin, RecordWriter, SaidEvents, Stamp } from "../records.ts";
import type { CsvRow } from "./csv.ts";
import type { ImportMap, TableMap } from "./map.ts";
import { normaliseEmail, readNumber, readOutcome, readStamp, stageFields } from "./values.ts";

/** Why a row was left out; thrown and caught inside this module only. */
class Rejected extends Error {}

/** A row's values by field, read as what the field holds. */
interface Fields {
  text(field: string): string | undefined;
  need(field: string): string;
  stamp(field: string): Stamp | undefined;
  number(field: string): number | undefined;
}

/** Writes one row's records. Returns why the row was rejected, or undefined when it went in. */
export function writeRow(
  row: CsvRow,
  table: TableMap,
  map: ImportMap,
  writer: RecordWriter,
  importId: number,
): string | undefined {
  try {
    writers[table.into](readFields(row, table, map), row, table, writer, { importId, line: row.line }, map.source);
    return undefined;
  } catch (error) {
    if (error instanceof Rejected) return error.message;
    throw error;
  }
}

function readFields(row: CsvRow, table: TableMap, map: ImportMap): Fields {
  const raw = new Map<string, { value: string; column: string }>();
  for (const [field, value] of Object.entries(table.constants))
    raw.set(field, { value: value ?? "", column: "constants" });
  for (const [column, target] of Object.entries(table.columns)) {
    for (const field of [target].flat()) raw.set(field, { value: row.cells[column] ?? "", column });
  }
  const values = table.values as Record<string, Record<string, string> | undefined>;
  const formats = [table.date_format ?? []].flat();
  const text = (field: string) => {
    const value = raw.get(field)?.value;
    return value ? (values[field]?.[value] ?? value) : undefined;
  };
  const read = <T>(field: string, what: string, reader: (value: string) => T | undefined): T | undefined => {
    const value = text(field);
    if (value === undefined) return undefined;
    const result = reader(value);
    if (result === undefined)
      throw new Rejected(`\`${value.slice(0, 40)}\` in ${raw.get(field)!.column} is no ${what}.`);
    return result;
  };
  return {
    text,
    need(field) {
      const value = text(field);
      if (value === undefined)
        throw new Rejected(`${raw.get(field)?.column ?? field} is empty, and ${table.into} need it.`);
      return value;
    },
    stamp: (field) => read(field, "date in the map's format", (value) => readStamp(value, formats, map.time_zone)),
    number: (field) => read(field, "number", readNumber),
  };
}

type TableWriter = (
  fields: Fields,
  row: CsvRow,
  table: TableMap,
  writer: RecordWriter,
  origin: Origin,
  source: string,
) => void;

const writers: Record<TableMap["into"], TableWriter> = {
  leads(fields, row, table, writer, origin, source) {
    const created = fields.stamp("created_at");
    if (!created) throw new Rejected("the created date is empty, and leads need it.");
    const email = fields.text("email");
    const lead: LeadRecord = {
      id: personOf(fields.text("id") ?? fields.need("email")),
      email: email && normaliseEmail(email),
      company: fields.text("company"),
      jobTitle: fields.text("job_title"),
      phone: fields.text("phone"),
      industry: fields.text("industry"),
      companySize: fields.number("company_size"),
      source: fields.text("source"),
      campaign: fields.text("campaign"),
      landingPage: fields.text("landing_page"),
      segment: fields.text("segment"),
      owner: fields.text("owner"),
      created,
      modifiedAt: fields.stamp("modified_at")?.at,
    };
    const stages = Object.entries(stageFields).map(([field, stage]) => ({ stage, when: fields.stamp(field) }));
    const assigned = fields.stamp("assigned_at");
    const accepted = fields.stamp("accepted_at");
    const rejected = fields.stamp("rejected_at");
    const version = writer.lead(lead, origin);
    if (version === "older") return;
    // Read again, perhaps through a corrected map: what this version said before goes first. A newer version adds.
    if (version === "same") writer.clearEvents(lead.id, source, saidBy(table));
    for (const { stage, when } of stages) if (when) writer.stage(lead.id, stage, when, origin);
    if (assigned && lead.owner) writer.assignment(lead.id, lead.owner, assigned, origin);
    const owner = lead.owner;
    if (accepted) writer.disposition({ leadId: lead.id, decision: "accepted", owner, when: accepted }, origin);
    if (rejected) {
      const reason = fields.text("rejection_reason");
      writer.disposition({ leadId: lead.id, decision: "rejected", reason, owner, when: rejected }, origin);
    }
    const comment = fields.text("feedback");
    if (comment) writer.feedback(lead.id, comment, rejected ?? accepted ?? created, origin);
    writeDimensions("lead", lead.id, row, table, writer);
  },

  deals(fields, row, table, writer, origin) {
    const created = fields.stamp("created_at");
    const closed = fields.stamp("closed_at");
    const deal: DealRecord = {
      id: fields.need("id"),
      leadId: personOf(fields.text("lead")),
      name: fields.text("name"),
      owner: fields.text("owner"),
      stage: fields.text("stage"),
      outcome: readOutcome(fields.need("outcome")),
      amount: fields.number("amount"),
      currency: fields.text("currency"),
      lostReason: fields.text("lost_reason"),
      createdAt: created?.at,
      closedAt: closed?.at,
      modifiedAt: fields.stamp("modified_at")?.at,
      precision: (closed ?? created)?.precision ?? "day",
    };
    if (deal.outcome !== "open" && deal.closedAt === undefined) {
      throw new Rejected(`the deal is ${deal.outcome} and has no closing date.`);
    }
    writer.deal(deal, origin);
    writeDimensions("deal", deal.id, row, table, writer);
  },

  touches(fields, _row, _table, writer, origin) {
    const when = fields.stamp("at");
    if (!when) throw new Rejected("the touch has no date.");
    writer.touch(
      {
        id: fields.need("id"),
        leadId: personOf(fields.need("lead")),
        channel: fields.need("channel").toLowerCase(),
        direction: /^(in|incoming)/i.test(fields.text("direction") ?? "") ? "inbound" : "outbound",
        outcome: fields.text("outcome"),
        owner: fields.text("owner"),
        when,
      },
      origin,
    );
  },
};

/** The events that a table's columns speak of. */
function saidBy(table: TableMap): SaidEvents {
  const fields = new Set<string>([...Object.values(table.columns).flat(), ...Object.keys(table.constants)]);
  return {
    stages: Object.entries(stageFields).flatMap(([field, stage]) => (fields.has(field) ? [stage] : [])),
    decisions: (["accepted", "rejected"] as const).filter((decision) => fields.has(`${decision}_at`)),
    assignments: fields.has("assigned_at"),
    feedback: fields.has("feedback"),
  };
}

/** A person's key: the sync id, or an e-mail in its one spelling. */
function personOf<Id extends string | undefined>(id: Id): Id {
  return (id?.includes("@") ? normaliseEmail(id) : id) as Id;
}

function writeDimensions(
  record: "lead" | "deal",
  id: string,
  row: CsvRow,
  table: TableMap,
  writer: RecordWriter,
): void {
  for (const [column, name] of Object.entries(table.dimensions)) {
    const value = row.cells[column];
    if (value) writer.dimension(record, id, name, value);
  }
}
