import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Bench } from "./bench.ts";
import { endChildren, type Place } from "./child.ts";
import { duckVersion } from "./duckdb/duck.ts";
import { type Figure, isOver, tableOf } from "./figure.ts";
import { sections } from "./sections/index.ts";
import { sqliteVersion } from "./sqlite.ts";

const usage = `npm run bench -- [--leads N] [--only ${sections.map(({ name }) => name).join("|")}] [--keep DIR]`;

/** The leads that limits are meant for: with fewer, what is done once weighs more. */
const fullSize = 1_000_000;

/** Measures, prints the figures beside their limits, and ends with 1 where one is over, with 2 where it is asked wrongly. */
export async function main(args: readonly string[], { root, bundle }: Omit<Place, "folder">): Promise<void> {
  const asked = read(args);
  if (asked === undefined) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const { leads, keep, only } = asked;
  const folder = keep ?? mkdtempSync(join(tmpdir(), "concord-bench-"));
  mkdirSync(folder, { recursive: true });
  process.on("exit", () => {
    endChildren();
    if (keep === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));

  const bench: Bench = { root, bundle, folder, leads, say: (line) => console.log(`  ${line}`) };
  console.log(`${await machine()}\n${leads.toLocaleString("en-US")} leads, written to ${folder}`);
  const figures: Figure[] = [];
  for (const { name, measure } of sections.filter((section) => only === undefined || only.includes(section.name))) {
    console.log(`\n${name}`);
    figures.push(...(await measure(bench)));
  }
  console.log(`\n${tableOf(figures)}\n\n${load()}`);
  const over = figures.filter(isOver).map(({ name }) => name);
  if (leads < fullSize)
    console.log(`The limits hold for ${fullSize.toLocaleString("en-US")} leads; this was a quick look.`);
  console.log(over.length === 0 ? "Every figure is within its limit." : `Over the limit: ${over.join("; ")}.`);
  process.exitCode = over.length === 0 ? 0 : 1;
}

/** Runs a task in this process, and tells the one that started it what it took. */
export { task } from "./task.ts";

function read(args: readonly string[]): { leads: number; keep?: string; only?: string[] } | undefined {
  const options = { leads: { type: "string" }, only: { type: "string" }, keep: { type: "string" } } as const;
  try {
    const { leads = String(fullSize), only, keep } = parseArgs({ args: [...args], options }).values;
    const names = only?.split(",");
    const isKnown = names?.every((name) => sections.some((section) => section.name === name)) ?? true;
    if (!/^\d+$/.test(leads) || Number(leads) < 1000 || !isKnown) return undefined;
    return { leads: Number(leads), ...(keep && { keep: resolve(keep) }), ...(names && { only: names }) };
  } catch {
    return undefined;
  }
}

async function machine(): Promise<string> {
  const versions = `Node ${process.versions.node}, SQLite ${sqliteVersion()}, DuckDB ${await duckVersion()}`;
  return `${availableParallelism()} cores, ${versions}. ${load()}`;
}

const load = (): string => `Load over the last minute: ${loadavg()[0]!.toFixed(1)}.`;
