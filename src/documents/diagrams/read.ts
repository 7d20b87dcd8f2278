import { type Diagram, kindOf, type ReadDiagram } from "./diagram.ts";
import { readWithMermaid } from "./mermaid.ts";
import { createDiagramThread, type ReadSource } from "./thread.ts";

/** Mermaid draws no longer text and no more edges unless it is told to. */
const most = { characters: 50_000, edges: 500 };

/** How long all diagrams of a document may take, milliseconds. */
const patienceMs = 10_000;

const mostRemembered = 100;
const remembered = new Map<string, Promise<ReadDiagram>>();
let readSource: ReadSource | undefined;

/** Where the diagrams of a document are, so that they can be read while its markdown is. */
export interface DiagramSource {
  source: string;
  /** Line of the first line of the source in the document. */
  line: number;
}

/** Starts to read what will be asked for first. */
export function prepareDiagrams(sources: readonly string[]): void {
  for (const source of sources.slice(0, 4)) void read(source);
}

/** Reads diagrams with mermaid's grammar, in order; what it can't read, or not in time, comes back with `error` set. */
export async function readDiagrams(sources: readonly DiagramSource[]): Promise<Diagram[]> {
  const until = performance.now() + patienceMs;
  const diagrams: Diagram[] = [];
  for (const { source, line } of sources) {
    const late: ReadDiagram = { error: { reason: "the diagrams above it took all the time there is", line: 0 } };
    diagrams.push(toDiagram(source, line, performance.now() > until ? late : await read(source)));
  }
  return diagrams;
}

/** One diagram alone, such as one that is drawn and not yet in a document. */
export const readDiagram = async (source: string, line: number): Promise<Diagram> =>
  (await readDiagrams([{ source, line }]))[0]!;

function read(source: string): Promise<ReadDiagram> {
  const known = remembered.get(source);
  remembered.delete(source);
  const reading = known ?? readAnew(source);
  remembered.set(source, reading);
  if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!);
  return reading;
}

async function readAnew(source: string): Promise<ReadDiagram> {
  if (source.length > most.characters) {
    const actual = source.length.toLocaleString("en-US");
    const reason = `it has ${actual} characters and mermaid draws ${most.characters.toLocaleString("en-US")} at most`;
    return { error: { reason, line: 0 } };
  }
  readSource ??= createDiagramThread() ?? readWithMermaid;
  const found = await readSource(source);
  const edges = found.graph?.edges.length ?? 0;
  const isOver = edges > most.edges || /^Edge limit exceeded/.test(found.error?.reason ?? "");
  if (!isOver) return found;
  const reason = `it has ${edges > most.edges ? `${edges} edges` : "more edges"} and mermaid draws ${most.edges} at most`;
  return { error: { reason, line: 0 } };
}

function toDiagram(source: string, line: number, { error, graph }: ReadDiagram): Diagram {
  return {
    kind: kindOf(source),
    source,
    line,
    ...(error ? { error: { reason: error.reason, line: line + error.line } } : {}),
    isGraph: graph !== undefined,
    nodes: graph?.nodes ?? [],
    edges: graph?.edges ?? [],
  };
}
