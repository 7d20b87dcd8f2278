// What builds segments in a thread of its own: see second-thread.ts.
import { type MessagePort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { isOfLabels } from "./columns.ts";
import { createLabels } from "./labels.ts";
import { pack } from "./packed.ts";
import { prepareBuilding, type Range } from "./ranges.ts";
import { ended, isTaken } from "./taking.ts";

/** What the thread is given. */
export interface Task {
  path: string;
  ranges: Range[];
  port: MessagePort;
  /** See taking.ts. */
  shared: Int32Array;
}

/**
 * What it sends: each segment with the place of its range, packed but for the columns of labels, and then the labels that
 * their numbers stand for, by dimension.
 */
export type Sent =
  | {
      place: number;
      entries: number;
      columns: [name: string, numbers: Int32Array<ArrayBuffer>][];
      packed: [name: string, bytes: Uint8Array<ArrayBuffer>][];
    }
  | { labels: [dimension: string, labels: readonly string[]][] };

const { path, ranges, port, shared } = workerData as Task;

/** The places of ranges that are for this thread, from the last on. */
function* places(): Generator<number> {
  for (let place = ranges.length - 1; !isTaken(shared, ranges.length); place--) yield place;
}

let how = 2;
try {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  const labels = createLabels();
  const build = prepareBuilding(db, labels);
  for (const place of places()) {
    const { entries, columns } = build(ranges[place]!);
    const sent = [...columns] as [string, Int32Array<ArrayBuffer>][];
    const labelled = sent.filter(([name]) => isOfLabels(name));
    const packed = sent
      .filter(([name]) => !isOfLabels(name))
      .map(([name, numbers]): [string, Uint8Array<ArrayBuffer>] => [name, pack(numbers)]);
    port.postMessage(
      { place, entries, columns: labelled, packed } satisfies Sent,
      [...labelled, ...packed].map(([, { buffer }]) => buffer),
    );
  }
  port.postMessage({ labels: labels.dimensions().map((name) => [name, labels.of(name)]) } satisfies Sent);
  db.close();
  how = 1;
} finally {
  Atomics.store(shared, ended, how);
  Atomics.notify(shared, ended);
}
