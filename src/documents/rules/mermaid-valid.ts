import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "mermaid/valid",
  severity: "error",
  summary: "Each diagram is read by mermaid's own grammar, and shows at least one edge.",
  options: z.strictObject({}),
  examples: [
    { name: "valid", markdown: "## A\n\n```mermaid\nflowchart TD\n  a[Lead] --> b[MQL]\n```\n", faults: [] },
    {
      name: "no edge",
      markdown: "## A\n\n```mermaid\nflowchart TD\n```\n",
      faults: ["Unexpected empty flowchart diagram, expected edges."],
    },
    { name: "no diagram", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document }) {
    if (document.diagrams.length === 0) return "unscored";
    return document.diagrams.flatMap((diagram) => {
      if (diagram.error) {
        return [
          {
            message: `Unexpected ${diagram.kind || "diagram"} that mermaid can't read: ${diagram.error}.`,
            line: diagram.line,
          },
        ];
      }
      if (diagram.edges.length > 0) return [];
      return [{ message: `Unexpected empty ${diagram.kind} diagram, expected edges.`, line: diagram.line }];
    });
  },
});
