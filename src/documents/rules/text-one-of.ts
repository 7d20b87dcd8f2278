import * as z from "zod";
import { sentences } from "../prose.ts";
import { defineRule, literal } from "../rule.ts";
import { plain } from "../tree.ts";

const wordsIn = (text: string, pattern: string): string[] =>
  [...text.matchAll(new RegExp(pattern, "g"))].map(([found]) => found);

export default defineRule({
  id: "text/one-of",
  severity: "error",
  summary: "Exactly one word of a closed set stands in the section, once; of several, what is `rated` so counts.",
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
    {
      name: "a source of that name beside the rating",
      markdown: "## A\n\nMost leads of INFORMAL are lost. The handoff is rated BROKEN, because INFORMAL leads rot.\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: [],
    },
    {
      name: "rated both",
      markdown: "## A\n\nIt is rated BROKEN or INFORMAL.\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: ["Unexpected BROKEN and INFORMAL, expected one of BROKEN, INFORMAL, once."],
    },
  ],
  check({ section }, { values }) {
    if (!section) return "unscored";
    const text = section.nodes.map(plain).join("\n");
    const word = `(?<!\\w)(?:${values.map(literal).join("|")})(?!\\w)`;
    const all = wordsIn(text, word);
    const rated = `\\b[Rr]at(?:ed|ing)\\b.*?${word}(?:[\\s,/]*(?:or|and|to)?[\\s,/]+${word})*`;
    const bound = sentences(text).flatMap((sentence) => wordsIn(wordsIn(sentence, rated).join(" "), word));
    const found = all.length > 1 && bound.length > 0 ? bound : all;
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
