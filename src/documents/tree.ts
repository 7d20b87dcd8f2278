import type { Code, Heading, Nodes, Root, Table as TableNode } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { type Diagram, likelyDiagrams } from "./diagrams/diagram.ts";
import { prepareDiagrams, readDiagrams } from "./diagrams/read.ts";
import { most, readMarkdown, type Unreadable } from "./markdown.ts";

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
  /** Line of a fence that is never closed, or only by the end of another one. */
  unclosedFence?: number;
  /** What it is instead of a document that can be read; it has no sections then. */
  unreadable?: Unreadable;
}

/**
 * Parses markdown; diagrams are read with mermaid's own grammar. Never throws for what the text holds: what can't be read
 * within bounds comes back without sections and says why.
 */
export async function parseDocument(text: string): Promise<DocumentTree> {
  if (text.length <= most.characters) prepareDiagrams(likelyDiagrams(text));
  const read = readMarkdown(text);
  const root: Root = "root" in read ? read.root : { type: "root", children: [] };
  const fenced = codeIn(root);
  const drawn = fenced.filter((node) => node.lang === "mermaid");
  const diagrams = await readDiagrams(
    drawn.map((node) => ({ source: node.value, line: node.position!.start.line + 1 })),
  );
  const headings = root.children.filter((node): node is Heading => node.type === "heading");
  const byNode = new Map(drawn.map((node, index) => [node, diagrams[index]!]));
  const first = root.children.findIndex((node) => node.type === "heading" && node.depth > 1);
  const above = root.children.slice(0, first < 0 ? undefined : first);
  const title = headings.find((heading) => heading.depth === 1);
  return {
    text,
    root,
    title: title && textOf(title),
    sections: readSections(root, text, byNode),
    lead: above.filter((node) => node.type !== "heading" && node.type !== "blockquote"),
    fields: readFields(above),
    diagrams,
    unclosedFence: fenced.find((node) => !isClosed(node, text))?.position?.start.line,
    ...("unreadable" in read ? { unreadable: read.unreadable } : {}),
  };
}

/** Blocks of code among the nodes, in quotations and lists as well, in order. */
function codeIn(node: Nodes): Code[] {
  if (node.type === "code") return [node];
  return containers.has(node.type) && "children" in node ? node.children.flatMap(codeIn) : [];
}

const containers: ReadonlySet<Nodes["type"]> = new Set([
  "root",
  "blockquote",
  "list",
  "listItem",
  "footnoteDefinition",
]);

/** True where a fence is closed by its own mark before another one opens, and for code that is indented and needs none. */
function isClosed(node: Code, text: string): boolean {
  const [first = "", ...lines] = text.slice(node.position!.start.offset, node.position!.end.offset).split("\n");
  const mark = /^(?:`{3,}|~{3,})/.exec(first)?.[0];
  if (mark === undefined) return true;
  const opening = new RegExp(`^ {0,3}${mark}${mark[0]}*[ \\t]*\\w`, "m");
  if (opening.test(node.value)) return false;
  const closing = /(?:^|[ \t>])(`{3,}|~{3,})[ \t]*$/.exec(lines.at(-1) ?? "")?.[1];
  return closing !== undefined && closing[0] === mark[0] && closing.length >= mark.length;
}

/** Plain text of a node, as a reader sees it. */
export const plain = (node: Nodes): string => textOf(node);

/** Paragraph nodes of a section, in order; list items, tables and code are none. */
export const paragraphs = (section: Section): Nodes[] => section.nodes.filter((node) => node.type === "paragraph");

function readSections(root: Root, text: string, diagrams: ReadonlyMap<Code, Diagram>): Section[] {
  const open: Section[] = [];
  const sections: Section[] = [];
  const close = (section: Section): void => {
    section.tables = section.nodes.filter((node): node is TableNode => node.type === "table").map(readTable);
    section.diagrams = section.nodes
      .flatMap(codeIn)
      .flatMap((node) => (diagrams.has(node) ? [diagrams.get(node)!] : []));
    section.fields = readFields(section.nodes);
  };
  for (const node of root.children) {
    if (node.type === "heading") {
      const { offset } = node.position!.start;
      while (open.length > 0 && open.at(-1)!.level >= node.depth) {
        const ended = open.pop()!;
        ended.end = offset!;
        close(ended);
      }
    }
    for (const section of open) section.nodes.push(node);
    if (node.type !== "heading" || node.depth === 1) continue;
    const section: Section = {
      heading: textOf(node).trim(),
      level: node.depth,
      line: node.position!.start.line,
      start: node.position!.start.offset!,
      end: text.length,
      nodes: [],
      tables: [],
      diagrams: [],
      fields: [],
    };
    open.push(section);
    sections.push(section);
  }
  for (const section of open) close(section);
  return sections;
}

function readTable(node: TableNode): Table {
  const [head, ...rows] = node.children.map((row) => ({
    cells: row.children.map((cell) => textOf(cell).trim()),
    line: row.position!.start.line,
  }));
  return { columns: head?.cells ?? [], rows, line: node.position!.start.line };
}

/**
 * Lines such as `Urgency: this week`, each a paragraph of its own, a line of one or a list item; bold names are read as plain. The
 * value may stand below its name.
 */
function readFields(nodes: Nodes[]): Field[] {
  const blocks = nodes.flatMap((node) =>
    node.type === "list" ? node.children.flatMap((item): Nodes[] => item.children) : [node],
  );
  return blocks.flatMap((node, at) => {
    if (node.type !== "paragraph") return [];
    const next = blocks[at + 1];
    return textOf(node)
      .split("\n")
      .flatMap((line, index, lines) => {
        const match = field.exec(line.trim());
        if (!match) return [];
        const below = index === lines.length - 1 && next && answers.has(next.type) ? textOf(next) : "";
        const value = match[2] || (field.test(below.split("\n")[0]!) ? "" : below);
        return [{ name: match[1]!, value, line: node.position!.start.line + index }];
      });
  });
}

const field = /^([A-Z][A-Za-z' ]{2,40}):\s*(.*)$/;
/** Where the value of a field may stand that has none on its line. */
const answers: ReadonlySet<Nodes["type"]> = new Set(["paragraph", "blockquote"]);
