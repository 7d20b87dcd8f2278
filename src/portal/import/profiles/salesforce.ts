import type { Profile } from "./profile.ts";

const MODIFIED = ["LastModifiedDate", "SystemModstamp", "Last Modified Date", "Last Modified"];
const CREATED = ["CreatedDate", "Created Date", "Create Date"];
/** Of an owner both the name and the id may be there; the name tells more. */
export const owner = (label: string): string[] => ["Owner.Name", "Owner Name", label, "OwnerId", "Owner ID"];

/** What only leads have, what contacts have that leads haven't, and what opportunities have. */
const OF_LEADS = [
  ...["IsConverted", "Company", "Lead ID", "Lead Owner", "Company / Account", "Status", "Lead Status", "Converted"],
  ...["ConvertedDate", "ConvertedContactId", "ConvertedAccountId", "ConvertedOpportunityId", "Converted Date"],
];
const OF_CONTACTS = [
  ...["AccountId", "Account ID", "Account.Name", "Account Name", "Account Owner", "ReportsToId", "Reports To"],
  ...["MailingCity", "Mailing City", "MailingCountry", "Mailing Country", "AssistantName", "Birthdate"],
];
const OF_OPPORTUNITIES = [
  ...["CloseDate", "Close Date", "Amount", "Probability", "ForecastCategory", "ForecastCategoryName", "IsWon"],
  ...["Opportunity Name", "Opportunity Owner", "Opportunity Record Type"],
];

/** Kinds of file that Salesforce exports, by the names of its fields and by the labels of its reports. */
export const salesforceProfiles: readonly Profile[] = [
  {
    name: "Salesforce Lead",
    source: "salesforce",
    into: "leads",
    fields: {
      id: ["Id", "Lead ID", "LeadId"],
      email: ["Email"],
      company: ["Company", "Company / Account"],
      job_title: ["Title"],
      phone: ["Phone", "MobilePhone", "Mobile"],
      industry: ["Industry"],
      company_size: ["NumberOfEmployees", "No. of Employees", "Employees"],
      country: ["Country", "Country/Territory"],
      source: ["LeadSource", "Lead Source"],
      campaign: ["Campaign_Name__c", "Most Recent Campaign", "Campaign"],
      owner: owner("Lead Owner"),
      score: ["Lead_Score__c", "Lead Score", "Score__c"],
      status: ["Status", "Lead Status"],
      created_at: CREATED,
      modified_at: MODIFIED,
      assigned_at: ["Assigned_Date__c", "Assigned Date"],
      mql_at: ["MQL_Date__c", "MQL Date", "MQL_Date", "Marketing_Qualified_Date__c"],
      sal_at: ["SAL_Date__c", "SAL Date"],
      sql_at: ["SQL_Date__c", "SQL Date"],
      converted_at: ["ConvertedDate", "Converted Date"],
      contact_id: ["ConvertedContactId", "Converted Contact ID"],
      company_id: ["ConvertedAccountId", "Converted Account ID"],
      deal: ["ConvertedOpportunityId", "Converted Opportunity ID"],
      accepted_at: ["Accepted_Date__c", "Accepted Date"],
      rejected_at: ["Rejected_Date__c", "Rejected Date"],
      rejection_reason: ["Rejection_Reason__c", "Rejection Reason", "Disqualification_Reason__c", "Unqualified Reason"],
      feedback: ["Sales_Feedback__c", "Sales Feedback"],
    },
    needs: ["id|email", "created_at"],
    marks: ["IsConverted", "Converted", "ConvertedDate", "Lead ID", "Lead Owner", "LeadSource", "Lead Source"],
    not: [
      ...["StageName", "Stage", "Opportunity ID", "OldValue", "Old Value", "NewValue", "New Value", "WhoId"],
      ...["HasResponded", "FirstRespondedDate"],
    ],
    tells: { own: OF_LEADS, others: [...OF_CONTACTS, ...OF_OPPORTUNITIES] },
    prefix: "00Q",
  },
  {
    name: "Salesforce Contact",
    source: "salesforce",
    into: "leads",
    fields: {
      id: ["Id", "Contact ID"],
      email: ["Email"],
      last_name: ["LastName", "Last Name", "FirstName", "First Name"],
    },
    needs: ["id", "email|last_name"],
    marks: OF_CONTACTS,
    not: [
      ...OF_LEADS,
      ...OF_OPPORTUNITIES,
      "WhoId",
      "Record ID",
      "Prospect ID",
      "Case Number",
      "CaseNumber",
      "Username",
    ],
    prefix: "003",
    refused:
      "contacts are not read, since who comes in is a Lead there; leave it out, and export leads with `ConvertedContactId`, which ties what names the contact.",
  },
  {
    name: "Salesforce LeadHistory",
    source: "salesforce",
    into: "lead_history",
    fields: {
      lead: ["LeadId", "Lead ID", "Lead.Id"],
      field: ["Field", "Field / Event"],
      old_value: ["OldValue", "Old Value"],
      new_value: ["NewValue", "New Value"],
      at: [...CREATED, "Edit Date"],
      owner: ["CreatedBy.Name", "Edited By", "CreatedById"],
    },
    needs: ["lead", "field", "new_value", "at"],
    marks: ["NewValue", "New Value"],
    not: ["OpportunityId", "Opportunity ID"],
  },
  {
    name: "Salesforce OpportunityFieldHistory",
    source: "salesforce",
    into: "deal_history",
    fields: {
      deal: ["OpportunityId", "Opportunity ID"],
      field: ["Field", "Field / Event"],
      old_value: ["OldValue", "Old Value"],
      new_value: ["NewValue", "New Value"],
      at: [...CREATED, "Edit Date"],
    },
    needs: ["deal", "field", "new_value", "at"],
    marks: ["NewValue", "New Value"],
  },
  {
    name: "Salesforce Opportunity",
    source: "salesforce",
    into: "deals",
    fields: {
      id: ["Id", "Opportunity ID", "OpportunityId"],
      name: ["Name", "Opportunity Name"],
      lead: ["ContactId", "Primary Contact ID", "Contact ID"],
      company_id: ["AccountId", "Account ID"],
      owner: owner("Opportunity Owner"),
      pipeline: ["RecordType.Name", "Opportunity Record Type", "RecordTypeId"],
      stage: ["StageName", "Stage"],
      is_won: ["IsWon", "Won"],
      is_closed: ["IsClosed", "Closed"],
      amount: ["Amount"],
      currency: ["CurrencyIsoCode", "Opportunity Currency", "Amount Currency"],
      discount: ["Discount__c", "Discount %", "Discount"],
      source: ["LeadSource", "Lead Source"],
      lost_reason: ["Loss_Reason__c", "Lost_Reason__c", "Loss Reason", "Lost Reason", "Closed Lost Reason"],
      created_at: CREATED,
      closed_at: ["CloseDate", "Close Date"],
      modified_at: MODIFIED,
    },
    needs: ["id", "stage"],
    marks: ["StageName", "Opportunity ID", "Opportunity Name", "Opportunity Owner", "CloseDate", "ForecastCategory"],
    not: ["NewValue", "New Value"],
    prefix: "006",
  },
  {
    name: "Salesforce OpportunityStage",
    source: "salesforce",
    into: "stage_definitions",
    fields: {
      name: ["MasterLabel", "Master Label", "Stage Name", "ApiName"],
      position: ["SortOrder", "Sort Order"],
    },
    needs: ["name", "position"],
    marks: ["SortOrder", "Sort Order"],
    constants: { kind: "pipeline", pipeline: "default" },
  },
  {
    name: "Salesforce User",
    source: "salesforce",
    into: "owners",
    fields: {
      id: ["Id", "User ID"],
      name: ["Name", "Full Name"],
      email: ["Email"],
      team: ["UserRole.Name", "Role", "Department", "Team"],
    },
    needs: ["id", "name"],
    marks: ["UserRole.Name", "UserRoleId", "ProfileId", "Profile", "IsActive", "Username"],
    not: ["LeadSource", "Company"],
    prefix: "005",
  },
];
