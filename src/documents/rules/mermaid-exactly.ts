import * as z from "zod";
import { defineRule, type Fault } from "../rule.ts";

/** Headers that mermaid reads as well, and what they are called today. */
const former: Readonly<Record<string, string>> = { graph: "flowchart", stateDiagram: "stateDiagram-v2" };

export default defineRule({
  id: "mermaid/exactly",
  severity: "error",
  summary:
    "So many diagrams of each kind, by their header word to the letter, and no other; on a section, those that stand in it.",
  options: z.record(z.string(), z.number().int().nonnegative()),
  examples: [
    {
      name: "as asked",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  a --> b\n```\n",
      options: { flowchart: 1 },
      faults: [],
    },
    {
      name: "none",
      markdown: "## A\n\ntext\n",
      options: { flowchart: 1 },
      faults: ["Missing diagram of kind `flowchart`, expected 1 and found none."],
    },
    {
      name: "two",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  a --> b\n```\n\n```mermaid\nflowchart TD\n  c --> d\n```\n",
      options: { flowchart: 1 },
      faults: ["Unexpected diagram of kind `flowchart`, expected only 1 of it."],
    },
    {
      name: "former headers",
      markdown: "## A\n\n```mermaid\ngraph TD\n  a --> b\n```\n\n```mermaid\nstateDiagram\n  a --> b\n```\n",
      options: { flowchart: 1, "stateDiagram-v2": 1 },
      faults: [
        "Unexpected header `graph`, expected `flowchart`.",
        "Unexpected header `stateDiagram`, expected `stateDiagram-v2`.",
      ],
    },
    {
      name: "another kind, in a quotation as well",
      markdown: '## A\n\n```mermaid\nflowchart TD\n  a --> b\n```\n\n> ```mermaid\n> pie\n>   "a": 3\n> ```\n',
      options: { flowchart: 1 },
      faults: ["Unexpected diagram of kind `pie`, expected only flowchart."],
    },
    {
      name: "one where none belongs",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  a --> b\n```\n",
      options: {},
      faults: ["Unexpected diagram of kind `flowchart`, expected none."],
    },
  ],
  check({ document, section }, wanted) {
    const diagrams = section?.diagrams ?? document.diagrams;
    const counted = new Map<string, number>();
    const faults = diagrams.flatMap(({ kind, line }): Fault[] => {
      const today = former[kind] ?? kind;
      const count = (counted.get(today) ?? 0) + 1;
      counted.set(today, count);
      const most = wanted[today];
      if (most === undefined || most === 0) {
        const kinds = Object.keys(wanted).filter((candidate) => wanted[candidate]! > 0);
        const expected = kinds.length > 0 ? `only ${kinds.join(", ")}` : "none";
        return [{ message: `Unexpected diagram of kind \`${kind}\`, expected ${expected}.`, line, actual: kind }];
      }
      if (count > most)
        return [
          { message: `Unexpected diagram of kind \`${kind}\`, expected only ${most} of it.`, line, actual: kind },
        ];
      if (kind === today) return [];
      const hint = "`--fix` mends it";
      return [
        { message: `Unexpected header \`${kind}\`, expected \`${today}\`.`, line, actual: kind, expected: today, hint },
      ];
    });
    for (const [kind, count] of Object.entries(wanted)) {
      const actual = counted.get(kind) ?? 0;
      if (actual >= count) continue;
      const found = actual === 0 ? "none" : actual;
      const message = `Missing diagram of kind \`${kind}\`, expected ${count} and found ${found}.`;
      faults.push({ message, line: section?.line, expected: `${count} ${kind}` });
    }
    return faults;
  },
});
