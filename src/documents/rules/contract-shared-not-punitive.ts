import * as z from "zod";
import { firstAsserted } from "../reading/negation.ts";
import { lineIn, statementsIn } from "../reading/statements.ts";
import { defineRule } from "../rule.ts";

const punitive =
  /\bpenal(?:ty|ties|i[sz]e[sd]?|i[sz]ing)\b|\bpunish\w*|\bdisciplinary\b|\b(?:is|are|be|gets?) disciplined\b|\bsanction(?:s|ed)\b|\bfined\b|\breprimand\w*|\b(?:written|formal|final) warnings?\b|\bperformance (?:improvement )?plans?\b|\bPIP\b|\b(?:annual|performance) (?:review|appraisal)s?\b|\bclaw(?:ed)?[ -]?backs?\b|\bforfeit\w*|\b(?:withh[eo]ld|withholds|docks?|docked|loses?|losing|reduces?|cut(?:s|ting)?)\b[^.;]{0,30}\b(?:commissions?|bonus(?:es)?|accelerators?|pay|variable|quota credit)\b|\b(?:commissions?|bonus(?:es)?|accelerators?) (?:is|are|will be) (?:cut|reduced|withheld|docked|lost|forfeited)\b|\bdeduct\w*\b[^.;]{0,40}\b(?:commissions?|bonus(?:es)?|pay)\b|\bwrit(?:e|es|ten) up\b[^.;]{0,20}\b(?:reps?|[sb]drs?|sellers?|anyone|people)\b|\bbudgets? (?:is|are|will be) (?:cut|reduced|withdrawn|docked)\b|\bsham(?:e|ed|ing)\b|\bblam(?:e|ed|es|ing)\b|\b(?:whose|at|their|sales['\u2019]?s?|marketing['\u2019]?s?) fault\b|\bconsequences? (?:for|to) (?:the |any |each )?(?:rep|sdr|bdr|ae|seller|sales|marketing|team|owner|individual)\w*|\b(?:three|two|second|third|final) strikes?\b|\brepeat offend(?:ers?|ing)\b|\bviolators?\b|\bworst (?:reps?|performers?|offenders?)\b|\b(?:reported|escalated|goes|referred) to HR\b|\bterminat(?:ed|ion of employment)\b|\bheld against (?:the |a |that )?(?:rep|sdr|ae|person|owner)\b|\blazy\b|\bslackers?\b/i;

export default defineRule({
  id: "contract/shared-not-punitive",
  severity: "warning",
  summary: "The agreement shares accountability and punishes nobody: the revert rule recycles a lead and is no stick.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a rule that moves the lead",
      markdown:
        "## A\n\nA missed lead goes to the next rep. That is no penalty and not a mark against anyone; misses are reported by team. Nobody is blamed.\n",
      faults: [],
    },
    {
      name: "what is denied, and words that only sound like it",
      markdown:
        "## A\n\n- Reverts are never used in performance reviews.\n- The review looks at the process rather than blame.\n- A fine-tuned score, a disciplined cadence, and no consequences for the rep.\n- Nothing in this section shall give rise to disciplinary measures. Sources that offend are suppressed.\n- Leads are lost when nobody calls.\n",
      faults: [],
    },
    {
      name: "a stick",
      markdown:
        "## A\n\nReps who miss the window three times lose their commission on the deal. Repeat offenders go on a performance improvement plan.\n",
      faults: [
        "Unexpected `lose their commission`, expected an agreement that shares accountability and punishes nobody.",
        "Unexpected `Repeat offenders`, expected an agreement that shares accountability and punishes nobody.",
      ],
    },
    {
      name: "a stick for the other side, in a table",
      markdown:
        "## A\n\n| Team | Commitment |\n|---|---|\n| Marketing | 90 MQLs a month, else a penalty on next quarter's budget |\n",
      faults: ["Unexpected `penalty`, expected an agreement that shares accountability and punishes nobody."],
    },
  ],
  check({ document, sections }) {
    // Most agreements hold no such word at all, which one look at the source tells.
    if (!punitive.test(document.text.replace(/[*_`]/g, "").replace(/\s+/g, " "))) return [];
    const expected = "an agreement that shares accountability and punishes nobody";
    return [document.lead, ...sections.map(({ nodes }) => nodes)]
      .flatMap((nodes) => statementsIn(document, nodes))
      .flatMap((statement) => {
        const found = firstAsserted(statement.text, punitive);
        if (!found) return [];
        const actual = found[0].replace(/\s+/g, " ");
        return [
          {
            message: `Unexpected \`${actual}\`, expected ${expected}.`,
            line: lineIn(document, statement, found.index),
            actual,
            expected,
            hint: "say what happens to the lead, and what both sides change",
          },
        ];
      });
  },
});
