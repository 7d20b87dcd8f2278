import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { importFiles } from "../../src/portal/import/import.ts";
import { type Db, openPortal } from "../../src/portal/portal.ts";
import { writeSampleCsv } from "../../src/portal/sample/csv/write.ts";
import { createSample, sampleAsOf } from "../../src/portal/sample/sample.ts";
import { type ScenarioName, scenarioNames } from "../../src/portal/sample/scenarios.ts";
import { settingsOf } from "../../src/portal/sample/settings.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { temporaryFolder } from "../support.ts";

/** What is no part of what a portal says: where its rows came from, and how it knows who is who. */
const left = {
  tables: ["imports", "aliases", "versions", "pending", "forgotten"],
  columns: ["import_id", "line"],
};

/** The number in an id of the sample, of HubSpot or of Salesforce; an e-mail has none. */
const numberIn = (id: string): number | undefined => {
  const found = /^(?:lead-|00Q-|deal-|company-|hubspot:|salesforce:00.5e)0*(\d+)$/.exec(id)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Calls a portal's records by what the sample and its export have in common: numbers in place of ids. */
function namer(db: Db) {
  const people = new Map(
    (db.prepare("SELECT id, email FROM leads").raw().all() as [string, string | null][]).map(([id, email]) => [
      id,
      email ?? `lead ${numberIn(id)}`,
    ]),
  );
  return (table: string, column: string, value: unknown): unknown => {
    if (typeof value !== "string") return value;
    const isPerson = column === "lead_id" || (table === "leads" && column === "id") || table === "dimensions";
    if (isPerson && column !== "name" && column !== "value") return people.get(value) ?? `nobody ${numberIn(value)}`;
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
