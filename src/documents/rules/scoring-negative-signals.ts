import * as z from "zod";
import { scoredIn } from "../reading/scoring.ts";
import { defineRule, scopeOf } from "../rule.ts";

export default defineRule({
  id: "scoring/negative-signals",
  severity: "error",
  summary: "A score takes points off for at least so many signs that a lead is none, such as a competitor's domain.",
  options: z.strictObject({ least: z.number().int().positive().default(2) }),
  examples: [
    {
      name: "a table of deductions",
      markdown:
        "## Scoring\n\n| Signal | Points |\n|---|---|\n| Demo request | +30 |\n| Competitor domain | -50 |\n| Student address | \u221230 |\n",
      faults: [],
    },
    {
      name: "as a list",
      markdown:
        "## Scoring\n\n- Pricing page: +20\n- Competitor: deduct 50 points\n- Careers page only: lose 30 points\n",
      faults: [],
    },
    {
      name: "under a heading that says so",
      markdown:
        "## Scoring\n\n### Negative scoring\n\n| Signal | Points |\n|---|---|\n| Competitor | 50 |\n| Student | 30 |\n",
      faults: [],
    },
    {
      name: "none",
      markdown: "## Scoring\n\n| Signal | Points |\n|---|---|\n| Demo request | +30 |\n| Webinar | +10 |\n",
      faults: [
        "Unexpected 0 negative signals, expected at least 2, such as competitors, students and roles outside of the buying group.",
      ],
    },
    {
      name: "spoken of, and not scored",
      markdown:
        "## Scoring\n\nNegative signals matter.\n\n| Signal | Points |\n|---|---|\n| Demo request | +30 |\n| Competitor | -50 |\n",
      faults: [
        "Unexpected 1 negative signal, expected at least 2, such as competitors, students and roles outside of the buying group.",
      ],
    },
    { name: "no score", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context, { least }) {
    const scored = scoredIn(scopeOf(context));
    const [first] = scored;
    if (!first) return "unscored";
    const count = new Set(scored.filter(({ points }) => points < 0).map(({ name }) => name)).size;
    if (count >= least) return [];
    return [
      {
        message: `Unexpected ${count} negative signal${count === 1 ? "" : "s"}, expected at least ${least}, such as competitors, students and roles outside of the buying group.`,
        line: first.line,
      },
    ];
  },
});
