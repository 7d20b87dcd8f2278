import * as z from "zod";
import { sentences } from "../prose.ts";
import { columnOf, defineRule } from "../rule.ts";

export default defineRule({
  id: "cell/one-sentence",
  severity: "error",
  summary: "Each cell of the column is one sentence.",
  options: z.strictObject({ column: z.string() }),
  examples: [
    {
      name: "one",
      markdown: "## A\n\n| Stage | Means |\n|---|---|\n| MQL | Fits and asks. |\n",
      section: "A",
      options: { column: "Means" },
      faults: [],
    },
    {
      name: "two",
      markdown: "## A\n\n| Stage | Means |\n|---|---|\n| MQL | Fits. Asks. |\n",
      section: "A",
      options: { column: "Means" },
      faults: ["Unexpected 2 sentences in Means, expected one."],
    },
    {
      name: "a full stop after an abbreviation, an initial or a number sign ends none",
      markdown:
        "## A\n\n| Stage | Means |\n|---|---|\n| MQL | Known to a CRM, e.g. HubSpot, i.e. No. 1 of Dr. J. Doe in St. Louis. |\n| SAL | Accepted at Acme Inc. Berlin vs. Bonn. |\n",
      section: "A",
      options: { column: "Means" },
      faults: [],
    },
    {
      name: "a full stop after an abbreviation, before a word that opens a sentence",
      markdown:
        "## A\n\n| Stage | Means |\n|---|---|\n| MQL | Works at Acme Inc. It asks for more. See section V. It says why. |\n",
      section: "A",
      options: { column: "Means" },
      faults: ["Unexpected 4 sentences in Means, expected one."],
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Means" },
      faults: "unscored",
    },
  ],
  check({ section }, { column }) {
    return (
      columnOf(section, column)?.flatMap(({ cell, line }) => {
        const count = sentences(cell).length;
        return count === 1 ? [] : [{ message: `Unexpected ${count} sentences in ${column}, expected one.`, line }];
      }) ?? "unscored"
    );
  },
});
