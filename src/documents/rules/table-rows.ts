import * as z from "zod";
import { defineRule, literal } from "../rule.ts";

export default defineRule({
  id: "table/rows",
  severity: "error",
  summary: "The section's table has a row for each of these first cells.",
  options: z.strictObject({ require: z.array(z.string()).min(1), column: z.string().optional() }),
  examples: [
    {
      name: "as asked",
      markdown: "## A\n\n| Stage | Owner |\n|---|---|\n| MQL | RevOps |\n",
      section: "A",
      options: { require: ["MQL"] },
      faults: [],
    },
    {
      name: "one missing",
      markdown: "## A\n\n| Stage | Owner |\n|---|---|\n| MQL | RevOps |\n",
      section: "A",
      options: { require: ["MQL", "SAL"] },
      faults: ["Missing row `SAL`, expected it in the column Stage."],
    },
    { name: "no table", markdown: "## A\n\ntext\n", section: "A", options: { require: ["MQL"] }, faults: "unscored" },
  ],
  check({ section }, { require, column }) {
    const table = section?.tables.find((candidate) => column === undefined || candidate.columns.includes(column));
    if (!table) return "unscored";
    const at = column === undefined ? 0 : table.columns.indexOf(column);
    const cells = table.rows.map((row) => row.cells[at] ?? "");
    return require
      .filter((name) => !cells.some((cell) => new RegExp(`(?<!\\w)${literal(name)}(?!\\w)`, "i").test(cell)))
      .map((name) => ({
        message: `Missing row \`${name}\`, expected it in the column ${table.columns[at]}.`,
        line: table.line,
        expected: name,
      }));
  },
});
