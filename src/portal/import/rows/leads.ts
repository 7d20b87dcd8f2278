import type { LifecycleStage, SaidEvents, Stamp } from "../../records.ts";
import { emailAlias, idAlias } from "../identity.ts";
import { REJECTION_REASON } from "../settle-told-reasons.ts";
import { normaliseEmail, stageFields } from "../values.ts";
import { DIMENSION } from "../versions.ts";
import { Forgotten, Rejected, type Row } from "./reader.ts";
import type { RowWriter } from "./writer.ts";

const fieldsOfStages = Object.entries(stageFields) as [field: string, stage: LifecycleStage][];

/** Fields that hold an id of another system, with that system; a contact's is the source's own. */
const synced = [
  ["hubspot_id", "hubspot"],
  ["salesforce_id", "salesforce"],
  ["salesforce_contact_id", "salesforce"],
  ["contact_id", undefined],
] as const;

/** A person, with the lifecycle stamps and decisions that stand in the same row. */
export const writeLead: RowWriter = (row, origin, { source, identity, versions, records }) => {
  const email = row.text("email");
  const ownId = row.text("id");
  const aliases: string[] = [];
  if (ownId !== undefined) aliases.push(idAlias(source, ownId));
  if (email !== undefined) aliases.push(emailAlias(email));
  for (const [field, system] of synced) {
    const id = row.text(field);
    if (id !== undefined) aliases.push(idAlias(system ?? source, id));
  }
  if (aliases.some(identity.isForgotten)) throw new Forgotten();
  const created = row.needStamp("created_at", "the created date is empty, and leads need it.");
  if (aliases.length === 0) throw new Rejected("there is neither an id nor an e-mail, and leads need one.");
  const owner = row.text("owner");
  const company = row.text("company_id")?.split(/[;,]/)[0];
  const stages: { stage: LifecycleStage; when: Stamp }[] = [];
  for (const [field, stage] of fieldsOfStages) {
    const when = row.stamp(field);
    if (when) stages.push({ stage, when });
  }
  const converted = row.stamp("converted_at");
  const assigned = row.stamp("assigned_at");
  const accepted = row.stamp("accepted_at");
  const rejected = row.stamp("rejected_at");
  const reason = row.text("rejection_reason");
  const fields = {
    email: email && normaliseEmail(email),
    company: row.text("company"),
    company_id: company && idAlias(source, company),
    job_title: row.text("job_title"),
    phone: row.text("phone"),
    industry: row.text("industry"),
    company_size: row.number("company_size"),
    country: row.text("country"),
    source: row.text("source"),
    campaign: row.text("campaign"),
    landing_page: row.text("landing_page"),
    segment: row.text("segment"),
    owner,
    score: row.number("score"),
    created_at: created.at,
    precision: created.precision,
    ...Object.fromEntries(row.dimensions().map(([name, value]) => [`${DIMENSION}${name}`, value])),
    ...(rejected === undefined && reason !== undefined && { [`${DIMENSION}${REJECTION_REASON}`]: reason }),
  };
  const modifiedAt = row.stamp("modified_at")?.at ?? 0;

  const { id, isNew } = identity.person(aliases);
  const isAgain = versions.keep(
    { kind: "lead", source, key: ownId ?? normaliseEmail(email!), modifiedAt, recordId: id, fields },
    origin,
    isNew,
  );
  // The same version again, perhaps through a corrected map: what it said before goes first. A newer version adds.
  if (isAgain) records.clearEvents(id, source, saidBy(row));
  for (const { stage, when } of stages) records.stage(id, stage, when, origin);
  if (converted && !stages.some(({ stage }) => stage === "SQL")) records.stage(id, "SQL", converted, origin);
  const deal = row.text("deal");
  if (deal) records.dealOf(idAlias(source, deal), id);
  if (assigned && owner) records.assignment(id, owner, assigned, origin);
  if (accepted) records.disposition({ leadId: id, decision: "accepted", owner, when: accepted }, origin);
  if (rejected) records.disposition({ leadId: id, decision: "rejected", reason, owner, when: rejected }, origin);
  const comment = row.text("feedback");
  if (comment) records.feedback(id, comment, rejected ?? accepted ?? created, origin);
};

/** The events that a row's columns speak of. */
const saidBy = (row: Row): SaidEvents => ({
  stages: fieldsOfStages.flatMap(([field, stage]) => (row.has(field) ? [stage] : [])),
  decisions: (["accepted", "rejected"] as const).filter((decision) => row.has(`${decision}_at`)),
  assignments: row.has("assigned_at"),
  feedback: row.has("feedback"),
});
