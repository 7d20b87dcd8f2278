import { contactEmails, contactIds } from "./hubspot-contacts.ts";
import type { Profile } from "./profile.ts";

const ACTIVITY_OWNER = ["Activity assigned to", "hubspot_owner_id", "Assigned to", "Owner"];

/** What was done with contacts of HubSpot: each kind of activity is a file of its own. */
export const hubspotActivityProfiles: readonly Profile[] = [
  activity(
    "HubSpot calls",
    "call",
    ["Call outcome", "hs_call_disposition", "Call title", "hs_call_title", "Call direction", "hs_call_direction"],
    {
      outcome: ["Call outcome", "hs_call_disposition"],
      direction: ["Call direction", "hs_call_direction"],
    },
  ),
  activity(
    "HubSpot emails",
    "email",
    [
      "Email subject",
      "hs_email_subject",
      "Email send status",
      "hs_email_direction",
      "Email direction",
      "hs_email_status",
    ],
    {
      outcome: ["Email send status", "hs_email_status"],
      direction: ["Email direction", "hs_email_direction"],
    },
  ),
  activity(
    "HubSpot meetings",
    "meeting",
    [
      "Meeting name",
      "hs_meeting_title",
      "Meeting outcome",
      "hs_meeting_outcome",
      "Meeting start time",
      "hs_meeting_start_time",
    ],
    {
      at: ["Meeting start time", "hs_meeting_start_time", "Activity date", "hs_timestamp", "Create Date"],
      outcome: ["Meeting outcome", "hs_meeting_outcome"],
    },
  ),
];

function activity(
  name: string,
  channel: string,
  marks: readonly string[],
  fields: Readonly<Record<string, readonly string[]>>,
): Profile {
  return {
    name,
    source: "hubspot",
    into: "touches",
    fields: {
      id: ["Record ID", "hs_object_id", "Activity ID", "Engagement ID"],
      lead: contactIds,
      lead_email: contactEmails,
      owner: ACTIVITY_OWNER,
      at: ["Activity date", "hs_timestamp", "Call date", "Email date", "Create Date", "hs_createdate"],
      ...fields,
    },
    needs: ["id", "lead|lead_email", "at"],
    marks,
    constants: { channel },
    values: {
      direction: { EMAIL: "outbound", FORWARDED_EMAIL: "outbound", INCOMING_EMAIL: "inbound" },
    },
  };
}
