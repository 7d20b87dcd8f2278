import * as z from "zod";
import { defineRule } from "../rule.ts";
import { isTableWithoutSeparator } from "../tables.ts";

export default defineRule({
  id: "table/columns",
  severity: "error",
  summary: "The section holds a table with exactly these columns.",
  options: z.strictObject({ columns: z.array(z.string()).min(1) }),
  examples: [
    {
      name: "as asked",
      markdown: "## A\n\n| Stage | Owner |\n|---|---|\n| MQL | RevOps |\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: [],
    },
    {
      name: "no table",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: ["Missing table, expected the columns Stage, Owner."],
    },
    {
      name: "a table that the lack of its separator makes a paragraph of",
      markdown: "## A\n\n| Stage | Owner |\n| MQL | RevOps |\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: "unscored",
    },
    {
      name: "other columns",
      markdown: "## A\n\n| Stage | Who |\n|---|---|\n| MQL | RevOps |\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: ["Unexpected columns Stage, Who, expected Stage, Owner."],
    },
    {
      name: "a header and no row",
      markdown: "## A\n\n| Stage | Owner |\n|---|---|\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: ["Unexpected table without a row, expected at least one."],
    },
  ],
  check({ section }, { columns }) {
    if (!section || section.nodes.some(isTableWithoutSeparator)) return "unscored";
    const expected = columns.join(", ");
    const found = section.tables.filter((table) => table.columns.join(", ") === expected);
    if (found.some((table) => table.rows.length > 0)) return [];
    if (found[0]) return [{ message: "Unexpected table without a row, expected at least one.", line: found[0].line }];
    const nearest = section.tables.find((table) => table.columns[0] === columns[0]);
    if (!nearest)
      return [{ message: `Missing table, expected the columns ${expected}.`, line: section.line, expected }];
    const actual = nearest.columns.join(", ");
    return [{ message: `Unexpected columns ${actual}, expected ${expected}.`, line: nearest.line, expected, actual }];
  },
});
