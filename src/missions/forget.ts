import { createHash } from "node:crypto";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { filesUnder, type NamingFile, readNaming } from "../portal/forget/files.ts";
import { type Counts, defineFunctions, sweep } from "../portal/forget/sweep.ts";
import type { Trace } from "../portal/forget/trace.ts";
import type { RunStore } from "./store.ts";

/**
 * Erases a person from the run store, in a transaction of the caller's: requests, events and checkpoints are rewritten.
 * A text is emptied, since another text would have another address. Gives how many rows of which table.
 */
export function eraseFromRuns(db: Database.Database, trace: Trace): Counts {
  defineFunctions(db, trace);
  const { changes } = db.prepare("UPDATE texts SET text = '' WHERE names_person(text)").run();
  return { ...(changes > 0 && { texts: changes }), ...sweep(db, trace) };
}

/** The runs that could be taken up again, and can't be any more once what named a person was erased. */
export const stoppedRuns = (store: RunStore): string[] =>
  store
    .list()
    .filter(({ run, status }) => ["interrupted", "failed", "running"].includes(status) && store.hasErased(run))
    .map(({ run }) => run);

/** Delivered documents that name a person: under `alignment/`, and wherever else the store knows of. */
export function findDocuments(cwd: string, db: Database.Database | undefined, trace: Trace): NamingFile[] {
  const delivered = (db?.prepare("SELECT path FROM delivered").pluck().all() ?? []) as string[];
  const paths = new Set([...filesUnder(join(cwd, "alignment")), ...delivered]);
  return [...paths].sort().flatMap((path) => readNaming(path, trace) ?? []);
}

/** Notes what documents hold once they are rewritten; one that somebody edited stays theirs. */
export function noteRewritten({ ledger }: RunStore, documents: readonly NamingFile[]): void {
  for (const { path, text, clean } of documents) if (ledger.hashOf(path) === hash(text)) ledger.note(path, hash(clean));
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
