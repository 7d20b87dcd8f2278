import * as z from "zod";
import { defineRule } from "../rule.ts";

const nobody =
  /^(the )?(team|teams|everyone|everybody|all|both|both teams|sales team|marketing team|someone|n\/a|none|-|\?|tbd)?$/i;

export default defineRule({
  id: "commitments/owner",
  severity: "error",
  summary: "Each row is owned by a named role or person, not by a team or by everyone.",
  options: z.strictObject({ column: z.string() }),
  examples: [
    {
      name: "a role",
      markdown: "## A\n\n| Commitment | Owner |\n|---|---|\n| Speed | Assigned SDR |\n",
      section: "A",
      options: { column: "Owner" },
      faults: [],
    },
    {
      name: "a team",
      markdown: "## A\n\n| Commitment | Owner |\n|---|---|\n| Speed | The team |\n",
      section: "A",
      options: { column: "Owner" },
      faults: ["Unexpected `The team` in Owner, expected a named role or person."],
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Owner" },
      faults: "unscored",
    },
  ],
  check({ section }, { column }) {
    const table = section?.tables.find((candidate) => candidate.columns.includes(column));
    if (!table) return "unscored";
    const at = table.columns.indexOf(column);
    return table.rows
      .filter((row) => nobody.test((row.cells[at] ?? "").trim()))
      .map((row) => ({
        message: `Unexpected \`${row.cells[at] ?? ""}\` in ${column}, expected a named role or person.`,
        line: row.line,
        actual: row.cells[at],
      }));
  },
});
