import * as z from "zod";
import { amountsIn, isTime } from "../reading/amounts.ts";
import { type Clause, clausesOf } from "../reading/clauses.ts";
import { sidesOf } from "../reading/owners.ts";
import { asWords } from "../reading/shown.ts";
import { defineRule, type Fault } from "../rule.ts";

const logged =
  /\b(?:dispositions?|lead status|outcomes?|reject\w* (?:reasons?|codes?)|(?:reasons?|codes?) for (?:each |every )?reject\w*|status)\b/i;
const logging =
  /\blogs?\b|\blogged\b|\blogging\b|\brecord\w*|\bsets?\b|\bselect\w*|\bcaptur\w*|\bchoos\w*|\bfields?\b|\bpropert\w*|\brequired\b|\bmandatory\b|\benters?\b|\bpicks?\b|\bstamps?\b|\bfill\w*|\bon (?:each|every)\b|\bdropdown\b|\bpicklist\b|`/i;
/** What is changed by it; to read or review alone changes nothing. */
const uses =
  /\b(?:adjust\w*|refin\w*|tun(?:es?|ed|ing)|chang\w*|exclud\w*|suppress\w*|updat\w*|rework\w*|paus\w*|cuts?|cutting|kills?|feeds?|fed|acts?|acted|optimi[sz]\w*|re-?allocat\w*|revis(?:es?|ed|ing)\b|recalibrat\w*|shift\w*|drop\w*|re-?weigh\w*|fix\w*|correct\w*|stops?|narrow\w*|remov\w*|lower\w*|rais\w*|add(?:s|ed)?\b|amend\w*|improv\w*|block\w*|re-?target\w*|re-?scor\w*|re-?cuts?|tighten\w*|switch\w*|re-?word\w*|retir\w*)/i;
const used =
  /\btarget\w*|\bscor\w*|\bcampaigns?\b|\bforms?\b|\baudiences?\b|\bsources?\b|\b(?:exclusion |suppression )?lists?\b|\bcriteria\b|\bsegment\w*|\bkeywords?\b|\bads?\b|\bchannels?\b|\bcontent\b|\bicp\b|\bbudget\b|\bpersonas?\b|\bnurture\b|\bdefinitions?\b|\bspend\b|\bactivation\b|\bonboarding\b|\bplacements?\b|\bcopy\b|\boffers?\b/i;
/** What sales logged, taken up by somebody whose team is not named. */
const taken = /\breasons?\b|\bcodes?\b|\bdispositions?\b|\breject(?:s|ions?)\b/i;
const marketing = (clause: Clause): boolean =>
  sidesOf(`${clause.titles.join(" | ")} | ${clause.text}`).includes("marketing");
const lost =
  /\bclosed[- ]?lost\b|\blost[- ]reasons?\b|\bloss[- ]reasons?\b|\blost (?:deals?|opportunit\w+|quot\w+|orders?|customers?|business)\b|\breasons? lost\b|\b(?:deals?|opportunit\w+) (?:are|is|were|was|we) (?:lost|lose)\b|\bwin\/loss\b/i;
const definitions =
  /\bdefinitions?\b|\bcriteri(?:a|on)\b|\bmqls?\b|\bsqls?\b|\bmqas?\b|\bpqls?\b|\bicp\b|\bscor\w*|\bthresholds?\b|\bqualif\w*|\bfit\b|\bentry\b/i;

const recalibrating =
  /\bredo\b|\brecalibrat\w*|\bre-?defin\w*|\bre-?word\w*|\bre-?visit\w*|\bre-?open\w*|\bre-?tun\w*|\bre-?agree\w*|\b(?:definitions?|threshold|criteria|scor\w+)\b[^.;]*\b(?:chang|review|rework|revis|adjust|updat|re-?set|tighten|rewrit)\w*|\b(?:chang|review|rework|revis|adjust|updat|re-?set|tighten|rewrit)\w*\b[^.;]*\b(?:definitions?|threshold|criteria|scor\w+)\b/i;
const metric =
  /\baccept\w*|\breject\w*|\bconversions?\b|\brates?\b|\bshare\b|\bvolume\b|\bsqls?\b|\battainment\b|\bdispositions?\b|\breasons?\b|\bwins?\b/i;
const moves =
  /\bbelow\b|\bunder\b|\bdrop\w*|\bf[ae]ll\w*|\bdrift\w*|\babove\b|\bover\b|\bexceed\w*|[<>\u2264\u2265]|\bris(?:es?|ing)\b|\b(?:less|fewer) than\b|\bmore than\b|\bshort of\b|\bmiss\w*|\bdeclin\w*|\bdip\w*|\bin a row\b|\bconsecutive\b|\bat least\b/i;
const bar = /\bbar\b|\btargets?\b|\bthresholds?\b|\bagreed\b|\bcommitment\b|\bfloor\b|\bbaseline\b/i;

/** A rate, the bar that it falls under and for how long; a number does for one of the last two. */
function isTrigger({ text }: Clause): boolean {
  if (!recalibrating.test(text) && !/\b(?:signal|trigger)\b/i.test(text)) return false;
  const amounts = amountsIn(text);
  const hasBar = bar.test(text) || amounts.some(({ measure }) => measure === "share");
  const lasts =
    amounts.some(isTime) ||
    /\bin a row\b|\bconsecutive\b|\bmonths?\b|\bquarters?\b|\breviews?\b|\bweeks?\b/i.test(text);
  return metric.test(text) && moves.test(text) && hasBar && lasts;
}

export default defineRule({
  id: "feedback/loop",
  severity: "error",
  summary:
    "The loop is closed: what sales logs, what marketing does with it, how closed-lost reasons change the definitions, and the measured signal that recalibrates them.",
  options: z.strictObject({}),
  examples: [
    {
      name: "four bullets",
      markdown:
        "## A\n\n- **What sales logs:** `Lead status` on each MQL and `Rejection reason` on each rejection.\n- **What marketing does with it:** the Demand Gen Manager reads rejections by source and brings one change to targeting or scoring.\n- **Closed-lost reasons:** when one reason leads for two reviews, the MQL criteria are changed.\n- **Recalibration signal:** acceptance under 70% for 2 months in a row.\n",
      section: "A",
      faults: [],
    },
    {
      name: "as people write it",
      markdown:
        "## A\n\nReps select a disposition and, if they reject, a reason code. Marketing Ops reviews the codes every second Friday and excludes the sources behind the top two. Reasons for closed-lost deals go to the same meeting and are used to update the ICP and the SQL criteria.\n\nTrigger: if the acceptance rate drops below the agreed bar for two months, the definitions are recalibrated.\n",
      section: "A",
      faults: [],
    },
    {
      name: "a table",
      markdown:
        "## A\n\n| Input | Who uses it | How |\n|---|---|---|\n| Rejection reason, required on reject | Demand Gen Manager | Adjusts targeting monthly |\n| Closed-lost reason | RevOps Lead | Tightens the MQL definition quarterly |\n| Acceptance rate below 60% for two consecutive months | Both owners | Definitions are reworked |\n",
      section: "A",
      faults: [],
    },
    {
      name: "by people who know each other, and in names of fields",
      markdown:
        "## A\n\nSam and Lee set `lead_status` and the `reject_reason`. Priya looks at the reasons on Mondays and changes one form, ad or audience because of them. The `Loss_Reason__c` of deals is checked against what counts as an MQL. If fewer than 60% are accepted two months running we redo the definitions.\n",
      section: "A",
      faults: [],
    },
    {
      name: "logged and never used",
      markdown:
        "## A\n\nSales logs a rejection reason on each lead. Acceptance under 70% for 2 months recalibrates the definitions.\n",
      section: "A",
      faults: [
        "Missing in the feedback loop: what marketing changes by it, such as targeting or scoring.",
        "Missing in the feedback loop: how closed-lost reasons change the definitions.",
      ],
    },
    {
      name: "read by marketing, which changes nothing by it",
      markdown:
        "## A\n\n- Sales logs a disposition and a rejection reason.\n- Marketing reviews the reasons by source.\n- Closed-lost reasons change the MQL definition.\n- Acceptance under 70% for two months recalibrates it.\n",
      section: "A",
      faults: ["Missing in the feedback loop: what marketing changes by it, such as targeting or scoring."],
    },
    {
      name: "a signal that nobody can measure",
      markdown:
        "## A\n\n- Sales logs a disposition on each lead.\n- Marketing uses it to refine targeting.\n- Closed-lost reasons feed back into the MQL definition.\n- Definitions are recalibrated when they no longer feel right.\n",
      section: "A",
      faults: [
        "Unexpected recalibration without a measured signal, expected a rate, the bar it falls under and for how long.",
      ],
    },
    {
      name: "good intentions",
      markdown: "## A\n\nBoth teams share feedback regularly and learn from each other.\n",
      section: "A",
      faults: [
        "Missing in the feedback loop: what sales logs on each lead.",
        "Missing in the feedback loop: what marketing changes by it, such as targeting or scoring.",
        "Missing in the feedback loop: how closed-lost reasons change the definitions.",
        "Missing in the feedback loop: the recalibration signal, a rate with its bar and for how long.",
      ],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }) {
    const clauses = section
      ? clausesOf(section)
          .filter(({ text }) => !/^\W*SIGNAL MISSING/.test(text))
          .map((clause) => ({ ...clause, text: asWords(clause.text) }))
      : [];
    if (!section || clauses.length === 0) return "unscored";
    const missing = (expected: string): Fault => ({
      message: `Missing in the feedback loop: ${expected}.`,
      line: section.line,
      expected,
    });
    const faults: Fault[] = [];
    if (!clauses.some(({ text }) => logged.test(text) && logging.test(text)))
      faults.push(missing("what sales logs on each lead"));
    const isUsed = (clause: Clause): boolean =>
      !recalibratesOnly(clause) &&
      !isAboutLost(clause) &&
      (marketing(clause) || taken.test(clause.text)) &&
      uses.test(clause.text) &&
      used.test(clause.text);
    if (!clauses.some(isUsed)) faults.push(missing("what marketing changes by it, such as targeting or scoring"));
    const aboutLost = clauses.filter(({ titles, text }) => lost.test(text) || titles.some((title) => lost.test(title)));
    if (!aboutLost.some(({ text }) => definitions.test(text)))
      faults.push(missing("how closed-lost reasons change the definitions"));
    if (!clauses.some(isTrigger)) {
      const vague = clauses.find(({ titles, text }) => [...titles, text].some((said) => /\brecalibrat\w*/i.test(said)));
      const expected = "a rate, the bar it falls under and for how long";
      faults.push(
        vague
          ? {
              message: `Unexpected recalibration without a measured signal, expected ${expected}.`,
              line: vague.line,
              expected,
              hint: "such as: acceptance under 70% for two months in a row",
            }
          : missing("the recalibration signal, a rate with its bar and for how long"),
      );
    }
    return faults;
  },
});

/** What is made of lost deals is asked for beside it. */
const isAboutLost = ({ titles, text }: Clause): boolean =>
  lost.test(text.slice(0, 80)) || titles.some((title) => lost.test(title));

/** The signal changes definitions too, and says nothing of what marketing does with a reason. */
const recalibratesOnly = (clause: Clause): boolean =>
  isTrigger(clause) && !logged.test(clause.text.replace(metric, ""));
