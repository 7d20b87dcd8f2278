import * as z from "zod";
import { defineRule } from "../rule.ts";
import { plain } from "../tree.ts";

export default defineRule({
  id: "text/one-of",
  severity: "error",
  summary: "Exactly one word of a closed set stands in the section, once.",
  options: z.strictObject({ values: z.array(z.string()).min(2) }),
  examples: [
    {
      name: "one",
      markdown: "## A\n\nRating: BROKEN\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: [],
    },
    {
      name: "none",
      markdown: "## A\n\nRating: poor\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: ["Missing one of BROKEN, INFORMAL, expected it once."],
    },
    {
      name: "two",
      markdown: "## A\n\nBROKEN or INFORMAL\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: ["Unexpected BROKEN and INFORMAL, expected one of BROKEN, INFORMAL, once."],
    },
  ],
  check({ section }, { values }) {
    if (!section) return "unscored";
    const text = section.nodes.map(plain).join("\n");
    const found = [...text.matchAll(new RegExp(`\\b(${values.join("|")})\\b`, "g"))].map((match) => match[0]);
    if (found.length === 1) return [];
    const set = values.join(", ");
    if (found.length === 0)
      return [{ message: `Missing one of ${set}, expected it once.`, line: section.line, expected: set }];
    return [
      {
        message: `Unexpected ${found.join(" and ")}, expected one of ${set}, once.`,
        line: section.line,
        expected: set,
      },
    ];
  },
});
