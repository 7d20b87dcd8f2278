import { chmodSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { InputError, whyUnreadable } from "../../finding.ts";
import { makePrivateFolder, migrate, openPortal, setPageSize } from "../portal.ts";
import { recordWriter } from "../records.ts";
import { refreshSummary } from "../summary/refresh.ts";
import { completeOptions, generateSample, type SampleOptions, sampleAsOf } from "./sample.ts";
import { settingsOf } from "./settings.ts";
import type { SampleTruth } from "./truth.ts";

/** A sample as it was written to disk. */
export interface SampleFile extends Required<SampleOptions> {
  portal: string;
  truthFile: string;
  truth: SampleTruth;
}

/**
 * Writes a sample to a portal file, and `sample-truth.json` beside it: what it was made from and the settings of its
 * company. A portal that is there already is replaced only with `force`. Throws InputError where one is there, where
 * something else is in the way, or where the file can't be written.
 */
export function writeSample(path: string, options: SampleOptions, force = false): SampleFile {
  if (existsSync(path)) checkReplaceable(path, force);
  const complete = completeOptions(options);
  const truthFile = join(dirname(path), "sample-truth.json");
  try {
    makePrivateFolder(dirname(path));
    const truth = build(path, complete);
    const { scenario } = complete;
    const asOf = new Date(sampleAsOf * 1000).toISOString();
    const told = { ...complete, asOf, settings: settingsOf(scenario), truth };
    writeFileSync(truthFile, `${JSON.stringify(told, null, 2)}\n`, { mode: 0o600 });
    return { portal: path, truthFile, ...complete, truth };
  } catch (error) {
    if (error instanceof InputError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new InputError(`${path} can't be written (${whyUnreadable(error)}); name another with --portal.`);
  }
}

function checkReplaceable(path: string, force: boolean): void {
  if (statSync(path).isDirectory()) throw new InputError(`${path} is a folder; name a file with --portal.`);
  if (!force) throw new InputError(`${path} is there already; replace it with --force, or name another with --portal.`);
  // What is no portal is somebody else's file: opening it says so.
  openPortal(dirname(path), path).db.close();
}

/** Fills a file beside the portal's place without waiting for the disk, and puts it there once it is whole. */
function build(path: string, options: Required<SampleOptions>): SampleTruth {
  const part = `${path}.part`;
  removeDatabase(part);
  const db = new Database(part);
  try {
    chmodSync(part, 0o600);
    setPageSize(db);
    db.pragma("journal_mode = OFF");
    db.pragma("synchronous = OFF");
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma("cache_size = -262144");
    migrate(db);
    const truth = db.transaction(() => generateSample(recordWriter(db), options))();
    db.pragma("locking_mode = NORMAL");
    db.pragma("journal_mode = WAL");
    refreshSummary(db);
    db.close();
    removeDatabase(path);
    renameSync(part, path);
    return truth;
  } finally {
    db.close();
    removeDatabase(part);
  }
}

/** Takes away a database with what SQLite keeps beside it. */
function removeDatabase(path: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
}
