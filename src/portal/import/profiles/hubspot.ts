import { contactEmails, contactIds } from "./hubspot-contacts.ts";
import type { Profile } from "./profile.ts";

const OWNER = ["Contact owner", "hubspot_owner_id", "HubSpot owner"];
const MODIFIED = ["Last Modified Date", "lastmodifieddate", "hs_lastmodifieddate", "Object last modified date/time"];

/** What only people have in HubSpot, only companies, and only deals; much else they have in common. */
const OF_PEOPLE = [
  ...["Email", "Contact owner", "E-mail", "Email Address", "First Name", "firstname", "Last Name", "lastname"],
  ...["Job Title", "jobtitle", "Marketing contact status", "Record ID - Contact", "Contact ID", "vid"],
  ...["Salesforce Lead ID", "salesforceleadid", "Salesforce Contact ID", "salesforcecontactid"],
];
const OF_COMPANIES = [
  ...["Company owner", "Company Domain Name", "domain", "Number of Associated Contacts", "num_associated_contacts"],
  ...["Parent Company", "hs_parent_company_id", "Target Account", "hs_is_target_account", "Record ID - Company"],
];
const OF_DEALS = ["Deal owner", "Deal Type", "dealtype", "Record ID - Deal", "Is Closed Won", "hs_is_closed_won"];
const COMPANY_NAME = ["Company name", "name"];
/** What says that something goes through a lifecycle, which contacts and companies do. */
const LIFECYCLE = [
  ...["Lifecycle Stage", "lifecyclestage", "Became a Lead Date", "Became a Marketing Qualified Lead Date"],
  ...["hs_lead_status", "hs_lifecyclestage_lead_date", "hs_lifecyclestage_marketingqualifiedlead_date"],
  ...["Original Source", "Original Traffic Source"],
];

/** Kinds of file that HubSpot exports, by the labels of its exports and by the internal names of its properties. */
export const hubspotProfiles: readonly Profile[] = [
  {
    name: "HubSpot contacts",
    source: "hubspot",
    into: "leads",
    fields: {
      id: ["Record ID", "Record ID - Contact", "hs_object_id", "Contact ID", "vid"],
      email: ["Email", "email", "E-mail", "Email Address"],
      company: ["Company Name", "company", "Company"],
      company_id: [
        "Primary Associated Company ID",
        "Associated Company IDs",
        "Associated Company ID",
        "associatedcompanyid",
      ],
      job_title: ["Job Title", "jobtitle"],
      phone: ["Phone Number", "phone", "Mobile Phone Number", "mobilephone"],
      industry: ["Industry", "industry"],
      company_size: ["Number of Employees", "numberofemployees", "num_employees", "numemployees", "Company size"],
      country: ["Country/Region", "country"],
      source: ["Original Source", "Original Traffic Source", "hs_analytics_source"],
      campaign: [
        "First Touch Converting Campaign",
        "hs_analytics_first_touch_converting_campaign",
        "Original Source Drill-Down 2",
        "hs_analytics_source_data_2",
      ],
      landing_page: ["First Page Seen", "hs_analytics_first_url"],
      segment: ["Segment", "Customer Segment", "Market Segment"],
      owner: OWNER,
      score: ["HubSpot Score", "hubspotscore", "Contact score"],
      status: ["Lead Status", "hs_lead_status"],
      created_at: ["Create Date", "createdate"],
      modified_at: MODIFIED,
      assigned_at: ["Owner assigned date", "hubspot_owner_assigneddate", "Owner Assigned Date"],
      subscriber_at: ["Became a Subscriber Date", "hs_lifecyclestage_subscriber_date"],
      lead_at: ["Became a Lead Date", "hs_lifecyclestage_lead_date"],
      mql_at: ["Became a Marketing Qualified Lead Date", "hs_lifecyclestage_marketingqualifiedlead_date"],
      sal_at: ["Became a Sales Accepted Lead Date", "Became a SAL Date", "hs_lifecyclestage_salesacceptedlead_date"],
      sql_at: ["Became a Sales Qualified Lead Date", "hs_lifecyclestage_salesqualifiedlead_date"],
      opportunity_at: ["Became an Opportunity Date", "hs_lifecyclestage_opportunity_date"],
      customer_at: ["Became a Customer Date", "hs_lifecyclestage_customer_date"],
      evangelist_at: ["Became an Evangelist Date", "hs_lifecyclestage_evangelist_date"],
      accepted_at: ["Sales Accepted Date", "sales_accepted_date"],
      rejected_at: ["Sales Rejected Date", "sales_rejected_date", "Lead rejected date"],
      rejection_reason: ["Lead Rejection Reason", "Rejection Reason", "lead_rejection_reason", "Unqualified Reason"],
      feedback: ["Sales Feedback", "sales_feedback", "Lead Feedback"],
      salesforce_id: ["Salesforce Lead ID", "salesforceleadid"],
      salesforce_contact_id: ["Salesforce Contact ID", "salesforcecontactid"],
    },
    needs: ["id|email", "created_at"],
    marks: [...LIFECYCLE, "Marketing contact status"],
    not: ["Deal Name", "dealname", "Deal Stage", "dealstage", "Company Domain Name", "domain"],
    tells: { own: OF_PEOPLE, others: [...COMPANY_NAME, ...OF_COMPANIES, ...OF_DEALS] },
    // Properties of one's own that product usage is commonly synced to.
    dimensions: {
      activated: ["Activated", "Product activated", "Is activated"],
      active_days: ["Active days", "Product active days"],
      seats: ["Seats", "Product seats", "Number of seats"],
      workspace: ["Workspace", "Workspace ID", "Product workspace"],
    },
  },
  {
    name: "HubSpot companies",
    source: "hubspot",
    into: "companies",
    fields: {
      id: ["Record ID", "Record ID - Company", "hs_object_id", "Company ID"],
      name: ["Company name", "name"],
      domain: ["Company Domain Name", "domain", "Website Domain"],
      industry: ["Industry", "industry"],
      size: ["Number of Employees", "numberofemployees"],
      revenue: ["Annual Revenue", "annualrevenue"],
      country: ["Country/Region", "country"],
      owner: ["Company owner", "hubspot_owner_id"],
      created_at: ["Create Date", "createdate"],
      modified_at: MODIFIED,
    },
    needs: ["id", "name|domain"],
    marks: ["Company Domain Name", "domain", "Company owner", "Company name"],
    not: ["Deal Name", "dealname", "Email", "First Name", "Last Name", "Contact owner", "Job Title"],
    tells: { own: OF_COMPANIES, others: LIFECYCLE },
  },
  {
    name: "HubSpot deals",
    source: "hubspot",
    into: "deals",
    fields: {
      id: ["Record ID", "Record ID - Deal", "hs_object_id", "Deal ID"],
      name: ["Deal Name", "dealname"],
      lead: contactIds,
      lead_email: contactEmails,
      company_id: [
        "Associated Company IDs",
        "Associated Company ID",
        "Primary Associated Company ID",
        "associations.companies",
      ],
      owner: ["Deal owner", "hubspot_owner_id"],
      pipeline: ["Pipeline", "pipeline"],
      stage: ["Deal Stage", "dealstage"],
      is_won: ["Is Closed Won", "hs_is_closed_won"],
      is_lost: ["Is closed lost", "hs_is_closed_lost"],
      amount: ["Amount", "amount"],
      currency: ["Currency", "deal_currency_code"],
      discount: ["Discount", "Discount %", "discount"],
      source: ["Original Source Type", "Deal source", "hs_analytics_source"],
      lost_reason: ["Closed Lost Reason", "closed_lost_reason"],
      created_at: ["Create Date", "createdate"],
      closed_at: ["Close Date", "closedate"],
      modified_at: MODIFIED,
    },
    needs: ["id", "stage"],
    marks: ["Deal Name", "dealname", "Deal Stage", "dealstage", ...OF_DEALS],
    patterns: [
      { column: /^Date entered "(.+?)(?: \([^()]*\))?"$/, field: ([, stage]) => `stage:${stage}` },
      { column: /^hs_(?:v2_)?date_entered_(.+)$/, field: ([, stage]) => `stage:${stage}` },
    ],
  },
];
