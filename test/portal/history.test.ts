import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openPortal } from "../../src/portal/portal.ts";
import { coord, temporaryFolder } from "../support.ts";
import { withWho } from "../who.ts";
import * as exports from "./exports.ts";

/** A project that files are imported into one after the other. */
function project() {
  const folder = temporaryFolder();
  return {
    async imported(files: Record<string, string>, ...argv: string[]) {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const { code, out } = await coord(folder, "import", ...Object.keys(files), ...argv);
      expect(code).toBe(0);
      return out;
    },
    rows(sql: string) {
      const { db } = openPortal(folder);
      const rows = withWho(db).prepare(sql).raw().all() as (string | number | null)[][];
      db.close();
      return rows;
    },
  };
}

const at = (text: string): number => Date.parse(text) / 1000;

const people = `Record ID,Email,Lifecycle Stage,Create Date,Segment,Active Days,Workspace
101,ada@example.org,Customer,2026-01-05 09:00,SMB,12,ws-1
102,bob@example.com,Lead,2026-01-07 14:30,,,
`;

describe("HubSpot's history of properties", () => {
  const files = { "history.csv": exports.hubspotContactHistory, "contacts.csv": people };
  const stages = "SELECT who(lead_id), stage, at FROM lifecycle ORDER BY who(lead_id), at, stage";
  const decisions = "SELECT decision, reason, owner, at FROM dispositions ORDER BY at";

  test("each entry of a stage, each decision with its reason, each assignment and each comment goes in", async () => {
    const { imported, rows } = project();
    const out = await imported(files);
    expect(out).toContain("history.csv: HubSpot contact property history, 10 rows into lead_history, 2 that are none");
    expect(rows(stages)).toEqual([
      ["ada@example.org", "MQL", at("2026-01-06T10:15Z")],
      ["ada@example.org", "SQL", at("2026-01-09T11:00Z")],
      ["bob@example.com", "MQL", at("2026-01-08T08:00Z")],
      ["bob@example.com", "MQL", at("2026-02-20T08:00Z")],
      ["bob@example.com", "SAL", at("2026-02-21T09:00Z")],
    ]);
    // A reason that is put in some minutes later is that rejection's.
    expect(rows(decisions)).toEqual([
      ["rejected", "No budget", "Ben Ray", at("2026-01-10T09:00Z")],
      ["accepted", null, "Ben Ray", at("2026-02-21T09:00Z")],
    ]);
    expect(rows("SELECT who(lead_id), owner, at FROM assignments")).toEqual([
      ["bob@example.com", "Ben Ray", at("2026-01-08T08:01Z")],
    ]);
    expect(rows("SELECT who(lead_id), text, at FROM feedback")).toEqual([
      ["bob@example.com", "Call again, in spring", at("2026-01-10T09:02Z")],
    ]);
  });

  test("the reason may come first, and again, and is still that rejection's", async () => {
    const { imported, rows } = project();
    const head = "Record ID,Property,Value,Timestamp\n";
    const reason = `${head}102,lead_rejection_reason,No budget,2026-01-10 09:02\n`;
    await imported({ "reason.csv": reason });
    await imported({ "status.csv": `${head}102,hs_lead_status,Unqualified,2026-01-10 09:00\n` });
    await imported({ "again.csv": `${reason}102,hs_lead_status,Unqualified,2026-01-10 09:00\n` });
    expect(rows(decisions)).toEqual([["rejected", "No budget", null, at("2026-01-10T09:00Z")]]);
  });

  test("contacts that are exported anew leave what the history said, and take back what contacts said", async () => {
    const { imported, rows } = project();
    const contacts = (mql: string) =>
      `Record ID,Email,Create Date,Became a Marketing Qualified Lead Date\n102,bob@example.com,2026-01-07 14:30,${mql}\n`;
    const mqls = "SELECT at FROM lifecycle WHERE stage = 'MQL' AND who(lead_id) LIKE 'bob%' ORDER BY at";
    await imported({ "contacts.csv": contacts("2026-01-08 10:05"), "history.csv": exports.hubspotContactHistory });
    const [first, second] = [at("2026-01-08T08:00Z"), at("2026-02-20T08:00Z")];
    expect(rows(mqls).flat()).toEqual([first, at("2026-01-08T10:05Z"), second]);
    await imported({ "newer.csv": contacts("2026-02-20 08:00") });
    expect(rows(mqls).flat()).toEqual([first, second]);
  });

  test("the same file in another time zone takes the place of what it said", async () => {
    const { imported, rows } = project();
    await imported(files);
    await imported(files, "--set", "business_hours.time_zone=America/New_York");
    expect(rows("SELECT at FROM lifecycle WHERE stage = 'SQL'")).toEqual([[at("2026-01-09T16:00Z")]]);
    expect(rows("SELECT COUNT(*) FROM feedback")).toEqual([[1]]);
  });

  test("what only a deal has is refused in a file of contacts, with the way out", async () => {
    const { imported, rows } = project();
    const out = await imported({
      "history.csv": "Record ID,Property,Value,Timestamp\n9001,dealstage,Proposal,2026-01-10 09:00\n",
      "contacts.csv": people,
    });
    expect(out).toContain("`dealstage` is a deal's; a file of deals has their ids in a column `Deal ID`.");
    expect(rows("SELECT COUNT(*) FROM lifecycle")).toEqual([[0]]);
  });

  test("deals, as a warehouse has it", async () => {
    const { imported, rows } = project();
    expect(await imported({ "history.csv": exports.hubspotDealHistory })).toContain(
      "HubSpot deal property history, 3 rows",
    );
    expect(rows("SELECT deal_id, stage FROM deal_stages ORDER BY at")).toEqual([
      ["hubspot:9001", "Discovery"],
      ["hubspot:9001", "Closed Won"],
    ]);
    expect(rows("SELECT field, new_value FROM deal_changes")).toEqual([["close_date", "2026-03-01"]]);
  });
});

describe("HubSpot's other exports", () => {
  test("forms and events are what leads did, by e-mail or id, before the contacts or after", async () => {
    const files = { "forms.csv": exports.hubspotFormSubmissions, "events.csv": exports.hubspotEvents };
    const engagements = "SELECT who(lead_id), kind, detail FROM engagements ORDER BY at";
    const done = [
      ["ada@example.org", "page view", "/pricing"],
      ["ada@example.org", "form", "Book a demo"],
      ["bob@example.com", "email open", "newsletter"],
      ["bob@example.com", "form", "Pricing guide"],
    ];
    const { imported, rows } = project();
    const out = await imported(files);
    expect(out).toContain("forms.csv: HubSpot form submissions, 2 rows into engagements; not mapped: Page URL");
    expect(out).toContain("events.csv: HubSpot events, 2 rows into engagements");
    await imported({ "contacts.csv": people });
    expect(rows(engagements)).toEqual(done);
    // Submissions have no id of their own: the same ones in another file are the same.
    await imported({
      "later.csv": `${exports.hubspotFormSubmissions}"Webinar","2026-02-01 10:00","",bob@example.com\n`,
    });
    expect(rows(engagements)).toEqual([...done, ["bob@example.com", "form", "Webinar"]]);
  });

  test("stages in their order, and properties of one's own of contacts", async () => {
    const { imported, rows } = project();
    await imported({ "stages.csv": exports.hubspotStages, "contacts.csv": people });
    expect(rows("SELECT kind, pipeline, name, position FROM stage_definitions ORDER BY kind, position")).toEqual([
      ["lifecycle", "default", "Lead", 0],
      ["lifecycle", "default", "Marketing Qualified Lead", 1],
      ["pipeline", "Sales Pipeline", "Discovery", 0],
    ]);
    expect(rows("SELECT segment FROM leads ORDER BY id").flat()).toEqual(["SMB", null]);
    expect(rows("SELECT who(id), name, value FROM dimensions ORDER BY name")).toEqual([
      ["ada@example.org", "active_days", "12"],
      ["ada@example.org", "workspace", "ws-1"],
    ]);
  });
});

test("Salesforce's history of reasons, comments and a stage of one's own, and its stages", async () => {
  const { imported, rows } = project();
  await imported({
    "history.csv": `LeadId,Field,OldValue,NewValue,CreatedDate,CreatedBy.Name
00QAA000002abcD,Lifecycle_Stage__c,,Opportunity,2026-02-05T10:00:00.000+0000,System
00QAA000002abcD,Rejection_Reason__c,,No project,2026-02-08T16:00:00.000+0000,Sam Ortiz
00QAA000002abcD,Status,Working,Unqualified,2026-02-08T16:00:00.000+0000,Sam Ortiz
00QAA000002abcD,Sales_Feedback__c,,"Not now",2026-02-08T16:00:00.000+0000,Sam Ortiz
`,
    "leads.csv": exports.salesforceLeads,
    "stages.csv": exports.salesforceOpportunityStages,
  });
  expect(rows("SELECT stage FROM lifecycle WHERE who(lead_id) LIKE 'cem%'").flat()).toEqual(["Opportunity"]);
  expect(rows("SELECT decision, reason, owner FROM dispositions")).toEqual([["rejected", "No project", "Sam Ortiz"]]);
  expect(rows("SELECT text FROM feedback").flat()).toEqual(["Not now"]);
  expect(rows("SELECT name, position FROM stage_definitions ORDER BY position")).toEqual([
    ["Qualification", 1],
    ["Closed Won", 2],
  ]);
});
