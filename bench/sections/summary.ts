import { type Db, openPortal } from "../../src/portal/portal.ts";
import { refreshSummary } from "../../src/portal/summary/refresh.ts";
import { dropSummary } from "../../src/portal/summary/store.ts";
import { type Section, samplePortal, withCopy } from "../bench.ts";
import { inChild } from "../child.ts";
import { duckRecords, duckTasks } from "../duckdb/summary.ts";
import { byTurns, median, medianOf, timed } from "../measure.ts";
import { addEvents, newEvents } from "../new-events.ts";
import { differences, ownTotals, type Totals } from "../summary-totals.ts";

const turns = 5;
const rounds = 5;
const limits = { build: 1.5, newEventsPercent: 3 };

/** Milliseconds that new events take. */
interface Added {
  /** Noting which leads they are of, which is a part of putting them in. */
  note: number;
  put: number;
  refresh: number;
}

/** The summary from raw events beside DuckDB's, held against it, and new events brought into it. */
export const summary: Section = {
  name: "summary",

  tasks: {
    ...duckTasks,

    async buildSummary(path) {
      const { db } = openPortal("/", path!);
      const { value: _, ...took } = await timed(() => {
        dropSummary(db);
        refreshSummary(db);
      });
      const told = ownTotals(db);
      db.close();
      return { ...took, told };
    },

    async addEvents(path) {
      const { db } = openPortal("/", path!);
      refreshSummary(db);
      const told: Added[] = [];
      for (let round = 0; round < rounds; round++) {
        const [unnoted, noted] = [await triedMs(db, round, false), await triedMs(db, round, true)];
        const put = (await timed(() => addEvents(db, round))).wallMs;
        const refresh = (await timed(() => refreshSummary(db))).wallMs;
        told.push({ note: Math.max(0, noted - unnoted), put, refresh });
      }
      db.close();
      const { value: _, ...took } = await timed(() => undefined);
      return { ...took, told };
    },
  },

  async measure(bench) {
    const { path } = await samplePortal(bench);
    const records = await duckRecords(bench);
    const [theirs, ours] = await byTurns(
      turns,
      () => withCopy(bench, records, (copy) => inChild<Totals>(bench, "duckSummary", copy)),
      () => inChild<Totals>(bench, "buildSummary", path),
    );
    const differing = differences(ours[0]!.told, theirs[0]!.told);
    for (const difference of differing) bench.say(`differs from DuckDB: ${difference}`);
    const alike = Object.keys(ours[0]!.told).length;
    const [duckdb, own] = [medianOf(theirs), medianOf(ours)];
    bench.say(`median of ${turns}: ${own.wallMs.toFixed(0)} ms, DuckDB ${duckdb.wallMs.toFixed(0)} ms`);
    bench.say(
      `CPU ${own.cpuMs.toFixed(0)} ms, DuckDB ${duckdb.cpuMs.toFixed(0)} ms; ${alike} totals held against each other`,
    );

    const { told } = await withCopy(bench, path, (copy) => inChild<Added[]>(bench, "addEvents", copy));
    const middle = (of: (added: Added) => number): number => median(told.map(of));
    const [put, note, refresh] = [
      middle((added) => added.put),
      middle((added) => added.note),
      middle((added) => added.refresh),
    ];
    const late = middle((added) => added.note + added.refresh);
    const events = newEvents.toLocaleString("en-US");
    bench.say(
      `${events} new events, median of ${rounds}: put in ${put.toFixed(1)} ms, of it ${note.toFixed(1)} for noting their leads; brought into the summary ${refresh.toFixed(1)} ms`,
    );
    return [
      {
        name: "summary from raw events, against DuckDB",
        measured: own.wallMs / duckdb.wallMs,
        unit: "x",
        limit: limits.build,
        cpu: own.cpuMs / duckdb.cpuMs,
      },
      { name: "totals of the summary that differ from DuckDB's", measured: differing.length, unit: "", limit: 0 },
      {
        name: `${events} new events noted and brought into it, against DuckDB's whole`,
        measured: (100 * late) / duckdb.wallMs,
        unit: "%",
        limit: limits.newEventsPercent,
      },
      { name: "the same, against its own whole", measured: (100 * late) / own.wallMs, unit: "%" },
      {
        name: "the same with putting them in, against DuckDB's whole",
        measured: (100 * (put + refresh)) / duckdb.wallMs,
        unit: "%",
      },
    ];
  },
};

/** What putting events in takes, with what notes their leads or without; they are taken out again. */
async function triedMs(db: Db, round: number, isNoted: boolean): Promise<number> {
  db.exec("BEGIN");
  const triggers = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'summary_*'")
    .pluck();
  if (!isNoted) for (const name of triggers.all() as string[]) db.exec(`DROP TRIGGER ${name}`);
  const { wallMs } = await timed(() => addEvents(db, round));
  db.exec("ROLLBACK");
  return wallMs;
}
