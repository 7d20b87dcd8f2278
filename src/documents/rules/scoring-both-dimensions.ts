import * as z from "zod";
import { clausesOf, statementsOf } from "../reading/clauses.ts";
import { signals, whatQualifies } from "../reading/qualification.ts";
import { type Dimension, scoredIn } from "../reading/scoring.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const model = `| Attribute | Points |
|---|---|
| Company size over 50 | +20 |
| Industry on the list | +20 |

| Action | Points |
|---|---|
| Demo request | +30 |
| Pricing page visit | +20 |
`;

export default defineRule({
  id: "scoring/both-dimensions",
  severity: "error",
  summary: "A score is made of fit and of engagement, and neither alone reaches the MQL threshold.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a minimum for each",
      markdown: `## Scoring\n\n${model}\nMQL threshold: fit score of 20 or more AND engagement score of 30 or more.\n`,
      faults: [],
    },
    {
      name: "a sum that neither reaches alone",
      markdown: `## Scoring\n\n${model}\nA contact becomes an MQL at 65 points.\n`,
      faults: [],
    },
    {
      name: "as a list, in plain words",
      markdown:
        "## Fit\n\n- Head of operations or above: 25 points\n- 200 to 2,000 employees: 20 points\n\n## Engagement\n\n- Booked a demo, +40\n- Attended a webinar, +10\n\n## Threshold\n\nMarketing calls it an MQL from 50 points on. Both are required: fit alone is never an MQL, and neither is engagement alone.\n",
      faults: [],
    },
    {
      name: "a gate and an action",
      markdown: `## Scoring\n\n${model}\nMQL: passes the fit gate, and has a score of 40 or asks for a demo.\n`,
      faults: [],
    },
    {
      name: "actions only",
      markdown:
        "## Scoring\n\n| Action | Points |\n|---|---|\n| Demo request | +30 |\n| Webinar attended | +15 |\n\nMQL from 40 points on.\n",
      faults: ["Missing fit in the score, expected points for who a lead is, such as company size, industry or role."],
    },
    {
      name: "firmographics only",
      markdown:
        "## Scoring\n\n| Attribute | Points |\n|---|---|\n| Company size | +30 |\n| Industry | +15 |\n\nMQL from 60 points on.\n",
      faults: [
        "Missing engagement in the score, expected points for what a lead does, such as a demo request or a pricing page visit.",
      ],
    },
    {
      name: "a threshold that one dimension reaches alone",
      markdown: `## Scoring\n\n${model}\nA contact becomes an MQL at 40 points.\n`,
      faults: [
        "Unexpected MQL threshold of 40 points, which fit reaches alone with 40, expected both fit and engagement to be asked for.",
      ],
    },
    {
      name: "one or the other",
      markdown: `## Scoring\n\n${model}\nMQL when the fit score is at least 30 or the engagement score is at least 40.\n`,
      faults: ["Unexpected OR between fit and engagement for an MQL, expected both to be asked for."],
    },
    {
      name: "no threshold",
      markdown: `## Scoring\n\n${model}`,
      faults: ["Missing MQL threshold, expected the points from which a lead is an MQL."],
    },
    { name: "no score", markdown: "## A\n\nMQLs are rare.\n", faults: "unscored" },
  ],
  check(context) {
    const sections = scopeOf(context);
    const scored = scoredIn(sections);
    const [first] = scored;
    if (!first) return "unscored";
    const given = (dimension: Dimension) => scored.filter((one) => one.dimension === dimension && one.points > 0);
    const missing = (["fit", "engagement"] as const)
      .filter((dimension) => given(dimension).length === 0)
      .map(
        (dimension): Fault => ({
          message: `Missing ${dimension} in the score, expected ${kinds[dimension]}.`,
          line: first.line,
        }),
      );
    if (missing.length > 0) return missing;
    const sums = (["fit", "engagement"] as const).map((dimension) => ({
      dimension,
      most: given(dimension).reduce((sum, { points }) => sum + points, 0),
    }));
    const statements = sections
      .flatMap((section) => clausesOf(section))
      .flatMap((clause) => (clause.kind === "row" ? [clause] : statementsOf(clause)))
      .filter(({ text }) => /\bMQLs?\b|\bmarketing[- ]qualified\b|\bthreshold\b/i.test(text));
    if (statements.some(({ text }) => bothAsked.test(text))) return [];
    const read = statements.map(({ text, line }) => ({
      line,
      asked: whatQualifies(text.replace(/, and\b/gi, " and"), signals.engagement.pattern),
      threshold: thresholdIn(text),
    }));
    const either = read.find(({ asked, threshold }) => asked.isEither && threshold !== undefined);
    if (either)
      return [
        {
          message: "Unexpected OR between fit and engagement for an MQL, expected both to be asked for.",
          line: either.line,
        },
      ];
    if (read.some(({ asked }) => asked.fit && asked.signal)) return [];
    const bar = read.find(({ threshold }) => threshold !== undefined);
    if (!bar)
      return [{ message: "Missing MQL threshold, expected the points from which a lead is an MQL.", line: first.line }];
    const alone = sums.find(({ most }) => most >= bar.threshold!);
    if (!alone) return [];
    return [
      {
        message: `Unexpected MQL threshold of ${bar.threshold} points, which ${alone.dimension} reaches alone with ${alone.most}, expected both fit and engagement to be asked for.`,
        line: bar.line,
        hint: "set a minimum for each dimension, or a threshold above what one of them can give",
      },
    ];
  },
});

const kinds = {
  fit: "points for who a lead is, such as company size, industry or role",
  engagement: "points for what a lead does, such as a demo request or a pricing page visit",
};

const bothAsked =
  /\bboth\b[^.;]*\b(?:required|needed|must|have to|necessary|fit and engagement|fit AND engagement)\b|\brequires? both\b|\b(?:fit|engagement) alone\b[^.;]*(?:\u2260|\b(?:never|not|no|isn't|neither)\b)|\b(?:neither|never|not on) (?:fit|engagement)[^.;]*\balone\b/i;

/** The points from which a lead is an MQL. */
function thresholdIn(text: string): number | undefined {
  const found =
    /(\d+)\+?\s?(?:points?|pts)\b|\b(?:score|threshold|MQLs?)\b[^.;\d]{0,40}?(?:of|at|is|are|from|:|=|\u2265|>=?|least|above|over|:)\s*\+?(\d+)(?![\d%])/i.exec(
      text,
    );
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? undefined : Number(digits);
}
