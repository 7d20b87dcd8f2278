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

/** A person inside the portal; what sources call them stands in its aliases. */
export type LeadId = number;

export interface LeadRecord {
  id: LeadId;
  email?: string;
  company?: string;
  companyId?: string;
  jobTitle?: string;
  phone?: string;
  industry?: string;
  companySize?: number;
  source?: string;
  campaign?: string;
  landingPage?: string;
  segment?: string;
  owner?: string;
  country?: string;
  score?: number;
  created: Stamp;
  modifiedAt?: number;
}

export interface DealRecord {
  id: string;
  leadId?: LeadId;
  companyId?: string;
  name?: string;
  owner?: string;
  pipeline?: string;
  stage?: string;
  outcome: "open" | "won" | "lost";
  amount?: number;
  currency?: string;
  discount?: number;
  source?: string;
  lostReason?: string;
  createdAt?: number;
  closedAt?: number;
  modifiedAt?: number;
  precision: Precision;
}

export interface TouchRecord {
  id: string;
  leadId: LeadId;
  channel: string;
  direction: "outbound" | "inbound";
  outcome?: string;
  owner?: string;
  when: Stamp;
}

export interface DispositionRecord {
  leadId: LeadId;
  decision: "accepted" | "rejected";
  reason?: string;
  owner?: string;
  when: Stamp;
}

/** What a lead did on marketing's side. */
export interface EngagementRecord {
  id: string;
  leadId: LeadId;
  kind: string;
  detail?: string;
  value?: number;
  when: Stamp;
}

export interface ProductEventRecord {
  id: string;
  leadId: LeadId;
  kind: string;
  value?: number;
  when: Stamp;
}

export interface CustomerFeedbackRecord {
  id: string;
  leadId: LeadId;
  kind: "nps" | "referral";
  score?: number;
  text?: string;
  when: Stamp;
}

/** A field of a deal that changed, beside its stage. */
export interface DealChangeRecord {
  dealId: string;
  field: string;
  oldValue?: string;
  newValue?: string;
  when: Stamp;
}

export interface OwnerRecord {
  id: string;
  name: string;
  email?: string;
  team?: string;
}

export interface CompanyRecord {
  id: string;
  name?: string;
  domain?: string;
  industry?: string;
  size?: number;
  revenue?: number;
  country?: string;
  owner?: string;
  createdAt?: number;
}

export interface SpendRecord {
  source: string;
  campaign: string;
  /** Seconds since 1970: the day, or the first of the month. */
  at: number;
  amount: number;
  currency?: string;
}

export interface StageDefinitionRecord {
  kind: "lifecycle" | "pipeline";
  pipeline: string;
  name: string;
  position?: number;
  requiredFields?: string;
}

/** Where a row came from: the import and the line in its file. */
export interface Origin {
  importId: number;
  line: number;
}

/** Writes records; a record that is there already is brought up to date, never doubled. */
export interface RecordWriter {
  /** `tables` are those that the file was taken for, with a comma between. */
  startImport(source: string, file: string, sha256: string, importedAt: number, map?: string, tables?: string): number;
  lead(lead: LeadRecord, origin: Origin): void;
  company(company: CompanyRecord, origin: Origin): void;
  owner(owner: OwnerRecord, origin: Origin): void;
  stage(leadId: LeadId, stage: string, when: Stamp, origin: Origin): void;
  assignment(leadId: LeadId, owner: string, when: Stamp, origin: Origin): void;
  touch(touch: TouchRecord, origin: Origin): void;
  engagement(engagement: EngagementRecord, origin: Origin): void;
  productEvent(event: ProductEventRecord, origin: Origin): void;
  disposition(disposition: DispositionRecord, origin: Origin): void;
  feedback(leadId: LeadId, text: string, when: Stamp, origin: Origin): void;
  customerFeedback(feedback: CustomerFeedbackRecord, origin: Origin): void;
  deal(deal: DealRecord, origin: Origin): void;
  dealStage(dealId: string, stage: string, when: Stamp, origin: Origin): void;
  dealChange(change: DealChangeRecord, origin: Origin): void;
  /** Says what a source calls a lead: `hubspot:123`, `email:ada@example.org`. */
  alias(alias: string, leadId: LeadId): void;
  /** Says whose a deal is, where the deal itself does not; it may come later. */
  dealOf(dealId: string, leadId: LeadId): void;
  spend(spend: SpendRecord, origin: Origin): void;
  stageDefinition(definition: StageDefinitionRecord, origin: Origin): void;
  dimension(record: "lead" | "deal", id: LeadId | string, name: string, value: string): void;
  /**
   * Takes out what leads of earlier imports of a source said of these events of a lead, before it is said again. What a
   * history said stays.
   */
  clearEvents(leadId: LeadId, source: string, said: SaidEvents): void;
}

/** Which events of a lead a file speaks of; what it is silent on stays as it was said before. */
export interface SaidEvents {
  stages: readonly string[];
  decisions: readonly DispositionRecord["decision"][];
  assignments: boolean;
  feedback: boolean;
}

/** Prepares the statements that put records into a portal. */
export function recordWriter(db: Db): RecordWriter {
  const put = (
    table: string,
    key: readonly string[],
    columns: readonly string[],
    /** What is said piece by piece: what is silent on it leaves it as it was. */
    kept: readonly string[] = [],
  ) => {
    const all = [...key, ...columns];
    const updates = columns
      .map((column) => [
        column,
        kept.includes(column) ? `COALESCE(excluded.${column}, ${column})` : `excluded.${column}`,
      ])
      .map(([column, value]) => `${column} = ${value}`)
      .join(", ");
    const statement = db.prepare(
      `INSERT INTO ${table} (${all.join(", ")}) VALUES (${all.map(() => "?").join(", ")})
       ON CONFLICT (${key.join(", ")}) DO ${updates === "" ? "NOTHING" : `UPDATE SET ${updates}`}`,
    );
    return (...values: (string | number | null | undefined)[]): void => {
      for (let at = 0; at < values.length; at++) values[at] ??= null;
      statement.run(...values);
    };
  };
  const place = ["import_id", "line"];
  const dated = ["precision", ...place];
  const leadFields = [
    ...["email", "company", "company_id", "job_title", "phone", "industry", "company_size", "source", "campaign"],
    ...["landing_page", "segment", "owner", "country", "score", "created_at", "precision", "modified_at", ...place],
  ];
  const dealFields = [
    ...["lead_id", "company_id", "name", "owner", "pipeline", "stage", "outcome", "amount", "currency", "discount"],
    ...["source", "lost_reason", "created_at", "closed_at", "modified_at", "precision", ...place],
  ];
  const companyFields = ["name", "domain", "industry", "size", "revenue", "country", "owner", "created_at", ...place];
  const startImport = db.prepare(
    "INSERT INTO imports (source, file, sha256, imported_at, map, tables) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const lead = put("leads", ["id"], leadFields);
  const company = put("companies", ["id"], companyFields);
  const owner = put("owners", ["id"], ["name", "email", "team", ...place]);
  const stage = put("lifecycle", ["lead_id", "stage", "at"], dated);
  const assignment = put("assignments", ["lead_id", "owner", "at"], dated);
  const touch = put("touches", ["id"], ["lead_id", "channel", "direction", "outcome", "owner", "at", ...dated]);
  const engagement = put("engagements", ["id"], ["lead_id", "kind", "detail", "value", "at", ...dated]);
  const productEvent = put("product_events", ["id"], ["lead_id", "kind", "value", "at", ...dated]);
  const decided = ["reason", "owner"];
  const disposition = put("dispositions", ["lead_id", "decision", "at"], [...decided, ...dated], decided);
  const feedback = put("feedback", ["lead_id", "at"], ["text", ...dated]);
  const customerFeedback = put("customer_feedback", ["id"], ["lead_id", "kind", "score", "text", "at", ...dated]);
  const deal = put("deals", ["id"], dealFields);
  const dealStage = put("deal_stages", ["deal_id", "stage", "at"], dated);
  const dealChange = put("deal_changes", ["deal_id", "field", "at"], ["old_value", "new_value", ...dated]);
  const alias = put("aliases", ["alias"], ["lead_id"]);
  const spend = put("spend", ["source", "campaign", "at"], ["amount", "currency", ...place]);
  const stageDefinition = put(
    "stage_definitions",
    ["kind", "pipeline", "name"],
    ["position", "required_fields", ...place],
  );
  const dimension = put("dimensions", ["record", "id", "name"], ["value"]);
  const clear = (table: string, filter = "") =>
    db.prepare(
      `DELETE FROM ${table} WHERE lead_id = ? ${filter} AND import_id IN (
         SELECT id FROM imports WHERE source = ? AND tables NOT LIKE '%lead_history%')`,
    );
  const clearStage = clear("lifecycle", "AND stage = ?");
  const clearDecision = clear("dispositions", "AND decision = ?");
  const clearAssignments = clear("assignments");
  const clearFeedback = clear("feedback");

  return {
    startImport: (source, file, sha256, importedAt, map = "", tables = "") =>
      Number(startImport.run(source, file, sha256, importedAt, map, tables).lastInsertRowid),
    lead: (record, { importId, line }) =>
      lead(
        ...[record.id, record.email, record.company, record.companyId, record.jobTitle, record.phone, record.industry],
        ...[record.companySize, record.source, record.campaign, record.landingPage, record.segment, record.owner],
        ...[record.country, record.score, record.created.at, record.created.precision, record.modifiedAt],
        ...[importId, line],
      ),
    company: (record, { importId, line }) =>
      company(
        ...[record.id, record.name, record.domain, record.industry, record.size, record.revenue, record.country],
        ...[record.owner, record.createdAt, importId, line],
      ),
    owner: ({ id, name, email, team }, { importId, line }) => owner(id, name, email, team, importId, line),
    stage: (leadId, name, when, { importId, line }) => stage(leadId, name, when.at, when.precision, importId, line),
    assignment: (leadId, name, when, { importId, line }) =>
      assignment(leadId, name, when.at, when.precision, importId, line),
    touch: ({ id, leadId, channel, direction, outcome, owner: by, when }, { importId, line }) =>
      touch(id, leadId, channel, direction, outcome, by, when.at, when.precision, importId, line),
    engagement: ({ id, leadId, kind, detail, value, when }, { importId, line }) =>
      engagement(id, leadId, kind, detail, value, when.at, when.precision, importId, line),
    productEvent: ({ id, leadId, kind, value, when }, { importId, line }) =>
      productEvent(id, leadId, kind, value, when.at, when.precision, importId, line),
    disposition: ({ leadId, decision, reason, owner: by, when }, { importId, line }) =>
      disposition(leadId, decision, when.at, reason, by, when.precision, importId, line),
    feedback: (leadId, text, when, { importId, line }) =>
      feedback(leadId, when.at, text, when.precision, importId, line),
    customerFeedback: ({ id, leadId, kind, score, text, when }, { importId, line }) =>
      customerFeedback(id, leadId, kind, score, text, when.at, when.precision, importId, line),
    deal: (record, { importId, line }) =>
      deal(
        ...[record.id, record.leadId, record.companyId, record.name, record.owner, record.pipeline, record.stage],
        ...[record.outcome, record.amount, record.currency, record.discount, record.source, record.lostReason],
        ...[record.createdAt, record.closedAt, record.modifiedAt, record.precision, importId, line],
      ),
    dealStage: (dealId, name, when, { importId, line }) =>
      dealStage(dealId, name, when.at, when.precision, importId, line),
    dealChange: ({ dealId, field, oldValue, newValue, when }, { importId, line }) =>
      dealChange(dealId, field, when.at, oldValue, newValue, when.precision, importId, line),
    alias: (name, leadId) => alias(name, leadId),
    dealOf: (dealId, leadId) => alias(`deal:${dealId}`, leadId),
    spend: (record, { importId, line }) =>
      spend(record.source, record.campaign, record.at, record.amount, record.currency, importId, line),
    stageDefinition: ({ kind, pipeline, name, position, requiredFields }, { importId, line }) =>
      stageDefinition(kind, pipeline, name, position, requiredFields, importId, line),
    dimension: (record, id, name, value) => dimension(record, id, name, value),
    clearEvents(leadId, source, said) {
      for (const name of said.stages) clearStage.run(leadId, name, source);
      for (const decision of said.decisions) clearDecision.run(leadId, decision, source);
      if (said.assignments) clearAssignments.run(leadId, source);
      if (said.feedback) clearFeedback.run(leadId, source);
    },
  };
}
