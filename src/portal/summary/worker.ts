// What builds segments in a thread of its own: see second-thread.ts.
import { type MessagePort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { createLabels } from "./labels.ts";
import { buildRanges, type Range } from "./ranges.ts";

/** What the thread is given. */
export interface Task {
  path: string;
  ranges: Range[];
  port: MessagePort;
  /** Set to 1 once everything is sent, to 2 where something went wrong. */
  signal: Int32Array;
}

/** What it sends: each segment, and then the labels that their numbers stand for, by dimension. */
export type Sent =
  | { entries: number; columns: [name: string, numbers: Int32Array<ArrayBuffer>][] }
  | { labels: [dimension: string, labels: readonly string[]][] };

const { path, ranges, port, signal } = workerData as Task;
let ended = 2;
try {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  const labels = createLabels();
  for (const { entries, columns } of buildRanges(db, ranges, labels)) {
    const sent = [...columns] as [string, Int32Array<ArrayBuffer>][];
    port.postMessage(
      { entries, columns: sent } satisfies Sent,
      sent.map(([, { buffer }]) => buffer),
    );
  }
  port.postMessage({ labels: labels.dimensions().map((name) => [name, labels.of(name)]) } satisfies Sent);
  db.close();
  ended = 1;
} finally {
  Atomics.store(signal, 0, ended);
  Atomics.notify(signal, 0);
}
