import * as z from "zod";
import { defineRule } from "../rule.ts";
import { plain } from "../tree.ts";

export default defineRule({
  id: "section/not-empty",
  severity: "error",
  summary: "Each section says something.",
  options: z.strictObject({}),
  examples: [
    { name: "with text", markdown: "## A\n\ntext\n", faults: [] },
    {
      name: "bare heading",
      markdown: "## A\n\n## B\n\ntext\n",
      faults: ["Unexpected empty section `A`, expected content."],
    },
  ],
  check({ sections }) {
    return sections
      .filter((section) => section.nodes.every((node) => plain(node).trim() === ""))
      .map((section) => ({
        message: `Unexpected empty section \`${section.heading}\`, expected content.`,
        line: section.line,
      }));
  },
});
