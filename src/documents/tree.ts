import type { Code, Heading, Nodes, Root, Table as TableNode } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type Diagram, readDiagram } from "./diagram.ts";

export interface Row {
  cells: string[];
  line: number;
}

export interface Table {
  columns: string[];
  rows: Row[];
  line: number;
}

export interface Field {
  name: string;
  value: string;
  line: number;
}

/** A heading and what stands under it, down to the next heading of its level or above. */
export interface Section {
  heading: string;
  level: number;
  line: number;
  /** Offsets into the text: of the heading, and of the first character after the section. */
  start: number;
  end: number;
  nodes: Nodes[];
  tables: Table[];
  diagrams: Diagram[];
  fields: Field[];
}

/** A markdown document, parsed once; every rule reads this. */
export interface DocumentTree {
  text: string;
  root: Root;
  title?: string;
  sections: Section[];
  /** What stands above the first section, without headings and without blockquotes: those are the banner. */
  lead: Nodes[];
  /** Fields above the first section, such as `Urgency: this week`. */
  fields: Field[];
  diagrams: Diagram[];
  /** Line of a fence that is never closed. */
  unclosedFence?: number;
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** Markdown as nodes, without sections and diagrams. */
export const parseMarkdown = (text: string): Root => parser.parse(text) as Root;

/** Parses markdown; diagrams are read with mermaid's own grammar. Never throws for what the text holds. */
export async function parseDocument(text: string): Promise<DocumentTree> {
  const root = parseMarkdown(text);
  const diagrams = new Map<Code, Diagram>();
  for (const node of root.children) {
    if (node.type === "code" && node.lang === "mermaid") {
      diagrams.set(node, await readDiagram(node.value, node.position!.start.line + 1));
    }
  }
  const headings = root.children.filter((node): node is Heading => node.type === "heading");
  const sections = headings
    .filter((heading) => heading.depth > 1)
    .map((heading) => readSection(heading, root, text, diagrams));
  const first = root.children.findIndex((node) => node.type === "heading" && node.depth > 1);
  const above = root.children.slice(0, first < 0 ? undefined : first);
  const title = headings.find((heading) => heading.depth === 1);
  return {
    text,
    root,
    title: title && textOf(title),
    sections,
    lead: above.filter((node) => node.type !== "heading" && node.type !== "blockquote"),
    fields: readFields(above),
    diagrams: [...diagrams.values()],
    unclosedFence: findUnclosedFence(text),
  };
}

/** Plain text of a node, as a reader sees it. */
export const plain = (node: Nodes): string => textOf(node);

/** Paragraph nodes of a section, in order; list items, tables and code are none. */
export const paragraphs = (section: Section): Nodes[] => section.nodes.filter((node) => node.type === "paragraph");

function readSection(heading: Heading, root: Root, text: string, diagrams: Map<Code, Diagram>): Section {
  const from = root.children.indexOf(heading);
  const next = root.children.findIndex(
    (node, index) => index > from && node.type === "heading" && node.depth <= heading.depth,
  );
  const nodes = root.children.slice(from + 1, next < 0 ? undefined : next);
  return {
    heading: textOf(heading).trim(),
    level: heading.depth,
    line: heading.position!.start.line,
    start: heading.position!.start.offset!,
    end: next < 0 ? text.length : root.children[next]!.position!.start.offset!,
    nodes,
    tables: nodes.filter((node): node is TableNode => node.type === "table").map(readTable),
    diagrams: nodes.flatMap((node) => (node.type === "code" && diagrams.has(node) ? [diagrams.get(node)!] : [])),
    fields: readFields(nodes),
  };
}

function readTable(node: TableNode): Table {
  const [head, ...rows] = node.children.map((row) => ({
    cells: row.children.map((cell) => textOf(cell).trim()),
    line: row.position!.start.line,
  }));
  return { columns: head?.cells ?? [], rows, line: node.position!.start.line };
}

/** Lines such as `Urgency: this week`, each a paragraph of its own or a line of one; bold names are read as plain. */
function readFields(nodes: Nodes[]): Field[] {
  return nodes
    .filter((node) => node.type === "paragraph")
    .flatMap((node) =>
      textOf(node)
        .split("\n")
        .flatMap((line, index) => {
          const match = /^([A-Z][A-Za-z' ]{2,40}):\s*(.*)$/.exec(line.trim());
          return match ? [{ name: match[1]!, value: match[2]!, line: node.position!.start.line + index }] : [];
        }),
    );
}

function findUnclosedFence(text: string): number | undefined {
  let open: { mark: string; line: number } | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (!fence) continue;
    const mark = fence[1]!;
    if (!open) open = { mark, line: index + 1 };
    else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && fence[2]!.trim() === "") open = undefined;
  }
  return open?.line;
}
