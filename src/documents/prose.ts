import type { Code, Nodes, Parents } from "mdast";
import type { DocumentTree } from "./tree.ts";

/** Ends no sentence, whatever follows. */
const inside = /(?:^|[\s("'[*_])(?:e\.g|i\.e|vs|cf|approx|incl|St|Dr|Mr|Mrs|Ms|Prof|Fig)\.$/;
/** Ends a sentence only before a word that opens one: `Acme Inc. They` and `section V. It` do, `Acme Inc. Berlin` and `J. Doe` do not. */
const perhaps = /(?:^|[\s("'[*_])(?:Inc|Ltd|Co|Corp|GmbH|Jr|Sr|Bros|etc|al)\.$|(?<![\p{L}\d])\p{Lu}\.$/u;
const opener =
  /^["'(*_[]*(?:A|An|The|It|Its|This|That|These|They|Their|There|We|Our|You|Your|He|She|In|On|At|If|As|When|What|Who|But|And|So|Then|Each|Every|No|Not|For|By|From|With|Both|SIGNAL)\b/;

/** Where each sentence of a text starts and ends. A full stop in a number, an abbreviation or before a small letter ends none. */
export function sentenceRanges(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const gap of text.matchAll(/(?<=[.!?]["')\]*_]*)\s+(?=["'(*_[]*[A-Z0-9])/g)) {
    const before = text.slice(start, gap.index).replace(/["')\]*_]+$/, "");
    const after = text.slice(gap.index + gap[0].length);
    if (inside.test(before) || (perhaps.test(before) && !opener.test(after))) continue;
    if (/(?:^|\s)Nos?\.$/.test(before) && /^\d/.test(after)) continue;
    found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  return [...found, { start, end: text.length }].filter((range) => text.slice(range.start, range.end).trim() !== "");
}

/** Sentences of a text, each on one line. */
export const sentences = (text: string): string[] =>
  sentenceRanges(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ").trim());

/** Where the lines of the text that was asked about last start: rules ask about one text many times. */
let known: { text: string; starts: number[] } | undefined;

/** The line of an offset. */
export function lineAt(text: string, offset: number): number {
  if (known?.text !== text) known = { text, starts: [...text.matchAll(/\n/g)].map(({ index }) => index + 1) };
  const { starts } = known;
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** A run of prose as it stands in the source, escapes included, with where it starts in the document. */
export interface Run {
  text: string;
  offset: number;
  line: number;
}

/** Every run of prose among the nodes, table cells and list items included; headings and code are left out. */
export function runs({ text }: Pick<DocumentTree, "text">, nodes: readonly Nodes[]): Run[] {
  const found: Run[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === "heading") return;
    if (node.type === "text") {
      const { start, end } = node.position!;
      found.push({ text: text.slice(start.offset, end.offset), offset: start.offset!, line: start.line });
    }
    if ("children" in node) for (const child of (node as Parents).children) walk(child);
  };
  for (const node of nodes) walk(node);
  return found;
}

/** What a reader sees of a paragraph, a table cell or a label, free of markup; `at` holds the source's offset of each character. */
export interface Passage {
  text: string;
  at: number[];
  kind: "paragraph" | "cell" | "label";
}

/** Stands for what is no prose, such as code in a sentence. */
const hole = "\uFFFC";
const codeThatIsANumber = /^[^\w\s]*\s?\d[\d.,]*(?:\s?[-\u2013]\s?\d[\d.,]*)?(?:\s?%|(?: [a-z]+){1,3})?$/i;

const read = new WeakMap<readonly Nodes[], Passage[]>();

/** The passages among the nodes, in order; headings and code are left out, the labels of diagrams are not. */
export function passages(document: DocumentTree, nodes: readonly Nodes[]): Passage[] {
  const before = read.get(nodes);
  if (before) return before;
  const found = passagesIn(document, nodes);
  read.set(nodes, found);
  return found;
}

function passagesIn(document: DocumentTree, nodes: readonly Nodes[]): Passage[] {
  return nodes.flatMap((node): Passage[] => {
    switch (node.type) {
      case "heading":
        return [];
      case "code":
        return labels(document, node);
      case "html":
        return [readPassage(document.text, [node], "paragraph")];
      case "paragraph":
        return [readPassage(document.text, node.children, "paragraph")];
      case "tableCell":
        return [readPassage(document.text, node.children, "cell")];
      default:
        return "children" in node ? passagesIn(document, (node as Parents).children) : [];
    }
  });
}

/** True where a reader sees no word among the nodes: headings, comments, marks and empty blocks at most. */
export const saysNothing = (document: DocumentTree, nodes: readonly Nodes[]): boolean =>
  nodes.every((node) => node.type !== "code" || node.value.trim() === "") &&
  passages(document, nodes).every(({ text }) => !/[\p{L}\p{N}\uFFFC]/u.test(text));

function readPassage(source: string, nodes: readonly Nodes[], kind: Passage["kind"]): Passage {
  const passage: Passage = { text: "", at: [], kind };
  const add = (text: string, offset: number): void => {
    for (let index = 0; index < text.length; index++) passage.at.push(offset + index);
    passage.text += text;
  };
  const walk = (node: Nodes): void => {
    const from = node.position!.start.offset!;
    const to = node.position!.end.offset!;
    if (node.type === "text") addSource(source.slice(from, to), from, add);
    else if (node.type === "html") addSource(source.slice(from, to), from, add, true);
    else if (node.type === "break") add(" ", from);
    else if (node.type === "inlineCode") {
      const isNumber = codeThatIsANumber.test(node.value.trim());
      add(isNumber ? node.value : hole, isNumber ? source.indexOf(node.value, from) : from);
    } else if ("children" in node) for (const child of (node as Parents).children) walk(child);
    else add(hole, from);
  };
  for (const node of nodes) walk(node);
  return passage;
}

const breaks = String.raw`[ \t]*\n[ \t>]*|&nbsp;|\u00a0`;
const marksOfText = new RegExp(`\\\\(?=[!-/:-@[-\`{-~])|${breaks}`, "g");
const marksOfHtml = new RegExp(`<!--[\\s\\S]*?-->|<[^<>]*>|${breaks}`, "g");

/** Source as a reader sees it: a line break or a hard blank a blank, an escape its character; of HTML only what it shows. */
function addSource(source: string, from: number, add: (text: string, offset: number) => void, html = false): void {
  let index = 0;
  for (const { 0: found, index: at } of source.matchAll(html ? marksOfHtml : marksOfText)) {
    if (at < index) continue;
    add(source.slice(index, at), from + index);
    index = at + found.length;
    // What is escaped stands for itself, whatever it is.
    if (found === "\\") add(source[index++]!, from + at + 1);
    else if (!found.startsWith("<!--")) add(" ", from + at);
  }
  add(source.slice(index), from + index);
}

/** Labels of a diagram's nodes and edges; of a diagram that is no graph, its lines. */
function labels({ text, diagrams }: DocumentTree, node: Code): Passage[] {
  const diagram = diagrams.find(({ line }) => node.lang === "mermaid" && line === node.position!.start.line + 1);
  if (!diagram || diagram.error) return [];
  const graph = [...diagram.nodes, ...diagram.edges].map(({ label }) => label);
  const from = node.position!.start.offset!;
  return [...new Set(diagram.nodes.length > 0 ? graph : diagram.source.split("\n"))]
    .filter((label) => label.trim() !== "")
    .map((label) => {
      const passage: Passage = { text: "", at: [], kind: "label" };
      const start = text.indexOf(label, from);
      const add = (shown: string, index: number): void => {
        passage.text += shown;
        passage.at.push(start < 0 ? from : start + index);
      };
      addSource(label, 0, add, true);
      return passage;
    });
}
