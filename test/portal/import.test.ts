import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openPortal } from "../../src/portal/portal.ts";
import { measured, sheetOf, table } from "../facts/support.ts";
import { coord, funnelFiles, funnelMap, temporaryFolder } from "../support.ts";

const counts = (folder: string) => {
  const { db } = openPortal(folder);
  const of = (name: string) => db.prepare(`SELECT COUNT(*) FROM ${name}`).pluck().get();
  return { leads: of("leads"), stages: of("lifecycle"), deals: of("deals") };
};

test("leads and deals go in whatever the order of the files, and tie by key", async () => {
  const folder = temporaryFolder();
  const files = funnelFiles(folder);
  const { code, out } = await coord(folder, "import", ...files, "--map", funnelMap(folder));
  expect(code).toBe(0);
  expect(out).toContain("40 rows into deals; not mapped: sdr_id, lead type");
  expect(counts(folder)).toEqual({ leads: 300, stages: 300, deals: 40 });
  const sheet = sheetOf(openPortal(folder));
  expect(measured(sheet, "won_volume").value).toBe(40);
  expect(table(sheet, "funnel_by_source").columns).toEqual(["Source", "Leads", "MQL", "Won", "Won share"]);
  for (const id of ["acceptance_rate", "rejection_rate", "speed_to_lead", "response_sla", "win_rate"]) {
    expect([id, sheet.get(id).status]).toEqual([id, "missing"]);
  }
});

test("the same files twice change nothing", async () => {
  const folder = temporaryFolder();
  const files = funnelFiles(folder);
  const map = funnelMap(folder);
  await coord(folder, "import", ...files, "--map", map);
  const before = counts(folder);
  const { out } = await coord(folder, "import", ...files, "--map", map);
  expect(out).toContain("already in the portal");
  expect(counts(folder)).toEqual(before);
});

test("of two versions of one lead the later modified one stands, in either order", async () => {
  const map = `source: crm
tables:
  - into: leads
    columns: { Id: id, Created: created_at, Modified: modified_at, Source: source }
`;
  const old = "Id,Created,Modified,Source\n1,2026-01-01,2026-01-02,Old\n";
  const recent = "Id,Created,Modified,Source\n1,2026-01-01,2026-03-02,New\n";
  for (const order of [
    [old, recent],
    [recent, old],
  ]) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "map.yaml"), map);
    for (const [index, text] of order.entries()) {
      writeFileSync(join(folder, `${index}.csv`), text);
      await coord(folder, "import", join(folder, `${index}.csv`), "--map", "map.yaml");
    }
    expect(openPortal(folder).db.prepare("SELECT source FROM leads").pluck().get()).toBe("New");
  }
});

test("a row that can't be read is told by line, and the good ones go in", async () => {
  const folder = temporaryFolder();
  const [, leads = ""] = funnelFiles(folder, { leads: 3 });
  writeFileSync(leads, "mql_id;first_contact_date;landing_page_id;origin\na;2018.01.01;p;Web\nb;tomorrow;p;Web\n");
  const { code, out } = await coord(folder, "import", leads, "--map", funnelMap(folder));
  expect(code).toBe(0);
  expect(out).toContain("1 rows into leads, 1 rejected");
  expect(out).toContain(
    `${leads}:3 warning import/row: \`tomorrow\` in first_contact_date is no date in a known format.`,
  );
});

test("the portal is for its owner alone, and git leaves it out", async () => {
  const folder = temporaryFolder();
  await coord(folder, "import", ...funnelFiles(folder), "--map", funnelMap(folder));
  expect(statSync(join(folder, ".concord")).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, ".concord", "portal.db")).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, ".concord"))).toContain(".gitignore");
});

test.each([
  ["an empty file", "", "is empty"],
  ["a header without a row", "mql_id;first_contact_date;landing_page_id;origin\n", "No row could be imported"],
  ["a picture", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "is no CSV text"],
  ["another table", "name;age\nAnn;30\n", "fits no table of the map"],
])("%s is refused with one sentence, and nothing is written", async (_name, text, message) => {
  const folder = temporaryFolder();
  const file = join(folder, "input.csv");
  writeFileSync(file, text);
  const { code, err } = await coord(folder, "import", file, "--map", funnelMap(folder));
  expect(code).toBe(2);
  expect(err).toContain(file);
  expect(err).toContain(message);
  expect(err.split("\n")).toHaveLength(1);
  expect(existsSync(join(folder, ".concord"))).toBe(false);
});

test("one bad file among good ones leaves the portal as it was", async () => {
  const folder = temporaryFolder();
  const map = funnelMap(folder);
  const bad = join(folder, "bad.csv");
  writeFileSync(bad, "name;age\nAnn;30\n");
  await coord(folder, "import", ...funnelFiles(folder, { leads: 10, won: 1 }), "--map", map);
  const before = counts(folder);
  const { code } = await coord(folder, "import", ...funnelFiles(folder, { leads: 50 }), bad, "--map", map);
  expect(code).toBe(2);
  expect(counts(folder)).toEqual(before);
});

test.each([
  [
    "an unknown field",
    "source: x\ntables:\n  - into: leads\n    columns: { Id: id, Made: created_at, C: colour }\n",
    "columns.C",
  ],
  [
    "a table without what it needs",
    "source: x\ntables:\n  - into: leads\n    columns: { Id: id }\n",
    "no column is mapped to created_at",
  ],
  ["broken YAML", "source: [\n", ":2 is not valid YAML"],
])("a map with %s is refused, with where", async (_name, text, message) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "map.yaml"), text);
  const { code, err } = await coord(folder, "import", ...funnelFiles(folder), "--map", "map.yaml");
  expect(code).toBe(2);
  expect(err).toContain("map.yaml");
  expect(err).toContain(message);
});

test("a file that is no portal is named as such", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "notes.txt"), "this is no database, only a text of some length\n".repeat(20));
  const { code, err } = await coord(folder, "facts", "--portal", "notes.txt");
  expect(code).toBe(2);
  expect(err).toContain("notes.txt can't be opened as a portal");
});

const crmMap = (zone: string) => `source: crm
time_zone: ${zone}
tables:
  - into: leads
    date_format: yyyy-MM-dd HH:mm
    columns: { Id: id, Email: email, Created: created_at, Source: source, MQL: mql_at }
  - into: leads
    date_format: yyyy-MM-dd HH:mm
    columns: { Id: id, Created: created_at, Owner: owner }
  - into: deals
    date_format: yyyy-MM-dd HH:mm
    columns: { Deal: id, Lead: lead, Stage: [stage, outcome], Closed: closed_at, Modified: modified_at }
`;

async function importText(folder: string, name: string, text: string): Promise<void> {
  writeFileSync(join(folder, name), text);
  const { code, err } = await coord(folder, "import", join(folder, name), "--map", "map.yaml");
  expect([code, err]).toEqual([0, ""]);
}

test("the same file through a corrected map corrects its stamps and doubles none", async () => {
  const folder = temporaryFolder();
  const text = "Id,Email,Created,Source,MQL\n1,a@x.test,2026-01-01 09:00,Web,2026-01-02 09:00\n";
  for (const zone of ["UTC", "America/New_York"]) {
    writeFileSync(join(folder, "map.yaml"), crmMap(zone));
    await importText(folder, "leads.csv", text);
  }
  const stamps = openPortal(folder).db.prepare("SELECT at FROM lifecycle").pluck().all();
  expect(stamps).toEqual([Date.parse("2026-01-02T14:00:00Z") / 1000]);
});

test("a file with fewer columns leaves the others as they were", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "map.yaml"), crmMap("UTC"));
  await importText(
    folder,
    "leads.csv",
    "Id,Email,Created,Source,MQL\n1,A@x.test,2026-01-01 09:00,Web,2026-01-02 09:00\n",
  );
  await importText(folder, "owners.csv", "Id,Created,Owner\n1,2026-01-01 09:00,Ann\n");
  expect(openPortal(folder).db.prepare("SELECT email, source, owner FROM leads").get()).toEqual({
    email: "a@x.test",
    source: "Web",
    owner: "Ann",
  });
  expect(counts(folder)).toEqual({ leads: 1, stages: 1, deals: 0 });
});

test("an older export of deals, imported later, takes nothing back", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "map.yaml"), crmMap("UTC"));
  await importText(
    folder,
    "new.csv",
    "Deal,Lead,Stage,Closed,Modified\nd,1,Closed Won,2026-02-01 09:00,2026-02-01 09:00\n",
  );
  await importText(folder, "old.csv", "Deal,Lead,Stage,Closed,Modified\nd,1,Proposal,,2026-01-01 09:00\n");
  expect(openPortal(folder).db.prepare("SELECT outcome FROM deals").pluck().all()).toEqual(["won"]);
});

test("a person without an id is known by the e-mail, in whatever case", async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "map.yaml"),
    "source: crm\ntables:\n  - into: leads\n    columns: { Email: email, Created: created_at }\n",
  );
  await importText(folder, "leads.csv", "Email,Created\nAnn@X.test,2026-01-01\nann@x.test,2026-01-01\n");
  expect(openPortal(folder).db.prepare("SELECT email FROM leads").pluck().all()).toEqual(["ann@x.test"]);
});

test("a quote that is never closed is a rejected row, and the rows before it go in", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "map.yaml"), crmMap("UTC"));
  writeFileSync(join(folder, "bad.csv"), 'Id,Created,Owner\n1,2026-01-01 09:00,Ann\n2,2026-01-01 09:00,"Ben\n');
  const { code, out } = await coord(folder, "import", "bad.csv", "--map", "map.yaml");
  expect(code).toBe(0);
  expect(out).toContain("1 rows into leads, 1 rejected");
  const rejects = readFileSync(join(folder, ".concord", "rejects", "bad.csv.rejects.csv"), "utf8");
  expect(rejects).toMatch(/^file,line,why\n"bad\.csv",\d+,"the row can't be read: .*Quote.*"\n$/);
});
