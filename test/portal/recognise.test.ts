import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openPortal } from "../../src/portal/portal.ts";
import { coord, temporaryFolder } from "../support.ts";
import { withWho } from "../who.ts";
import * as exports from "./exports.ts";

/** Imports files by their names and gives what the portal then answers to a query. */
async function imported(files: Record<string, string>, ...argv: string[]) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { code, out } = await coord(folder, "import", ...Object.keys(files), ...argv);
  const { db } = openPortal(folder);
  return {
    code,
    out,
    folder,
    rows: (sql: string) => withWho(db).prepare(sql).raw().all() as (string | number | null)[][],
  };
}

const at = (text: string): number => Date.parse(text) / 1000;

describe("HubSpot", () => {
  const files = {
    "deals.csv": exports.hubspotDeals,
    "calls.csv": exports.hubspotCalls,
    "contacts.csv": exports.hubspotContacts,
    "emails.csv": exports.hubspotEmails,
    "meetings.csv": exports.hubspotMeetings,
    "companies.csv": exports.hubspotCompanies,
  };

  test("each export is recognised by its columns and goes in, in any order", async () => {
    const { code, out, rows } = await imported(files);
    expect(code).toBe(0);
    for (const name of ["contacts", "deals", "calls", "emails", "meetings", "companies"])
      expect(out).toContain(`${name}.csv: HubSpot ${name}, `);
    expect(rows("SELECT who(id), email, company, job_title, company_size, owner FROM leads ORDER BY who(id)")).toEqual([
      ["ada@example.org", "ada@example.org", "Byron Ltd", "CFO", 120, "Ann Lee"],
      ["bob@example.com", "bob@example.com", 'Cole "Tools" Inc', "Owner, and more", 8, "Ben Ray"],
      ["hubspot:103", null, null, null, null, null],
    ]);
    expect(
      rows("SELECT who(lead_id), stage, at, precision FROM lifecycle WHERE stage = 'MQL' ORDER BY who(lead_id)"),
    ).toEqual([
      ["ada@example.org", "MQL", at("2026-01-06T10:15Z"), "minute"],
      ["bob@example.com", "MQL", at("2026-01-08T08:00Z"), "minute"],
    ]);
    expect(rows("SELECT who(lead_id), outcome, amount, currency, lost_reason FROM deals ORDER BY id")).toEqual([
      ["ada@example.org", "won", 12500, "USD", null],
      ["bob@example.com", "lost", 4000, "USD", "Price"],
    ]);
    expect(rows("SELECT deal_id, stage FROM deal_stages")).toEqual([["hubspot:9001", "Proposal"]]);
    expect(rows("SELECT id, who(lead_id), channel, direction FROM touches ORDER BY id")).toEqual([
      ["hubspot:501", "ada@example.org", "call", "outbound"],
      ["hubspot:502", "bob@example.com", "call", "outbound"],
      ["hubspot:503", "bob@example.com", "call", "inbound"],
      ["hubspot:601", "ada@example.org", "email", "outbound"],
      ["hubspot:602", "ada@example.org", "email", "inbound"],
      ["hubspot:701", "ada@example.org", "meeting", "outbound"],
      ["hubspot:701#2", "bob@example.com", "meeting", "outbound"],
    ]);
    expect(rows("SELECT domain, size, revenue FROM companies")).toEqual([["byron.example.org", 120, 5_000_000]]);
  });

  test("a dry run shows the columns and the facts that would be missing, and writes nothing", async () => {
    const { code, out, folder } = await imported({ "contacts.csv": exports.hubspotContacts }, "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("Became a Marketing Qualified Lead Date -> mql_at");
    expect(out).toContain("not mapped: First Name, Last Name, Lifecycle Stage");
    expect(out).toMatch(/Facts that would be missing \(\d+\):/);
    expect(out).toMatch(/^ {2}no sales activity is on record:\n {4}.*\bspeed_to_lead\b/m);
    expect(out).toContain("Nothing was written.");
    expect(openPortal(folder).name).toBe("empty");
  });
});

describe("Salesforce", () => {
  const files = {
    "tasks.csv": exports.salesforceTasks,
    "history.csv": exports.salesforceLeadHistory,
    "leads.csv": exports.salesforceLeads,
    "users.csv": exports.salesforceUsers,
    "events.csv": exports.salesforceEvents,
    "opportunities.csv": exports.salesforceOpportunities,
    "opportunity-history.csv": exports.salesforceOpportunityHistory,
    "campaign-members.csv": exports.salesforceCampaignMembers,
  };

  test("leads, history, activities and opportunities tie by ids of 15 and 18 characters", async () => {
    const { code, out, rows } = await imported(files);
    expect(code).toBe(0);
    expect(out).toContain("history.csv: Salesforce LeadHistory, 3 rows into lead_history, 2 that are none");
    expect(out).toContain("tasks.csv: Salesforce Task, 3 rows into touches, 1 that are none");
    expect(rows("SELECT who(id), owner FROM leads ORDER BY who(id)")).toEqual([
      ["ada@example.org", "Sam Ortiz"],
      ["cem@example.net", "Sam Ortiz"],
    ]);
    expect(rows("SELECT who(lead_id), stage FROM lifecycle ORDER BY who(lead_id), at")).toEqual([
      ["ada@example.org", "SQL"],
      ["cem@example.net", "MQL"],
    ]);
    expect(rows("SELECT owner, at FROM assignments")).toEqual([["Sam Ortiz", at("2026-02-05T10:00Z")]]);
    expect(rows("SELECT who(lead_id), decision, at FROM dispositions")).toEqual([
      ["cem@example.net", "rejected", at("2026-02-08T16:00Z")],
    ]);
    expect(rows("SELECT who(lead_id), channel FROM touches ORDER BY id")).toEqual([
      ["cem@example.net", "call"],
      ["cem@example.net", "email"],
      ["ada@example.org", "call"],
      ["ada@example.org", "meeting"],
    ]);
    expect(rows("SELECT who(lead_id), outcome, amount, currency FROM deals")).toEqual([
      ["ada@example.org", "won", 9000, "EUR"],
    ]);
    expect(rows("SELECT deal_id, stage FROM deal_stages")).toEqual([["salesforce:006AA000000oppo", "Proposal"]]);
    expect(rows("SELECT field, old_value, new_value FROM deal_changes")).toEqual([
      ["close_date", "2026-02-20", "2026-03-02"],
    ]);
    expect(rows("SELECT who(lead_id), kind, detail FROM engagements")).toEqual([
      ["cem@example.net", "campaign response", "Spring webinar"],
    ]);
  });

  test("one person of two systems is one, by the sync id and by the e-mail", async () => {
    const { rows } = await imported({ "hubspot.csv": exports.hubspotContacts, ...files });
    expect(rows("SELECT who(id) FROM leads ORDER BY who(id)").flat()).toEqual([
      "ada@example.org",
      "bob@example.com",
      "cem@example.net",
      "hubspot:103",
    ]);
    // The newest version that says something says each field: Salesforce changed Ada a day later and has no phone.
    expect(rows("SELECT owner, source, phone, company_size FROM leads WHERE email = 'ada@example.org'")).toEqual([
      ["Sam Ortiz", "Web", "+1 555 0100", 120],
    ]);
  });
});

test("Outreach calls count as attempts by when they were dialled, answered or not", async () => {
  const { rows } = await imported({
    "leads.csv": exports.salesforceLeads,
    "calls.csv": exports.outreachCalls,
    "mailings.csv": exports.outreachMailings,
  });
  expect(rows("SELECT who(lead_id), channel, direction, outcome FROM touches ORDER BY id")).toEqual([
    ["cem@example.net", "call", "outbound", "No Answer"],
    ["cem@example.net", "email", "outbound", "delivered"],
  ]);
});

describe("a file that is no known export", () => {
  test.each([
    ["Id,Colour\n1,red\n", "is no export that is known by its columns (`Id`, `Colour`)", "--map"],
    [
      '"Record ID","Lifecycle Stage","Email"\n1,Lead,a@b.c\n',
      "looks like HubSpot contacts and lacks `Create Date`",
      "--map",
    ],
  ])("says so %#", async (text, message, hint) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "x.csv"), text);
    const { code, err } = await coord(folder, "import", "x.csv");
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });
});

describe("what exports say in other ways", () => {
  const contacts =
    "Record ID,Email,Lifecycle Stage,Create Date,Last Modified Date,Became a Marketing Qualified Lead Date";
  const person = "1,a@b.example,Lead,2026-01-05 09:00,2026-01-07 09:00,2026-01-06 09:00";

  test("the same file in another time zone is read anew, and nothing stands beside itself", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "c.csv"), `${contacts}\n${person}\n`);
    await coord(folder, "import", "c.csv");
    await coord(folder, "import", "c.csv", "--set", "business_hours.time_zone=America/New_York");
    const { db } = openPortal(folder);
    expect(db.prepare("SELECT at FROM lifecycle").pluck().all()).toEqual([at("2026-01-06T14:00Z")]);
    expect(db.prepare("SELECT created_at FROM leads").pluck().all()).toEqual([at("2026-01-05T14:00Z")]);
  });

  test("a deal that is closed is lost only where its stage does not say won", async () => {
    const { rows } = await imported({
      "o.csv":
        "Id,Name,StageName,CloseDate,IsClosed\n006A,X,Closed Won,2026-02-01,true\n006B,Y,Dead,2026-02-01,true\n006C,Z,Proposal,,false\n",
    });
    expect(rows("SELECT outcome FROM deals ORDER BY id").flat()).toEqual(["won", "lost", "open"]);
  });

  test("what was not done is no touch, and what was not accepted no acceptance", async () => {
    const { rows } = await imported({
      "t.csv":
        "Id,WhoId,TaskSubtype,CreatedDate\n00T1,00Q1,Call,2026-02-05T11:00:00Z\n00T2,00Q1,Email,2026-02-05T11:00:00Z\n",
      "h.csv": "LeadId,Field,OldValue,NewValue,CreatedDate\n00Q1,Status,Open,Not Accepted,2026-02-05T11:00:00Z\n",
    });
    expect(rows("SELECT COUNT(*) FROM touches")).toEqual([[0]]);
    expect(rows("SELECT decision FROM dispositions").flat()).toEqual(["rejected"]);
  });

  test("a call and a mailing of one number are two touches", async () => {
    const { rows } = await imported({
      "calls.csv": exports.outreachCalls,
      "mailings.csv": exports.outreachMailings.replace("8001", "7001"),
    });
    expect(rows("SELECT channel FROM touches ORDER BY id").flat()).toEqual(["call", "email"]);
  });

  test("of two tables in one file a bad row of the one costs the other nothing", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "x.csv"), "id,made,first\n1,2026-01-05,\n2,2026-01-05,2026-01-06\n");
    const map =
      "source: own\ntables:\n  - into: leads\n    columns: { id: id, made: created_at }\n  - into: touches\n    columns: { id: [id, lead], first: at }\n    constants: { channel: call }\n";
    writeFileSync(join(folder, "map.yaml"), map);
    const { code, out } = await coord(folder, "import", "x.csv", "--map", "map.yaml");
    expect(code).toBe(0);
    expect(out).toContain("2 rows into leads and touches, 1 rejected");
  });
});
