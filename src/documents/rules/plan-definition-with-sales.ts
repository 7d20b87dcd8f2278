import * as z from "zod";
import { isNegated, leadingTo } from "../reading/negation.ts";
import { markNames, personName } from "../reading/people.ts";
import { adviceIn } from "../reading/plan.ts";
import { lineIn } from "../reading/statements.ts";
import { defineRule } from "../rule.ts";

const change =
  "adjust|announce|change|fix|impose|introduce|lower|narrow|publish|raise|redefine|redraft|replace|reset|revise|rewrite|roll out|set|sharpen|tighten|update|overhaul|rework|release|switch to|adopt|write|draft";
const thing =
  "(?:(?:MQL|SQL|SAL|lead|qualification|scoring)[ -](?:and [A-Z]+ )?(?:definitions?|criteria|thresholds?|bar|rules|model|scor\\w+|standards?)|definitions? of (?:an? |the )?(?:MQL|SQL|SAL|qualified|lead)\\w*|(?:criteria|rules|thresholds?|bar) for (?:an? )?(?:MQL|SQL|SAL|qualified lead)s?|what counts as an? (?:MQL|SQL|qualified lead)|lead scoring)";
const changes = new RegExp(
  `\\bredefin(?:e|es|ing) (?:the |an |what an )?(?:MQL|SQL|SAL)s?\\b|\\b(?:${change}|(?:${change.replace(/e\b/g, "")})ing)\\b (?:\\w+ ){0,3}?${thing}|\\b(?:new|tighter|stricter|revised|updated) (?:\\w+ )?${thing}`,
  "gi",
);
const partner = `(?:she|he|they|the (?:sales leader|VP|CRO|head of sales)|sales|${personName})`;
const joint = new RegExp(
  `\\b(?:together|jointly|both (?:of you|teams|sides)|sales(?:'s|'|\u2019s)? (?:input|agree\\w*|sign\\w*|approv\\w*|own words)|agreed|co-?(?:write|wrote|own|author|draft)\\w*|workshop|as a question|in (?:her|his|their) (?:own )?words|(?:her|his|their) (?:wording|edit|markup|veto|yes|sign-?off|agreement|input))\\b|\\b(?:with|ask) (?:${partner}|her|him|them|(?:his|her|their|your|two|a few|one) \\w+)|\\b(?:reps|AEs|SDRs|team leads?|managers) (?:writes?|drafts?|chooses?|decides?|names?|sign\\w*)\\b|(?<!\\w)${partner} (?:said|says|asked|asks|wants|wrote|writes|signs?|agrees?|counts?|would|named|chooses?|edits?|words?)\\b`,
  "i",
);

export default defineRule({
  id: "plan/definition-with-sales",
  severity: "warning",
  summary: "A lead definition is changed with sales, never by marketing alone.",
  options: z.strictObject({}),
  examples: [
    {
      name: "nothing on definitions",
      markdown: "## A\n\nStop passing webinar leads within 30 days.\n",
      faults: [],
    },
    {
      name: "with sales",
      markdown:
        "## A\n\nRewrite the MQL definition together, in the words the VP used. Bring the new MQL criteria as a question.\n",
      faults: [],
    },
    {
      name: "with a person by name, in the sentence after",
      markdown:
        "## A\n\nTighten the MQL definition this month. Dana writes the first line of it and you write the second.\n",
      faults: [],
    },
    {
      name: "warned of",
      markdown:
        "## A\n\nDo not announce a new MQL definition.\n\n## WHAT WILL NOT WORK IN THIS SITUATION\n\nA tighter MQL definition written by marketing alone.\n",
      faults: [],
    },
    {
      name: "alone",
      markdown: "## A\n\nWithin 30 days, tighten the MQL definition so that only demo requests reach reps.\n",
      faults: [
        "Unexpected `tighten the MQL definition` without sales, expected the sales leader to have a part in it.",
      ],
    },
    {
      name: "announced",
      markdown: "## A\n\nLead scoring is yours.\n\nPublish the new scoring model at the all-hands. It is stricter.\n",
      faults: [
        "Unexpected `Publish the new scoring model` without sales, expected the sales leader to have a part in it.",
      ],
    },
  ],
  check({ document, sections }) {
    const advice = adviceIn(document, sections);
    return advice.flatMap((statement, index) => {
      const { text } = statement;
      const found = [...text.matchAll(changes)].find((match) => !isNegated(text, match.index));
      if (!found || joint.test(markNames(text))) return [];
      const around = [advice[index - 1], advice[index + 1]].filter((beside) => beside?.heading === statement.heading);
      if (around.some((beside) => joint.test(markNames(beside!.text)))) return [];
      if (/\b(?:was|were|had|has|have|did|used to)\b/.test(leadingTo(text, found.index))) return [];
      return [
        {
          message: `Unexpected \`${found[0]}\` without sales, expected the sales leader to have a part in it.`,
          line: lineIn(document, statement, found.index),
          actual: found[0],
        },
      ];
    });
  },
});
