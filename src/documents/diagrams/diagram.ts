/** A node of a graph; `parent` is the container it stands in, and a container is a node itself. */
export interface DiagramNode {
  id: string;
  label: string;
  /** Mermaid's own word, such as `rect`, `diamond`, `stateStart` or `choice`. */
  shape: string;
  parent?: string;
  isContainer: boolean;
}

export interface DiagramEdge {
  from: string;
  to: string;
  label: string;
}

/** What mermaid makes of a diagram's source. */
export interface ReadDiagram {
  /** Why it can't be read, and the line of its source where that shows, counted from 0. */
  error?: { reason: string; line: number };
  /** Absent for a kind that is no graph, such as a sequence diagram. */
  graph?: { nodes: DiagramNode[]; edges: DiagramEdge[] };
}

/** A Mermaid diagram as its own grammar reads it. */
export interface Diagram {
  /** The header word as written, such as `stateDiagram-v2`, `flowchart` or `graph`. */
  kind: string;
  source: string;
  /** Line of the first line of its source in the document. */
  line: number;
  /** Why it can't be read, and the line of the document where that shows. */
  error?: { reason: string; line: number };
  /** False for a kind that is no graph, and where it can't be read. */
  isGraph: boolean;
  nodes: DiagramNode[];
  edges: DiagramEdge[];
}

/** What stands above the header: front matter, directives, comments and blank lines. */
const above = /^(?:[ \t]*\n|[ \t]*%%.*(?:\n|$)|---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$))*/;

/** How many lines of a diagram's source stand above its header. */
export const linesAboveHeader = (source: string): number => above.exec(source)![0].split("\n").length - 1;

/** The header word of a diagram's source; empty where it has none. */
export const kindOf = (source: string): string => /^[ \t]*([A-Za-z][\w-]*)/.exec(source.replace(above, ""))?.[1] ?? "";

/** The line of the document that names a node first, its own definition before an edge. */
export function lineOfNode({ source, line }: Pick<Diagram, "source" | "line">, id: string): number {
  const lines = source.split("\n");
  const word = `(?<![\\w"])${id.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\w"])`;
  // Where it is drawn goes before where it is only named.
  for (const pattern of [new RegExp(`^\\s*${word}|(?:-->|---|\\|)\\s*${word}|\\bas ${word}`), new RegExp(word)]) {
    const at = lines.findIndex((text, index) => index > 0 && pattern.test(text));
    if (at >= 0) return line + at;
  }
  return line + Math.min(1, lines.length - 1);
}

/** Diagrams as they ordinarily stand in a document, found without parsing it. */
export function likelyDiagrams(document: string): string[] {
  const text = `\n${document}`;
  const found: string[] = [];
  const opening = "\n```mermaid\n";
  for (let at = text.indexOf(opening); at >= 0; ) {
    const from = at + opening.length;
    const to = text.indexOf("\n```", from);
    if (to < 0) break;
    found.push(text.slice(from, to));
    at = text.indexOf(opening, to);
  }
  return found;
}
