import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { readStamp } from "../../src/portal/import/dates.ts";
import { importFiles } from "../../src/portal/import/import.ts";
import { type Db, openPortal } from "../../src/portal/portal.ts";
import { csvFolder } from "../../src/portal/sample/csv/file.ts";
import { localMoment } from "../../src/portal/sample/csv/moments.ts";
import { writeSampleCsv } from "../../src/portal/sample/csv/write.ts";
import { createSample, sampleAsOf } from "../../src/portal/sample/sample.ts";
import { type ScenarioName, scenarioNames } from "../../src/portal/sample/scenarios.ts";
import { settingsOf } from "../../src/portal/sample/settings.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { temporaryFolder } from "../support.ts";

/** What is no part of what a portal says: where its rows came from, and how it knows who is who. */
const left = {
  tables: ["imports", "aliases", "versions", "forgotten"],
  columns: ["import_id", "line"],
};

/** The number in an id of the sample, of HubSpot or of Salesforce; an e-mail has none. */
const numberIn = (id: string): number | undefined => {
  const found = /^(?:sample:lead-|sample:00Q-|deal-|company-|hubspot:|salesforce:00.5e)0*(\d+)$/.exec(id)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Calls a portal's records by what the sample and its export have in common: numbers in place of ids. */
function namer(db: Db) {
  const people = new Map(
    (
      db
        .prepare(
          `SELECT lead_id, MAX(alias), email, leads.id IS NULL FROM aliases LEFT JOIN leads ON leads.id = lead_id
           WHERE alias NOT LIKE 'email:%' AND alias NOT LIKE 'deal:%' GROUP BY lead_id`,
        )
        .raw()
        .all() as [number, string, string | null, number][]
    ).map(([id, alias, email, isNobody]) => [
      id,
      isNobody ? `nobody ${numberIn(alias)}` : (email ?? `lead ${numberIn(alias)}`),
    ]),
  );
  return (table: string, column: string, value: unknown): unknown => {
    const isPerson = column === "lead_id" || (column === "id" && (table === "leads" || table === "dimensions"));
    if (isPerson && typeof value === "number") return people.get(value);
    if (typeof value !== "string") return value;
    if (column === "company_id" || column === "deal_id") return numberIn(value);
    if (column === "id") return table === "deals" || table === "companies" ? numberIn(value) : "of its own";
    return value;
  };
}

/** Everything that a portal says, table by table, in an order of its own. */
function saidIn(db: Db): Record<string, string[]> {
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const named = namer(db);
  const said = tables
    .filter((table) => !left.tables.includes(table))
    .map((table) => {
      const rows = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
      const told = rows.map((row) =>
        JSON.stringify(
          Object.entries(row)
            .filter(([column]) => !left.columns.includes(column))
            .map(([column, value]) => [column, named(table, column, value)]),
        ),
      );
      return [table, told.sort()];
    });
  return Object.fromEntries(said);
}

async function roundTrip(scenario: ScenarioName, leads: number) {
  const folder = temporaryFolder();
  const { files, zone } = writeSampleCsv(join(folder, "csv"), { scenario, leads });
  const path = join(folder, "portal.db");
  const paths = files.map(({ file }) => file);
  const result = await importFiles(paths, path, { zone });
  const imported = openPortal(folder, path);
  const sample = createSample({ scenario, leads }).portal;
  return { folder, files, result, sample, imported };
}

describe.each(scenarioNames)("%s", (scenario) => {
  test("as CSV files and back it is the same portal, with the same facts", async () => {
    const { result, sample, imported } = await roundTrip(scenario, 300);
    expect(result.findings).toEqual([]);
    // Columns that the exports have and that say nothing more than others do.
    const known = ["Lifecycle Stage", "IsClosed", "IsWon"];
    expect(result.files.flatMap(({ ignored }) => ignored.filter((column) => !known.includes(column)))).toEqual([]);
    const [said, meant] = [saidIn(imported.db), saidIn(sample.db)];
    expect(Object.keys(said)).toEqual(Object.keys(meant));
    for (const table of Object.keys(meant)) expect([table, said[table]]).toEqual([table, meant[table]]);

    const settings = settingsSchema.parse(settingsOf(scenario));
    for (const window of [undefined, 90, "all"] as const) {
      const sheet = (portal: typeof sample) =>
        createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf, window }).all();
      expect(sheet(imported)).toEqual(sheet(sample));
    }
    imported.db.close();
  });
});

test("what a contacts export can't hold is in the round trip", async () => {
  const count = async (scenario: ScenarioName, sql: string) => {
    const { imported } = await roundTrip(scenario, 300);
    const found = imported.db.prepare(`SELECT COUNT(*) FROM ${sql}`).pluck().get();
    imported.db.close();
    return found;
  };
  expect(await count("healthy", "episodes WHERE n > 1")).toBeGreaterThan(2);
  expect(await count("poor-lead-quality", "dispositions WHERE reason IS NOT NULL")).toBeGreaterThan(20);
  expect(await count("product-led", "dimensions")).toBeGreaterThan(1000);
  expect(await count("buying-committee", "deals WHERE company_id IN (SELECT id FROM companies)")).toBeGreaterThan(3);
  expect(await count("hubspot-and-salesforce", "touches WHERE lead_id NOT IN (SELECT id FROM leads)")).toBeGreaterThan(
    5,
  );
});

test("files that are imported one by one, the last first, give the same portal", async () => {
  const { folder, files, imported } = await roundTrip("hubspot-and-salesforce", 100);
  const path = join(folder, "other.db");
  const options = { zone: settingsOf("hubspot-and-salesforce").business_hours?.time_zone };
  for (const { file } of files.toReversed()) await importFiles([file], path, options);
  const other = openPortal(folder, path);
  expect(saidIn(other.db)).toEqual(saidIn(imported.db));
  for (const { db } of [other, imported]) db.close();
});

test.each(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])(
  "each quarter of an hour of a year is read as it was written in %s, when clocks change too",
  (zone) => {
    const write = localMoment(zone);
    const [from, to] = [Date.UTC(2025, 5, 30) / 1000, sampleAsOf];
    const wrong: string[] = [];
    for (let at = from; at < to; at += 900) {
      const text = write(at);
      if (readStamp(text, { formats: [], zone, order: "month-first" })?.at !== at) wrong.push(text);
    }
    expect(wrong).toEqual([]);
    expect(write(Date.UTC(2026, 1, 3, 12, 5) / 1000)).toMatch(/^2026-02-0[34] \d\d:\d\d$/);
  },
);

test("an hour that comes twice has its offset where it needs one", () => {
  const write = localMoment("America/New_York");
  const first = Date.parse("2025-11-02T05:30:00Z") / 1000;
  const [early, late] = [write(first), write(first + 3600)];
  expect([early, late].map((text) => text.slice(0, 16))).toEqual(["2025-11-02 01:30", "2025-11-02 01:30"]);
  expect([early, late].filter((text) => /^2025-11-02 01:30 -0[45]:00$/.test(text))).toHaveLength(1);
});

test("cells stand as they are, in quotes where they need them, and the contacts begin with a byte order mark", async () => {
  const folder = temporaryFolder();
  const csv = csvFolder(folder);
  const file = csv.file("x.csv", ["a", "b"]);
  csv.file("empty.csv", ["a"]);
  file.write(["=1+1", "+1 555"]);
  file.write(['say "hi", then', "two\nlines"]);
  file.write([undefined, 0]);
  expect(readdirSync(folder)).toEqual([]);
  expect(csv.commit()).toEqual([{ file: join(folder, "x.csv"), rows: 3 }]);
  expect(readdirSync(folder)).toEqual(["x.csv"]);
  expect(readFileSync(join(folder, "x.csv"), "utf8")).toBe('a,b\n=1+1,+1 555\n"say ""hi"", then","two\nlines"\n,0\n');
  const { files } = writeSampleCsv(join(folder, "sample"), { leads: 20 });
  const marked = files.filter(({ file }) => readFileSync(file, "utf8").startsWith("\uFEFF"));
  expect(marked.map(({ file }) => file)).toEqual([join(folder, "sample", "hubspot-contacts.csv")]);
});

test("files go to a new folder or an empty one; with force beside what is there, in place of an earlier sample's", () => {
  const folder = temporaryFolder();
  const named = (...names: string[]) => join(folder, ...names);
  mkdirSync(named("csv"));
  writeSampleCsv(named("csv"), { leads: 30, scenario: "hubspot-and-salesforce" });
  writeFileSync(named("csv", "notes.csv"), "mine\n");
  expect(() => writeSampleCsv(named("csv"), { leads: 30 })).toThrow("csv is not empty; write to it all the same");
  const { files } = writeSampleCsv(named("csv"), { leads: 30 }, true);
  const names = files.map(({ file }) => file.slice(named("csv").length + 1));
  expect(readdirSync(named("csv")).sort()).toEqual([...names, "notes.csv"].sort());
  expect(names.filter((name) => !name.startsWith("hubspot-"))).toEqual([]);
  expect(() => writeSampleCsv(named("csv", "notes.csv"), { leads: 30 }, true)).toThrow("is a file");
  expect(() => writeSampleCsv(named("csv", "notes.csv", "x"), { leads: 30 })).toThrow("can't be written");
  expect(existsSync(named("csv", "notes.csv"))).toBe(true);
});
