import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { businessTime } from "./clock.ts";
import { loadDuck } from "./duckdb.ts";
import { describe, type Figure, inChild, isOver, medianOf, type Task } from "./measure.ts";
import { tasks } from "./tasks.ts";

export interface Place {
  /** The folder of the project. */
  root: string;
  /** This file as it was bundled, which children run. */
  bundle: string;
}

/** Runs a task in this process and prints what it took, for the parent. */
export async function task(name: string, args: string[]): Promise<void> {
  console.log(JSON.stringify(await tasks[name]!(...args)));
}

const sections = ["clock", "sample", "import", "summary", "facts", "small"] as const;

/** Measures, prints each figure beside its limit, and ends with 1 where one is over. */
export async function main(argv: readonly string[], place: Place): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: { leads: { type: "string", default: "1000000" }, only: { type: "string" }, keep: { type: "string" } },
  });
  const leads = Number(values.leads);
  const wanted = values.only?.split(",") ?? sections;
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), "concord-bench-"));
  mkdirSync(folder, { recursive: true });
  const clear = (): void => {
    if (!values.keep) rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", clear);
  process.on("SIGINT", () => process.exit(130));
  console.log(
    `${availableParallelism()} cores, Node ${process.versions.node}, ${leads.toLocaleString("en-US")} leads\n`,
  );
  const over: string[] = [];
  const tell = (figures: readonly Figure[]): void => {
    for (const figure of figures) {
      console.log(describe(figure));
      if (isOver(figure)) over.push(figure.name);
    }
  };
  const bench = { ...place, folder, leads };
  if (wanted.includes("clock")) tell(businessTime());
  if (wanted.includes("sample")) tell(sample(bench));
  if (wanted.includes("import")) tell(imports(bench));
  if (wanted.includes("summary")) tell(await summaries(bench));
  if (wanted.includes("facts")) tell(await facts(bench));
  if (wanted.includes("small")) tell(small(bench));
  console.log(over.length === 0 ? "\nEvery figure is within its limit." : `\nOver the limit: ${over.join("; ")}.`);
  process.exitCode = over.length === 0 ? 0 : 1;
}

interface Bench extends Place {
  folder: string;
  leads: number;
}

/** Runs the command line as it is shipped; gives the seconds that it took. */
function coord({ root }: Place, ...argv: string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [join(root, "dist", "coord.js"), ...argv], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`coord ${argv[0]} failed: ${stderr}`);
  return (performance.now() - started) / 1000;
}

/** A sample of so many leads, as a portal or as a folder of CSV files, made where it is not there. */
function sampleOf(bench: Bench, leads: number, kind: "portal" | "csv"): { path: string; seconds: number } {
  const path = join(bench.folder, kind === "portal" ? `${leads}.db` : `csv-${leads}`);
  if (existsSync(path)) return { path, seconds: 0 };
  const target = kind === "portal" ? "--portal" : "--csv";
  return { path, seconds: coord(bench, "sample", "--leads", String(leads), "--seed", "1", target, path) };
}

function sample(bench: Bench): Figure[] {
  rmSync(join(bench.folder, `${bench.leads}.db`), { force: true });
  const { path, seconds } = sampleOf(bench, bench.leads, "portal");
  const note = `${(statSync(path).size / 1e6).toFixed(0)} MB`;
  return [{ name: "coord sample makes the portal", measured: seconds, limit: 300, unit: "s", note }];
}

const pairs = 3;

function imports(bench: Bench): Figure[] {
  const { path } = sampleOf(bench, Math.round(bench.leads / 10), "csv");
  const [parsed, imported]: [Task[], Task[]] = [[], []];
  for (let pair = 0; pair < pairs; pair++) {
    parsed.push(inChild(bench.bundle, "parse", path));
    imported.push(inChild(bench.bundle, "import", path, join(bench.folder, `imported-${pair}.db`)));
    rmSync(join(bench.folder, `imported-${pair}.db`), { force: true });
  }
  const [alone, whole] = [medianOf(parsed), medianOf(imported)];
  const rows = Number(imported[0]!.told);
  const large = sampleOf(bench, bench.leads, "csv").path;
  const all = inChild(bench.bundle, "import", large, join(bench.folder, "all.db"));
  rmSync(join(bench.folder, "all.db"), { force: true });
  return [
    {
      name: "import, against csv-parse alone on the same files",
      measured: whole.wallMs / alone.wallMs,
      limit: 3,
      unit: "x",
      cpu: whole.cpuMs / alone.cpuMs,
      note: `${Math.round(rows / whole.wallMs)}k rows/s`,
    },
    {
      name: "import of the whole portal's CSV files, memory",
      measured: all.peakMb,
      limit: 1000,
      unit: "MB",
      note: `${Number(all.told).toLocaleString("en-US")} rows in ${(all.wallMs / 1000).toFixed(0)} s`,
    },
  ];
}

/** Runs a task that changes a portal on a copy of it. */
function onCopy(bench: Bench, portal: string, task: string): Task {
  const copy = join(bench.folder, "copy.db");
  copyFileSync(portal, copy);
  try {
    return inChild(bench.bundle, task, copy);
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(copy + suffix, { force: true });
  }
}

/** DuckDB's file with the portal's raw records. */
async function duckOf(bench: Bench, portal: string): Promise<string> {
  const path = join(bench.folder, `${bench.leads}.duckdb`);
  if (!existsSync(path)) await loadDuck(portal, path, bench.folder);
  return path;
}

async function summaries(bench: Bench): Promise<Figure[]> {
  const portal = sampleOf(bench, bench.leads, "portal").path;
  const duck = await duckOf(bench, portal);
  const [theirs, ours]: [Task[], Task[]] = [[], []];
  for (let pair = 0; pair < pairs; pair++) {
    theirs.push(inChild(bench.bundle, "duckSummary", duck));
    ours.push(inChild(bench.bundle, "summary", portal));
  }
  if (JSON.stringify(theirs[0]!.told) !== JSON.stringify(ours[0]!.told))
    throw new Error(`The summaries differ: ${JSON.stringify([theirs[0]!.told, ours[0]!.told])}`);
  const [duckdb, own] = [medianOf(theirs), medianOf(ours)];
  const late = onCopy(bench, portal, "late");
  return [
    {
      name: "summary from raw events, against DuckDB",
      measured: own.wallMs / duckdb.wallMs,
      limit: 1.5,
      unit: "x",
      cpu: own.cpuMs / duckdb.cpuMs,
      note: `${own.wallMs.toFixed(0)} ms against ${duckdb.wallMs.toFixed(0)}; the totals are equal`,
    },
    {
      name: "1,000 new events into the summary, against DuckDB's whole",
      measured: (100 * late.wallMs) / duckdb.wallMs,
      limit: 3,
      unit: "%",
      cpu: (100 * late.cpuMs) / duckdb.cpuMs,
      note: `${late.wallMs.toFixed(0)} ms, ${((100 * late.wallMs) / own.wallMs).toFixed(1)}% of the summary from raw events`,
    },
  ];
}

async function facts(bench: Bench): Promise<Figure[]> {
  const portal = sampleOf(bench, bench.leads, "portal").path;
  const duck = await duckOf(bench, portal);
  inChild(bench.bundle, "summary", portal);
  const built = inChild(bench.bundle, "duckSummary", duck);
  const theirs = inChild(bench.bundle, "duckFacts", duck);
  const ours = inChild(bench.bundle, "facts", portal);
  const differing = Object.entries(ours.told as Record<string, number[]>).filter(([id, [value, sample]]) => {
    const [other, others] = (theirs.told as Record<string, number[]>)[id]!;
    return sample !== others || Math.abs(value! - other!) > 1e-9 * Math.max(1, Math.abs(value!));
  });
  if (differing.length > 0) throw new Error(`Facts differ from DuckDB's: ${JSON.stringify([differing, theirs.told])}`);
  const raw = inChild(bench.bundle, "factsFromRaw", portal);
  const fresh = onCopy(bench, portal, "freshFacts");
  const count = Object.keys(ours.told as object).length;
  return [
    {
      name: `${count} facts by dimension from the summary, against DuckDB`,
      measured: ours.wallMs / theirs.wallMs,
      limit: 1,
      unit: "x",
      cpu: ours.cpuMs / theirs.cpuMs,
      note: `${ours.wallMs.toFixed(0)} ms against ${theirs.wallMs.toFixed(0)}; values and samples are equal`,
    },
    {
      name: "the same from raw events, against DuckDB",
      measured: raw.wallMs / (built.wallMs + theirs.wallMs),
      limit: 1,
      unit: "x",
      cpu: raw.cpuMs / (built.cpuMs + theirs.cpuMs),
      note: `${raw.wallMs.toFixed(0)} ms against ${(built.wallMs + theirs.wallMs).toFixed(0)}`,
    },
    {
      name: "fresh facts after 1,000 new events",
      measured: fresh.wallMs,
      limit: 150,
      unit: "ms",
      note: `CPU ${fresh.cpuMs.toFixed(0)} ms`,
    },
    { name: "memory of the facts", measured: Math.max(ours.peakMb, fresh.peakMb), limit: 1000, unit: "MB" },
  ];
}

const smallLeads = 50_000;

function small(bench: Bench): Figure[] {
  const portal = sampleOf(bench, smallLeads, "portal").path;
  const all = inChild(bench.bundle, "allFacts", portal);
  return [
    {
      name: `every fact on ${smallLeads.toLocaleString("en-US")} leads`,
      measured: all.wallMs,
      limit: 300,
      unit: "ms",
      cpu: all.cpuMs,
    },
  ];
}
