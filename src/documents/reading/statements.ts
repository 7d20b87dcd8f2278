import type { Nodes } from "mdast";
import { lineAt, type Passage, passages, sentenceRanges } from "../prose.ts";
import type { DocumentTree } from "../tree.ts";

/** One thing said: a sentence of a paragraph or a list item, a whole table cell, a diagram's label. */
export interface Statement extends Passage {
  line: number;
}

/** What is said among the nodes, in order; headings and code are left out. */
export const statementsIn = (document: DocumentTree, nodes: readonly Nodes[]): Statement[] =>
  passages(document, nodes).flatMap((passage) => statementsOf(document, passage));

/** A cell or label is one statement, a paragraph one a sentence. */
export function statementsOf(document: DocumentTree, passage: Passage): Statement[] {
  const ranges = passage.kind === "paragraph" ? sentenceRanges(passage.text) : [{ start: 0, end: passage.text.length }];
  return ranges
    .filter(({ start, end }) => passage.text.slice(start, end).trim() !== "")
    .map(({ start, end }) => ({
      kind: passage.kind,
      text: passage.text.slice(start, end),
      at: passage.at.slice(start, end),
      line: lineAt(document.text, passage.at[start]!),
    }));
}

/** The line on which a character of a statement stands. */
export const lineIn = (document: DocumentTree, { at }: Passage, index: number): number =>
  lineAt(document.text, at[Math.min(index, at.length - 1)] ?? 0);
