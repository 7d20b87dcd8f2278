import type { Profile } from "./profile.ts";

const LEAD = ["Prospect ID", "prospect_id"];
const LEAD_EMAIL = ["Prospect Email", "prospect_email", "Email", "Emails"];
const OWNER = ["User Name", "Owner", "User", "user_name", "Owner Name", "User Email"];

/** Kinds of file that Outreach exports. A call that nobody answered is an attempt too, so the dialled time counts. */
export const outreachProfiles: readonly Profile[] = [
  {
    name: "Outreach prospects",
    source: "outreach",
    into: "leads",
    fields: {
      id: ["Prospect ID", "Prospect Id", "prospect_id", "ID"],
      email: ["Email", "Emails", "email"],
      company: ["Company", "Account Name", "Account"],
      job_title: ["Title", "Job Title"],
      phone: ["Work Phone", "Phone", "Mobile Phone"],
      source: ["Source"],
      owner: OWNER,
      created_at: ["Created At", "Created at", "created_at"],
      modified_at: ["Updated At", "Updated at", "updated_at"],
      salesforce_id: ["CRM Lead ID", "Salesforce Lead ID"],
      salesforce_contact_id: ["CRM Contact ID", "Salesforce Contact ID"],
    },
    needs: ["id|email", "created_at"],
    marks: ["Prospect ID", "Prospect Id", "prospect_id", "Engaged Score", "Opted Out", "Sequence Name"],
    not: ["Call Disposition", "Answered At", "Delivered At", "Mailing ID", "Call ID"],
  },
  {
    name: "Outreach calls",
    source: "outreach",
    into: "touches",
    fields: {
      id: ["Call ID", "call_id", "ID", "Id", "id"],
      lead: LEAD,
      lead_email: LEAD_EMAIL,
      owner: OWNER,
      direction: ["Direction", "direction"],
      outcome: ["Call Disposition", "Disposition", "Outcome", "outcome"],
      at: ["Dialed At", "dialed_at", "Created At", "created_at", "Call Date", "Completed At"],
    },
    needs: ["id", "lead|lead_email", "at"],
    marks: ["Call Disposition", "Dialed At", "dialed_at", "Answered At", "answered_at", "Call ID", "call_id"],
    constants: { channel: "call" },
  },
  {
    name: "Outreach mailings",
    source: "outreach",
    into: "touches",
    fields: {
      id: ["Mailing ID", "mailing_id", "ID", "Id", "id"],
      lead: LEAD,
      lead_email: LEAD_EMAIL,
      owner: OWNER,
      outcome: ["State", "state", "Mailing State"],
      at: ["Delivered At", "delivered_at", "Sent At"],
    },
    needs: ["id", "lead|lead_email", "at"],
    marks: ["Mailing ID", "mailing_id", "Delivered At", "delivered_at", "Mailing State"],
    constants: { channel: "email", direction: "outbound" },
  },
];
