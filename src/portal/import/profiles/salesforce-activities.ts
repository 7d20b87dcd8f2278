import type { Profile } from "./profile.ts";
import { owner } from "./salesforce.ts";

/** What was done with leads and contacts of Salesforce, and what they did. */
export const salesforceActivityProfiles: readonly Profile[] = [
  {
    name: "Salesforce Task",
    source: "salesforce",
    into: "touches",
    fields: {
      id: ["Id", "Activity ID", "Task ID"],
      lead: ["WhoId", "Who ID", "Name ID", "Lead ID", "Contact ID"],
      channel: ["TaskSubtype", "Task Subtype", "Type"],
      subject: ["Subject"],
      direction: ["CallType", "Call Type"],
      outcome: ["CallDisposition", "Call Result", "Call Disposition"],
      status: ["Status"],
      owner: owner("Assigned"),
      at: ["CompletedDateTime", "Completed Date/Time", "Completed Date"],
      planned_at: ["CreatedDate", "Created Date", "ActivityDate", "Due Date"],
    },
    every: ["lead"],
    needs: ["id", "lead", "channel|subject", "at|planned_at"],
    marks: [
      ...["TaskSubtype", "Task Subtype", "CallDisposition", "CompletedDateTime", "Completed Date/Time", "CallType"],
      ...["WhoId", "Who ID"],
    ],
    not: ["StartDateTime", "EndDateTime", "DurationInMinutes", "EventSubtype"],
    prefix: "00T",
  },
  {
    name: "Salesforce Event",
    source: "salesforce",
    into: "touches",
    fields: {
      id: ["Id", "Activity ID", "Event ID"],
      lead: ["WhoId", "Who ID", "Name ID"],
      owner: owner("Assigned"),
      at: ["StartDateTime", "Start", "ActivityDateTime", "ActivityDate"],
      outcome: ["Outcome__c", "Outcome", "Meeting_Outcome__c", "Meeting Outcome", "Event_Status__c", "Event Status"],
    },
    needs: ["id", "lead", "at"],
    marks: ["StartDateTime", "EndDateTime", "DurationInMinutes", "EventSubtype"],
    prefix: "00U",
    constants: { channel: "meeting" },
  },
  {
    name: "Salesforce CampaignMember",
    source: "salesforce",
    into: "engagements",
    fields: {
      id: ["Id", "Campaign Member ID", "Member ID"],
      lead: ["LeadOrContactId", "LeadId", "Lead ID", "ContactId", "Contact ID"],
      detail: ["Campaign.Name", "Campaign Name", "CampaignId", "Campaign ID"],
      responded: ["HasResponded", "Responded"],
      at: ["FirstRespondedDate", "First Responded Date", "CreatedDate", "Created Date", "Member First Associated Date"],
    },
    every: ["lead"],
    needs: ["id", "lead", "at"],
    marks: ["CampaignId", "Campaign ID", "HasResponded", "FirstRespondedDate", "Member Status", "Campaign Member ID"],
    not: ["IsConverted", "StageName"],
    constants: { kind: "campaign response" },
  },
];
