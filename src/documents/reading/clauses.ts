import type { List, ListItem, Nodes, Paragraph, Table } from "mdast";
import { sentenceRanges } from "../prose.ts";
import type { Section } from "../tree.ts";
import { shown } from "./shown.ts";

/**
 * A paragraph, list item or table row of a section, with the titles that it stands under: headings, a bold lead, a label
 * before a colon, the sentence that introduces a list, the first cell of a row. However somebody lays out a section,
 * what they say of the alert is a clause whose title says so, or a sentence that does.
 */
export interface Clause {
  /** The innermost last, its own label among them. */
  titles: string[];
  /** The title that it brings itself: a bold lead, a label, the first cell of a row. */
  label?: string;
  /** What it says, its own title first; line breaks as in the source. */
  text: string;
  line: number;
  kind: "paragraph" | "item" | "row";
}

/** What is said somewhere, and where. */
export interface Statement {
  text: string;
  line: number;
}

const read = new WeakMap<Section, Clause[]>();

/** The clauses of a section in order; code and diagrams are none. They are read once, since many rules ask for them. */
export function clausesOf(section: Section): Clause[] {
  const known = read.get(section) ?? readClauses(section);
  read.set(section, known);
  return known;
}

function readClauses({ nodes, level }: Section): Clause[] {
  const found: Clause[] = [];
  const headings: { depth: number; title: string }[] = [];
  let lead: string | undefined;
  let intro: string | undefined;
  const above = (): string[] => [
    ...headings.map(({ title }) => title),
    ...(lead === undefined ? [] : [lead]),
    ...(intro === undefined ? [] : [intro]),
  ];
  const walk = (node: Nodes): void => {
    if (node.type === "heading" && node.depth > level) {
      while (headings.at(-1) && headings.at(-1)!.depth >= node.depth) headings.pop();
      headings.push({ depth: node.depth, title: plainTitle(shown(node)) });
      lead = intro = undefined;
    } else if (node.type === "paragraph") {
      const { title, text } = readParagraph(node);
      if (title !== undefined) {
        lead = title;
        intro = undefined;
      }
      if (text.trim())
        found.push({ titles: above(), label: title, text, line: node.position!.start.line, kind: "paragraph" });
      intro = introOf(text);
    } else if (node.type === "list") {
      readList(node, above(), found);
    } else if (node.type === "table") {
      readRows(node, above(), found);
    } else if (node.type === "blockquote") {
      for (const child of node.children) walk(child);
    }
  };
  for (const node of nodes) walk(node);
  return found;
}

function readList(list: List, titles: string[], found: Clause[]): void {
  for (const item of list.children) readItem(item, titles, found);
}

function readItem(item: ListItem, titles: string[], found: Clause[]): void {
  let own = titles;
  for (const child of item.children) {
    if (child.type === "paragraph") {
      const { title, text } = readParagraph(child);
      if (title !== undefined) own = [...titles, title];
      found.push({ titles: own, label: title, text, line: child.position!.start.line, kind: "item" });
      if (title === undefined) own = [...titles, introOf(text) ?? text.slice(0, 80)];
    } else if (child.type === "list") readList(child, own, found);
    else if (child.type === "table") readRows(child, own, found);
  }
}

function readRows({ children: [head, ...rows] }: Table, titles: string[], found: Clause[]): void {
  const columns = head?.children.map((cell) => shown(cell).trim()) ?? [];
  for (const row of rows) {
    const cells = row.children.map((cell) => shown(cell).trim());
    // The name of a column says what its cell is: `Mechanism: workflow`.
    const said = cells.map((cell, index) => (index === 0 || cell === "" ? cell : `${columns[index]}: ${cell}`));
    const text = said
      .filter((part) => part !== "")
      .map((part, index) => (index === 0 && cells.length > 1 ? `${part}:` : /[.!?]$/.test(part) ? part : `${part}.`))
      .join(" ");
    const label = plainTitle(cells[0] ?? "");
    found.push({
      titles: [...titles, plainTitle(columns[0] ?? ""), label],
      label,
      text: text.replace(/\n/g, " "),
      line: row.position!.start.line,
      kind: "row",
    });
  }
}

const plainTitle = (text: string): string =>
  text
    .replace(/`/g, "")
    .replace(/^[\s\d.)(]+/, "")
    .replace(/[\s.:\u2013\u2014-]+$/, "")
    .trim();

/** A bold lead, or a label before a colon or a dash, is the title of what follows it. */
function readParagraph(node: Paragraph): { title?: string; text: string } {
  const text = node.children.map(shown).join("");
  const [first] = node.children;
  if (first?.type === "strong") {
    const strong = shown(first);
    if (strong.split(/\s+/).length <= 10) return { title: plainTitle(strong), text };
  }
  const label = /^([A-Z][\w &/'\u2019(),-]{1,50}?)(?::\s|\s[\u2013\u2014-]\s)/.exec(text)?.[1];
  return label !== undefined && label.split(/\s+/).length <= 7 ? { title: plainTitle(label), text } : { text };
}

/** The sentence before a colon at the end, which introduces the list or table that follows. */
function introOf(text: string): string | undefined {
  if (!/:\s*$/.test(text)) return undefined;
  const last = sentenceRanges(text).at(-1);
  return last && plainTitle(text.slice(last.start, last.end));
}

/** What stands under a title of a topic, the innermost title that names any topic telling. */
export const under = (clauses: readonly Clause[], topic: RegExp, topics: readonly RegExp[]): Statement[] =>
  clauses.filter(({ titles }) => titleOf(titles, topics).some((title) => topic.test(title)));

/**
 * What clauses say about a topic: what stands under its titles, and of clauses whose own title names no topic the sentences
 * that do, with those that follow until one names another.
 * @param topics Every topic that clauses of this section may be about, the one asked for among them.
 */
export function about(clauses: readonly Clause[], topic: RegExp, topics: readonly RegExp[]): Statement[] {
  return clauses.flatMap((clause): Statement[] => {
    const { titles, text, line } = clause;
    const [title] = titleOf(titles, topics);
    if (title !== undefined && topic.test(title)) return [{ text, line }];
    return sentencesAbout(text, line, topic, topics, title !== undefined);
  });
}

/** The same without what stands under a title of another topic. */
export const aboutAlone = (clauses: readonly Clause[], topic: RegExp, topics: readonly RegExp[]): Statement[] =>
  about(
    clauses.filter(({ titles }) => titleOf(titles, topics).every((title) => topic.test(title))),
    topic,
    topics,
  );

const titleOf = (titles: readonly string[], topics: readonly RegExp[]): string[] => {
  const title = titles.findLast((candidate) => topics.some((one) => one.test(candidate)));
  return title === undefined ? [] : [title];
};

function sentencesAbout(
  text: string,
  line: number,
  topic: RegExp,
  topics: readonly RegExp[],
  isElsewhere: boolean,
): Statement[] {
  let goesOn = false;
  return statementsOf({ text, line }).filter((sentence) => {
    if (topic.test(sentence.text)) goesOn = !isElsewhere;
    else if (topics.some((one) => one.test(sentence.text))) goesOn = false;
    return topic.test(sentence.text) || goesOn;
  });
}

/** The sentences of a statement, each with its line. */
export const statementsOf = ({ text, line }: Statement): Statement[] =>
  sentenceRanges(text).map(({ start, end }) => ({
    text: text.slice(start, end),
    line: line + text.slice(0, start).split("\n").length - 1,
  }));

/** Statements as one text. */
export const allOf = (statements: readonly Statement[]): string => statements.map(({ text }) => text).join("\n");
