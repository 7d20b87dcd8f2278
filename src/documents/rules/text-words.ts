import * as z from "zod";
import { passages } from "../prose.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "text/words",
  severity: "error",
  summary:
    "The sections together have so many words at most, so that the document stays as short as it is meant to be.",
  options: z.strictObject({ most: z.number().int().positive() }),
  examples: [
    { name: "short enough", markdown: "## A\n\nListen first.\n\n- Answer later.\n", options: { most: 4 }, faults: [] },
    {
      name: "too long",
      markdown: "## A\n\nListen first.\n\n## B\n\nAnswer later, in writing.\n",
      options: { most: 4 },
      faults: ["Unexpected 6 words, expected 4 at most."],
    },
  ],
  check({ document, sections }, { most }) {
    const words = sections
      .flatMap(({ nodes }) => passages(document, nodes))
      .reduce((sum, { text }) => sum + text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length, 0);
    if (words <= most) return [];
    const line = sections[0]?.line ?? 1;
    return [{ message: `Unexpected ${words} words, expected ${most} at most.`, line }];
  },
});
