import type { LeadId, LeadRecord } from "../../records.ts";
import type { SampleSink } from "../making.ts";
import type { Scenario } from "../scenarios.ts";
import type { Cell, CsvFolder } from "./file.ts";
import { numberOf, numberWithin } from "./ids.ts";
import type { MomentWriter } from "./moments.ts";

/** Where the records of a sample go that stand in HubSpot. */
export interface HubSpotFiles extends Omit<SampleSink, "startImport"> {
  /** Says under which ids a lead stands in Salesforce. */
  sync(leadId: LeadId, ids: SalesforceIds): void;
  /** Writes the contacts that are still open. */
  finish(): void;
}

interface SalesforceIds {
  lead?: string;
  contact?: string;
}

/** A contact while more may come of it that stands in its row. */
interface Contact {
  lead: LeadRecord;
  /** The last stamp of each stage. */
  stages: Map<string, number>;
  product: Map<string, string>;
  salesforce: SalesforceIds;
}

type Column = readonly [name: string, cell: (contact: Contact) => Cell];

/** So many contacts stay open: nothing comes to stand in a contact's row once as many others have come in. */
const mostOpen = 1000;

const stageLabels: Readonly<Record<string, string>> = {
  MQL: "Marketing Qualified Lead",
  SAL: "Sales Accepted Lead",
  SQL: "Sales Qualified Lead",
};
const labelOf = (stage: string): string => stageLabels[stage] ?? stage;

/** Prepares the files that HubSpot exports, for a scenario: what it has none of gets no column and no file. */
export function hubspotFiles(folder: CsvFolder, moment: MomentWriter, scenario: Scenario): HubSpotFiles {
  const columns = contactColumns(moment, scenario);
  const file = (name: string, names: readonly string[]) => folder.file(`hubspot-${name}.csv`, names);
  const names = columns.map(([name]) => name);
  const contacts = folder.file("hubspot-contacts.csv", names, { mark: true });
  const companies = file("companies", [
    ...["Record ID", "Company name", "Company Domain Name", "Industry", "Number of Employees"],
  ]);
  const history = file("contact-history", ["Record ID", "Property", "Value", "Timestamp", "Updated by"]);
  const deals = file("deals", [
    ...["Record ID", "Deal Name", "Deal Stage", "Amount", "Currency", "Create Date", "Close Date", "Deal owner"],
    ...["Associated Contact IDs", "Associated Company IDs", "Is Closed Won", "Closed Lost Reason"],
  ]);
  const dealHistory = file("deal-history", ["Deal ID", "Property", "Value", "Timestamp"]);
  const on = ["Activity assigned to", "Associated Contact IDs"];
  const calls = file("calls", ["Record ID", "Activity date", "Call direction", "Call outcome", ...on]);
  const emails = file("emails", ["Record ID", "Activity date", "Email direction", "Email send status", ...on]);
  const meetings = file("meetings", ["Record ID", "Meeting start time", "Meeting outcome", ...on]);
  const forms = file("form-submissions", ["Conversion ID", "Conversion", "Submission date", "Contact ID"]);
  const events = file("events", ["Event ID", "Event name", "Event detail", "Occurred at", "Contact ID"]);
  const stages = file("stages", ["Object type", "Pipeline", "Stage label", "Display order"]);

  const open = new Map<LeadId, Contact>();
  const write = (contact: Contact) => contacts.write(columns.map(([, cell]) => cell(contact)));
  const change = (leadId: LeadId, property: string, value: string, at: number, by?: string) =>
    history.write([leadId, property, value, moment(at), by]);

  return {
    lead(lead) {
      const [oldest] = open;
      if (oldest && open.size === mostOpen) {
        open.delete(oldest[0]);
        write(oldest[1]);
      }
      open.set(lead.id, { lead, stages: new Map(), product: new Map(), salesforce: {} });
    },
    alias: () => undefined,
    dimension: (_record, id, name, value) => void open.get(Number(id))?.product.set(name, value),
    sync: (leadId, ids) => void Object.assign(open.get(leadId)?.salesforce ?? {}, ids),
    finish() {
      for (const contact of open.values()) write(contact);
      open.clear();
    },
    company: ({ id, name, domain, industry, size }) => companies.write([numberOf(id), name, domain, industry, size]),
    stage(leadId, stage, { at }) {
      const stamps = open.get(leadId)?.stages;
      stamps?.set(stage, Math.max(at, stamps.get(stage) ?? at));
      change(leadId, "lifecyclestage", labelOf(stage), at);
    },
    assignment: (leadId, owner, { at }) => change(leadId, "hubspot_owner_id", owner, at),
    disposition({ leadId, decision, reason, owner, when: { at } }) {
      change(leadId, "hs_lead_status", decision === "accepted" ? "Accepted" : "Unqualified", at, owner);
      if (reason !== undefined) change(leadId, "lead_rejection_reason", reason, at, owner);
    },
    feedback: (leadId, text, { at }) => change(leadId, "sales_feedback", text, at),
    touch({ id, leadId, channel, direction, outcome, owner, when }) {
      const [key, at, contact] = [numberWithin(id), moment(when.at), leadId];
      const isOut = direction === "outbound";
      if (channel === "call") calls.write([key, at, isOut ? "Outbound" : "Inbound", outcome, owner, contact]);
      else if (channel === "email")
        emails.write([key, at, isOut ? "EMAIL" : "INCOMING_EMAIL", outcome, owner, contact]);
      else meetings.write([key, at, outcome, owner, contact]);
    },
    engagement({ id, leadId, kind, detail, when }) {
      const [key, at, contact] = [numberWithin(id), moment(when.at), leadId];
      if (kind === "form") forms.write([key, detail, at, contact]);
      else events.write([key, kind, detail, at, contact]);
    },
    deal(deal) {
      const dates = [deal.createdAt, deal.closedAt].map((at) => at && moment(at));
      const associated = [deal.leadId, deal.companyId && numberOf(deal.companyId)];
      const money = [deal.amount, deal.currency];
      const closing = [String(deal.outcome === "won"), deal.lostReason];
      deals.write([
        ...[numberOf(deal.id), deal.name, deal.stage, ...money, ...dates, deal.owner],
        ...[...associated, ...closing],
      ]);
    },
    dealStage: (dealId, stage, { at }) => dealHistory.write([numberOf(dealId), "dealstage", stage, moment(at)]),
    stageDefinition: ({ kind, pipeline, name, position }) =>
      stages.write([kind === "lifecycle" ? "Contact" : "Deal", pipeline, name, position]),
  };
}

/** The columns of the contacts, with what each cell is taken from. */
function contactColumns(moment: MomentWriter, { grouping, qualifiedBy, crm }: Scenario): Column[] {
  const lastStage = ({ stages }: Contact): string => {
    let [last, lastAt] = ["Lead", 0];
    for (const [stage, at] of stages) if (at >= lastAt) [last, lastAt] = [stage, at];
    return labelOf(last);
  };
  const became = (stage: string): Column => [
    `Became a${/^[AEIO]/.test(stage) ? "n" : ""} ${labelOf(stage)} Date`,
    ({ stages }) => {
      const at = stages.get(stage);
      return at && moment(at);
    },
  ];
  const product = (column: string, name: string): Column => [column, (contact) => contact.product.get(name)];
  return [
    ["Record ID", ({ lead }) => lead.id],
    ["Email", ({ lead }) => lead.email],
    ["Company Name", ({ lead }) => lead.company],
    ...(grouping === "committees"
      ? [["Primary Associated Company ID", ({ lead }) => lead.companyId && numberOf(lead.companyId)] satisfies Column]
      : []),
    ["Job Title", ({ lead }) => lead.jobTitle],
    ["Phone Number", ({ lead }) => lead.phone],
    ["Industry", ({ lead }) => lead.industry],
    ["Number of Employees", ({ lead }) => lead.companySize],
    ["Segment", ({ lead }) => lead.segment],
    ["Original Source", ({ lead }) => lead.source],
    ["First Touch Converting Campaign", ({ lead }) => lead.campaign],
    ["Contact owner", ({ lead }) => lead.owner],
    ["Create Date", ({ lead }) => moment(lead.created.at)],
    ["Lifecycle Stage", lastStage],
    ...["Lead", "MQL", "SAL", "SQL", "Opportunity", "Customer"].map(became),
    ...(qualifiedBy === "product"
      ? [
          product("Activated", "activated"),
          product("Active Days", "active_days"),
          product("Seats", "seats"),
          product("Workspace", "workspace"),
        ]
      : []),
    ...(crm.systems === "two"
      ? [
          ["Salesforce Lead ID", ({ salesforce }) => salesforce.lead] satisfies Column,
          ["Salesforce Contact ID", ({ salesforce }) => salesforce.contact] satisfies Column,
        ]
      : []),
  ];
}
