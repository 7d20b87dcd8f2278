import * as z from "zod";
import { amountsIn } from "../reading/amounts.ts";
import { clausesOf, statementsOf } from "../reading/clauses.ts";
import { isNegated } from "../reading/negation.ts";
import { scoredIn } from "../reading/scoring.ts";
import { defineRule, scopeOf } from "../rule.ts";

const again =
  /\b(?:re-?calibrat\w+|calibrat\w+|re-?tun\w+|re-?set|re-?work\w*|revisit\w*|re-?validat\w+|re-?weigh\w*|review\w*|refresh\w*|re-?fit\w*|adjust\w*)\b/gi;
const what = /\b(?:scor\w+|threshold|weights?|points|model|MQL|definition)\b/i;
const intervals: [pattern: RegExp, months: number][] = [
  [/\b(?:weekly|(?:a|each|every|per) week)\b/i, 0.25],
  [/\b(?:monthly|(?:a|each|every|per) month)\b/i, 1],
  [/\b(?:quarterly|(?:a|each|every|per) quarter)\b/i, 3],
  [/\b(?:half-?yearly|twice a year|semi-?annual\w*|every half-?year)\b/i, 6],
  [/\b(?:annual\w*|yearly|(?:a|each|every|per) year)\b/i, 12],
];

export default defineRule({
  id: "scoring/recalibration",
  severity: "error",
  summary: "The score is recalibrated every quarter at the latest; every month where many sign up by themselves.",
  options: z.strictObject({ months: z.number().positive().default(3) }),
  examples: [
    {
      name: "every quarter",
      markdown: "## Scoring\n\n- Webinar: +15\n\nThe threshold is recalibrated every quarter, by RevOps.\n",
      faults: [],
    },
    {
      name: "under a heading, in days",
      markdown: "## Scoring\n\n- Webinar: +15\n\n### Recalibration\n\nEvery 90 days, against closed-won.\n",
      faults: [],
    },
    {
      name: "in a meeting that comes often enough",
      markdown: "## Scoring\n\n- Webinar: +15\n\nWe review weights and threshold in the monthly pipeline meeting.\n",
      options: { months: 1 },
      faults: [],
    },
    {
      name: "never",
      markdown: "## Scoring\n\n- Webinar: +15\n\nThe threshold is 65.\n",
      faults: ["Missing recalibration of the score, expected a time for it, every 3 months at the latest."],
    },
    {
      name: "when somebody thinks of it",
      markdown: "## Scoring\n\n- Webinar: +15\n\nThe model is recalibrated as needed.\n",
      faults: ["Unexpected recalibration without an interval, expected every 3 months at the latest."],
    },
    {
      name: "too seldom",
      markdown: "## Scoring\n\n- Webinar: +15\n\nThe scoring model is reviewed annually.\n",
      faults: ["Unexpected recalibration every 12 months, expected every 3 months at the latest."],
    },
    { name: "no score", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context, { months }) {
    const sections = scopeOf(context);
    const [first] = scoredIn(sections);
    if (!first) return "unscored";
    const latest = `every ${months} month${months === 1 ? "" : "s"} at the latest`;
    const said = sections.flatMap(clausesOf).flatMap((clause) => {
      const titled = clause.titles.some((title) => title.search(again) >= 0);
      return statementsOf(clause).filter(({ text }) => {
        const found = [...text.matchAll(again)].find(({ index }) => !isNegated(text, index));
        return titled || (found !== undefined && what.test([text, ...clause.titles].join(" ")));
      });
    });
    if (said.length === 0)
      return [{ message: `Missing recalibration of the score, expected a time for it, ${latest}.`, line: first.line }];
    const told = said.flatMap(({ text, line }) => intervalsIn(text).map((every) => ({ every, line })));
    const [shortest] = told.toSorted((a, b) => a.every - b.every);
    if (!shortest)
      return [{ message: `Unexpected recalibration without an interval, expected ${latest}.`, line: said[0]!.line }];
    if (shortest.every <= months * 1.05) return [];
    return [
      {
        message: `Unexpected recalibration every ${Math.round(shortest.every)} months, expected ${latest}.`,
        line: shortest.line,
      },
    ];
  },
});

/** The intervals that a text names, in months. */
function intervalsIn(text: string): number[] {
  const named = intervals.flatMap(([pattern, months]) => (pattern.test(text) ? [months] : []));
  if (!/\bevery\b/i.test(text)) return named;
  return [
    ...named,
    ...amountsIn(text).flatMap(({ measure, value }) =>
      measure === "months" ? [value] : measure === "days" ? [value / 30] : [],
    ),
  ];
}
