import { linesAboveHeader, type ReadDiagram } from "./diagram.ts";

/** The part of mermaid's data that is read. */
interface MermaidData {
  nodes: { id: string; label?: string; parentId?: string; isGroup?: boolean; shape?: string }[];
  edges: { start?: string; end?: string; label?: string }[];
}

/** Reads a diagram with mermaid's own grammar. Never throws; may take for ever, which is why a thread of its own calls it. */
export async function readWithMermaid(source: string): Promise<ReadDiagram> {
  const mermaid = await loadMermaid();
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(withoutComments(source));
    const data = (diagram.db as unknown as { getData?(): MermaidData }).getData?.();
    return data ? { graph: toGraph(data) } : {};
  } catch (error) {
    return { error: toError((error as Error).message, source) };
  }
}

/** Mermaid drops the lines of comments before it counts; as blank lines they keep its count right. */
const withoutComments = (source: string): string => source.replace(/^[ \t]*%%(?!\{).*$/gm, "");

/** Mermaid's own name of a note. */
const note = /----note-\d+$/;

const toGraph = ({ nodes, edges }: MermaidData): ReadDiagram["graph"] => ({
  nodes: nodes
    .filter((node) => node.shape !== "noteGroup" && node.shape !== "note")
    .map((node) => ({
      id: node.id,
      label: node.label ?? node.id,
      shape: node.shape ?? "",
      ...(node.parentId === undefined ? {} : { parent: node.parentId }),
      isContainer: node.isGroup ?? false,
    })),
  edges: edges
    .filter((edge) => !note.test(edge.start ?? "") && !note.test(edge.end ?? ""))
    .map((edge) => ({ from: edge.start ?? "", to: edge.end ?? "", label: edge.label ?? "" })),
});

function toError(message: string, source: string): { reason: string; line: number } {
  const told = /\bline (\d+)/.exec(message)?.[1];
  const lines = source.split("\n");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  // The grammar notices some faults only once it has read the end of their line.
  const line =
    told === undefined
      ? linesAboveHeader(source)
      : Math.min(linesAboveHeader(source) + Number(told) - 1, Math.max(last, 0));
  if (told !== undefined) {
    const got = tokens[/\bgot '([^']+)'/.exec(message)?.[1] ?? ""];
    return { reason: got === undefined ? "it breaks off there" : `${got} is not expected there`, line };
  }
  if (message.startsWith("No diagram type detected")) return { reason: "it knows no diagram of that kind", line };
  return { reason: message.split("\n")[0]!.trim().replace(/\.$/, "") || "it can't be read", line };
}

/** What the grammar calls the marks that are unexpected most often. */
const tokens: Readonly<Record<string, string>> = {
  PS: "`(`",
  PE: "`)`",
  SQS: "`[`",
  SQE: "`]`",
  DIAMOND_START: "`{`",
  DIAMOND_STOP: "`}`",
  PIPE: "`|`",
  MINUS: "`-`",
  STR: "a quotation mark",
  end: "`end`",
  NEWLINE: "the end of the line",
  NL: "the end of the line",
  EOF: "the end of the diagram",
};

type Mermaid = typeof import("mermaid").default;
let loading: Promise<Mermaid> | undefined;

/** Mermaid's grammar runs without a browser once the functions that DOMPurify lacks there are stood in for. */
export function loadMermaid(): Promise<Mermaid> {
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
