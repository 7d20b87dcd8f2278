import { expect, test } from "vitest";
import { portalOf } from "./importing.ts";

/** What a file of these columns and one row of these cells is taken for, or why it is refused. */
async function takenFor(columns: string, cells = columns.replace(/[^,]+/g, "1")): Promise<string> {
  const { imported } = portalOf();
  try {
    const { files } = await imported({ "x.csv": `${columns}\n${cells}\n` }, { dryRun: true });
    return files[0]!.name;
  } catch (error) {
    const { message } = error as Error;
    return message.replace(/(?:\S+\/)?x\.csv/g, "x.csv");
  }
}

test.each([
  ["Record ID,Company name,Company owner,Create Date,Lifecycle Stage,Original Traffic Source"],
  ["Record ID,Company name,Create Date,Lifecycle Stage,Number of Associated Contacts"],
  ["Record ID,Company name,Create Date,Industry,City"],
])("companies without a domain are companies: %s", async (columns) => {
  const cells = columns.split(",").map((column) => (column === "Create Date" ? "2026-01-05" : "1"));
  expect(await takenFor(columns, cells.join(","))).toBe("HubSpot companies");
});

test.each([
  ["Record ID,Email,Company name,Create Date,Lifecycle Stage"],
  ["Record ID,Contact owner,Company Name,Create Date,Original Source"],
  ["Record ID,Create Date,Became a Marketing Qualified Lead Date"],
])("contacts with the name of a company, or with next to nothing, are contacts: %s", async (columns) => {
  const cells = columns.split(",").map((column) => (column.endsWith("Date") ? "2026-01-05" : "1"));
  expect(await takenFor(columns, cells.join(","))).toBe("HubSpot contacts");
});

test("what may be contacts or companies is refused, with the columns that tell", async () => {
  expect(await takenFor("Record ID,Company name,Create Date,Lifecycle Stage")).toBe(
    "x.csv may be HubSpot contacts or HubSpot companies, since all its columns are of both; export it again " +
      "with `Email` or `Contact owner` if it is HubSpot contacts, with `Company owner` or `Company Domain Name` if it is HubSpot companies.",
  );
});

test.each([
  [
    "Record ID,Deal owner,Amount,Close Date,Create Date,Original Traffic Source",
    "HubSpot deals and lacks `Deal Stage`",
  ],
  ["Id,Name,AccountId,Amount,CloseDate,LeadSource,CreatedDate", "Salesforce Opportunity and lacks `StageName`"],
  [
    "Opportunity ID,Opportunity Name,Amount,Close Date,Lead Source,Created Date",
    "Salesforce Opportunity and lacks `StageName`",
  ],
])("deals without a stage are refused for that: %s", async (columns, message) => {
  expect(await takenFor(columns)).toContain(`x.csv looks like ${message}; export it again with that column`);
});

const people = "Id,FirstName,LastName,Email,LeadSource,CreatedDate";
const cellsOf = (id: string): string => `${id},Ada,Byron,a@x.test,Web,2026-01-05`;

test.each([
  ["by their account", "Id,AccountId,Email,LeadSource,CreatedDate", "1,1,a@x.test,Web,2026-01-05"],
  ["by their ids", people, cellsOf("003AA000000contAAA")],
  [
    "in a report",
    "Contact ID,First Name,Last Name,Account Name,Email,Lead Source,Created Date",
    "1,A,B,C,,Web,1/5/2026",
  ],
])("contacts of Salesforce are no leads: known %s", async (_name, columns, cells) => {
  expect(await takenFor(columns, cells)).toMatch(
    /^x\.csv looks like Salesforce Contact: contacts are not read, .* export leads with `ConvertedContactId`/,
  );
});

test.each([
  ["whose ids are leads'", people, cellsOf("00QAA000001abcDEAZ")],
  ["whose ids don't tell", people, cellsOf("1")],
  ["with a field of one's own for the account", `${people},AccountId,IsConverted`, `${cellsOf("1")},1,false`],
  ["without anything that marks them", "Id,Email,CreatedDate", "00QAA000001abcDEAZ,a@x.test,2026-01-05"],
])("leads of Salesforce are leads, %s", async (_name, columns, cells) => {
  expect(await takenFor(columns, cells)).toBe("Salesforce Lead");
});

test("opportunities whose columns could be leads' are told by their ids", async () => {
  const cells = "006AA000000oppoAAA,Renewal,Web,2026-01-05,a@x.test";
  expect(await takenFor("Id,Name,LeadSource,CreatedDate,Email", cells)).toContain("Salesforce Opportunity and lacks");
});

test("what has an account and nothing that tells whose it is, is refused", async () => {
  expect(await takenFor("Id,Name,AccountId,LeadSource,CreatedDate")).toMatch(
    /^x\.csv may be Salesforce Lead or something else, .* with `IsConverted` or `Company` if it is Salesforce Lead\.$/,
  );
});
