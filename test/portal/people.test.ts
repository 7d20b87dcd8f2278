import { describe, expect, test } from "vitest";
import { at, ordersOf, portalOf } from "./importing.ts";

const contacts = (...people: string[]): string =>
  `Record ID,Email,Lifecycle Stage,Create Date\n${people.map((person) => `${person},Lead,2026-01-05\n`).join("")}`;
const touches = "SELECT email FROM touches LEFT JOIN leads ON leads.id = touches.lead_id ORDER BY touches.id";

describe("what is of nobody known", () => {
  const files = {
    "calls.csv": `Record ID,Call title,Activity date,Associated Contact IDs
1,A,2026-01-06 09:00,101
2,B,2026-01-06 09:00,102
3,C,2026-01-06 09:00,101;103
`,
    "forms.csv": "Conversion,Submission date,Email\nDemo,2026-01-06 09:00,b@x.test\n",
    "history.csv":
      "Record ID,Property,Value,Timestamp\n101,lifecyclestage,MQL,2026-01-06\n104,lifecyclestage,MQL,2026-01-06\n",
    "deals.csv":
      "Record ID,Deal Name,Deal Stage,Associated Contact IDs\n1,A,Proposal,102\n2,B,Proposal,\n3,C,Proposal,101\n",
  };

  test("is counted by file, stays, and ties when the lead comes", async () => {
    const { imported, rows } = portalOf();
    const { files: first } = await imported({ ...files, "contacts.csv": contacts("101,a@x.test") });
    expect(first.map(({ ofNobody }) => ofNobody)).toEqual([2, 1, 1, 1, 0]);
    const { files: second } = await imported({ "later.csv": contacts("102,b@x.test", "103,", "104,") });
    expect(second.map(({ ofNobody }) => ofNobody)).toEqual([0]);
    expect(rows(touches).flat()).toEqual(["a@x.test", "b@x.test", "a@x.test", null]);
    expect(rows("SELECT COUNT(*) FROM touches WHERE lead_id NOT IN (SELECT id FROM leads)")).toEqual([[0]]);
    expect(rows("SELECT COUNT(*) FROM engagements JOIN leads ON leads.id = lead_id")).toEqual([[1]]);
  });
});

describe("an id with an e-mail beside it", () => {
  const calls = `Call ID,Prospect ID,Email,User Email,Dialed At
1,7,A@x.test,rep@vendor.test,2026-01-06T09:00:00Z
2,8,b@x.test,rep@vendor.test,2026-01-06T09:00:00Z
`;
  const crm = contacts("101,a@x.test", "102,b@x.test");

  test.each(ordersOf(["calls.csv", "contacts.csv"]))(
    "ties by the e-mail where nobody has the id: %s before %s, and both at once",
    async (...order) => {
      const texts: Record<string, string> = { "calls.csv": calls, "contacts.csv": crm };
      const { imported, rows } = portalOf();
      for (const name of order) await imported({ [name]: texts[name]! });
      expect(rows(touches).flat()).toEqual(["a@x.test", "b@x.test"]);
      const atOnce = portalOf();
      const { files } = await atOnce.imported(Object.fromEntries(order.map((name) => [name, texts[name]!])));
      expect(atOnce.rows(touches).flat()).toEqual(["a@x.test", "b@x.test"]);
      expect(files.map(({ ofNobody }) => ofNobody)).toEqual([0, 0]);
    },
  );

  test("ties by the id where somebody has it", async () => {
    const { imported, rows } = portalOf();
    const prospects = "Prospect ID,Email,Created At\n7,new@x.test,2026-01-05T09:00:00Z\n";
    await imported({ "calls.csv": calls, "contacts.csv": crm, "prospects.csv": prospects });
    expect(rows(touches).flat()).toEqual(["new@x.test", "b@x.test"]);
  });

  test("makes nobody one who are two: a number that stands for many is nobody's", async () => {
    const { imported, rows } = portalOf();
    await imported({ "calls.csv": calls.replace("2,8,", "2,7,") });
    await imported({ "contacts.csv": crm });
    expect(rows(touches).flat()).toEqual(["a@x.test", "b@x.test"]);
    expect(rows("SELECT COUNT(*) FROM leads")).toEqual([[2]]);
  });

  test("goes for forms and for meetings of several, who are told in one order", async () => {
    const { imported, rows } = portalOf();
    await imported({
      "meetings.csv": `Record ID,Meeting name,Meeting start time,Associated Contact IDs,Associated Contact
1,Demo,2026-01-06 09:00,7;8,Ada Byron (a@x.test);Bob (b@x.test)
2,Talk,2026-01-07 09:00,7;8,b@x.test
`,
      "forms.csv": "Conversion,Submission date,Contact ID,Email\nDemo,2026-01-06 09:00,7,b@x.test\n",
      "contacts.csv": crm,
    });
    expect(rows(touches).flat()).toEqual(["a@x.test", "b@x.test", null, null]);
    expect(rows("SELECT email FROM engagements JOIN leads ON leads.id = lead_id").flat()).toEqual(["b@x.test"]);
  });
});

test("a column of associated contacts ties e-mails and ids, and no names", async () => {
  const { imported, rows } = portalOf();
  const { files, findings } = await imported({
    "calls.csv": `Record ID,Call title,Activity date,Associated Contact
1,A,2026-01-06 09:00,Ada Byron (a@x.test)
2,B,2026-01-06 09:00,102
3,C,2026-01-06 09:00,Ada Byron
4,D,2026-01-06 09:00,
5,E,2026-01-06 09:00,;
`,
    "deals.csv": `Record ID,Deal Name,Deal Stage,Close Date,Associated Contact
1,A,Closed Won,2026-02-01,Ada Byron; Bob Cole
2,B,Closed Won,2026-02-01,b@x.test
`,
    "contacts.csv": contacts("101,a@x.test", "102,b@x.test"),
  });
  expect(files).toMatchObject([{ rows: 2, rejected: 3, ofNobody: 0 }, { rows: 2, cellsLeftOut: 1 }, { rows: 2 }]);
  expect(findings.map(({ line, message }) => `${line} ${message}`)).toEqual([
    "2 `Ada Byron; Bob Cole` in Associated Contact is a name, and a name is nobody's id; the cell is left out.",
    "4 `Ada Byron` in Associated Contact is a name, and a name is nobody's id.",
    "5 Associated Contact is empty, and touches need it.",
    "6 `;` in Associated Contact names nobody.",
  ]);
  expect(rows(touches).flat()).toEqual(["a@x.test", "b@x.test"]);
  const deals = "SELECT name, email FROM deals LEFT JOIN leads ON leads.id = lead_id ORDER BY name";
  expect(rows(deals)).toEqual([
    ["A", null],
    ["B", "b@x.test"],
  ]);
});

test("a member of a campaign is the contact where no lead stands there", async () => {
  const { imported, rows } = portalOf();
  const { files } = await imported({
    "members.csv": `Id,CampaignId,LeadId,ContactId,HasResponded,FirstRespondedDate
00v1,7011,00Q1,,true,2026-02-04
00v2,7011,,0031,true,2026-02-05
00v3,7011,00Q2,0031,true,2026-02-06
00v4,7011,,,true,2026-02-06
`,
    "leads.csv": `Id,Email,CreatedDate,IsConverted,ConvertedContactId
00Q1,a@x.test,2026-01-05,false,
00Q2,b@x.test,2026-01-05,true,0031
`,
  });
  expect(files).toMatchObject([{ rows: 3, rejected: 1 }, { rows: 2 }]);
  expect(rows("SELECT email FROM engagements JOIN leads ON leads.id = lead_id ORDER BY at").flat()).toEqual([
    "a@x.test",
    "b@x.test",
    "b@x.test",
  ]);
});

test("a conversion has no value in Salesforce's history, and is one", async () => {
  const { imported, rows } = portalOf();
  await imported({
    "history.csv": `LeadId,Field,OldValue,NewValue,CreatedDate
00Q1,leadConverted,,,2026-02-05T10:00:00Z
00Q2,leadConverted,false,true,2026-02-06T10:00:00Z
00Q3,leadConverted,true,false,2026-02-07T10:00:00Z
00Q4,Status,,,2026-02-07T10:00:00Z
`,
  });
  expect(rows("SELECT stage, at FROM lifecycle ORDER BY at")).toEqual([
    ["SQL", at("2026-02-05T10:00Z")],
    ["SQL", at("2026-02-06T10:00Z")],
  ]);
});

describe("tasks without a channel", () => {
  const task = "Id,WhoId,Status,CompletedDateTime,Subject";
  const on = "00Q1,Completed,2026-02-05T10:00:00Z";

  test("have it in their subject, as far as it begins with one", async () => {
    const { imported, rows } = portalOf();
    const subjects = [
      "Call",
      "Email: Your question",
      "E-mail",
      "List Email: News",
      "[Outreach] [Call] Hello",
      "Calling plan",
      "",
    ];
    const { files } = await imported({
      "t.csv": `${task}\n${subjects.map((subject, nth) => `00T${nth},${on},${subject}\n`).join("")}`,
    });
    expect(files).toMatchObject([
      { rows: 5, notCounted: 2, whyNotCounted: { "nothing says which channel it is of.": 2 } },
    ]);
    expect(rows("SELECT channel FROM touches ORDER BY id").flat()).toEqual(["call", "email", "email", "email", "call"]);
  });

  test("are refused before they are read where no column has it", async () => {
    const { imported } = portalOf();
    await expect(imported({ "t.csv": `${task.replace(",Subject", "")}\n00T1,${on}\n` })).rejects.toThrow(
      "t.csv looks like Salesforce Task and lacks `TaskSubtype`",
    );
  });
});

test.each([
  [
    "HubSpot",
    "Record ID,Meeting name,Meeting start time,Associated Contact IDs,Meeting outcome",
    "1,Demo,2026-01-06 09:00,101",
    ["CANCELED", "NO_SHOW", "Rescheduled", "COMPLETED"],
  ],
  [
    "Salesforce",
    "Id,WhoId,StartDateTime,Outcome__c",
    "00U1,00Q1,2026-01-06T09:00:00Z",
    ["Cancelled by lead", "No-Show", "Postponed", "Completed"],
  ],
])("what became of a meeting is one word for each spelling of it: %s", async (_name, columns, cells, outcomes) => {
  const { imported, rows } = portalOf();
  await imported({
    "m.csv": `${columns}\n${outcomes.map((outcome, nth) => `${cells.replace("1", String(nth))},${outcome}\n`).join("")}`,
  });
  expect(rows("SELECT outcome FROM touches ORDER BY id").flat()).toEqual([
    "cancelled",
    "no show",
    "rescheduled",
    "completed",
  ]);
});

test("what became of a call stands as it was written", async () => {
  const { imported, rows } = portalOf();
  await imported({
    "c.csv":
      "Record ID,Call title,Activity date,Associated Contact IDs,Call outcome\n1,A,2026-01-06 09:00,101,Busy - Cancelled\n",
  });
  expect(rows("SELECT outcome FROM touches").flat()).toEqual(["Busy - Cancelled"]);
});
