import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadDuck, runAll, withDuck } from "../../bench/duckdb/duck.ts";
import { differences, duckTotals, ownTotals } from "../../bench/summary-totals.ts";
import { createPortal, type Db } from "../../src/portal/portal.ts";
import { writeSample } from "../../src/portal/sample/file.ts";
import { openSummary } from "../../src/portal/summary/summary.ts";
import { temporaryFolder } from "../support.ts";

const sql = readFileSync(new URL("../../bench/duckdb/summary.sql", import.meta.url), "utf8");

const dated = ["lifecycle", "assignments", "touches", "dispositions", "feedback", "engagements"];

/** Has every third lead's records known to the day only, as exports without times give them. */
function roughen(db: Db): void {
  const roughened = (table: string, lead: string, at: string): string =>
    `UPDATE OR IGNORE ${table} SET ${at} = ${at} / 86400 * 86400, precision = 'day' WHERE ${lead} % 3 = 0`;
  db.exec(roughened("leads", "id", "created_at"));
  db.exec(roughened("deals", "lead_id", "closed_at"));
  for (const table of dated) db.exec(roughened(table, "lead_id", "at"));
}

test.each([
  ["slow-follow-up", false],
  ["slow-follow-up", true],
  ["hubspot-and-salesforce", false],
  ["buying-committee", true],
] as const)(
  "DuckDB's summary of a sample comes to the same totals: %s, known to the day %s",
  async (scenario, isRough) => {
    const folder = temporaryFolder();
    const path = join(folder, "portal.db");
    writeSample(path, { scenario, leads: 1500 });
    const { db } = createPortal(path);
    if (isRough) roughen(db);
    const duckdb = join(folder, "portal.duckdb");
    await loadDuck(path, duckdb, folder);
    const others = await withDuck(duckdb, async (duck) => {
      await runAll(duck, sql);
      return duckTotals(duck);
    });
    const own = ownTotals(db);
    expect(differences(own, others)).toEqual([]);
    expect(own.n![0]).toBe(openSummary(db).entries);
    expect(own.won_at![0]).toBeGreaterThan(0);
    expect(own.assigned_day !== undefined).toBe(isRough);
    db.close();
  },
);
