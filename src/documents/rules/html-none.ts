import type { Html, Nodes } from "mdast";
import * as z from "zod";
import { defineRule } from "../rule.ts";

/** What markdown has no other way to write, and what no reader sees. */
const harmless = /^(?:<br ?\/?>|<!--[\s\S]*-->)$/i;

export default defineRule({
  id: "html/none",
  severity: "error",
  summary: "No HTML but line breaks and comments: it hides what follows it from some readers, and runs in others.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a comment, a line break in a cell, and a comparison",
      markdown: "## A\n\n<!-- later -->\n\n| a |\n|---|\n| 1 < 2<br>and 3 > 2 |\n\n`<b>`\n",
      faults: [],
    },
    {
      name: "a block, which swallows the heading after it",
      markdown: "## A\n\ntext\n\n<div>\n## B\n</div>\n",
      faults: ["Unexpected HTML `<div>`, expected markdown."],
    },
    {
      name: "a script, and tags in a line, once a line",
      markdown: "# T\n\n<script>alert(1)</script>\n\n## A\n\nA <b>bold</b> claim.\n",
      faults: ["Unexpected HTML `<script>`, expected markdown.", "Unexpected HTML `<b>`, expected markdown."],
    },
  ],
  check({ document, sections }) {
    const lines = new Set<number>();
    return [document.lead, ...sections.map((section) => section.nodes)]
      .flatMap((nodes) => nodes.flatMap(htmlIn))
      .filter(({ value }) => !harmless.test(value.trim()))
      .flatMap(({ value, position }) => {
        const { line } = position!.start;
        if (lines.has(line)) return [];
        lines.add(line);
        const tag = /<[^<>]*>?/.exec(value)?.[0].split("\n")[0] ?? value;
        return [{ message: `Unexpected HTML \`${tag}\`, expected markdown.`, line, actual: tag }];
      });
  },
});

function htmlIn(node: Nodes): Html[] {
  if (node.type === "html") return [node];
  return "children" in node ? node.children.flatMap(htmlIn) : [];
}
