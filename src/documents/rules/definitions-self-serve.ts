import * as z from "zod";
import { type Clause, clausesOf } from "../reading/clauses.ts";
import { defineRule } from "../rule.ts";

const alone = /\bself[- ]?serv\w*|\bno[- ]touch\b|\bwithout (?:a )?(?:rep|sales|human)\b|\bby (?:itself|themselves)\b/i;
const withSales = /\bsales\b|\breps?\b|\bsdrs?\b|\baes?\b|\baccount executives?\b|\bhuman\b/i;
/** What decides between the two. */
const line =
  /\bwhen\b|\buntil\b|\bunless\b|\bif\b|\bonce\b|\bbelow\b|\babove\b|\bunder\b|\bover\b|\bat (?:least|or above)\b|\bthresholds?\b|\bcriteria\b|\bfewer than\b|\bmore than\b|[<>\u2264\u2265]|\d/i;

const decides = ({ titles, text }: Clause): boolean => {
  const said = `${titles.join(" | ")} | ${text}`;
  return alone.test(said) && withSales.test(said) && line.test(text);
};

export default defineRule({
  id: "definitions/self-serve",
  severity: "error",
  summary: "A product-led definition says when a product-qualified lead warrants sales and when it stays self-serve.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a paragraph",
      markdown:
        "## A\n\n**Self-serve or sales.** A user below these thresholds stays self-serve. Sales steps in when the MQL criteria hold.\n",
      section: "A",
      faults: [],
    },
    {
      name: "bullets",
      markdown:
        "## A\n\n- PQLs with fewer than 10 seats: self-serve, no rep.\n- PQLs with 10 seats or more: AE outreach.\n",
      section: "A",
      faults: [],
    },
    {
      name: "self-serve by name only",
      markdown: "## A\n\nOur motion is self-serve first.\n",
      section: "A",
      faults: ["Missing line between self-serve and sales, expected when a product-qualified lead goes to a rep."],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }) {
    const clauses = section ? clausesOf(section) : [];
    if (!section || clauses.length === 0) return "unscored";
    if (clauses.some(decides)) return [];
    const expected = "when a product-qualified lead goes to a rep";
    const at = clauses.find(({ text }) => alone.test(text)) ?? section;
    return [{ message: `Missing line between self-serve and sales, expected ${expected}.`, line: at.line, expected }];
  },
});
