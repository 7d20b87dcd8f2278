import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Db } from "../portal.ts";
import { isOfLabels, type Segment } from "./columns.ts";
import type { Labels } from "./labels.ts";
import type { Range } from "./ranges.ts";
import { ended, isTaken } from "./taking.ts";
import type { Sent, Task } from "./worker.ts";

/** Fewer ranges are built before a thread has started. */
const leastRanges = 4;

/** Nobody waits longer for a thread; what it has not built is built here. */
const patienceMs = 10 * 60 * 1000;

/** A segment of which other columns are packed. */
interface PackedSegment extends Segment {
  packed: ReadonlyMap<string, Uint8Array>;
}

/** Segments that another thread builds meanwhile: it takes ranges from the last on, this thread from the first. */
export interface Elsewhere {
  /** The next range that is for this thread, as its place among all; undefined once the last is taken. */
  next(): number | undefined;
  /**
   * Waits for what the other thread built, by the places of the ranges; labels get numbers of `labels`. Nothing is there
   * of a range, or of any, where something went wrong.
   */
  segments(labels: Labels): Map<number, PackedSegment>;
}

/**
 * Has another thread build segments of some ranges from what is committed to a portal's file; undefined where that is
 * not worth while, or can't be done: the records of a transaction, or of a portal in memory, are known to this one only.
 */
export function buildElsewhere(db: Db, ranges: readonly Range[]): Elsewhere | undefined {
  const file = workerFile();
  if (file === undefined || db.memory || ranges.length < leastRanges || availableParallelism() < 2) return undefined;
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const { port1, port2 } = new MessageChannel();
  const task: Task = { path: db.name, ranges: [...ranges], port: port2, shared };
  const worker = new Worker(file, { workerData: task, transferList: [port2] });
  worker.unref();
  port1.unref();
  let place = 0;
  return {
    next: () => (isTaken(shared, ranges.length) ? undefined : place++),

    segments(labels) {
      Atomics.wait(shared, ended, 0, patienceMs);
      const segments = new Map<number, PackedSegment>();
      let told: [string, readonly string[]][] | undefined;
      for (let message = receiveMessageOnPort(port1); message; message = receiveMessageOnPort(port1)) {
        const sent = message.message as Sent;
        if ("labels" in sent) told = sent.labels;
        else
          segments.set(sent.place, {
            entries: sent.entries,
            columns: new Map(sent.columns),
            packed: new Map(sent.packed),
          });
      }
      port1.close();
      void worker.terminate();
      if (told === undefined) return new Map();
      for (const [dimension, names] of told) renumber(segments.values(), dimension, names, labels);
      return segments;
    },
  };
}

/** The column that holds the labels of a dimension. */
const columnOf = (dimension: string): string => (dimension === "channel" ? "attempt_channel" : dimension);

/** Gives the labels of a dimension, which were numbered elsewhere, the numbers that they have here. */
function renumber(segments: Iterable<Segment>, dimension: string, names: readonly string[], labels: Labels): void {
  if (!isOfLabels(columnOf(dimension))) return;
  const here = Int32Array.from(names, (name, number) => (number === 0 ? 0 : labels.numberOf(dimension, name)));
  if (here.every((number, index) => number === index)) return;
  for (const { columns } of segments) {
    const numbers = columns.get(columnOf(dimension));
    if (!numbers) continue;
    for (let place = 0; place < numbers.length; place++) numbers[place] = here[numbers[place]!] ?? numbers[place]!;
  }
}

/** Where the built command line has the thread's file; none where it runs from its sources. */
function workerFile(): string | undefined {
  return ["./summary-worker.js", "../summary-worker.js"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
}
