import type { LeadId } from "../../records.ts";
import type { SampleSink } from "../making.ts";
import type { CsvFolder } from "./file.ts";
import type { HubSpotFiles } from "./hubspot.ts";
import { numberOf, numberWithin } from "./ids.ts";
import { isoMoment } from "./moments.ts";

/** Where the records of a sample go that stand in Salesforce, in which sales works. */
export type SalesforceFiles = Pick<
  SampleSink,
  "stage" | "stageDefinition" | "assignment" | "touch" | "disposition" | "feedback" | "deal" | "dealStage"
>;

/** An id of 15 characters: three that say what it is of, two of the org, and the number. */
const idOf = (prefix: string, number: number): string => `${prefix}5e${String(number).padStart(10, "0")}`;

/**
 * Prepares the files that Salesforce exports, for a sample of so many leads. A lead that its two systems have in common is
 * synced to its contact; one that they failed to match stands here under a number past those.
 */
export function salesforceFiles(folder: CsvFolder, sync: HubSpotFiles["sync"], count: number): SalesforceFiles {
  const file = (name: string, names: readonly string[]) => folder.file(`salesforce-${name}.csv`, names);
  const history = file("lead-history", ["LeadId", "Field", "NewValue", "CreatedDate", "CreatedBy.Name"]);
  const tasks = file("tasks", [
    ...["Id", "WhoId", "TaskSubtype", "Status", "CallType", "CallDisposition", "CompletedDateTime", "Owner.Name"],
  ]);
  const events = file("events", ["Id", "WhoId", "StartDateTime", "Outcome__c", "Owner.Name"]);
  const opportunities = file("opportunities", [
    ...["Id", "Name", "ContactId", "StageName", "Amount", "CurrencyIsoCode", "CreatedDate", "CloseDate", "IsClosed"],
    ...["IsWon", "Loss_Reason__c", "Owner.Name"],
  ]);
  const dealHistory = file("opportunity-history", ["OpportunityId", "Field", "NewValue", "CreatedDate"]);
  const stages = file("opportunity-stages", ["MasterLabel", "SortOrder", "IsClosed", "IsWon"]);

  const leadIdOf = (leadId: LeadId): string => {
    const isMatched = leadId <= count;
    const id = idOf("00Q", isMatched ? leadId : leadId - count);
    if (isMatched) sync(leadId, { lead: id });
    return id;
  };
  const change = (leadId: LeadId, field: string, value: string, at: number, by?: string) =>
    history.write([leadIdOf(leadId), field, value, isoMoment(at), by]);

  return {
    stage: (leadId, stage, { at }) => change(leadId, "Lifecycle_Stage__c", stage, at),
    assignment: (leadId, owner, { at }) => change(leadId, "Owner", owner, at),
    disposition({ leadId, decision, reason, owner, when: { at } }) {
      change(leadId, "Status", decision === "accepted" ? "Accepted" : "Unqualified", at, owner);
      if (reason !== undefined) change(leadId, "Rejection_Reason__c", reason, at, owner);
    },
    feedback: (leadId, text, { at }) => change(leadId, "Sales_Feedback__c", text, at),
    touch({ id, leadId, channel, direction, outcome, owner, when }) {
      const [number, who, at] = [numberWithin(id), leadIdOf(leadId), isoMoment(when.at)];
      if (channel === "meeting") return events.write([idOf("00U", number), who, at, outcome, owner]);
      const [kind, way] = [channel === "call" ? "Call" : "Email", direction === "outbound" ? "Outbound" : "Inbound"];
      tasks.write([idOf("00T", number), who, kind, "Completed", way, outcome, at, owner]);
    },
    deal({ id, leadId, name, stage, amount, currency, createdAt, closedAt, outcome, lostReason, owner }) {
      const contact = leadId === undefined ? undefined : idOf("003", leadId);
      if (leadId !== undefined) sync(leadId, { contact });
      const dates = [createdAt, closedAt].map((at) => at && isoMoment(at));
      const closing = [String(outcome !== "open"), String(outcome === "won"), lostReason];
      const key = idOf("006", numberOf(id));
      opportunities.write([key, name, contact, stage, amount, currency, ...dates, ...closing, owner]);
    },
    dealStage: (dealId, stage, { at }) =>
      dealHistory.write([idOf("006", numberOf(dealId)), "StageName", stage, isoMoment(at)]),
    stageDefinition: ({ name, position }) =>
      stages.write([name, position, String(name.startsWith("Closed")), String(name === "Closed Won")]),
  };
}
