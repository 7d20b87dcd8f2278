import * as z from "zod";
import { clausesOf, type Statement, statementsOf } from "../reading/clauses.ts";
import { type Reason, reasonsIn, saidOf } from "../reading/handoff.ts";
import { defineRule, type Fault } from "../rule.ts";

/** A name that catches whatever has none. */
const catchAll = /^(?:any )?(?:others?|misc(?:ellaneous)?|various|anything else|something else|general|unspecified)\b/i;
/** What makes a catch-all say something after all. */
const explained =
  /\b(?:required|mandatory|must)\b[^.|]*\b(?:comment|note|text|explanation|reason|detail)|\b(?:comment|note|explanation|details?)\b[^.|]*\b(?:required|mandatory|must)|\b(?:with|plus|needs?|requires?) (?:an? )?(?:\w+ )?(?:comment|note|explanation)/i;
const shrug =
  /^(?:(?:bad|poor|weak|junk|rubbish|low[- ]quality|useless|not (?:a )?good|unqualified) (?:leads?|quality)?|low quality|poor quality|not good(?: enough)?|bad|junk|rubbish|crap|not qualified|n\/a)$/i;
const open =
  /\betc\b\.?|\band so on\b|\band (?:the like|others|similar)\b|\be\.g\.|\bsuch as\b|\bfor (?:example|instance)\b|\bincluding but not limited\b|\.\.\.|\u2026/i;
const freeText = /\b(?:free|open)[- ]text\b|\bfree[- ]form\b|\bin (?:his|her|their|your) own words\b/i;

export default defineRule({
  id: "rejection/closed-set",
  severity: "error",
  summary: "Rejection has a closed set of reasons, each of which says why: no catch-all, no `etc.`, no free text.",
  options: z.strictObject({ least: z.number().int().positive().default(3) }),
  examples: [
    {
      name: "a table",
      markdown:
        "## A\n\n**Rejection.** A closed set.\n\n| Reason | Test |\n|---|---|\n| Wrong industry | `Industry` off the list |\n| No budget authority | The contact says who decides |\n| Duplicate | Same e-mail |\n",
      section: "A",
      faults: [],
    },
    {
      name: "a list",
      markdown:
        "## A\n\n### Rejection reasons\n\n- Wrong industry or size\n- No authority (recycle after 90 days)\n- Duplicate record\n- Bad contact data\n",
      section: "A",
      faults: [],
    },
    {
      name: "a sentence",
      markdown:
        "## A\n\n- **Rejection taxonomy:** the `Rejection reason` dropdown holds wrong industry, no budget, bad timing, duplicate and bad data. No free text.\n- **Closed:** reps pick one of: wrong industry, no budget, bad timing, duplicate, bad data.\n",
      section: "A",
      faults: [],
    },
    {
      name: "as a contract lists them",
      markdown:
        "## A\n\n4.4 An MQL may be rejected solely on one of the following grounds:\n\n(a) outside the territory;\n(b) headcount below threshold;\n(c) duplicate record.\n",
      section: "A",
      faults: [],
    },
    {
      name: "codes, and a catch-all that has to be explained",
      markdown:
        "## A\n\n| Code | Rejection reason | Then |\n|---|---|---|\n| FIT-01 | Too small | Disqualified |\n| ENG-01 | No response | Recycled |\n| OTH-01 | Other | A comment is required; reviewed monthly |\n",
      section: "A",
      faults: [],
    },
    {
      name: "a catch-all and a shrug",
      markdown:
        "## A\n\n| Reason | Then |\n|---|---|\n| Wrong industry | Disqualified |\n| Bad lead | Disqualified |\n| Duplicate | Merged |\n| Other | Recycled |\n",
      section: "A",
      faults: [
        "Unexpected `Bad lead` among the rejection reasons, expected one that says why.",
        "Unexpected `Other` among the rejection reasons, expected one that says why.",
      ],
    },
    {
      name: "an open end",
      markdown: "## A\n\n**Rejection reasons:** wrong industry, no budget, duplicate, etc.\n",
      section: "A",
      faults: ["Unexpected `etc.` among the rejection reasons, expected a closed set."],
    },
    {
      name: "free text",
      markdown: "## A\n\n**Rejection.** The rep says in free text why a lead was rejected.\n",
      section: "A",
      faults: ["Missing rejection reasons, expected a closed set of 3 or more."],
    },
    {
      name: "a comment in place of a reason",
      markdown: "## A\n\n**Rejection.** Reps may reject a lead by writing a comment that explains why.\n",
      section: "A",
      faults: ["Missing rejection reasons, expected a closed set of 3 or more."],
    },
    {
      name: "a list of one",
      markdown: "## A\n\n| Reason | Then |\n|---|---|\n| Not now | Recycled |\n",
      section: "A",
      faults: ["Unexpected 1 rejection reason, expected a closed set of 3 or more."],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }, { least }) {
    const clauses = section ? clausesOf(section) : [];
    if (!section || clauses.length === 0) return "unscored";
    const said = saidOf(clauses, "rejection");
    const reasons = reasonsIn(section, clauses);
    const expected = `a closed set of ${least} or more`;
    const hint = "such as wrong industry, no budget authority, duplicate, bad contact data";
    if (reasons.length === 0 || (reasons.length < least && said.some(({ text }) => freeText.test(text))))
      return [
        {
          message: `Missing rejection reasons, expected ${expected}.`,
          line: (said[0] ?? section).line,
          expected,
          hint,
        },
      ];
    if (reasons.length < least) {
      const message = `Unexpected ${reasons.length} rejection ${reasons.length === 1 ? "reason" : "reasons"}, expected ${expected}.`;
      return [{ message, line: reasons[0]!.line, expected, hint }];
    }
    return [...reasons.flatMap(faultOf), ...openEnds(reasons, said)];
  },
});

function faultOf({ name, said, line }: Reason): Fault[] {
  if (!shrug.test(name) && !(catchAll.test(name) && !explained.test(said))) return [];
  const message = `Unexpected \`${name}\` among the rejection reasons, expected one that says why.`;
  return [{ message, line, actual: name, hint: "name what was wrong, or require a comment with it" }];
}

/** What leaves the set open, in the sentences that hold the reasons or around them. */
function openEnds(reasons: readonly Reason[], said: readonly Statement[]): Fault[] {
  const lines = new Set(reasons.map(({ line }) => line));
  return said.flatMap(statementsOf).flatMap(({ text, line }) => {
    const isList = lines.has(line) && reasons.filter(({ name }) => text.includes(name)).length > 1;
    const found =
      (isList ? open.exec(text) : null) ?? (/\bno\b[^.]{0,20}\b(?:free|open)/i.test(text) ? null : freeText.exec(text));
    if (!found || /\bcomment|\bnotes?\b|\bbeside|\bin addition/i.test(text)) return [];
    const message = `Unexpected \`${found[0]}\` among the rejection reasons, expected a closed set.`;
    return [{ message, line, actual: found[0], hint: "list every reason that a rep may choose" }];
  });
}
