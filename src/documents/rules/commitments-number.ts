import * as z from "zod";
import { columnOf, defineRule } from "../rule.ts";

export default defineRule({
  id: "commitments/number",
  severity: "error",
  summary: "Each target is a number with its unit, or a flag that says what is missing for one.",
  options: z.strictObject({ column: z.string() }),
  examples: [
    {
      name: "a number and a unit",
      markdown:
        "## A\n\n| Commitment | Target |\n|---|---|\n| Speed | 30 working minutes |\n| Quality | 70% |\n| Volume | SIGNAL MISSING: the monthly volume |\n",
      section: "A",
      options: { column: "Target" },
      faults: [],
    },
    {
      name: "a wish",
      markdown: "## A\n\n| Commitment | Target |\n|---|---|\n| Speed | quickly |\n",
      section: "A",
      options: { column: "Target" },
      faults: ["Unexpected `quickly` in Target, expected a number and its unit."],
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Target" },
      faults: "unscored",
    },
  ],
  check({ section }, { column }) {
    return (
      columnOf(section, column)
        ?.filter(({ cell }) => !/\d[\d,.]*\s*(%|[a-z]{2,})/i.test(cell) && !/SIGNAL MISSING: \S/.test(cell))
        .map(({ cell, line }) => ({
          message: `Unexpected \`${cell}\` in ${column}, expected a number and its unit.`,
          line,
          actual: cell,
        })) ?? "unscored"
    );
  },
});
