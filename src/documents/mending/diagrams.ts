import type { Root } from "mdast";
import { kindOf } from "../diagrams/diagram.ts";
import type { Edit } from "./edit.ts";
import { mendFlowchart } from "./flowchart.ts";
import { mendStateDiagram } from "./state-diagram.ts";

/** Mends each diagram that stands in a document for itself. */
export function mendDiagrams(text: string, root: Root): Edit[] {
  return root.children.flatMap((node): Edit[] => {
    if (node.type !== "code" || node.lang !== "mermaid") return [];
    const from = node.position!.start.offset!;
    const start = text.indexOf(node.value, text.indexOf("\n", from) + 1);
    const mended = mendDiagram(node.value);
    if (start < 0 || start > node.position!.end.offset! || mended === node.value) return [];
    return [{ start, end: start + node.value.length, text: mended }];
  });
}

/**
 * Mends what mermaid can't read, or draws other than it was meant, without changing what is meant: former headers, labels that
 * need quotation marks, names that are no ids, the arrows of the other kind.
 */
export function mendDiagram(source: string): string {
  const kind = kindOf(source);
  if (kind === "flowchart" || kind === "graph") return mendFlowchart(source);
  if (kind === "stateDiagram" || kind === "stateDiagram-v2") return mendStateDiagram(source);
  return source;
}
