import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { ReadDiagram } from "./diagram.ts";
import type { Sent } from "./worker.ts";

/** How long the thread has for a diagram, and for its own start, milliseconds. */
const limits = { diagram: 2000, start: 30_000 };

/** A thread that runs out of it is ended like one that takes too long. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** Reads the source of one diagram. Never throws. */
export type ReadSource = (source: string) => Promise<ReadDiagram>;

/**
 * Reads diagrams in a thread of its own, one after the other, and ends it where one takes over two seconds: the next
 * one gets a new thread. Undefined where there is no file of the thread, as when the command line runs from its sources.
 */
export function createDiagramThread(): ReadSource | undefined {
  const file = workerFile();
  if (file === undefined) return undefined;
  const queue: { source: string; settle(read: ReadDiagram): void }[] = [];
  let worker: Worker | undefined;
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;

  const failure = (reason: string): ReadDiagram => ({ error: { reason, line: 0 } });

  /** Answers the first in the queue and goes on with the next. */
  const settle = (read: ReadDiagram): void => {
    clearTimeout(timer);
    queue.shift()?.settle(read);
    if (queue[0]) ask();
    else worker?.unref();
  };

  /** Ends the thread and answers the diagram it was at. */
  const giveUp = (reason: string): void => {
    const ended = worker;
    worker = undefined;
    isReady = false;
    void ended?.terminate();
    settle(failure(reason));
  };

  const arm = (ms: number, reason: string): void => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, ms, reason);
  };

  const start = (path: string): Worker => {
    const started = new Worker(path, { resourceLimits });
    const isCurrent = () => worker === started;
    started.on("message", (sent: Sent) => {
      if (!isCurrent()) return;
      if ("read" in sent) return settle(sent.read);
      isReady = true;
      if (queue[0]) ask();
    });
    started.on("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "mermaid ran out of memory over it" : error.message;
      if (isCurrent()) giveUp(reason);
    });
    started.on("exit", () => {
      if (isCurrent()) giveUp("the thread that reads it ended");
    });
    arm(limits.start, "mermaid could not be started in time");
    return started;
  };

  /** Sends the first of the queue, as soon as there is a thread for it. */
  const ask = (): void => {
    worker ??= start(file);
    worker.ref();
    if (!isReady) return;
    worker.postMessage(queue[0]!.source);
    arm(limits.diagram, `mermaid was still reading it after ${limits.diagram / 1000} seconds`);
  };

  return (source) =>
    new Promise((resolve) => {
      queue.push({ source, settle: resolve });
      if (queue.length === 1) ask();
    });
}

/** Where the built command line has the thread's file; none where it runs from its sources. */
function workerFile(): string | undefined {
  return ["./diagram-worker.js", "../diagram-worker.js"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
}
