import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, ordersOf, portalOf } from "./importing.ts";

const columns = {
  mql: "Became a Marketing Qualified Lead Date",
  rejected: "Sales Rejected Date,Lead Rejection Reason",
  assigned: "Owner assigned date,Contact owner",
};
const contact = (names: string, cells: string): string =>
  `Record ID,Email,Create Date,Lifecycle Stage,${names}\n1,a@x.test,2026-01-01,Lead,${cells}\n`;
const history = (...changes: string[]): string =>
  `Record ID,Property,Value,Timestamp,Updated by\n${changes.map((change) => `1,${change}\n`).join("")}`;
const mql = (when: string): string => `lifecyclestage,MQL,${when},`;

/** What a portal says after files were imported in one go, and one by one in each order: the same. */
async function saidOf(files: Record<string, string>, sql: string) {
  const whole = portalOf();
  await whole.imported(files);
  const said = whole.rows(sql);
  for (const order of ordersOf(Object.entries(files))) {
    const { imported, rows } = portalOf();
    for (const [name, text] of order) await imported({ [name]: text });
    // Once more, in a file of its own: nothing comes back.
    for (const [name, text] of order) await imported({ [`again-${name}`]: text.replace(/\n$/, "\n\n") });
    expect(rows(sql)).toEqual(said);
  }
  return said;
}

const stages = "SELECT at, precision FROM lifecycle WHERE stage = 'MQL' ORDER BY at";
const minutes = (...times: string[]) => times.map((time) => [at(`2026-01-${time}Z`), "minute"]);

describe("one stage that contacts and their history tell", () => {
  test.each([
    ["a day and its moment", "2026-01-06", ["2026-01-06 10:20"], minutes("06T10:20")],
    ["the last minute of the day", "2026-01-06", ["2026-01-06 23:59"], minutes("06T23:59")],
    ["within the hour, before", "2026-01-06 10:00", ["2026-01-06 10:59"], minutes("06T10:59")],
    ["within the hour, after", "2026-01-06 11:00", ["2026-01-06 10:00"], minutes("06T10:00")],
    ["the same moment", "2026-01-06 10:00", ["2026-01-06 10:00"], minutes("06T10:00")],
    [
      "the moment of one of two in an hour",
      "2026-01-06 10:30",
      ["2026-01-06 10:00", "2026-01-06 10:30"],
      minutes("06T10:00", "06T10:30"),
    ],
    ["over an hour apart: two", "2026-01-06 10:00", ["2026-01-06 11:01"], minutes("06T10:00", "06T11:01")],
    [
      "the day before: two",
      "2026-01-05",
      ["2026-01-06 00:00:01"],
      [
        [at("2026-01-05"), "day"],
        [at("2026-01-06T00:00:01Z"), "minute"],
      ],
    ],
  ])("%s", async (_name, told, changes, said) => {
    const files = { "contacts.csv": contact(columns.mql, told), "history.csv": history(...changes.map(mql)) };
    expect(await saidOf(files, stages)).toEqual(said);
  });

  test("two moments within an hour in histories alone, or in lead files alone, are two", async () => {
    const twice = { "a.csv": history(mql("2026-01-06 10:00")), "b.csv": history(mql("2026-01-06 10:30")) };
    expect(await saidOf(twice, stages)).toEqual(minutes("06T10:00", "06T10:30"));
    const leads = {
      "hubspot.csv": contact(columns.mql, "2026-01-06 10:00"),
      "salesforce.csv":
        "Id,Email,CreatedDate,IsConverted,MQL_Date__c\n00Q1,a@x.test,2026-01-01,false,2026-01-06 10:30\n",
    };
    expect(await saidOf(leads, stages)).toEqual(minutes("06T10:00", "06T10:30"));
  });

  test("of two lead files the one that knows the moment", async () => {
    const leads = {
      "hubspot.csv": contact(columns.mql, "2026-01-06 10:00"),
      "salesforce.csv": "Id,Email,CreatedDate,IsConverted,MQL_Date__c\n00Q1,a@x.test,2026-01-01,false,2026-01-06\n",
    };
    expect(await saidOf(leads, stages)).toEqual(minutes("06T10:00"));
  });

  test("another lead's are its own", async () => {
    const files = {
      "contacts.csv": contact(columns.mql, "2026-01-06"),
      "history.csv": history(mql("2026-01-06 10:00")).replace("\n1,", "\n2,"),
    };
    expect(await saidOf(files, stages)).toHaveLength(2);
  });

  test("whatever contacts say, the order of the files does not matter", { timeout: 60_000 }, async () => {
    const moment = fc
      .integer({ min: 0, max: 12 })
      .map((step) => new Date(Date.UTC(2026, 0, 6, 9, 20 * step)).toISOString());
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(moment, fc.constantFrom("2026-01-05", "2026-01-06")),
        fc.uniqueArray(moment, { minLength: 1, maxLength: 3 }),
        async (told, changes) => {
          await saidOf(
            { "contacts.csv": contact(columns.mql, told), "history.csv": history(...changes.map(mql)) },
            stages,
          );
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  });
});

test("a rejection that goes leaves its reason and its owner to the one that stays", async () => {
  const files = {
    "contacts.csv": contact(`${columns.rejected},Contact owner`, "2026-01-08,No budget,Ann Lee"),
    "history.csv": history("hs_lead_status,Unqualified,2026-01-08 15:00,"),
  };
  expect(await saidOf(files, "SELECT decision, reason, owner, at, precision FROM dispositions")).toEqual([
    ["rejected", "No budget", "Ann Lee", at("2026-01-08T15:00Z"), "minute"],
  ]);
});

test("a rejection, its reason in the history and both in the contact are one, by whom the history says", async () => {
  const files = {
    "contacts.csv": contact(`${columns.rejected},Contact owner`, "2026-01-08 15:01,No budget,Ann Lee"),
    "history.csv": history(
      "hs_lead_status,Unqualified,2026-01-08 15:00,Ben Ray",
      "lead_rejection_reason,No budget,2026-01-08 15:02,Ben Ray",
    ),
  };
  expect(await saidOf(files, "SELECT reason, owner, at FROM dispositions")).toEqual([
    ["No budget", "Ben Ray", at("2026-01-08T15:00Z")],
  ]);
});

test("an assignment that both tell is one", async () => {
  const files = {
    "contacts.csv": contact(columns.assigned, "2026-01-06,Ann Lee"),
    "history.csv": history("hubspot_owner_id,Ann Lee,2026-01-06 10:00,", "hubspot_owner_id,Ben Ray,2026-01-06 12:00,"),
  };
  expect(await saidOf(files, "SELECT owner, at FROM assignments ORDER BY at")).toEqual([
    ["Ann Lee", at("2026-01-06T10:00Z")],
    ["Ben Ray", at("2026-01-06T12:00Z")],
  ]);
});

describe("a reason that a lead tells without a day", () => {
  const reasons = "SELECT at, reason FROM dispositions ORDER BY at";
  const unqualified = (when: string): string => `hs_lead_status,Unqualified,${when},`;

  test("is that of the latest rejection that has none", async () => {
    const files = {
      "contacts.csv": contact("Lead Rejection Reason", "No budget"),
      "history.csv": history(unqualified("2026-01-08 15:00"), unqualified("2026-02-08 15:00")),
    };
    expect(await saidOf(files, reasons)).toEqual([
      [at("2026-01-08T15:00Z"), null],
      [at("2026-02-08T15:00Z"), "No budget"],
    ]);
  });

  test("goes to no other where a rejection has it, and to none where nobody was rejected", async () => {
    const files = {
      "contacts.csv": contact("Lead Rejection Reason", "No budget"),
      "history.csv": history(
        unqualified("2026-01-08 15:00"),
        unqualified("2026-02-08 15:00"),
        "lead_rejection_reason,No budget,2026-02-08 15:01,",
      ),
    };
    expect(await saidOf(files, reasons)).toEqual([
      [at("2026-01-08T15:00Z"), null],
      [at("2026-02-08T15:00Z"), "No budget"],
    ]);
    const accepted = history("hs_lead_status,Accepted,2026-01-08 15:00,");
    const none = { "contacts.csv": files["contacts.csv"], "history.csv": accepted };
    expect(await saidOf(none, reasons)).toEqual([[at("2026-01-08T15:00Z"), null]]);
  });

  test("is Salesforce's as well, and the newest of several", async () => {
    const leads = (reason: string, modified: string): string =>
      `Id,Email,CreatedDate,LastModifiedDate,IsConverted,Rejection_Reason__c\n00Q1,a@x.test,2026-01-01,${modified},false,${reason}\n`;
    const files = {
      "old.csv": leads("Timing", "2026-01-09"),
      "new.csv": leads("No project", "2026-01-10"),
      "history.csv": "LeadId,Field,OldValue,NewValue,CreatedDate\n00Q1,Status,Open,Unqualified,2026-01-08T15:00:00Z\n",
    };
    const { imported, rows } = portalOf();
    await imported(files);
    expect(rows(reasons)).toEqual([[at("2026-01-08T15:00Z"), "No project"]]);
  });
});
