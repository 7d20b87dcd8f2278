import { openPortal, type Portal } from "../../src/portal/portal.ts";
import { dropSummary } from "../../src/portal/summary/store.ts";
import { type Bench, type Section, samplePortal, withCopy } from "../bench.ts";
import { inChild } from "../child.ts";
import { runAll, withDuck } from "../duckdb/duck.ts";
import { factsSql } from "../duckdb/facts.ts";
import summarySql from "../duckdb/summary.sql";
import { duckRecords } from "../duckdb/summary.ts";
import { byTurns, fastest, medianOf, type Took, timed } from "../measure.ts";
import { addEvents } from "../new-events.ts";
import { tellFacts } from "../tell-facts.ts";

const turns = 3;
const rounds = 5;
const limits = { stored: 1, fromRaw: 1, freshMs: 150, memoryMb: 1000 };

const ids = Object.keys(factsSql);
/** What somebody looks at who has just imported what happened since. */
const lookedAt = ["mql_volume", "response_sla", "untouched_rate", "acceptance_rate", "rejection_rate"];

type Values = Record<string, number[]>;

/** Tells facts on portals opened anew, the fastest time of several. */
async function toldFrom(path: string, prepare: (portal: Portal) => void = () => undefined) {
  const runs: (Took & { value: Values })[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const portal = openPortal("/", path);
    prepare(portal);
    runs.push(await timed(() => tellFacts(portal, ids, true)));
    portal.db.close();
  }
  const { value: told, ...took } = fastest(runs);
  return { ...took, told };
}

/** Facts by dimension beside DuckDB: from the summary as it stands, from raw events, and after new ones. */
export const facts: Section = {
  name: "facts",

  tasks: {
    facts: (path) => toldFrom(path!),
    factsFromRaw: (path) => toldFrom(path!, ({ db }) => dropSummary(db)),

    async freshFacts(path) {
      const portal = openPortal("/", path!);
      tellFacts(portal, ids);
      const runs: Took[] = [];
      for (let round = 0; round < rounds; round++) {
        addEvents(portal.db, round);
        runs.push(await timed(() => tellFacts(portal, lookedAt)));
      }
      portal.db.close();
      return { ...medianOf(runs), told: undefined };
    },

    /** The same facts from DuckDB's summary, which is made first; tells what that took. */
    duckFacts: (path) =>
      withDuck(path!, async (duck) => {
        const built = await timed(() => runAll(duck, `${summarySql};\nCHECKPOINT`));
        const values: Values = {};
        const runs: Took[] = [];
        for (let turn = 0; turn < turns; turn++)
          runs.push(
            await timed(async () => {
              for (const [id, sql] of Object.entries(factsSql)) {
                const rows = (await duck.runAndReadAll(sql)).getRows();
                const [all] = rows.filter(([rest]) => Number(rest) === 0);
                values[id] = all!.slice(-2).map(Number);
              }
            }),
          );
        return { ...fastest(runs), told: { values, built: { wallMs: built.wallMs, cpuMs: built.cpuMs } } };
      }),
  },

  async measure(bench) {
    const { path } = await samplePortal(bench);
    const records = await duckRecords(bench);
    const [theirs, both] = await byTurns(
      turns,
      () => withCopy(bench, records, (copy) => inChild<{ values: Values; built: Took }>(bench, "duckFacts", copy)),
      async () =>
        [await inChild<Values>(bench, "facts", path), await inChild<Values>(bench, "factsFromRaw", path)] as const,
    );
    const ours = both.map(([stored]) => stored);
    const differing = differingFacts(ours[0]!.told, theirs[0]!.told.values);
    for (const difference of differing) bench.say(`differs from DuckDB: ${difference}`);
    const [duckdb, own, built] = [medianOf(theirs), medianOf(ours), medianOf(theirs.map(({ told }) => told.built))];
    const raw = medianOf(both.map(([, fromRaw]) => fromRaw));
    const fresh = await withCopy(bench, path, (copy) => inChild(bench, "freshFacts", copy));
    sayTimes(bench, "from the summary", own, duckdb.wallMs);
    sayTimes(bench, "from raw events", raw, built.wallMs + duckdb.wallMs);
    return [
      {
        name: `${ids.length} facts by dimension from the summary, against DuckDB`,
        measured: own.wallMs / duckdb.wallMs,
        unit: "x",
        limit: limits.stored,
        cpu: own.cpuMs / duckdb.cpuMs,
      },
      {
        name: "the same from raw events, against DuckDB",
        measured: raw.wallMs / (built.wallMs + duckdb.wallMs),
        unit: "x",
        limit: limits.fromRaw,
        cpu: raw.cpuMs / (built.cpuMs + duckdb.cpuMs),
      },
      { name: "facts that differ from DuckDB's", measured: differing.length, unit: "", limit: 0 },
      {
        name: `${lookedAt.length} fresh facts after 1,000 new events`,
        measured: fresh.wallMs,
        unit: "ms",
        limit: limits.freshMs,
        cpu: fresh.cpuMs,
      },
      {
        name: "facts, memory",
        measured: Math.max(own.peakMb, raw.peakMb, fresh.peakMb),
        unit: "MB",
        limit: limits.memoryMb,
      },
    ];
  },
};

const sayTimes = (bench: Bench, from: string, own: Took, duckMs: number): void =>
  bench.say(`${from}: ${own.wallMs.toFixed(0)} ms, DuckDB ${duckMs.toFixed(0)} ms`);

/** Values may differ by what sums of fractions in another order come to; samples may not. */
const differingFacts = (own: Values, others: Values): string[] =>
  Object.entries(own).flatMap(([id, [value = Number.NaN, sample]]) => {
    const [other = Number.NaN, otherSample] = others[id] ?? [];
    const isNear = Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value));
    return isNear && sample === otherSample ? [] : [`${id}: ${value} of ${sample} and ${other} of ${otherSample}`];
  });
