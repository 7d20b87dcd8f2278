import type { Profile } from "./profile.ts";

/** What contacts did on marketing's side, as HubSpot exports it. */
export const hubspotEventProfiles: readonly Profile[] = [
  {
    name: "HubSpot form submissions",
    source: "hubspot",
    into: "engagements",
    fields: {
      id: ["Conversion ID", "Submission ID"],
      lead: ["Contact ID", "Record ID", "Record ID - Contact"],
      lead_email: ["Email", "Email Address"],
      detail: ["Conversion", "Conversion title", "Form name", "Form"],
      at: ["Submission date", "Submitted at", "Submission timestamp", "Conversion date"],
    },
    needs: ["lead|lead_email", "at"],
    marks: ["Conversion", "Conversion title", "Submission date", "Submitted at", "Conversion date"],
    not: ["Lifecycle Stage", "Create Date"],
    constants: { kind: "form" },
  },
  {
    name: "HubSpot events",
    source: "hubspot",
    into: "engagements",
    fields: {
      id: ["Event ID", "Event instance ID"],
      lead: ["Contact ID", "Record ID", "Record ID - Contact"],
      lead_email: ["Email", "Recipient"],
      kind: ["Event name", "Event type"],
      detail: ["Event detail", "Page URL", "Page title", "hs_url", "Asset", "Email name"],
      value: ["Event value"],
      at: ["Occurred at", "Event date", "Event time"],
    },
    needs: ["lead|lead_email", "kind", "at"],
    marks: ["Event name", "Event type", "Occurred at"],
    not: ["StartDateTime", "EndDateTime", "Event Status"],
  },
];
