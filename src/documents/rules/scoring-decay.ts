import * as z from "zod";
import { amountsIn, isTime } from "../reading/amounts.ts";
import { type Clause, clausesOf } from "../reading/clauses.ts";
import { isNegated } from "../reading/negation.ts";
import { scoredIn } from "../reading/scoring.ts";
import { defineRule, scopeOf } from "../rule.ts";

const decay =
  /\b(?:decay\w*|wears? off|fades?|expires?|halv\w+|half-life|(?:los\w+|drops?|takes?|falls? by|minus|off) [^.;]*?(?:points?|%|per|a|each|every) ?|age(?:s)? out|reset\w* (?:to zero|to 0)?|time-?decay)\b/i;
const period =
  /\b(?:a|per|each|every|full)\s?(?:full )?(?:day|week|fortnight|month|quarter)\b|\b(?:daily|weekly|monthly)\b/i;

export default defineRule({
  id: "scoring/decay",
  severity: "error",
  summary: "Points for engagement wear off, with an amount and the time in which they do.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a column",
      markdown:
        "## Scoring\n\n| Signal | Points | Decay |\n|---|---|---|\n| Pricing page | +20 | 5 a week |\n| Demo request | +30 | None |\n",
      faults: [],
    },
    {
      name: "a sentence",
      markdown:
        "## Scoring\n\n- Webinar: +15\n\nEngagement points lose a quarter of their value every month. Fit never decays.\n",
      faults: [],
    },
    {
      name: "a window in place of a rate",
      markdown: "## Scoring\n\n- Webinar: +15\n- Trial: +30\n\nEngagement points expire after 90 days.\n",
      faults: [],
    },
    {
      name: "none",
      markdown: "## Scoring\n\n- Webinar: +15\n- Trial: +30\n",
      faults: [
        "Missing decay of engagement points, expected how much wears off in what time, such as 5 points a week.",
      ],
    },
    {
      name: "without a time",
      markdown: "## Scoring\n\n- Webinar: +15\n\nOlder engagement decays.\n",
      faults: ["Unexpected decay without its time, expected how much wears off in what time, such as 5 points a week."],
    },
    {
      name: "ruled out",
      markdown: "## Scoring\n\n- Webinar: +15\n\nPoints do not decay from one month to the next.\n",
      faults: [
        "Missing decay of engagement points, expected how much wears off in what time, such as 5 points a week.",
      ],
    },
    { name: "no score", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context) {
    const sections = scopeOf(context);
    const [first] = scoredIn(sections);
    if (!first) return "unscored";
    const said = sections
      .flatMap((section) => clausesOf({ ...section }))
      .filter(({ text, titles, kind }) => {
        const cell = kind === "row" ? /\bDecay: (?!none\b|no\b|-|\u2013)([^.]+)/i.exec(text)?.[1] : undefined;
        if (kind === "row" && cell === undefined) return titles.slice(0, -1).some((title) => decay.test(title));
        const found = decay.exec(text);
        return cell !== undefined || (found !== null && !isNegated(text, found.index));
      });
    const expected = "how much wears off in what time, such as 5 points a week";
    if (said.length === 0)
      return [{ message: `Missing decay of engagement points, expected ${expected}.`, line: first.line }];
    if (said.some(isTimed)) return [];
    return [{ message: `Unexpected decay without its time, expected ${expected}.`, line: said[0]!.line }];
  },
});

const isTimed = ({ text }: Clause): boolean => period.test(text) || amountsIn(text).some(isTime);
