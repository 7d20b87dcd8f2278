import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { InputError, whyUnreadable } from "../finding.ts";
import { applicationId, migrations } from "./schema.ts";

export type Db = Database.Database;

/** A store of CRM records. `name` is what a person calls it: a path, `sample` or `empty`. */
export interface Portal {
  name: string;
  db: Db;
}

/** Where a project keeps its portal when none is named. */
export const defaultPortalPath = (cwd: string): string => join(cwd, ".concord", "portal.db");

/**
 * Opens the portal to read: the named file, else the project's own, else an empty one in memory.
 * Throws InputError when a named file is missing or holds something else.
 */
export function openPortal(cwd: string, named?: string): Portal {
  const path = named ?? defaultPortalPath(cwd);
  if (!existsSync(path)) {
    if (named === undefined) return emptyPortal();
    throw new InputError(`No portal at ${named}; make one with \`coord import FILE... --portal ${named}\`.`);
  }
  return { name: path, db: openDatabase(path) };
}

/** A portal in memory without a record. */
export function emptyPortal(name = "empty"): Portal {
  const db = new Database(":memory:");
  migrate(db);
  return { name, db };
}

/**
 * Opens the portal file to write, and makes it, private to its owner, when it is not there. Throws InputError when it
 * can't be made, or holds something else.
 */
export function createPortal(path: string): Portal {
  if (existsSync(path)) {
    makePrivateFolder(dirname(path));
    return { name: path, db: openDatabase(path) };
  }
  let db: Db;
  try {
    makePrivateFolder(dirname(path));
    db = new Database(path);
    chmodSync(path, 0o600);
  } catch (error) {
    throw new InputError(`${path} can't be made (${whyUnreadable(error)}); name another place with --portal.`);
  }
  setPageSize(db);
  db.pragma("journal_mode = WAL");
  migrate(db);
  return { name: path, db };
}

/** Has a new database keep more in a page than is usual: its rows are short and many, and its summary's blobs are large. */
export const setPageSize = (db: Db): void => void db.pragma("page_size = 8192");

/**
 * Makes Concord's own folder, and whatever is in it, readable by its owner only and ignored by git; leaves any other
 * folder as it is.
 */
export function makePrivateFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (basename(folder) !== ".concord") return;
  const ignore = join(folder, ".gitignore");
  if (!existsSync(ignore)) writeFileSync(ignore, "*\n", { mode: 0o600 });
  tighten(folder, 0o700);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) tighten(join(entry.parentPath, entry.name), 0o700);
    else if (entry.isFile()) tighten(join(entry.parentPath, entry.name), 0o600);
  }
}

function tighten(path: string, mode: number): void {
  // What SQLite keeps beside a database that another process has open may be gone by now.
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && (found.mode & 0o777) !== mode) chmodSync(path, mode);
}

function openDatabase(path: string): Db {
  let db: Db | undefined;
  try {
    db = new Database(path, { fileMustExist: true });
    if (db.pragma("application_id", { simple: true }) === applicationId) {
      // What was written last may be lost with the power, as a file's import may; nothing else is.
      db.pragma("synchronous = NORMAL");
      migrate(db);
      return db;
    }
  } catch (error) {
    db?.close();
    throw new InputError(
      `${path} can't be opened as a portal (${(error as Error).message}); name another with --portal.`,
    );
  }
  db.close();
  throw new InputError(`${path} is a database but not a Concord portal; name another with --portal.`);
}

/**
 * Brings a database to the last of its migrations; `PRAGMA user_version` holds how many have run. Throws Error for one
 * that a newer Concord wrote.
 */
export function migrate(db: Db, steps: readonly string[] = migrations, id = applicationId): void {
  const done = db.pragma("user_version", { simple: true }) as number;
  if (done > steps.length) {
    throw new Error(`it was written by a newer Concord (schema ${done}, this one knows ${steps.length})`);
  }
  for (let version = done; version < steps.length; version++) {
    db.transaction(() => {
      db.exec(steps[version]!);
      db.pragma(`application_id = ${id}`);
      db.pragma(`user_version = ${version + 1}`);
    })();
  }
}
