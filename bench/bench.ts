import { copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { coord, type Place, type Task } from "./child.ts";
import type { Figure } from "./figure.ts";
import type { Took } from "./measure.ts";

/** What sections measure with: the samples they share are made when they are first asked for. */
export interface Bench extends Place {
  leads: number;
  say(line: string): void;
}

/** Some figures that belong together. */
export interface Section {
  name: string;
  /** What it runs in processes of their own, by a name that no other section has. */
  tasks?: Record<string, Task>;
  measure(bench: Bench): Promise<Figure[]>;
}

/** A sample as it was made; what that took is not known of one that was kept from an earlier run. */
export interface Sample {
  path: string;
  took?: Took;
}

export const samplePortal = (bench: Bench, leads = bench.leads): Promise<Sample> =>
  sampleAt(bench, join(bench.folder, `sample-${leads}.db`), leads, "--portal");

/** The sample as CSV files, in a folder. */
export const sampleCsv = (bench: Bench, leads = bench.leads): Promise<Sample> =>
  sampleAt(bench, join(bench.folder, `sample-${leads}-csv`), leads, "--csv");

async function sampleAt(bench: Bench, path: string, leads: number, as: "--portal" | "--csv"): Promise<Sample> {
  if (existsSync(path)) return { path };
  return { path, took: await coord(bench, "sample", "--leads", String(leads), as, path) };
}

/** Takes away a database with what is kept beside it. */
export function removeDatabase(path: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal", ".wal"]) rmSync(path + suffix, { force: true });
}

/** Does something with a copy of a database, which is taken away after it. */
export async function withCopy<Value>(
  { folder }: Bench,
  path: string,
  use: (copy: string) => Promise<Value>,
): Promise<Value> {
  const copy = join(folder, "copy.db");
  removeDatabase(copy);
  copyFileSync(path, copy);
  try {
    return await use(copy);
  } finally {
    removeDatabase(copy);
  }
}
