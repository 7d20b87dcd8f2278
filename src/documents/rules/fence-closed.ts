import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "fence/closed",
  severity: "error",
  summary: "Each fenced block is closed; an open one swallows every heading after it.",
  options: z.strictObject({}),
  examples: [
    { name: "closed", markdown: "## A\n\n```\ntext\n```\n", faults: [] },
    {
      name: "open to the end",
      markdown: "## A\n\n```mermaid\nflowchart TD\n\n## B\n",
      faults: ["Unexpected end of document inside a fence, expected the closing ``` of line 3."],
    },
  ],
  check({ document }) {
    if (document.unclosedFence === undefined) return [];
    const line = document.unclosedFence;
    return [
      {
        message: `Unexpected end of document inside a fence, expected the closing \`\`\` of line ${line}.`,
        line,
        hint: "close the block with ``` on a line of its own",
      },
    ];
  },
});
