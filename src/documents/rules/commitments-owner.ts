import * as z from "zod";
import { columnOf, defineRule } from "../rule.ts";

/** What a team is called, alone or with what stands before it. */
const team =
  /^(?:sales|marketing|management|us|we|all|both|either|everyone|everybody|someone|somebody|anyone|nobody|n\/a|none|-|\?|tbd)?$|^(?:everyone|everybody|someone|somebody|anyone|all|both)\b|\b(?:teams?|departments?|dept\.?|groups?|reps|[sb]drs|aes|people|staff|folks|sides)$/i;
/** What one person is: the head of a team is named, the team is not. */
const role =
  /\b(?:head|lead|leader|leadership|manager|director|officer|president|chief|owner|holder|vp|svp|evp|c[a-z]o)\b/i;

/** True where no part of `Sales and Marketing` or `the SDR team` names a person or a role. */
const isNobody = (owner: string): boolean =>
  owner
    .split(/\s*(?:\band\b|\bor\b|[&/+,;])\s*/i)
    .map((part) => part.trim().replace(/^(?:the|our|your|their|whole|entire)\s+/gi, ""))
    .every((part) => !role.test(part) && team.test(part));

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
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Owner" },
      faults: "unscored",
    },
  ],
  check({ section }, { column }) {
    return (
      columnOf(section, column)
        ?.filter(({ cell }) => isNobody(cell))
        .map(({ cell, line }) => ({
          message: `Unexpected \`${cell}\` in ${column}, expected a named role or person.`,
          line,
          actual: cell,
        })) ?? "unscored"
    );
  },
});
