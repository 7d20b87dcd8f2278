import * as z from "zod";
import { amountsIn, isTime } from "../reading/amounts.ts";
import { clausesOf, statementsOf } from "../reading/clauses.ts";
import { defineRule, scopeOf } from "../rule.ts";

const pipeline = /\b(?:pipeline|deal stages?|stale deals?|sales stages?)\b/i;
const stale =
  /\b(?:stale|stalled|stuck|stall(?:s|ing)?|idle|no (?:activity|movement)|sits? (?:too long )?in (?:a |one |the )?stage|over ?due|ag(?:ed|e)ing)\b/i;
const multiple = /\b(?:\d+(?:\.\d+)? ?(?:x|\u00d7|times)|twice|double|three times)(?!\w)/i;

export default defineRule({
  id: "pipeline/stale-deals",
  severity: "error",
  summary: "A pipeline says from when on a deal counts as stale, in days or as a multiple of the stage's average.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a multiple",
      markdown: "## Pipeline\n\nA stale deal alert fires at 2x the average days in stage.\n",
      faults: [],
    },
    {
      name: "days, in a table",
      markdown: "## Pipeline\n\n| Stage | Stale after |\n|---|---|\n| Demo | 21 days |\n",
      faults: [],
    },
    {
      name: "in words",
      markdown: "## Pipeline\n\nDeals that sit in a stage for twice its usual time are flagged to the manager.\n",
      faults: [],
    },
    {
      name: "not said",
      markdown: "## Pipeline\n\nDeals move through five stages.\n",
      faults: ["Missing threshold for stale deals, expected days or a multiple of the stage's average."],
    },
    {
      name: "without a threshold",
      markdown: "## Pipeline\n\nStale deals are looked at in the weekly call.\n",
      faults: ["Unexpected stale deals without a threshold, expected days or a multiple of the stage's average."],
    },
    { name: "no pipeline", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context) {
    const sections = scopeOf(context);
    const clauses = sections.flatMap(clausesOf);
    const about = clauses.find(({ text }) => pipeline.test(text));
    const heading = sections.find((section) => pipeline.test(section.heading));
    if (!about && !heading) return "unscored";
    const said = clauses
      .flatMap((clause) => (clause.kind === "row" ? [clause] : statementsOf(clause)))
      .filter(({ text }) => stale.test(text));
    const expected = "days or a multiple of the stage's average";
    if (said.some(({ text }) => multiple.test(text) || amountsIn(text).some(isTime))) return [];
    const [first] = said;
    return [
      first
        ? { message: `Unexpected stale deals without a threshold, expected ${expected}.`, line: first.line }
        : { message: `Missing threshold for stale deals, expected ${expected}.`, line: about?.line ?? heading?.line },
    ];
  },
});
