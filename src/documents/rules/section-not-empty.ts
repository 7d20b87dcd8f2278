import * as z from "zod";
import { saysNothing } from "../prose.ts";
import { defineRule } from "../rule.ts";

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
    {
      name: "only a comment, or headings",
      markdown: "## A\n\n<!-- later -->\n\n## B\n\n### C\n",
      headings: ["A", "B"],
      faults: ["Unexpected empty section `A`, expected content.", "Unexpected empty section `B`, expected content."],
    },
  ],
  check({ document, sections }) {
    return sections
      .filter(({ nodes }) => saysNothing(document, nodes))
      .map((section) => ({
        message: `Unexpected empty section \`${section.heading}\`, expected content.`,
        line: section.line,
      }));
  },
});
