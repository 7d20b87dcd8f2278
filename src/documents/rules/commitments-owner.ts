import * as z from "zod";
import { isNobody } from "../reading/owners.ts";
import { tableWith } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, scopeOf } from "../rule.ts";

export default defineRule({
  id: "commitments/owner",
  severity: "error",
  summary: "Each row is owned by a named role or person, not by a team or by everyone.",
  options: z.strictObject({ column: z.string().default("Owner") }),
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
      name: "roles and persons, joined or in charge of a team",
      markdown:
        "## A\n\n| Commitment | Owner |\n|---|---|\n| a | Sales Leadership and Demand Gen |\n| b | VP of Sales |\n| c | Head of the SDR team |\n| d | RevOps, SDR |\n| e | Ana Sales, or Team Lead |\n| f | SIGNAL MISSING: who owns it |\n",
      section: "A",
      options: { column: "Owner" },
      faults: [],
    },
    {
      name: "teams by other names",
      markdown:
        "## A\n\n| Commitment | Owner |\n|---|---|\n| a | Sales and Marketing |\n| b | SDR team |\n| c | We |\n| d | Sales & Marketing |\n| e | |\n| f | All SDRs |\n",
      section: "A",
      options: { column: "Owner" },
      faults: [
        "Unexpected `Sales and Marketing` in Owner, expected a named role or person.",
        "Unexpected `SDR team` in Owner, expected a named role or person.",
        "Unexpected `We` in Owner, expected a named role or person.",
        "Unexpected `Sales & Marketing` in Owner, expected a named role or person.",
        "Unexpected `` in Owner, expected a named role or person.",
        "Unexpected `All SDRs` in Owner, expected a named role or person.",
      ],
    },
    {
      name: "as people write them",
      markdown:
        "## A\n\n| Commitment | Owner |\n|---|---|\n| a | Priya Shah (Marketing) |\n| b | RevOps |\n| c | SDR \u2192 AE |\n| d | **VP Sales** |\n| e | Marketing Ops |\n| f | Assigned AE |\n| g | CMO, for the marketing team |\n",
      section: "A",
      options: { column: "Owner" },
      faults: [],
    },
    {
      name: "nobody yet",
      markdown:
        "## A\n\n| Commitment | Owner |\n|---|---|\n| a | TBD |\n| b | to be confirmed |\n| c | Both teams |\n| d | Marketing (auto) |\n| e | Everyone on the call |\n| f | \u2014 |\n| g | Every rep |\n",
      section: "A",
      options: { column: "Owner" },
      faults: [
        "Unexpected `TBD` in Owner, expected a named role or person.",
        "Unexpected `to be confirmed` in Owner, expected a named role or person.",
        "Unexpected `Both teams` in Owner, expected a named role or person.",
        "Unexpected `Marketing (auto)` in Owner, expected a named role or person.",
        "Unexpected `Everyone on the call` in Owner, expected a named role or person.",
        "Unexpected `\u2014` in Owner, expected a named role or person.",
        "Unexpected `Every rep` in Owner, expected a named role or person.",
      ],
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Owner" },
      faults: "unscored",
    },
  ],
  check(context, { column }) {
    const table = tableWith(scopeOf(context), [column]);
    if (!table) return "unscored";
    return table.rows
      .map(({ cells, line }) => ({ owner: inLine(cells[column]!), line }))
      .filter(({ owner }) => isNobody(owner))
      .map(({ owner, line }) => ({
        message: `Unexpected \`${owner}\` in ${column}, expected a named role or person.`,
        line,
        actual: owner,
        expected: "a named role or person",
        hint: "one who answers for it, such as VP of Sales or the assigned SDR",
      }));
  },
});
