import type { List, Nodes } from "mdast";
import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "list/items",
  severity: "error",
  summary: "The section's list has exactly so many items.",
  options: z.strictObject({ count: z.number().int().positive() }),
  examples: [
    { name: "two", markdown: "## A\n\n- one\n- two\n", section: "A", options: { count: 2 }, faults: [] },
    {
      name: "items of an item are its own",
      markdown: "## A\n\n1. one\n   - more of it\n2. two\n",
      section: "A",
      options: { count: 2 },
      faults: [],
    },
    {
      name: "one too many",
      markdown: "## A\n\n- one\n- two\n- three\n",
      section: "A",
      options: { count: 2 },
      faults: ["Unexpected 3 items, expected exactly 2."],
    },
    { name: "no list", markdown: "## A\n\ntext\n", section: "A", options: { count: 2 }, faults: "unscored" },
    { name: "no such section", markdown: "## A\n\ntext\n", options: { count: 2 }, faults: "unscored" },
  ],
  check({ section }, { count }) {
    const lists = (section?.nodes ?? []).filter((node: Nodes): node is List => node.type === "list");
    const items = lists.flatMap(({ children }) => children);
    if (items.length === 0) return "unscored";
    if (items.length === count) return [];
    const line = (items[count] ?? items.at(-1)!).position!.start.line;
    return [
      { message: `Unexpected ${items.length} item${items.length === 1 ? "" : "s"}, expected exactly ${count}.`, line },
    ];
  },
});
