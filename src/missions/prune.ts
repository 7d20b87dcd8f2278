import { compact, overwriteDeleted } from "../portal/compact.ts";
import { hasCheckpoints, type RunRecord, type RunStore, textsOf } from "./store.ts";

/** Which runs go: those that started before a moment (ISO), save the newest `keep`; one of the two at least. */
export interface Pruning {
  before?: string;
  keep?: number;
}

export interface Pruned {
  removed: RunRecord[];
  kept: number;
  /** Runs that would have gone and are at work. */
  atWork: string[];
}

/**
 * Removes runs with their events and checkpoints, and the texts that no other run needs; never one that is at work. What
 * they delivered stays, and so does the record of what was delivered where.
 */
export function pruneRuns(store: RunStore, pruning: Pruning): Pruned {
  overwriteDeleted(store.db);
  const pruned = store.db.transaction(() => remove(store, pruning)).immediate();
  compact(store.db);
  return pruned;
}

/** The same before a new run starts: only where there is something to remove and nobody is at work. */
export function pruneQuietly(store: RunStore, before: string): void {
  if (!store.list().some(({ startedAt }) => startedAt < before)) return;
  overwriteDeleted(store.db);
  store.db.transaction(() => store.atWork().length === 0 && remove(store, { before })).immediate();
}

/** The moment so many days before another, both ISO. */
export const daysBefore = (moment: string, days: number): string =>
  new Date(Date.parse(moment) - days * 86_400_000).toISOString();

function remove(store: RunStore, { before, keep = 0 }: Pruning): Pruned {
  const { db } = store;
  const runs = store.list();
  const atWork = new Set(store.atWork());
  const due = runs.slice(keep).filter(({ startedAt }) => before === undefined || startedAt < before);
  const removed = due.filter(({ run }) => !atWork.has(run));
  const gone = new Set(removed.map(({ run }) => run));
  const tables: [table: string, key: string][] = [
    ["runs", "run"],
    ["events", "run"],
    ...(hasCheckpoints(db)
      ? ([
          ["checkpoints", "thread_id"],
          ["writes", "thread_id"],
        ] as [string, string][])
      : []),
  ];
  for (const [table, key] of tables)
    db.prepare(`DELETE FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`).run(JSON.stringify([...gone]));
  // A run at work may hold on to a text that no checkpoint names yet; then texts wait for the next time.
  if (atWork.size === 0) removeTexts(store);
  return {
    removed,
    kept: runs.length - removed.length,
    atWork: due.flatMap(({ run }) => (atWork.has(run) ? run : [])),
  };
}

/** Removes the texts that no run needs. */
function removeTexts({ db, list }: RunStore): void {
  const needed = textsOf(
    db,
    list().map(({ run }) => run),
  );
  const drop = db.prepare("DELETE FROM texts WHERE hash = ?");
  const all = db.prepare("SELECT hash FROM texts").pluck().all() as string[];
  for (const hash of all) if (!needed.has(hash)) drop.run(hash);
}
