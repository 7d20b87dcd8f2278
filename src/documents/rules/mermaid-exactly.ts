import * as z from "zod";
import { defineRule, type Fault } from "../rule.ts";

export default defineRule({
  id: "mermaid/exactly",
  severity: "error",
  summary: "So many diagrams of each kind and no other; on a section, those that stand in it.",
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
      faults: ["Unexpected 0 diagrams of kind flowchart, expected 1."],
    },
    {
      name: "another kind",
      markdown: "## A\n\n```mermaid\ngraph TD\n  a --> b\n```\n",
      options: { flowchart: 1 },
      faults: [
        "Unexpected 0 diagrams of kind flowchart, expected 1.",
        "Unexpected diagram of kind `graph`, expected only flowchart.",
      ],
    },
  ],
  check({ document, section }, wanted) {
    const diagrams = section?.diagrams ?? document.diagrams;
    const faults: Fault[] = [];
    for (const [kind, count] of Object.entries(wanted)) {
      const actual = diagrams.filter((diagram) => diagram.kind === kind).length;
      if (actual !== count) {
        const line = diagrams.filter((diagram) => diagram.kind === kind)[count]?.line ?? section?.line;
        faults.push({
          message: `Unexpected ${actual} diagrams of kind ${kind}, expected ${count}.`,
          line,
          expected: `${count} ${kind}`,
        });
      }
    }
    for (const diagram of diagrams.filter((candidate) => !(candidate.kind in wanted))) {
      const kinds = Object.keys(wanted).join(", ");
      faults.push({
        message: `Unexpected diagram of kind \`${diagram.kind}\`, expected only ${kinds}.`,
        line: diagram.line,
        actual: diagram.kind,
      });
    }
    return faults;
  },
});
