import * as z from "zod";
import { clausesOf, statementsOf } from "../reading/clauses.ts";
import { isNegated } from "../reading/negation.ts";
import { scoredIn } from "../reading/scoring.ts";
import { defineRule, scopeOf } from "../rule.ts";

const held =
  /\b(?:validat\w+|back-?test\w*|calibrat\w+|recalibrat\w+|tuned|tested|checked|held against|compared?|replay\w*|derived|fitted|measured|set)\b/gi;
const wins =
  /\b(?:closed[- ]won|won (?:deals|leads|customers)|deals? (?:that (?:were|was) |which (?:were|was) )?won|wins|customers? (?:that|who|we|won)|deals? (?:that|which) (?:were )?(?:won|closed)|(?:own|portal's|past|historical|last) (?:history|deals|wins|outcomes|period)|accepted (?:and|or) rejected|became (?:customers|opportunities)|outcomes?)\b/i;

export default defineRule({
  id: "scoring/validated",
  severity: "error",
  summary: "The threshold is held against the deals that were won, where they are on record.",
  options: z.strictObject({ fact: z.string().default("won_volume") }),
  examples: [
    {
      name: "against closed-won",
      markdown:
        "## Scoring\n\n- Webinar: +15\n\nThe threshold was validated against the closed-won deals of last year.\n",
      faults: [],
    },
    {
      name: "in plain words",
      markdown:
        "## Scoring\n\n- Webinar: +15\n\nWe tested 65 on the period before: most customers we won had reached it, and few others had.\n",
      faults: [],
    },
    {
      name: "with its figures",
      markdown:
        "## Scoring\n\n- Webinar: +15\n\nWe checked 65 against the 61 deals won in 2025: 49 had reached it before the first call.\n",
      faults: [],
    },
    {
      name: "no wins on record, and it says so",
      markdown: "## Scoring\n\n- Webinar: +15\n\nSIGNAL MISSING: won deals to validate the threshold against\n",
      quantities: {},
      faults: [],
    },
    {
      name: "never",
      markdown: "## Scoring\n\n- Webinar: +15\n\nThe threshold is 65, which is what most companies use.\n",
      quantities: { won_volume: { value: 80, unit: "leads" } },
      faults: ["Missing validation of the threshold, expected it to be held against closed-won deals."],
    },
    {
      name: "put off",
      markdown: "## Scoring\n\n- Webinar: +15\n\nThe threshold was not validated against closed-won deals.\n",
      faults: ["Missing validation of the threshold, expected it to be held against closed-won deals."],
    },
    { name: "no score", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context, { fact }) {
    const sections = scopeOf(context);
    const [first] = scoredIn(sections);
    if (!first) return "unscored";
    const statements = sections
      .flatMap(clausesOf)
      .flatMap((clause) => (clause.kind === "row" ? [clause] : statementsOf(clause)));
    const says = statements.some(
      ({ text }) => wins.test(text) && [...text.matchAll(held)].some(({ index }) => !isNegated(text, index)),
    );
    const isFlagged = statements.some(({ text }) => /SIGNAL MISSING/.test(text) && wins.test(text));
    const isUnknown = context.quantities?.find(fact).kind === "missing";
    if (says || (isFlagged && (isUnknown || !context.quantities))) return [];
    const message = "Missing validation of the threshold, expected it to be held against closed-won deals.";
    return [{ message, line: first.line }];
  },
});
