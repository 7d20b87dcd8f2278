import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "fence/closed",
  severity: "error",
  summary: "Each fenced block is closed; an open one swallows every heading after it, so nothing else is scored then.",
  options: z.strictObject({}),
  examples: [
    { name: "closed", markdown: "## A\n\n```\ntext\n```\n", faults: [] },
    {
      name: "a fence in a longer one",
      markdown: "## A\n\n````md\n```mermaid\nflowchart TD\n````\n\n~~~\n```\n~~~\n",
      faults: [],
    },
    {
      name: "code in a line",
      markdown: "## A\n\n``` a fence ``` in a line\n\n    ``` indented\n\n<!--\n```\n-->\n",
      faults: [],
    },
    {
      name: "open to the end",
      markdown: "## A\n\n```mermaid\nflowchart TD\n\n## B\n",
      faults: ["Unexpected end of a block inside a fence, expected the closing ``` of line 3."],
    },
    {
      name: "open until another one opens, whose end closes it",
      markdown: "## A\n\n```\ntext\n\n## B\n\n```mermaid\nflowchart TD\n  a --> b\n```\n",
      faults: ["Unexpected end of a block inside a fence, expected the closing ``` of line 3."],
    },
    {
      name: "closed by a shorter one",
      markdown: "## A\n\n````\ntext\n```\n\n## B\n",
      faults: ["Unexpected end of a block inside a fence, expected the closing ```` of line 3."],
    },
  ],
  check({ document }) {
    const line = document.unclosedFence;
    if (line === undefined) return [];
    const mark = /`{3,}|~{3,}/.exec(document.text.split("\n")[line - 1]!)?.[0] ?? "```";
    return [
      {
        message: `Unexpected end of a block inside a fence, expected the closing ${mark} of line ${line}.`,
        line,
        hint: `close the block with ${mark} on a line of its own`,
      },
    ];
  },
});
