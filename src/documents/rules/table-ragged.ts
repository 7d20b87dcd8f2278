import * as z from "zod";
import { defineRule, scopeOf } from "../rule.ts";
import { cellsIn } from "../tables.ts";

export default defineRule({
  id: "table/ragged",
  severity: "error",
  summary: "Each row of a table has as many cells as its header.",
  options: z.strictObject({}),
  examples: [
    { name: "even", markdown: "## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", faults: [] },
    { name: "an escaped bar is text", markdown: "## A\n\n| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n", faults: [] },
    {
      name: "a cell too few",
      markdown: "## A\n\n| a | b |\n|---|---|\n| 1 |\n",
      faults: ["Unexpected 1 cell in a row, expected 2."],
    },
  ],
  check(context) {
    const lines = context.document.text.split("\n");
    return scopeOf(context).flatMap((section) =>
      section.tables.flatMap((table) =>
        table.rows.flatMap((row) => {
          const actual = cellsIn(lines[row.line - 1] ?? "");
          if (actual === table.columns.length) return [];
          const cells = `${actual} cell${actual === 1 ? "" : "s"}`;
          return [{ message: `Unexpected ${cells} in a row, expected ${table.columns.length}.`, line: row.line }];
        }),
      ),
    );
  },
});
