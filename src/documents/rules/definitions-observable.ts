import * as z from "zod";
import { criteriaOf, isObservable, subjectiveIn } from "../reading/predicates.ts";
import { type NamedRow, tableWith } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const expected = "a property, workflow or logged activity that confirms it";

export default defineRule({
  id: "definitions/observable",
  severity: "error",
  summary:
    "Each stage has a criterion that a property, workflow or logged activity confirms; a criterion that rests on judgement alone is a warning.",
  options: z.strictObject({ column: z.string().default("Observable Criteria"), stage: z.string().default("Stage") }),
  examples: [
    {
      name: "properties, events, values",
      markdown:
        "## A\n\n| Stage | Criteria |\n|---|---|\n| MQL | Company size 50 to 500 AND (`HubSpot score` at or above 65 OR a demo request) |\n| SAL | Lead status is Accepted; first call logged within 4 hours |\n| SQL | A meeting was held and `Need`, `Timeline` are filled |\n| Customer | The associated deal is Closed won |\n",
      section: "A",
      options: { column: "Criteria" },
      faults: [],
    },
    {
      name: "as people write them",
      markdown:
        "## A\n\n| Stage | Criteria |\n|---|---|\n| Subscriber | Form submission or content download |\n| Contact | HubSpot contact created |\n| Lead | Signs up for a trial or fills in a form |\n| MQL | Country: US, CA<br>Title: Director+<br>Score 65+ |\n| SAL | Rep sets the status to Working |\n| SQL | Discovery call held, 2 of 4 BANT confirmed |\n| Opportunity | Deal created with amount and close date |\n| Customer | Subscription active in Stripe |\n| Evangelist | NPS 9-10 |\n",
      section: "A",
      options: { column: "Criteria" },
      faults: [],
    },
    {
      name: "judgement in a criterion of its own, beside others that can be checked",
      markdown:
        "## A\n\n| Stage | Criteria |\n|---|---|\n| MQL | Score at or above 65; shows strong interest |\n| SQL | Meeting held and the rep believes in the deal |\n",
      section: "A",
      options: { column: "Criteria" },
      faults: [
        "Unexpected `shows strong interest` in Criteria of MQL, expected a property, workflow or logged activity that confirms it.",
        "Unexpected `the rep believes in the deal` in Criteria of SQL, expected a property, workflow or logged activity that confirms it.",
      ],
    },
    {
      name: "a judging word beside what makes it a fact",
      markdown:
        "## A\n\n| Stage | Criteria |\n|---|---|\n| MQL | Good fit, that is employee count over 50 and high-intent action: demo request |\n| SQL | Interest confirmed in a logged call |\n",
      section: "A",
      options: { column: "Criteria" },
      faults: [],
    },
    {
      name: "nothing that can be checked",
      markdown:
        "## A\n\n| Stage | Criteria |\n|---|---|\n| MQL | Good fit and engaged |\n| SAL | Sales likes the lead |\n| SQL | |\n",
      section: "A",
      options: { column: "Criteria" },
      faults: [
        "Unexpected `Good fit and engaged` in Criteria of MQL, expected a property, workflow or logged activity that confirms it.",
        "Unexpected `Sales likes the lead` in Criteria of SAL, expected a property, workflow or logged activity that confirms it.",
        "Unexpected `` in Criteria of SQL, expected a property, workflow or logged activity that confirms it.",
      ],
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Criteria" },
      faults: "unscored",
    },
  ],
  check(context, { column, stage }) {
    return (
      tableWith(scopeOf(context), [stage, column])?.rows.flatMap((row) => faultsOf(row, stage, column)) ?? "unscored"
    );
  },
});

function faultsOf({ cells, line }: NamedRow, stage: string, column: string): Fault[] {
  const cell = cells[column]!;
  if (/SIGNAL MISSING: \S/.test(cell)) return [];
  const fault = (text: string): Fault => ({
    message: `Unexpected \`${inLine(text)}\` in ${column} of ${inLine(cells[stage]!)}, expected ${expected}.`,
    line,
    actual: inLine(text),
    expected,
    hint: "such as: `Lead status` is Accepted, score at or above 65, demo form submitted, call logged within 4 hours",
  });
  const criteria = criteriaOf(cell);
  if (!criteria.some(isObservable)) return [fault(cell)];
  return criteria
    .filter((criterion) => !isObservable(criterion) && subjectiveIn(criterion) !== undefined)
    .map((criterion) => ({ ...fault(criterion), severity: "warning" }));
}
