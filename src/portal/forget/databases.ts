import { closeSync, existsSync, openSync, readSync } from "node:fs";
import Database from "better-sqlite3";
import type { Db } from "../portal.ts";

const header = "SQLite format 3\0";

/** Whether a file is a SQLite database, and not what SQLite keeps beside one. */
export function isDatabase(path: string): boolean {
  if (/-(?:wal|shm|journal)$/.test(path)) return false;
  const start = Buffer.alloc(header.length);
  const file = openSync(path, "r");
  const read = readSync(file, start, 0, start.length, 0);
  closeSync(file);
  return start.toString("latin1") === header || (read === 0 && existsSync(`${path}-wal`));
}

/** Opens any database; nothing for one that is damaged. */
export function openAny(path: string): { db: Db; applicationId: number } | undefined {
  let db: Db | undefined;
  try {
    db = new Database(path, { fileMustExist: true });
    return { db, applicationId: db.pragma("application_id", { simple: true }) as number };
  } catch {
    db?.close();
    return undefined;
  }
}
