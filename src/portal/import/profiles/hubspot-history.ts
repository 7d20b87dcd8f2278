import type { Profile } from "./profile.ts";

/** A change of a property, as HubSpot's property history and the connectors that copy it to a warehouse name it. */
const CHANGE = {
  field: ["Property", "Property name", "Name"],
  new_value: ["Value", "Property value"],
  at: ["Timestamp", "Change date", "Updated at", "Date"],
};
const MARKS = ["Property", "Property name", "source_id", "source-type"];
const DEAL = ["Deal ID", "Record ID - Deal", "deal_id"];

/** What HubSpot tells of how records came to be what they are, and of the stages that they go through. */
export const hubspotHistoryProfiles: readonly Profile[] = [
  {
    name: "HubSpot contact property history",
    source: "hubspot",
    into: "lead_history",
    fields: {
      lead: ["Record ID", "Record ID - Contact", "Contact ID", "contact_id", "vid", "hs_object_id"],
      ...CHANGE,
      owner: ["Updated by", "Changed by", "Updated by user ID", "updated_by_user_id"],
    },
    needs: ["lead", "field", "new_value", "at"],
    marks: MARKS,
    not: [...DEAL, "Company ID", "Record ID - Company"],
  },
  {
    name: "HubSpot deal property history",
    source: "hubspot",
    into: "deal_history",
    fields: { deal: DEAL, ...CHANGE },
    needs: ["deal", "field", "new_value", "at"],
    marks: MARKS,
    not: ["Record ID - Contact", "Contact ID", "vid"],
  },
  {
    name: "HubSpot stages",
    source: "hubspot",
    into: "stage_definitions",
    fields: {
      kind: ["Object type", "objectTypeId"],
      pipeline: ["Pipeline", "Pipeline label", "Pipeline ID"],
      name: ["Stage label", "Stage name", "Label"],
      position: ["Display order", "Stage order"],
    },
    needs: ["name", "position"],
    marks: ["Stage label", "Display order", "Stage ID"],
    not: ["Deal Name", "Property"],
    constants: { kind: "pipeline" },
    values: {
      kind: {
        ...{ Contact: "lifecycle", Contacts: "lifecycle", CONTACT: "lifecycle", "0-1": "lifecycle" },
        ...{ Deal: "pipeline", Deals: "pipeline", DEAL: "pipeline", "0-3": "pipeline" },
      },
    },
  },
];
