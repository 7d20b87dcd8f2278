import * as z from "zod";
import { clausesOf } from "../reading/clauses.ts";
import { saidOf, windowsIn } from "../reading/handoff.ts";
import { defineRule } from "../rule.ts";

const expected = "how long a rep has to accept a lead, as a number of minutes, hours or days";

export default defineRule({
  id: "window/stated",
  severity: "error",
  summary: "The acceptance window is stated: how long a rep has to accept a lead before it counts as un-actioned.",
  options: z.strictObject({}),
  examples: [
    {
      name: "in a clause of its own",
      markdown: "## A\n\n**The acceptance window.** The owner has 8 working hours to set `Lead status` to Accepted.\n",
      section: "A",
      faults: [],
    },
    {
      name: "as people write it",
      markdown:
        "## A\n\n- **Acceptance window:** four business hours\n- **Revert:** leads not accepted in time go back to nurture\n",
      section: "A",
      faults: [],
    },
    {
      name: "within the revert rule",
      markdown: "## A\n\nA lead with no action after 24 hours is reassigned to the next rep.\n",
      section: "A",
      faults: [],
    },
    {
      name: "in few words",
      markdown:
        "## A\n\n**Acceptance window.** 15 minutes. Enforced by workflow.\n\n## B\n\nYou have four working hours to set it to Working.\n",
      section: "A",
      faults: [],
    },
    {
      name: "in plain words",
      markdown: "## B\n\nYou have 4 working hours to set it to Working. If not, the other rep gets it.\n",
      section: "B",
      faults: [],
    },
    {
      name: "in a table",
      markdown:
        "## A\n\n| Rule | Design | Mechanism |\n|---|---|---|\n| Acceptance window | 2 business hours | Delay |\n",
      section: "A",
      faults: [],
    },
    {
      name: "by the end of a day",
      markdown: "## A\n\nReps accept or reject each lead by the end of the next business day.\n",
      section: "A",
      faults: [],
    },
    {
      name: "not known yet",
      markdown: "## A\n\n**Acceptance window.** SIGNAL MISSING: how fast reps accept today\n",
      section: "A",
      faults: [],
    },
    {
      name: "without a length, though a reminder has one",
      markdown:
        "## A\n\n**The acceptance window.** Reps accept leads promptly. At 2 working hours the owner is reminded.\n",
      section: "A",
      faults: [`Unexpected acceptance window without a length, expected ${expected}.`],
    },
    {
      name: "none",
      markdown: "## A\n\n**Alert.** The owner is told by Slack within 5 minutes.\n",
      section: "A",
      faults: [`Missing acceptance window, expected ${expected}.`],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }) {
    const clauses = section ? clausesOf(section) : [];
    if (!section || clauses.length === 0) return "unscored";
    const said = saidOf(clauses, "window");
    if (windowsIn(clauses).length > 0 || said.some(({ text }) => /SIGNAL MISSING: \S/.test(text))) return [];
    const hint = "such as: the owner has 4 working hours to accept";
    const [first] = said;
    return first
      ? [
          {
            message: `Unexpected acceptance window without a length, expected ${expected}.`,
            line: first.line,
            expected,
            hint,
          },
        ]
      : [{ message: `Missing acceptance window, expected ${expected}.`, line: section.line, expected, hint }];
  },
});
