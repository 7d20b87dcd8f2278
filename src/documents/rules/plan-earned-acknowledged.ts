import * as z from "zod";
import { printValue } from "../quantity.ts";
import { isNegated, leadingTo } from "../reading/negation.ts";
import { markNames, personName } from "../reading/people.ts";
import { planHeadings, typeField, typesOf } from "../reading/plan.ts";
import { withoutQuotations } from "../reading/quotation.ts";
import { lineIn, statementsIn } from "../reading/statements.ts";
import { defineRule, type RuleContext } from "../rule.ts";

const critique = `(?:s[kc]epticism|distrust|mistrust|criticism|complaints?|doubts?|frustration|anger|objections?|grievances?|reaction|position|view|point|leader|VP|CRO|sales|reps|she|he|they|${personName})`;
const fair =
  "(?:earned|legitimate|justified|fair|reasonable|valid|well[- ]founded|warranted|understandable|right|correct|(?:a|its|good|real|every|some) (?:point|cause|reasons?)|grounds?|burned|burnt)";
const granted = new RegExp(
  `(?<!\\w)${critique}\\b[^.;]{0,50}\\b(?:is|are|was|were|has|have|had|as|been|being|got|feels?|comes?|rests?)\\b[^.;,]{0,25}\\b${fair}\\b|\\b(?:earned|legitimate|justified|well[- ]founded) (?:s[kc]epticism|distrust|mistrust|criticism|complaints?|doubts?|reasons?)\\b`,
  "gi",
);
/** What marketing did, said of marketing by the plan itself. */
const admitted =
  /\b(?:marketing|we|our|you|your (?:team|program|predecessor)|the (?:person|team|people|CMO|head)[^.;]{0,12} before you|the (?:last|previous|prior|old|former) \w+|the (?:team|program|webinar|campaign|leads?|list)s?|these leads|those leads|portal)\b[^.;]{0,80}\b(?:went nowhere|(?:did|does|do) not convert|didn't convert|never converted|not one (?:opportunity|deal|win)|no (?:opportunit\w+|pipeline|deals?|wins?)|zero (?:opportunit\w+|pipeline|deals?|wins?)|nothing (?:came|else)|weak leads?|(?:low|poor)[- ]quality|students|competitors|unqualified|not ready|wasted|activity (?:metrics|instead|rather)|activity, not|volume (?:instead|rather|over)|volume, not|could not (?:say|answer)|couldn't (?:say|answer)|none of (?:them|it|these|those)|is the (?:problem|half to begin with)|are the problem)\b/gi;
/** In other words: `some of this is on us`, `you would not trust it either`, `no wonder`. */
const conceded = new RegExp(
  [
    `(?<!\\w)${critique}(?: (?:is|are|was|were) not|(?: (?:is|are|was|were))?n['\u2019]t) (?:being |entirely |just )?(?:irrational|unreasonable|unfair|wrong|difficult|crazy|imagin\\w+|making (?:it|this|that) up)\\b`,
    "\\b(?:this|it|that|half|part|some|most|much|all)\\b(?: of \\w+)?(?: (?:is|was)|['\u2019]s) (?:partly |largely |also )?(?:on us|on you|on marketing|our (?:own )?(?:doing|fault|making)|ours|yours|marketing's (?:own )?(?:doing|fault|making))\\b",
    "\\b(?:would|'d|\u2019d)(?: not|n['\u2019]t)? (?:have )?\\w+\\b[^.;]*\\b(?:either|too|as well)\\b",
    "\\b(?:of course|no wonder|small wonder|who can blame|not without (?:cause|reason|ground))\\b",
    "\\b(?:marketing|we|you|your team|the team|our team)\\b(?: were the ones who| was the one that)? (?:measured|counted|reported|celebrated|optimi[sz]ed for|was measured on|were measured on) (?:clicks|downloads|mqls?|activity|volume|form fills|impressions|opens|attendance|names|registrations)\\b",
    "\\b(?:really|truly|indeed) (?:were|was|are|is) (?:bad|weak|poor|thin|junk|useless)\\b",
  ].join("|"),
  "gi",
);
const denied =
  /\b(?:s[kc]epticism|distrust|criticism|complaints?)\b[^.;]{0,40}\b(?:(?:is|are|was|were) (?:not|hardly|never) (?:\w+ )?(?:earned|justified|fair|warranted|legitimate)|(?:is|are|was|were) (?:un(?:fair|justified|founded|warranted|earned)|baseless))\b/i;
const weak = 0.5;

export default defineRule({
  id: "plan/earned-acknowledged",
  severity: "warning",
  summary: "Where the story or the facts say that skepticism is earned, the situation assessment says so.",
  options: z.strictObject({}),
  examples: [
    {
      name: "said of the skepticism",
      markdown:
        "Misalignment type: Type 1\n\n## SITUATION ASSESSMENT\n\nThe skepticism is earned. A leader who was burned by the spring list is not being unreasonable.\n",
      faults: [],
    },
    {
      name: "said of marketing",
      markdown:
        "Misalignment type: Types 1 and 2\n\n## SITUATION ASSESSMENT\n\nFor two years marketing passed everyone who downloaded an e-book, and most of it went nowhere.\n",
      faults: [],
    },
    {
      name: "plainly, in a name",
      markdown:
        "Misalignment type: Type 1\n\n## SITUATION ASSESSMENT\n\nLet's be honest: Dana has a point. The webinar brought 200 names and zero opportunities.\n",
      faults: [],
    },
    {
      name: "in two short sentences",
      markdown: "Misalignment type: Type 1\n\n## SITUATION ASSESSMENT\n\nMarcus isn't wrong. That's on marketing.\n",
      faults: [],
    },
    {
      name: "the facts say so, and the plan does",
      markdown:
        "Misalignment type: Type 3\n\n## SITUATION ASSESSMENT\n\nIt is about credit. Yet the complaint has ground: sales accepts [[acceptance_rate]].\n",
      quantities: { acceptance_rate: { value: 0.31, unit: "share" } },
      faults: [],
    },
    {
      name: "passed over",
      markdown:
        "Misalignment type: Type 1\n\n## SITUATION ASSESSMENT\n\nThe relationship is strained and needs attention. Whether the skepticism is earned is not for us to say.\n",
      faults: [
        "Missing acknowledgement that the skepticism is earned, expected the assessment to say what marketing did, since the misalignment is of type 1.",
      ],
    },
    {
      name: "passed over, against the facts",
      markdown: "Misalignment type: Type 3\n\n## SITUATION ASSESSMENT\n\nIt is about credit, and about nothing else.\n",
      quantities: { acceptance_rate: { value: 0.31, unit: "share" } },
      faults: [
        "Missing acknowledgement that the skepticism is earned, expected the assessment to say what marketing did, since sales accepts 31% of the leads it decides on.",
      ],
    },
    {
      name: "denied",
      markdown:
        "Misalignment type: Type 1\n\n## SITUATION ASSESSMENT\n\nThe spring list went nowhere.\nThe skepticism is not really justified.\n",
      faults: ["Unexpected `skepticism is not really justified`, expected no defense where the skepticism is earned."],
    },
    {
      name: "a new role, with no grievance yet",
      markdown: "Misalignment type: Type 1 (a working hypothesis for a new role)\n\n## SITUATION ASSESSMENT\n\ntext\n",
      faults: "unscored",
    },
    {
      name: "of another type, with nothing that says so",
      markdown: "Misalignment type: Type 2\n\n## SITUATION ASSESSMENT\n\ntext\n",
      faults: "unscored",
    },
  ],
  check(context) {
    const { document, sections } = context;
    const section = sections.find(({ heading }) => heading === planHeadings.assessment);
    const because = earnedBecause(context);
    if (!section || !because) return "unscored";
    const statements = statementsIn(document, section.nodes).map((statement) => ({
      ...statement,
      text: markNames(withoutQuotations(statement.text)),
    }));
    const denial = statements.flatMap((statement) => {
      const found = denied.exec(statement.text);
      return found ? [{ statement, found }] : [];
    })[0];
    if (denial) {
      const { statement, found } = denial;
      const message = `Unexpected \`${found[0]}\`, expected no defense where the skepticism is earned.`;
      return [{ message, line: lineIn(document, statement, found.index), actual: found[0] }];
    }
    const says = statements.some(
      ({ text }) =>
        asserts(text, granted) ||
        [...text.matchAll(admitted), ...text.matchAll(conceded)].some(({ index }) => !isOpen(text, index)),
    );
    if (says) return [];
    return [
      {
        message: `Missing acknowledgement that the skepticism is earned, expected the assessment to say what marketing did, since ${because}.`,
        line: section.line,
      },
    ];
  },
});

/** Why the skepticism counts as earned; undefined where nothing says so. */
function earnedBecause({ document, quantities }: RuleContext): string | undefined {
  if (/\bnew role\b/i.test(typeField(document)?.text ?? "")) return undefined;
  if (typesOf(document).includes(1)) return "the misalignment is of type 1";
  const accepted = quantities?.find("acceptance_rate");
  if (accepted?.kind !== "quantity" || accepted.quantity.value >= weak) return undefined;
  const share = printValue(accepted.quantity.value, accepted.quantity.unit, quantities!.currency);
  return `sales accepts ${share} of the leads it decides on`;
}

const asserts = (text: string, pattern: RegExp): boolean =>
  [...text.matchAll(pattern)].some(({ 0: found, index }) => {
    const inner = found.search(/\b(?:not|never|no longer|hardly|n't)\b/i) >= 0;
    return !isOpen(text, index) && !inner && !isNegated(text, index);
  });

/** `whether it is earned` and `if it is earned` leave it open. */
const isOpen = (text: string, index: number): boolean =>
  /\b(?:whether|if|unless|not that)\b[^,;:]*$/i.test(leadingTo(text, index));
