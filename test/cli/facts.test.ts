import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LeadBehind } from "../../src/facts/leads-behind.ts";
import { coord, temporaryFolder } from "../support.ts";

const crm = {
  "contacts.csv": [
    "Record ID,Email,Original Source,Contact owner,Create Date,Became a Marketing Qualified Lead Date",
    "101,ada@example.org,Web,Ann,2026-01-05 09:00,2026-01-06 10:00",
    "102,bob@example.org,Web,Ann,2026-01-05 09:00,2026-01-06 10:00",
    "103,,Fair,Ben,2026-01-05 09:00,2026-01-06 10:00",
  ],
  "calls.csv": [
    "Record ID,Activity date,Call direction,Call outcome,Activity assigned to,Associated Contact IDs",
    "1,2026-01-06 10:20,Outbound,connected,Ann,101",
    "2,2026-01-08 10:20,Outbound,no answer,Ann,102",
  ],
};

async function project(settings = ""): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries(crm)) writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
  if (settings) writeFileSync(join(folder, "concord.yaml"), settings);
  expect((await coord(folder, "import", ...Object.keys(crm))).code).toBe(0);
  return folder;
}

test("the table holds each fact that is measured, with value, records and range, and then what is missing", async () => {
  const { code, out } = await coord(temporaryFolder(), "facts", "--sample");
  expect(code).toBe(0);
  expect(out).toMatch(/^Fact +Value +Records +Between +What it is$/m);
  expect(out).toMatch(/^acceptance_rate +\d+(?:\.\d)?% +\d+ +\d.*% and \d.*% +Decided MQLs that sales accepted$/m);
  const empty = await coord(temporaryFolder(), "facts");
  expect(empty.out).toMatch(/^Missing: \d+ facts that these records can't give$/m);
  expect(empty.out).toMatch(
    /^lead_volume +how many leads came in, by month and source \(the portal holds no leads\)$/m,
  );
});

test("the leads behind a fact are there with their ids, what is on record of them, and whether they count", async () => {
  const folder = await project();
  const { code, out } = await coord(
    folder,
    "facts",
    "--id",
    "response_sla",
    "--rows",
    "--window",
    "all",
    "--as-of",
    "2026-02-01",
  );
  expect(code).toBe(0);
  expect(out.split("\n").slice(3, 9)).toEqual([
    "1. hubspot:101 · ada@example.org, source Web, owner Ann (counts)",
    "   2026-01-05 09:00  created",
    "   2026-01-06 10:00  MQL",
    "   2026-01-06 10:20  outbound call, connected, Ann",
    "",
    "2. hubspot:102 · bob@example.org, source Web, owner Ann (does not count)",
  ]);
  expect(out).not.toContain("https://");
});

test("a link into the CRM stands with a lead where the settings say how one is made", async () => {
  const folder = await project('record_links:\n  hubspot: "https://crm.example/contacts/7/{id}"\n');
  const { out } = await coord(
    folder,
    "facts",
    "--id",
    "speed_to_lead",
    "--rows",
    "--window",
    "all",
    "--as-of",
    "2026-02-01",
  );
  expect(out).toContain(
    "1. hubspot:101 · ada@example.org, source Web, owner Ann (value 20)\n   https://crm.example/contacts/7/101\n",
  );
  writeFileSync(join(folder, "concord.yaml"), 'record_links:\n  hubspot: "https://crm.example/contacts"\n');
  const wrong = await coord(folder, "facts");
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringMatching(/concord\.yaml:2.*a link is https:\/\/\.\.\. with \{id\} in it/),
  ]);
});

test("behind a figure of deals stand the deals, each with its links, its lead and what is on record", async () => {
  const folder = await project(
    'record_links:\n  hubspot: "https://crm.example/contacts/7/{id}"\n  hubspot deals: "https://crm.example/deals/7/{id}"\n',
  );
  writeFileSync(
    join(folder, "deals.csv"),
    "Record ID,Deal Name,Deal Stage,Close Date,Create Date,Amount,Associated Contact IDs,Is Closed Won,Is closed lost\n" +
      "9,Ada & Co,Closed Won,2026-01-20 10:00,2026-01-10 09:00,1200,101,true,false\n" +
      "8,Nobody,Closed Lost,2026-01-21 10:00,2026-01-11 09:00,,,false,true\n",
  );
  expect((await coord(folder, "import", "deals.csv")).code).toBe(0);
  const { out } = await coord(folder, "facts", "--id", "win_rate", "--rows", "--as-of", "2026-02-01");
  expect(out.split("\n").slice(3)).toEqual([
    "1. deal hubspot:9 · Ada & Co, won, USD 1,200 (counts)",
    "   https://crm.example/deals/7/9",
    "   hubspot:101 · ada@example.org, source Web, owner Ann",
    "   https://crm.example/contacts/7/101",
    "   2026-01-05 09:00  created",
    "   2026-01-06 10:00  MQL",
    "   2026-01-06 10:20  outbound call, connected, Ann",
    "   2026-01-10 09:00  deal opened: Ada & Co",
    "   2026-01-20 10:00  deal won",
    "",
    "2. deal hubspot:8 · Nobody, lost (does not count)",
    "   https://crm.example/deals/7/8",
    "   no lead on record",
    "   2026-01-11 09:00  deal opened",
    "   2026-01-21 10:00  deal lost",
    "",
  ]);
});

test("page by page, those that count are as many as the fact says", async () => {
  const folder = temporaryFolder();
  const { value, sample } = JSON.parse(
    (await coord(folder, "facts", "--sample", "--id", "acceptance_rate", "--json")).out,
  ).facts[0] as { value: number; sample: number };
  const leads: LeadBehind[] = [];
  for (;;) {
    const from = String(leads.length + 1);
    const { out } = await coord(folder, "facts", "--sample", "--id", "acceptance_rate", "--rows", from, "--json");
    const page = JSON.parse(out) as { of: number; leads: LeadBehind[] };
    expect(page.of).toBe(sample);
    leads.push(...page.leads);
    if (leads.length >= page.of) break;
  }
  expect(leads.filter(({ counts }) => counts).length / sample).toBeCloseTo(value, 12);
});

test.each([
  [["--rows"], "--rows shows the leads behind one fact; name it with --id."],
  [
    ["--id", "business_chassis", "--rows"],
    "business_chassis is not counted record by record; `coord facts --id business_chassis` shows its query, and the rows of the facts that it is worked out from show the records.",
  ],
  [
    ["--id", "acceptance_rate", "--rows", "x"],
    "--rows takes the number of the lead to begin with, from 1 on; found `x`.",
  ],
  [["--id", "aceptance_rate"], "No fact is called aceptance_rate; did you mean acceptance_rate?"],
])("%j is refused in one sentence", async (argv, sentence) => {
  const { code, err } = await coord(temporaryFolder(), "facts", "--sample", ...argv);
  expect([code, err]).toEqual([2, `coord: ${sentence}`]);
});
