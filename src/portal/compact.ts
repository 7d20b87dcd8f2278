import type { Db } from "./portal.ts";

/** Has what is deleted from now on overwritten, and not only given free. */
export const overwriteDeleted = (db: Db): void => void db.pragma("secure_delete = ON");

const patienceMs = 2_000;

/**
 * Writes a database anew without what was deleted from it, and empties its write-ahead log. Gives false where another
 * process is in the way.
 */
export function compact(db: Db): boolean {
  db.pragma(`busy_timeout = ${patienceMs}`);
  try {
    db.exec("VACUUM");
    return db.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0;
  } catch (error) {
    if (!/^SQLITE_(?:BUSY|LOCKED)/.test((error as { code?: string }).code ?? "")) throw error;
    return false;
  }
}
