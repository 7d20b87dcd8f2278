import * as z from "zod";
import { planHeadings, type TypeNumber, typesOf } from "../reading/plan.ts";
import { statementsIn } from "../reading/statements.ts";
import { defineRule, type Fault } from "../rule.ts";

/** What the assessment names, by type; earned skepticism has a rule of its own. */
const causes: Partial<Record<TypeNumber, { pattern: RegExp; what: string }>> = {
  2: {
    pattern:
      /\b(?:measured|goaled|paid|bonus\w*|comp\w*|judged|held to|targets?|quotas?|goals?|metrics?|kpis?|numbers?|mql volume|closed revenue|structur\w+|incentiv\w+|report(?:s|ing)? (?:to|line))\b/gi,
    what: "the structure, such as what each side is measured on",
  },
  3: {
    pattern:
      /\b(?:credit|attribution|politic\w*|budgets?|headcount|resources?|territor\w+|turf|sourced|claims?|power|status|zero-sum|contest|win(?:s|ning)?|compet\w+|stol\w+|steal\w*|tags?|comp (?:season|plan)|board)\b/gi,
    what: "the politics, such as credit, budget or headcount",
  },
  4: {
    pattern:
      /\b(?:any marketing|marketing as such|marketing at all|need(?:s|ed)? marketing|outbound|cold[- ]call\w*|career|philosoph\w*|categorical\w*|in principle|the function|cost cent(?:er|re)|believ\w+|older than|predat\w+|oppos\w+|never (?:had|worked|needed)|whoever|phones?|dial\w*|without (?:an? |any )?market\w+|marketer|line in the budget|luxury|overhead|years)\b/gi,
    what: "the opposition to marketing as such, and where it comes from",
  },
};
/** One word may stand there by chance. */
const least = 2;

export default defineRule({
  id: "plan/cause-named",
  severity: "warning",
  summary: "The situation assessment names what drives the friction: the structure, the politics or the principle.",
  options: z.strictObject({}),
  examples: [
    {
      name: "the structure",
      markdown:
        "Misalignment type: Type 2\n\n## SITUATION ASSESSMENT\n\nYou are measured on MQL volume and she on closed revenue, so each of you is right by a number of your own.\n",
      faults: [],
    },
    {
      name: "the politics, as one of two",
      markdown:
        "Misalignment type: Types 1 and 3\n\n## SITUATION ASSESSMENT\n\nThe list was bad, and that is why he believes it. What keeps it going is credit: each sourced deal reads as one taken from his reps.\n",
      faults: [],
    },
    {
      name: "the principle",
      markdown:
        "Misalignment type: Type 4\n\n## SITUATION ASSESSMENT\n\nHe built his career on cold calls and has never needed marketing. It would be said of any marketing team.\n",
      faults: [],
    },
    {
      name: "around it",
      markdown:
        "Misalignment type: Type 3\n\n## SITUATION ASSESSMENT\n\nCommunication has been difficult and both teams feel unheard.\n",
      faults: [
        "Missing cause in SITUATION ASSESSMENT, expected the politics, such as credit, budget or headcount, since the misalignment is of type 3.",
      ],
    },
    {
      name: "of earned skepticism",
      markdown: "Misalignment type: Type 1\n\n## SITUATION ASSESSMENT\n\ntext\n",
      faults: "unscored",
    },
  ],
  check({ document, sections }) {
    const section = sections.find(({ heading }) => heading === planHeadings.assessment);
    const types = typesOf(document).filter((type) => causes[type]);
    if (!section || types.length === 0) return "unscored";
    const text = statementsIn(document, section.nodes)
      .map((statement) => statement.text)
      .join("\n");
    return types.flatMap((type): Fault[] => {
      const { pattern, what } = causes[type]!;
      const words = new Set([...text.matchAll(pattern)].map(([word]) => word.toLowerCase()));
      if (words.size >= least) return [];
      return [
        {
          message: `Missing cause in ${planHeadings.assessment}, expected ${what}, since the misalignment is of type ${type}.`,
          line: section.line,
          expected: what,
        },
      ];
    });
  },
});
