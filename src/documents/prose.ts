import type { Nodes, Parents } from "mdast";
import type { DocumentTree, Section } from "./tree.ts";

/** Sentences of a text. A full stop inside a number or before a small letter ends none. */
export function sentences(text: string): string[] {
  return text
    .replace(/\s+/g, " ")
    .split(/(?<=[.!?]["')\]*_]*)\s+(?=["'(*_[]*[A-Z0-9])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** A run of prose as it stands in the source, escapes included, with where it starts in the document. */
export interface Run {
  text: string;
  offset: number;
  line: number;
}

/** Every run of prose in a section, table cells and list items included; headings and code are left out. */
export function runs({ text }: DocumentTree, section: Section): Run[] {
  const found: Run[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === "heading" || node.type === "code" || node.type === "inlineCode") return;
    if (node.type === "text") {
      const { start, end } = node.position!;
      found.push({ text: text.slice(start.offset, end.offset), offset: start.offset!, line: start.line });
    }
    if ("children" in node) for (const child of (node as Parents).children) walk(child);
  };
  for (const node of section.nodes) walk(node);
  return found;
}

/** The line of an offset. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** Sentences and table cells of a section's source, each with its offsets into the document. */
export function statements(text: string, section: Section): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  let offset = section.start;
  let fenced = false;
  for (const line of text.slice(section.start, section.end).split("\n")) {
    if (/^ {0,3}(```|~~~)/.test(line)) fenced = !fenced;
    else if (!fenced) {
      const parts = line.trimStart().startsWith("|") ? /(?<!\\)\|/ : /(?<=[.!?]["')\]*_]*)\s+(?=["'(*_[]*[A-Z0-9])/;
      let at = offset;
      for (const part of line.split(parts)) {
        const start = text.indexOf(part, at);
        found.push({ text: part, start, end: start + part.length });
        at = start + part.length;
      }
    }
    offset += line.length + 1;
  }
  return found;
}
