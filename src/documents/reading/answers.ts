import type { Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { lineAt, type Passage, passages } from "../prose.ts";
import { literal } from "../rule.ts";
import type { DocumentTree } from "../tree.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** What stands under a field's name, down to the next field: on its line, below it, or under a heading of that name. */
export interface Answer {
  name: string;
  line: number;
  text: string;
  statements: Statement[];
}

/**
 * The named fields among the nodes, wherever a person puts them: a line, a list item, a heading. What stands above the first
 * one, or under another heading, has no name.
 */
export function answersIn(document: DocumentTree, nodes: readonly Nodes[], names: readonly string[]): Answer[] {
  const found: Answer[] = [];
  const add = (passage: Passage): void => {
    if (passage.text.trim() === "") return;
    const statements = statementsOf(document, passage);
    if (found.length === 0) found.push({ name: "", line: statements[0]!.line, text: "", statements: [] });
    const answer = found.at(-1)!;
    answer.statements.push(...statements);
    answer.text = `${answer.text} ${passage.text}`.trim();
  };
  for (const node of nodes) {
    if (node.type === "heading") {
      const title = textOf(node).trim().replace(/:$/, "");
      const name = names.includes(title) ? title : "";
      found.push({ name, line: node.position!.start.line, text: "", statements: [] });
      continue;
    }
    for (const passage of passages(document, [node])) {
      const starts = fieldsIn(document, passage, names);
      add(cut(passage, 0, starts[0]?.index));
      for (const [index, start] of starts.entries()) {
        const line = lineAt(document.text, passage.at[start.index]!);
        found.push({ name: start.name, line, text: "", statements: [] });
        add(cut(passage, start.to, starts[index + 1]?.index));
      }
    }
  }
  return found;
}

/** Where field names open a line of the passage's source. */
function fieldsIn(document: DocumentTree, { text, at }: Passage, names: readonly string[]) {
  return [...text.matchAll(new RegExp(`(?<!\\w)(${names.map(literal).join("|")}) ?: ?`, "g"))]
    .filter(({ index }) => index === 0 || /\n[\s>*_+-]*$/.test(document.text.slice(at[index - 1], at[index])))
    .map((match) => ({ name: match[1]!, index: match.index, to: match.index + match[0].length }));
}

const cut = ({ kind, text, at }: Passage, start: number, end?: number): Passage => ({
  kind,
  text: text.slice(start, end),
  at: at.slice(start, end),
});
