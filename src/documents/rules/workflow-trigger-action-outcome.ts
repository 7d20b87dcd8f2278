import * as z from "zod";
import { answersIn } from "../reading/answers.ts";
import { isBlank, tablesOf } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const parts = ["Trigger", "Action", "Outcome"] as const;
/** What marks a table of workflows, as against one of transitions. */
const names = (column: string): boolean => /^(?:workflows?|automations?|actions?|outcomes?)\b/i.test(column);
const asked = { Trigger: "what starts it", Action: "what it does", Outcome: "what is true afterwards" } as const;

export default defineRule({
  id: "workflow/trigger-action-outcome",
  severity: "error",
  summary: "Each workflow says what starts it, what it does, and what is true afterwards.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a table",
      markdown:
        "## A\n\n| Workflow | Trigger | Action | Outcome |\n|---|---|---|---|\n| SLA breach | No attempt after 4 h | Notify the manager | Each miss is seen the same day |\n",
      faults: [],
    },
    {
      name: "fields under a heading each",
      markdown:
        "## A\n\n### Stale deal\n\n- Trigger: 2x the stage's average\n- Action: flag and create a task\n- Outcome: next step or closed\n\n### Recycle\n\nTrigger: rejected with a reason\nAction: reset the score\nOutcome: back in nurture\n",
      faults: [],
    },
    {
      name: "a column too few",
      markdown: "## A\n\n| Workflow | Trigger | Action |\n|---|---|---|\n| SLA breach | No attempt | Notify |\n",
      faults: ["Missing column Outcome of the workflows, expected what is true afterwards."],
    },
    {
      name: "an empty cell, and an outcome that repeats the action",
      markdown:
        "## A\n\n| Workflow | Trigger | Action | Outcome |\n|---|---|---|---|\n| SLA breach | | Notify | Seen |\n| Recycle | Rejected | Reset score | Reset score |\n",
      faults: [
        "Missing Trigger of SLA breach, expected what starts it.",
        "Unexpected Outcome of Recycle that repeats its Action, expected what is true afterwards.",
      ],
    },
    {
      name: "a field left out",
      markdown: "## A\n\n### Recycle\n\n- Trigger: rejected\n- Action: reset the score\n",
      headings: ["A"],
      faults: ["Missing Outcome of a workflow, expected what is true afterwards."],
    },
    { name: "no workflow", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context) {
    const sections = scopeOf(context);
    const tables = sections
      .flatMap(tablesOf)
      .filter(({ columns }) => columns.includes("Trigger") && columns.some(names));
    const inTables = tables.flatMap(({ columns, rows, line }) => {
      const absent = parts.find((part) => !columns.includes(part));
      if (absent) return [{ message: `Missing column ${absent} of the workflows, expected ${asked[absent]}.`, line }];
      return rows.flatMap(({ cells, line: at }) => faultsOf(inLine(cells[columns[0]!]!), cells, at));
    });
    const answers = sections
      .flatMap(({ nodes }) => answersIn(context.document, nodes, parts))
      .filter(({ name }) => name !== "");
    const starts = answers.flatMap(({ name }, index) => (name === "Trigger" ? [index] : []));
    if (tables.length === 0 && starts.length === 0) return "unscored";
    const inFields = starts.flatMap((start, index) => {
      const own = answers.slice(start, starts[index + 1]);
      return faultsOf("a workflow", Object.fromEntries(own.map(({ name, text }) => [name, text])), own[0]!.line);
    });
    return [...inTables, ...inFields];
  },
});

function faultsOf(name: string, cells: Partial<Record<string, string>>, line: number): Fault[] {
  const missing = parts.find((part) => isBlank(cells[part] ?? ""));
  if (missing) return [{ message: `Missing ${missing} of ${name}, expected ${asked[missing]}.`, line }];
  if (cells.Action!.toLowerCase() !== cells.Outcome!.toLowerCase()) return [];
  const message = `Unexpected Outcome of ${name} that repeats its Action, expected ${asked.Outcome}.`;
  return [{ message, line }];
}
