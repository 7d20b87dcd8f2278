import type { Db } from "./portal.ts";

export type Precision = "day" | "minute";

/** A moment with how exactly it is known; seconds since 1970, UTC. */
export interface Stamp {
  at: number;
  precision: Precision;
}

export const lifecycleStages = [
  "Subscriber",
  "Lead",
  "MQL",
  "SAL",
  "SQL",
  "Opportunity",
  "Customer",
  "Evangelist",
] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

export interface LeadRecord {
  id: string;
  email?: string;
  company?: string;
  jobTitle?: string;
  phone?: string;
  industry?: string;
  companySize?: number;
  source?: string;
  campaign?: string;
  landingPage?: string;
  segment?: string;
  owner?: string;
  created: Stamp;
  modifiedAt?: number;
}

export interface DealRecord {
  id: string;
  leadId?: string;
  name?: string;
  owner?: string;
  stage?: string;
  outcome: "open" | "won" | "lost";
  amount?: number;
  currency?: string;
  lostReason?: string;
  createdAt?: number;
  closedAt?: number;
  modifiedAt?: number;
  precision: Precision;
}

export interface TouchRecord {
  id: string;
  leadId: string;
  channel: string;
  direction: "outbound" | "inbound";
  outcome?: string;
  owner?: string;
  when: Stamp;
}

export interface DispositionRecord {
  leadId: string;
  decision: "accepted" | "rejected";
  reason?: string;
  owner?: string;
  when: Stamp;
}

/** Where a row came from: the import and the line in its file. */
export interface Origin {
  importId: number;
  line: number;
}

/** Which of two versions of a record stands: the one of a row, or the one in the portal; `same` where neither is newer. */
export type Version = "newer" | "same" | "older";

/** Which events of a lead a source speaks of; what it is silent on stays as it was said before. */
export interface SaidEvents {
  stages: readonly LifecycleStage[];
  decisions: readonly DispositionRecord["decision"][];
  assignments: boolean;
  feedback: boolean;
}

/** Writes records; a record that is there already is brought up to date, never doubled. */
export interface RecordWriter {
  startImport(source: string, file: string, sha256: string, importedAt: number): number;
  /** A field that the record lacks is left as it stands. Nothing is written of an older version. */
  lead(lead: LeadRecord, origin: Origin): Version;
  /** Takes out what earlier imports of a source said of these events of a lead, before it is said again. */
  clearEvents(leadId: string, source: string, said: SaidEvents): void;
  stage(leadId: string, stage: LifecycleStage, when: Stamp, origin: Origin): void;
  assignment(leadId: string, owner: string, when: Stamp, origin: Origin): void;
  touch(touch: TouchRecord, origin: Origin): void;
  disposition(disposition: DispositionRecord, origin: Origin): void;
  feedback(leadId: string, text: string, when: Stamp, origin: Origin): void;
  deal(deal: DealRecord, origin: Origin): void;
  dimension(record: "lead" | "deal", id: string, name: string, value: string): void;
}

/** Prepares the statements that put records into a portal. */
export function recordWriter(db: Db): RecordWriter {
  const upsert = (table: string, columns: readonly string[], key: readonly string[], keepKnown = false) => {
    const updates = columns
      .filter((column) => !key.includes(column))
      .map(
        (column) =>
          `${column} = ${keepKnown ? `COALESCE(excluded.${column}, ${table}.${column})` : `excluded.${column}`}`,
      );
    return db.prepare(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map((column) => `@${column}`).join(", ")})
       ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${updates.join(", ")}`,
    );
  };
  const place = ["import_id", "line"];
  const startImport = db.prepare(
    "INSERT INTO imports (source, file, sha256, imported_at) VALUES (@source, @file, @sha256, @importedAt)",
  );
  const leadColumns = [
    "id",
    "email",
    "company",
    "job_title",
    "phone",
    "industry",
    "company_size",
    "source",
    "campaign",
  ];
  const leadRest = ["landing_page", "segment", "owner", "created_at", "precision", "modified_at"];
  const lead = upsert("leads", [...leadColumns, ...leadRest, ...place], ["id"], true);
  const leadVersion = versionOf(db, "leads");
  const stage = upsert("lifecycle", ["lead_id", "stage", "at", "precision", ...place], ["lead_id", "stage", "at"]);
  const assignment = upsert(
    "assignments",
    ["lead_id", "owner", "at", "precision", ...place],
    ["lead_id", "owner", "at"],
  );
  const touchColumns = ["id", "lead_id", "channel", "direction", "outcome", "owner", "at", "precision"];
  const touch = upsert("touches", [...touchColumns, ...place], ["id"]);
  const decisionColumns = ["lead_id", "decision", "reason", "owner", "at", "precision"];
  const disposition = upsert("dispositions", [...decisionColumns, ...place], ["lead_id", "decision", "at"]);
  const feedback = upsert("feedback", ["lead_id", "text", "at", "precision", ...place], ["lead_id", "at"]);
  const dealColumns = ["id", "lead_id", "name", "owner", "stage", "outcome", "amount", "currency", "lost_reason"];
  const deal = upsert(
    "deals",
    [...dealColumns, "created_at", "closed_at", "modified_at", "precision", ...place],
    ["id"],
    true,
  );
  const dealVersion = versionOf(db, "deals");
  const clear = (table: string, filter = "") =>
    db.prepare(
      `DELETE FROM ${table} WHERE lead_id = ? AND import_id IN (SELECT id FROM imports WHERE source = ?) ${filter}`,
    );
  const clearStage = clear("lifecycle", "AND stage = ?");
  const clearDecision = clear("dispositions", "AND decision = ?");
  const clearAssignments = clear("assignments");
  const clearFeedback = clear("feedback");
  const dimension = upsert("dimensions", ["record", "id", "name", "value"], ["record", "id", "name"]);
  const at = (origin: Origin) => ({ import_id: origin.importId, line: origin.line });

  return {
    startImport: (source, file, sha256, importedAt) =>
      Number(startImport.run({ source, file, sha256, importedAt }).lastInsertRowid),
    lead(record, origin) {
      const version = leadVersion(record.id, record.modifiedAt);
      if (version === "older") return version;
      lead.run({
        id: record.id,
        email: record.email ?? null,
        company: record.company ?? null,
        job_title: record.jobTitle ?? null,
        phone: record.phone ?? null,
        industry: record.industry ?? null,
        company_size: record.companySize ?? null,
        source: record.source ?? null,
        campaign: record.campaign ?? null,
        landing_page: record.landingPage ?? null,
        segment: record.segment ?? null,
        owner: record.owner ?? null,
        created_at: record.created.at,
        precision: record.created.precision,
        modified_at: record.modifiedAt ?? null,
        ...at(origin),
      });
      return version;
    },
    clearEvents(leadId, source, said) {
      for (const name of said.stages) clearStage.run(leadId, source, name);
      for (const decision of said.decisions) clearDecision.run(leadId, source, decision);
      if (said.assignments) clearAssignments.run(leadId, source);
      if (said.feedback) clearFeedback.run(leadId, source);
    },
    stage: (leadId, name, when, origin) => stage.run({ lead_id: leadId, stage: name, ...when, ...at(origin) }),
    assignment: (leadId, owner, when, origin) => assignment.run({ lead_id: leadId, owner, ...when, ...at(origin) }),
    touch: (record, origin) =>
      touch.run({
        id: record.id,
        lead_id: record.leadId,
        channel: record.channel,
        direction: record.direction,
        outcome: record.outcome ?? null,
        owner: record.owner ?? null,
        ...record.when,
        ...at(origin),
      }),
    disposition: (record, origin) =>
      disposition.run({
        lead_id: record.leadId,
        decision: record.decision,
        reason: record.reason ?? null,
        owner: record.owner ?? null,
        ...record.when,
        ...at(origin),
      }),
    feedback: (leadId, text, when, origin) => feedback.run({ lead_id: leadId, text, ...when, ...at(origin) }),
    deal(record, origin) {
      if (dealVersion(record.id, record.modifiedAt) === "older") return;
      deal.run({
        id: record.id,
        lead_id: record.leadId ?? null,
        name: record.name ?? null,
        owner: record.owner ?? null,
        stage: record.stage ?? null,
        outcome: record.outcome,
        amount: record.amount ?? null,
        currency: record.currency ?? null,
        lost_reason: record.lostReason ?? null,
        created_at: record.createdAt ?? null,
        closed_at: record.closedAt ?? null,
        modified_at: record.modifiedAt ?? null,
        precision: record.precision,
        ...at(origin),
      });
    },
    dimension: (record, id, name, value) => dimension.run({ record, id, name, value }),
  };
}

/**
 * The record's own modified date decides, never the order of import: an undated version does not replace a dated one,
 * and of two undated ones the later import stands.
 */
function versionOf(db: Db, table: "leads" | "deals"): (id: string, modifiedAt?: number) => Version {
  const find = db.prepare(`SELECT modified_at FROM ${table} WHERE id = ?`).pluck();
  return (id, modifiedAt) => {
    const there = find.get(id) as number | null | undefined;
    if (there === undefined || there === null) return there === null && modifiedAt === undefined ? "same" : "newer";
    if (modifiedAt === undefined || modifiedAt < there) return "older";
    return modifiedAt > there ? "newer" : "same";
  };
}
