/** A Mermaid diagram as its own grammar reads it. */
export interface Diagram {
  /** The header word as written, such as `stateDiagram-v2`, `flowchart` or `graph`. */
  kind: string;
  source: string;
  /** Line of the first line of its source in the document. */
  line: number;
  /** Why mermaid can't read it. */
  error?: string;
  /** `parent` is the container it stands in; a container is a node itself. */
  nodes: { id: string; label: string; parent?: string; isContainer: boolean }[];
  edges: { from: string; to: string; label: string }[];
}

interface MermaidData {
  nodes: { id: string; label?: string; parentId?: string; isGroup?: boolean; shape?: string }[];
  edges: { start?: string; end?: string; label?: string }[];
}

const mostRemembered = 100;
const read = new Map<string, Omit<Diagram, "line">>();

/** Reads a diagram with mermaid's grammar; what it can't read comes back with `error` set. */
export async function readDiagram(source: string, line: number): Promise<Diagram> {
  const known = read.get(source) ?? (await parse(source));
  if (read.size >= mostRemembered) read.clear();
  read.set(source, known);
  return { ...known, line };
}

async function parse(source: string): Promise<Omit<Diagram, "line">> {
  const kind = /^[ \t]*([A-Za-z][\w-]*)/m.exec(source.replace(/^\s*(%%.*\n|---[\s\S]*?---\s*\n)*/, ""))?.[1] ?? "";
  try {
    const mermaid = await loadMermaid();
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
    const data = (diagram.db as unknown as { getData?(): MermaidData }).getData?.();
    return {
      kind,
      source,
      nodes: (data?.nodes ?? [])
        .filter((node) => node.shape !== "noteGroup")
        .map((node) => ({
          id: node.id,
          label: node.label ?? node.id,
          parent: node.parentId,
          isContainer: node.isGroup ?? false,
        })),
      edges: (data?.edges ?? []).map((edge) => ({
        from: edge.start ?? "",
        to: edge.end ?? "",
        label: edge.label ?? "",
      })),
    };
  } catch (error) {
    const reason = (error as Error).message.split("\n").slice(0, 4).join(" ").trim();
    return { kind, source, error: reason || "it can't be read", nodes: [], edges: [] };
  }
}

type Mermaid = typeof import("mermaid").default;
let loading: Promise<Mermaid> | undefined;

/** Mermaid's grammar runs without a browser once the functions that DOMPurify lacks there are stood in for. */
function loadMermaid(): Promise<Mermaid> {
  loading ??= (async () => {
    const { default: purify } = await import("dompurify");
    if (!purify.isSupported) {
      Object.assign(purify, { addHook: () => {}, sanitize: (text: string) => text });
    }
    const { default: mermaid } = await import("mermaid");
    mermaid.initialize({ startOnLoad: false });
    return mermaid;
  })();
  return loading;
}
