import * as z from "zod";
import { amountsIn, isTime } from "../reading/amounts.ts";
import { isNobody } from "../reading/owners.ts";
import { isObservable } from "../reading/predicates.ts";
import { isBlank, tableWith } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, scopeOf } from "../rule.ts";

const moment =
  /\b(?:same|at once|immediately|instant\w*|real time|at the (?:end|start|moment)|before|when|as soon as|on (?:the )?(?:day|signature))\b/i;

export default defineRule({
  id: "handoffs/measured",
  severity: "error",
  summary: "Each handoff has its clock, a record that it is read from, and an owner who answers for it.",
  options: z.strictObject({
    clock: z.string(),
    record: z.string(),
    /** Left out where `commitments/owner` reads the column. */
    owner: z.string().optional(),
  }),
  examples: [
    {
      name: "all three",
      markdown:
        "## A\n\n| Gate | Opens when | Clock | Owner |\n|---|---|---|---|\n| Handoff | MQL criteria met | Same minute | Demand Gen Manager |\n| Acceptance | `Lead status` is Accepted | 8 working hours | Assigned SDR |\n",
      section: "A",
      options: { clock: "Clock", record: "Opens when", owner: "Owner" },
      faults: [],
    },
    {
      name: "a time in words, a report to read it from",
      markdown:
        '## A\n\n| Handoff | Tracked by | SLA | Accountable |\n|---|---|---|---|\n| AE to CS | Report "Kick-offs held" | Within five business days | Head of CS |\n',
      section: "A",
      options: { clock: "SLA", record: "Tracked by", owner: "Accountable" },
      faults: [],
    },
    {
      name: "no clock, a feeling, and a team",
      markdown:
        "## A\n\n| Gate | Opens when | Clock | Owner |\n|---|---|---|---|\n| Handoff | The lead seems ready | Quickly | Sales team |\n",
      section: "A",
      options: { clock: "Clock", record: "Opens when", owner: "Owner" },
      faults: [
        "Unexpected `Quickly` in Clock of Handoff, expected a time or the moment at which it ends.",
        "Unexpected `The lead seems ready` in Opens when of Handoff, expected a property, an activity or a report.",
        "Unexpected `Sales team` in Owner of Handoff, expected a named role or person.",
      ],
    },
    {
      name: "no such table",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { clock: "Clock", record: "Opens when", owner: "Owner" },
      faults: "unscored",
    },
  ],
  check(context, { clock, record, owner }) {
    const table = tableWith(scopeOf(context), owner === undefined ? [clock, record] : [clock, record, owner]);
    if (!table) return "unscored";
    return table.rows.flatMap(({ cells, line }) => {
      const name = inLine(cells[table.columns[0]!]!);
      const fault = (column: string, expected: string) => ({
        message: `Unexpected \`${inLine(cells[column]!)}\` in ${column} of ${name}, expected ${expected}.`,
        line,
        actual: cells[column]!,
        expected,
      });
      const isKnown = (column: string, holds: boolean): boolean => holds || /SIGNAL MISSING: \S/.test(cells[column]!);
      const isTimed = amountsIn(cells[clock]!).some(isTime) || moment.test(cells[clock]!);
      const isRecorded =
        !isBlank(cells[record]!) &&
        (isObservable(cells[record]!) || /\b(?:report|dashboard|log|criteria|stamp\w*)\b/i.test(cells[record]!));
      return [
        ...(isKnown(clock, isTimed) ? [] : [fault(clock, "a time or the moment at which it ends")]),
        ...(isKnown(record, isRecorded) ? [] : [fault(record, "a property, an activity or a report")]),
        ...(owner === undefined || isKnown(owner, !isNobody(cells[owner]!))
          ? []
          : [fault(owner, "a named role or person")]),
      ];
    });
  },
});
