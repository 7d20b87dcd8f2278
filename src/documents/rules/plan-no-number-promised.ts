import * as z from "zod";
import { lineAt } from "../prose.ts";
import { adviceIn } from "../reading/plan.ts";
import { promiseIn } from "../reading/promise.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "plan/no-number-promised",
  severity: "warning",
  summary: "No pipeline number is promised, to the sales leader or above: a process and a timeline come first.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a process and a timeline",
      markdown:
        '## A\n\nCommit to a process and a date for it. "I will bring you the reasons of the last 30 days by Friday." Do not promise 40% of pipeline.\n',
      faults: [],
    },
    {
      name: "a figure of the past beside a promise that has none",
      markdown: "## A\n\nSales accepts 38% of leads. Promise to listen, and to come back within 2 weeks.\n",
      faults: [],
    },
    {
      name: "what has been promised before",
      markdown: "## SITUATION ASSESSMENT\n\nThe team before you promised 500 MQLs, and eleven were worked.\n",
      faults: [],
    },
    {
      name: "warned of where it belongs",
      markdown:
        '## WHAT WILL NOT WORK IN THIS SITUATION\n\nTo commit to 30% of pipeline before you know what the programs produce.\n\n## THE FIRST CONVERSATION\n\nWhat not to say: "I will get you $2M of pipeline."\n',
      faults: [],
    },
    {
      name: "said in the opening",
      markdown:
        '## THE FIRST CONVERSATION\n\nHow to open it: "Give me a quarter and marketing will source 30% of your pipeline."\n',
      faults: ["Unexpected promise of `30%`, expected a process and a timeline in place of a number."],
    },
    {
      name: "advised to, above and beside",
      markdown:
        "## A\n\nTell the CEO that you commit to $1.2M in new pipeline.\n\nGuarantee her 50 SQLs a month, so that she has something to hold you to.\n",
      faults: [
        "Unexpected promise of `$1.2M`, expected a process and a timeline in place of a number.",
        "Unexpected promise of `50 SQLs`, expected a process and a timeline in place of a number.",
      ],
    },
    {
      name: "without a digit",
      markdown: '## A\n\n"We will double the number of opportunities by summer."\n',
      faults: ["Unexpected promise of `double`, expected a process and a timeline in place of a number."],
    },
  ],
  check({ document, sections }) {
    return adviceIn(document, sections).flatMap((statement) => {
      const promise = promiseIn(statement);
      if (!promise) return [];
      return [
        {
          message: `Unexpected promise of \`${promise.text}\`, expected a process and a timeline in place of a number.`,
          line: lineAt(document.text, promise.offset),
          actual: promise.text,
        },
      ];
    });
  },
});
