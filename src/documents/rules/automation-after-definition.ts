import * as z from "zod";
import { type Clause, clausesOf } from "../reading/clauses.ts";
import { isNegated } from "../reading/negation.ts";
import { defineRule, scopeOf } from "../rule.ts";

const automation =
  /\b(?:automat(?:e|es|ed|ing|ion|ions|ically)|workflows?|auto-\w+|enrol\w*|zapier|stamped by|switch(?:ed)? on|go(?:es)? live|routing rules? (?:is |are )?(?:built|live|on)|(?:build|configure|set up|activate|launch|turn on) (?:\w+ ){0,3}(?:routing|scoring|alerts?|rules?|sequences?))\b/gi;
const definition =
  /\b(?:definitions?|defin(?:e|es|ed|ing)|(?:agree|sign|write|written|settle)\w* (?:\w+ ){0,4}(?:stages?|criteria|thresholds?|weights|routing rules|codes)|(?:stages?|criteria|thresholds?|weights|rules) (?:are |is )?(?:agreed|signed|written|settled|on paper)|on paper)\b/i;

export default defineRule({
  id: "automation/after-definition",
  severity: "error",
  summary: "Stages, scores and routes are defined and agreed before a step automates them.",
  options: z.strictObject({}),
  examples: [
    {
      name: "in the order of a table",
      markdown:
        "## A\n\n| Action | Needs first |\n|---|---|\n| Definitions workshop, both teams in one room | Ten MQLs, printed |\n| Lifecycle stamped by workflow | Signed definitions |\n",
      faults: [],
    },
    {
      name: "as phases",
      markdown:
        "## A\n\n### Days 1 to 30\n\n- Agree the stages and their criteria\n- Write the scoring weights on paper\n\n### Days 31 to 60\n\n- Build the routing workflow\n",
      faults: [],
    },
    {
      name: "said of what comes first, though told later",
      markdown: "## A\n\n1. Alert workflow, once the definitions are signed\n2. Definitions workshop, this week\n",
      faults: [],
    },
    {
      name: "a process that is not automated",
      markdown: "## A\n\n1. Do not automate anything yet\n2. Define the stages\n3. Switch on the lifecycle workflow\n",
      faults: [],
    },
    {
      name: "the wrong way round",
      markdown: "## A\n\n1. Build the MQL workflow\n2. Definitions workshop with sales\n",
      faults: ["Unexpected `workflow` before anything is defined, expected the definition to come first, on line 4."],
    },
    {
      name: "with nothing defined",
      markdown: "## A\n\n- Week 1: automate the handoff\n- Week 2: report on it\n",
      faults: [
        "Unexpected `automate` with nothing defined before it, expected a step that writes the definitions down.",
      ],
    },
    { name: "nothing is automated", markdown: "## A\n\n1. Define the stages\n", faults: "unscored" },
  ],
  check(context) {
    const steps = scopeOf(context)
      .flatMap(clausesOf)
      .filter(({ kind }) => kind !== "paragraph");
    const automated = steps.flatMap((step, index) => {
      const found = [...step.text.matchAll(automation)].find((match) => !isNegated(step.text, match.index));
      return found ? [{ step, index, found: found[0] }] : [];
    });
    const [first] = automated;
    if (!first) return "unscored";
    if (defines(first.step) || steps.slice(0, first.index).some(defines)) return [];
    const later = steps.slice(first.index + 1).find(defines);
    const { line } = first.step;
    if (later)
      return [
        {
          message: `Unexpected \`${first.found}\` before anything is defined, expected the definition to come first, on line ${later.line}.`,
          line,
          hint: "move the step below the one that defines",
        },
      ];
    return [
      {
        message: `Unexpected \`${first.found}\` with nothing defined before it, expected a step that writes the definitions down.`,
        line,
      },
    ];
  },
});

const defines = ({ text, titles }: Clause): boolean =>
  definition.test(text) || titles.some((title) => definition.test(title));
