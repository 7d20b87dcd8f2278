import * as z from "zod";
import { clausesOf, statementsOf } from "../reading/clauses.ts";
import { isNegated } from "../reading/negation.ts";
import { tablesOf } from "../reading/rows.ts";
import { defineRule, scopeOf } from "../rule.ts";

const rejected = /\b(?:reject\w*|declin\w+ (?:by sales|leads?)|turned down|disqualif\w+|not accepted)\b/i;
const recycled =
  /\b(?:recycl\w+|(?:back|return\w*|goes|go|moves?|sent) (?:in)?to (?:the )?(?:\w+ )?nurture|re-?enter\w*|re-?nurtur\w+|nurture (?:again|track|pool))\b/i;
const reason = /\breasons?\b|\b(?:rejection|reason|disposition|recycl\w+) codes?\b|\b(?:FIT|ENG|QUAL|DUP|DATA)-\d/i;
const blind =
  /\b(?:without|regardless of|whatever|irrespective of|no need (?:for|of)|optional) (?:a |an |any |the |its |their )?(?:\w+ )?(?:reasons?|codes?)\b|\breasons? (?:code )?(?:is|are) (?:optional|not (?:required|needed|asked))/gi;

export default defineRule({
  id: "recycle/reason-codes",
  severity: "error",
  summary: "A rejected lead is recycled on the code of its reason, never blindly.",
  options: z.strictObject({
    /** At least so many codes in a table, where the document is the one that sets them. */
    codes: z.number().int().positive().optional(),
    /** Whether the conversion of recycled leads must be tracked by itself. */
    tracked: z.boolean().default(false),
  }),
  examples: [
    {
      name: "with a reason",
      markdown: "## A\n\nRejected leads need a reason code, then they are recycled into nurture.\n",
      faults: [],
    },
    {
      name: "a table of codes",
      markdown:
        "## A\n\n| Code | Reason | Recycles |\n|---|---|---|\n| ENG-02 | Timing | After 60 days |\n| FIT-02 | Wrong industry | Never |\n| QUAL-01 | No budget | After 90 days |\n\nA rejected lead is recycled by its code. Recycled MQLs are counted and converted apart from new ones.\n",
      options: { codes: 3, tracked: true },
      faults: [],
    },
    {
      name: "a lead that nobody worked has no reason",
      markdown: "## A\n\nA lead that is missed twice goes back to nurture. Rejected: closed, with its reason.\n",
      faults: [],
    },
    {
      name: "the reason in the sentence before",
      markdown: "## A\n\nReps pick a reason from the list. The rejected lead is then recycled.\n",
      faults: [],
    },
    {
      name: "blindly",
      markdown: "## A\n\nRejected leads go back to nurture for 90 days.\n",
      faults: ["Unexpected recycling of rejected leads without a reason code, expected the reason to decide it."],
    },
    {
      name: "in so many words",
      markdown: "## A\n\nEvery rejected lead is recycled, regardless of the reason.\n",
      faults: [
        "Unexpected `regardless of the reason`, expected the reason to decide whether a rejected lead is recycled.",
      ],
    },
    {
      name: "too few codes, and nobody tracks them",
      markdown:
        "## A\n\n| Code | Reason |\n|---|---|\n| BAD | Bad lead |\n\nA rejected lead is recycled with its code.\n",
      options: { codes: 3, tracked: true },
      faults: [
        "Unexpected 1 reason code, expected a closed set of at least 3.",
        "Missing conversion of recycled leads, expected it to be tracked apart from that of new ones.",
      ],
    },
    { name: "nothing is recycled", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context, { codes, tracked }) {
    const sections = scopeOf(context);
    const clauses = sections.flatMap(clausesOf);
    const statements = clauses.flatMap((clause) => (clause.kind === "row" ? [clause] : statementsOf(clause)));
    const isRecycling = statements.some(({ text }) => recycled.test(text));
    if (!isRecycling) return "unscored";
    const open = statements.flatMap((statement) => {
      const found = [...statement.text.matchAll(blind)].find(({ index }) => !forbids(statement.text, index));
      return found && /\b(?:reject|recycl|nurtur|lead)/i.test(statement.text)
        ? [{ found: found[0], line: statement.line }]
        : [];
    });
    if (open[0])
      return [
        {
          message: `Unexpected \`${open[0].found}\`, expected the reason to decide whether a rejected lead is recycled.`,
          line: open[0].line,
        },
      ];
    const asked = statements.some(({ text }) => reason.test(text));
    const bare = asked ? undefined : statements.find(({ text }) => rejected.test(text) && recycled.test(text));
    const given = sections
      .flatMap(tablesOf)
      .filter(({ columns }) => columns.some((name) => /\b(?:code|reason)\b/i.test(name)))
      .map(({ rows, line }) => ({ count: rows.length, line }))
      .toSorted((a, b) => b.count - a.count)[0];
    const apart = statements.some(
      ({ text }) =>
        /\brecycl\w+\b/i.test(text) &&
        /\b(?:separate\w*|apart|own|distinct\w*|by themselves|split)\b/i.test(text) &&
        /\b(?:conver\w+|track\w*|rate|count\w*|report\w*|measur\w+)\b/i.test(text),
    );
    return [
      ...(bare
        ? [
            {
              message:
                "Unexpected recycling of rejected leads without a reason code, expected the reason to decide it.",
              line: bare.line,
            },
          ]
        : []),
      ...(codes !== undefined && (given?.count ?? 0) < codes
        ? [
            {
              message: `Unexpected ${given?.count ?? 0} reason code${given?.count === 1 ? "" : "s"}, expected a closed set of at least ${codes}.`,
              line: given?.line ?? sections[0]?.line,
            },
          ]
        : []),
      ...(tracked && !apart
        ? [
            {
              message: "Missing conversion of recycled leads, expected it to be tracked apart from that of new ones.",
              line: statements.find(({ text }) => recycled.test(text))?.line,
            },
          ]
        : []),
    ];
  },
});

/** `no lead is recycled without a reason` forbids what `recycled without a reason` does. */
const forbids = (text: string, index: number): boolean =>
  isNegated(text, index) || /\b(?:blocked|refused|rejects?|impossible|required|can't|cannot)\b/i.test(text);
