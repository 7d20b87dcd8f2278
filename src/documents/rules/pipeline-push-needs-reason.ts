import * as z from "zod";
import { clausesOf, statementsOf } from "../reading/clauses.ts";
import { isNegated } from "../reading/negation.ts";
import { defineRule, scopeOf } from "../rule.ts";

const pipeline = /\b(?:close[- ]dates?|pipeline|deal stages?|stale deals?|negotiation|closed[- ]won)\b/i;
const push =
  /\bclose[- ]dates?\b[^.;]*\b(?:push\w*|mov\w+|chang\w+|slip\w*|extend\w*|postpon\w+|shift\w*|later|edit\w*)\b|\b(?:push\w*|mov\w+|chang\w+|slip\w*|extend\w*|postpon\w+|shift\w*|edit\w*)\b[^.;]*\bclose[- ]dates?\b|\bpush(?:es|ed)?\b/i;
const reason = /\breasons?\b|\bwhy\b|\bjustif\w+\b/gi;

export default defineRule({
  id: "pipeline/push-needs-reason",
  severity: "error",
  summary: "A close date is pushed with a reason, never in silence.",
  options: z.strictObject({}),
  examples: [
    {
      name: "as a rule",
      markdown: "## Pipeline\n\nNo silent close date pushes: a push requires a reason.\n",
      faults: [],
    },
    {
      name: "as a workflow",
      markdown:
        "## Pipeline\n\n| Workflow | Trigger | Action |\n|---|---|---|\n| Push | Close date moved to a later day | `Push reason` becomes required, the manager sees the second one |\n",
      faults: [],
    },
    {
      name: "over two sentences",
      markdown: "## Pipeline\n\nReps may move a close date. The record asks them why, and won't save without it.\n",
      faults: [],
    },
    {
      name: "not said",
      markdown: "## Pipeline\n\nStale deals are flagged at twice the average stage time.\n",
      faults: ["Missing rule on close dates, expected that pushing one needs a reason."],
    },
    {
      name: "a push without a reason",
      markdown: "## Pipeline\n\nReps move the close date whenever a deal slips. Deals are reviewed weekly.\n",
      faults: ["Unexpected push of a close date without a reason, expected a reason to be required."],
    },
    {
      name: "none is needed",
      markdown: "## Pipeline\n\nClose dates can be pushed, no reason needed.\n",
      faults: ["Unexpected push of a close date without a reason, expected a reason to be required."],
    },
    { name: "no pipeline", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context) {
    const sections = scopeOf(context);
    const clauses = sections.flatMap(clausesOf);
    const about = clauses.find(({ text }) => pipeline.test(text));
    const heading = sections.find((section) => pipeline.test(section.heading));
    if (!about && !heading) return "unscored";
    const statements = clauses.flatMap((clause) => (clause.kind === "row" ? [clause] : statementsOf(clause)));
    const pushes = statements.flatMap(({ text, line }, index) =>
      push.test(text) ? [{ text, next: statements[index + 1]?.text ?? "", line }] : [],
    );
    const [first] = pushes;
    if (!first)
      return [
        {
          message: "Missing rule on close dates, expected that pushing one needs a reason.",
          line: about?.line ?? heading?.line,
        },
      ];
    if (pushes.some(({ text, next }) => asks(text) || (!reason.test(text) && asks(next)))) return [];
    return [
      {
        message: "Unexpected push of a close date without a reason, expected a reason to be required.",
        line: first.line,
      },
    ];
  },
});

/** Whether a sentence asks for a reason; `no push without a reason` does, `no reason needed` does not. */
const asks = (text: string): boolean =>
  [...text.matchAll(reason)].some(({ index }) => {
    const before = text.slice(0, index);
    return /\bwithout (?:an? |any |the )?(?:\w+ )?$/i.test(before)
      ? isNegated(text, before.search(/\bwithout\b/i))
      : !/\b(?:no|not?|without|optional) (?:\w+ )?$/i.test(before);
  });
