import type { Nodes } from "mdast";
import * as z from "zod";
import { sentences } from "../prose.ts";
import { defineRule } from "../rule.ts";
import { plain } from "../tree.ts";

/** Lines that stand beside the prose: the rating on a line of its own, and flags. */
const beside = /^(?:- )?(?:(?:the )?(?:overall |alignment )*rating\s*[:\u2013]\s*\S|SIGNAL MISSING:)/i;

export default defineRule({
  id: "text/sentences",
  severity: "error",
  summary:
    "The prose of the section has exactly so many sentences; a line with the rating, tables and flags do not count.",
  options: z.strictObject({ count: z.number().int().positive() }),
  examples: [
    {
      name: "three, with a rating line",
      markdown: "## A\n\nLeads wait 2.5 hours. Call them. It is fixable.\n\nAlignment rating: BROKEN\n",
      section: "A",
      options: { count: 3 },
      faults: [],
    },
    {
      name: "an abbreviation in a name",
      markdown: "## A\n\nLeads from Expo St. Louis wait. Call them, e.g. Acme Inc. Berlin first. It is fixable.\n",
      section: "A",
      options: { count: 3 },
      faults: [],
    },
    {
      name: "with flags and an evidence table beside them",
      markdown:
        "## A\n\nLeads wait. Call them. The handoff is rated BROKEN.\nSIGNAL MISSING: the rate. Ask for it.\n\n| a |\n|---|\n| One. Two. |\n\n- SIGNAL MISSING: the volume\n",
      section: "A",
      options: { count: 3 },
      faults: [],
    },
    {
      name: "a fourth that hides in a list, and one about the rating",
      markdown: "## A\n\nLeads wait.\nRating them helps.\n\n- Call them.\n- It is fixable.\n",
      section: "A",
      options: { count: 3 },
      faults: ["Unexpected 4 sentences, expected exactly 3."],
    },
    {
      name: "two",
      markdown: "## A\n\nLeads wait. Call them.\n",
      section: "A",
      options: { count: 3 },
      faults: ["Unexpected 2 sentences, expected exactly 3."],
    },
  ],
  check({ section }, { count }) {
    if (!section) return "unscored";
    const prose = section.nodes.flatMap(statements).filter(({ text }) => text !== "");
    const actual = prose.flatMap(({ text }) => sentences(text)).length;
    if (actual === count) return [];
    const line = prose[0]?.line ?? section.line;
    return [{ message: `Unexpected ${actual} sentence${actual === 1 ? "" : "s"}, expected exactly ${count}.`, line }];
  },
});

/** The prose of a paragraph, an item or a quotation, without the lines that stand beside it. */
function statements(node: Nodes): { text: string; line: number }[] {
  if (node.type === "paragraph") {
    const lines = plain(node).split("\n");
    return [
      {
        text: lines
          .filter((line) => !beside.test(line.trim()))
          .join("\n")
          .trim(),
        line: node.position!.start.line,
      },
    ];
  }
  const isProse = node.type === "list" || node.type === "listItem" || node.type === "blockquote";
  return isProse ? node.children.flatMap(statements) : [];
}
