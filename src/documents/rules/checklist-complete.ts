import type { Nodes } from "mdast";
import * as z from "zod";
import { defineRule } from "../rule.ts";

const ticks = (node: Nodes): number => {
  const own = node.type === "listItem" && typeof node.checked === "boolean" ? 1 : 0;
  return own + ("children" in node ? node.children.reduce((sum, child) => sum + ticks(child), 0) : 0);
};

export default defineRule({
  id: "checklist/complete",
  severity: "error",
  summary: "The section's checklist has so many items.",
  options: z.strictObject({ items: z.number().int().positive() }),
  examples: [
    { name: "complete", markdown: "## A\n\n- [ ] one\n- [x] two\n", section: "A", options: { items: 2 }, faults: [] },
    {
      name: "one short",
      markdown: "## A\n\n- [ ] one\n",
      section: "A",
      options: { items: 2 },
      faults: ["Unexpected 1 item in the checklist, expected 2."],
    },
  ],
  check({ section }, { items }) {
    if (!section) return "unscored";
    const actual = section.nodes.reduce((sum, node) => sum + ticks(node), 0);
    if (actual === items) return [];
    return [
      {
        message: `Unexpected ${actual} item${actual === 1 ? "" : "s"} in the checklist, expected ${items}.`,
        line: section.line,
      },
    ];
  },
});
