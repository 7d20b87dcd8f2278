// What reads diagrams in a thread of its own: see thread.ts.
import { parentPort } from "node:worker_threads";
import type { ReadDiagram } from "./diagram.ts";
import { loadMermaid, readWithMermaid } from "./mermaid.ts";

/** What the thread sends: once that it is ready, then an answer to each source, in order. */
export type Sent = { ready: true } | { read: ReadDiagram };

const send = (sent: Sent): void => parentPort!.postMessage(sent);

parentPort!.on("message", async (source: string) => send({ read: await readWithMermaid(source) }));

// The grammars of the kinds that documents hold are loaded before the clock of the first diagram starts.
await loadMermaid();
for (const source of ["flowchart TD\n a --> b", "stateDiagram-v2\n a --> b"]) await readWithMermaid(source);
send({ ready: true });
