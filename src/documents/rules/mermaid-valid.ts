import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "mermaid/valid",
  severity: "error",
  summary: "Each diagram is read by mermaid's own grammar within two seconds, with at most 500 edges.",
  options: z.strictObject({}),
  examples: [
    { name: "valid", markdown: "## A\n\n```mermaid\nflowchart TD\n  a[Lead] --> b[MQL]\n```\n", faults: [] },
    {
      name: "not its grammar",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  %% the alert\n  a[Call (now)] --> b\n```\n",
      faults: [
        "Unexpected `a[Call (now)] --> b` in a flowchart, expected mermaid's grammar: `(` is not expected there.",
      ],
    },
    {
      name: "no kind of mermaid's",
      markdown: "## A\n\n```mermaid\nfunnel TD\n  a --> b\n```\n",
      faults: ["Unexpected `funnel TD` in a diagram, expected mermaid's grammar: it knows no diagram of that kind."],
    },
    {
      name: "over mermaid's own limit",
      markdown: `## A\n\n\`\`\`mermaid\nflowchart TD\n${Array.from({ length: 501 }, (_, index) => `  a${index} --> b`).join("\n")}\n\`\`\`\n`,
      faults: ["Unexpected flowchart that can't be drawn: it has more edges and mermaid draws 500 at most."],
    },
    {
      name: "no graph, which needs no edge",
      markdown: "## A\n\n```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n",
      faults: [],
    },
    { name: "no diagram", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document }) {
    if (document.diagrams.length === 0) return "unscored";
    return document.diagrams.flatMap(({ kind, source, line, error }) => {
      if (!error) return [];
      const what = /^(?:flowchart|graph|stateDiagram(?:-v2)?)$/.test(kind) ? kind : "diagram";
      if (/ and mermaid draws |^mermaid |^the /.test(error.reason))
        return [{ message: `Unexpected ${what} that can't be drawn: ${error.reason}.`, line: error.line }];
      const found = source.split("\n")[error.line - line]?.trim() ?? "";
      return [
        {
          message: `Unexpected \`${found}\` in a ${what}, expected mermaid's grammar: ${error.reason}.`,
          line: error.line,
          actual: found,
          hint: 'quote each label, as in `id["Label"]` and `-->|"Yes"|`, and give plain ids',
        },
      ];
    });
  },
});
