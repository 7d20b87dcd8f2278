import { createReadStream, readdirSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { parse } from "csv-parse";
import { createFactSheet } from "../src/facts/sheet.ts";
import { isScalar } from "../src/facts/types.ts";
import { importFiles } from "../src/portal/import/import.ts";
import { openPortal } from "../src/portal/portal.ts";
import { sampleAsOf } from "../src/portal/sample/sample.ts";
import { refreshSummary } from "../src/portal/summary/refresh.ts";
import { dropSummary } from "../src/portal/summary/store.ts";
import { openSummary } from "../src/portal/summary/summary.ts";
import { settingsSchema } from "../src/settings/schema.ts";
import summarySql from "./duckdb/summary.sql";
import { openDuck, runAll } from "./duckdb.ts";
import { factsSql } from "./facts.ts";
import { median, type Task, timed } from "./measure.ts";

const csvFiles = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));
const settings = settingsSchema.parse({});

/** What is measured in a process of its own, by name. */
export const tasks: Record<string, (...args: string[]) => Promise<Task>> = {
  /** csv-parse alone, the streaming way, over every file of a folder. */
  async parse(folder) {
    const { value, ...took } = await timed(async () => {
      let rows = 0;
      for (const file of csvFiles(folder!)) {
        const parser = createReadStream(file).pipe(parse({ bom: true }));
        parser.on("readable", () => {
          while (parser.read() !== null) rows++;
        });
        await new Promise((done, fail) => parser.on("end", done).on("error", fail));
      }
      return rows;
    });
    return { ...took, told: value };
  },

  /** The import of every file of a folder into a new portal. */
  async import(folder, portal) {
    const { value, ...took } = await timed(() => importFiles(csvFiles(folder!), portal!, { zone: "America/New_York" }));
    return { ...took, told: value.files.reduce((sum, file) => sum + file.rows, 0) };
  },

  /** The summary of a portal, from its raw events. */
  async summary(portal) {
    const { db } = openPortal("/", portal);
    dropSummary(db);
    const took = await timed(() => refreshSummary(db));
    const told = totalsOf(db);
    db.close();
    return { ...took, told };
  },

  async duckSummary(path) {
    const duck = await openDuck(path!);
    for (const name of ["summary", "summary_attempts"]) await duck.run(`DROP TABLE IF EXISTS ${name}`);
    const types = await duck.runAndReadAll("SELECT type_name FROM duckdb_types() WHERE type_name LIKE '%_label'");
    for (const [name] of types.getRows()) await duck.run(`DROP TYPE ${name}`);
    const took = await timed(async () => {
      await runAll(duck, summarySql);
      await duck.run("CHECKPOINT");
    });
    const totals = await duck.runAndReadAll(`SELECT COUNT(*), ${totalled.map(([, sql]) => sql)} FROM summary`);
    return { ...took, told: totals.getRows()[0]!.map(Number) };
  },

  /** A thousand new events over as many leads, brought into the summary: the median of five times. */
  async late(portal) {
    const { db } = openPortal("/", portal);
    refreshSummary(db);
    const rounds: Task[] = [];
    for (let round = 0; round < 5; round++) {
      addEvents(db, round);
      rounds.push(await timed(() => refreshSummary(db)));
    }
    db.close();
    return {
      ...rounds[0]!,
      wallMs: median(rounds.map(({ wallMs }) => wallMs)),
      cpuMs: median(rounds.map(({ cpuMs }) => cpuMs)),
    };
  },

  /** Facts over leads from the summary as it stands, sheet and all; the best of three times. */
  async facts(portal) {
    const runs: Task[] = [];
    for (let run = 0; run < 3; run++) {
      const open = openPortal("/", portal);
      runs.push(await timed(() => tellFacts(open)));
      open.db.close();
    }
    const told = tellFacts(openPortal("/", portal));
    return { ...runs.toSorted((a, b) => a.wallMs - b.wallMs)[0]!, told };
  },

  /** The same from raw events: the summary is built first. */
  async factsFromRaw(portal) {
    const open = openPortal("/", portal);
    dropSummary(open.db);
    const took = await timed(() => tellFacts(open));
    open.db.close();
    return took;
  },

  /** A thousand new events, and then the facts. */
  async freshFacts(portal) {
    const open = openPortal("/", portal);
    tellFacts(open);
    const runs: Task[] = [];
    for (let round = 10; round < 15; round++) {
      addEvents(open.db, round);
      runs.push(
        await timed(() => tellFacts(open, ["speed_to_lead", "response_sla", "untouched_rate", "acceptance_rate"])),
      );
    }
    return {
      ...runs[0]!,
      wallMs: median(runs.map(({ wallMs }) => wallMs)),
      cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
    };
  },

  async duckFacts(path) {
    const duck = await openDuck(path!);
    const told: Record<string, number[]> = {};
    const runs: Task[] = [];
    for (let run = 0; run < 3; run++)
      runs.push(
        await timed(async () => {
          for (const [id, sql] of Object.entries(factsSql)) {
            const rows = (await duck.runAndReadAll(sql)).getRows();
            told[id] = rows
              .find((row) => Number(row[0]) === 0)!
              .slice(-2)
              .map(Number);
          }
        }),
      );
    return { ...runs.toSorted((a, b) => a.wallMs - b.wallMs)[0]!, told };
  },

  /** Every fact there is of a portal, sheet and all: the best of three times. */
  async allFacts(portal) {
    const runs: Task[] = [];
    for (let run = 0; run < 4; run++) {
      const open = openPortal("/", portal);
      runs.push(
        await timed(
          () => createFactSheet({ portal: open, settings, asOf: sampleAsOf, today: sampleAsOf }).all().length,
        ),
      );
      open.db.close();
    }
    return runs.toSorted((a, b) => a.wallMs - b.wallMs)[0]!;
  },
};

function tellFacts(portal: ReturnType<typeof openPortal>, ids = Object.keys(factsSql)): Record<string, number[]> {
  const sheet = createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf, window: "all" });
  return Object.fromEntries(
    ids.map((id) => {
      const fact = sheet.get(id);
      return [id, isScalar(fact) ? [fact.value, fact.sample] : []];
    }),
  );
}

/** A call to each of a thousand leads, spread over all of them. */
function addEvents(db: Database.Database, round: number): void {
  const most = db.prepare("SELECT MAX(id) FROM leads").pluck().get() as number;
  const put = db.prepare(
    `INSERT INTO touches (id, lead_id, channel, direction, at, precision, import_id, line)
     VALUES (?, ?, 'call', 'outbound', ?, 'minute', 1, 1)`,
  );
  const stamp = process.hrtime.bigint();
  db.transaction(() => {
    for (let index = 0; index < 1000; index++)
      put.run(`late-${stamp}-${index}`, 1 + (((index * 7919 + round * 31) * 104_729) % most), sampleAsOf - index);
  })();
}

/** What both summaries must come to: a column of ours, and what DuckDB has of it. */
const totalled: readonly [column: string, sql: string][] = [
  ...["mql_at", "assigned_at", "touched_at", "accepted_at", "rejected_at", "sql_at", "opportunity_at", "won_at"],
  ...["feedback_at", "hand_raised_at", "first_won_at"],
]
  .map((name): [string, string] => [name, `COUNT(${name}) + SUM(COALESCE(${name}, 0))`])
  .concat(["n", "attempts", "engagements", "filled"].map((name): [string, string] => [name, `SUM(${name})`]));

function totalsOf(db: Database.Database): number[] {
  const summary = openSummary(db);
  const never = 2_147_483_647;
  const totals = totalled.map(([name]) =>
    summary
      .column(name)
      .reduce((sum, value) => (name.endsWith("_at") ? (value === never ? sum : sum + 1 + value) : sum + value), 0),
  );
  return [summary.entries, ...totals];
}
