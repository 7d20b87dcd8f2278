import type { Db } from "../portal.ts";

/**
 * Columns that a connection has read of a portal's summary, kept for the summary that it opens next: while nobody else
 * changes the portal, and the segments are not built anew, all but the late segment stays what it is.
 */
export interface Shared {
  /** What other processes had committed when they were read. */
  state: unknown;
  /** Stands for the summary that they hold the late entries of; of an earlier one, what it gave is no longer so. */
  holder: object | undefined;
  /** By name; behind the entries is room for later ones. */
  columns: Map<string, Int32Array>;
  /** What holds of entries, by name; with the same room. */
  masks: Map<string, Uint8Array>;
  /** By column the last moment of the entries that are not late. */
  lasts: Map<string, number>;
}

export const emptyShared = (): Pick<Shared, "columns" | "masks" | "lasts"> => ({
  columns: new Map(),
  masks: new Map(),
  lasts: new Map(),
});

const known = new WeakMap<Db, Shared>();

/**
 * The columns that were read before, or none.
 *
 * @param hasChanged Whether leads changed since the last summary was opened.
 */
export function sharedColumns(db: Db, state: unknown, hasChanged: boolean): Shared {
  const before = known.get(db);
  if (before !== undefined && before.state === state && !db.inTransaction) {
    if (hasChanged) before.holder = {};
    return before;
  }
  dropShared(db);
  const shared: Shared = { state, holder: {}, ...emptyShared() };
  // What is read within a transaction may be taken back.
  if (!db.inTransaction) known.set(db, shared);
  return shared;
}

/** Takes the columns of a portal away: its summary is built anew. */
export function dropShared(db: Db): void {
  const before = known.get(db);
  if (before) before.holder = undefined;
  known.delete(db);
}
