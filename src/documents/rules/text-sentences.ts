import * as z from "zod";
import { sentences } from "../prose.ts";
import { defineRule } from "../rule.ts";
import { paragraphs, plain } from "../tree.ts";

/** Lines that stand beside the prose: the rating on a line of its own, and flags. */
const beside = /^(overall |alignment )*rating\b|^SIGNAL MISSING:/i;

export default defineRule({
  id: "text/sentences",
  severity: "error",
  summary: "The prose of the section has exactly so many sentences; a rating line, a table and flags do not count.",
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
      name: "two",
      markdown: "## A\n\nLeads wait. Call them.\n",
      section: "A",
      options: { count: 3 },
      faults: ["Unexpected 2 sentences, expected exactly 3."],
    },
  ],
  check({ section }, { count }) {
    if (!section) return "unscored";
    const prose = paragraphs(section).filter((node) => !beside.test(plain(node)));
    const actual = prose.flatMap((node) => sentences(plain(node))).length;
    if (actual === count) return [];
    const line = prose[0]?.position?.start.line ?? section.line;
    return [{ message: `Unexpected ${actual} sentence${actual === 1 ? "" : "s"}, expected exactly ${count}.`, line }];
  },
});
