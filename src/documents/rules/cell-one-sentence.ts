import * as z from "zod";
import { sentences } from "../prose.ts";
import { defineRule } from "../rule.ts";

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
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Means" },
      faults: "unscored",
    },
  ],
  check({ section }, { column }) {
    const table = section?.tables.find((candidate) => candidate.columns.includes(column));
    if (!table) return "unscored";
    const at = table.columns.indexOf(column);
    return table.rows.flatMap((row) => {
      const count = sentences(row.cells[at] ?? "").length;
      return count === 1
        ? []
        : [{ message: `Unexpected ${count} sentences in ${column}, expected one.`, line: row.line }];
    });
  },
});
