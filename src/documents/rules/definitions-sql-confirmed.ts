import * as z from "zod";
import { asWords } from "../reading/shown.ts";
import { rowOfStage } from "../reading/stages.ts";
import { defineRule, scopeOf } from "../rule.ts";

const signals: Record<string, RegExp> = {
  need: /\bneeds?\b|\bpains?\b|\bproblems?\b|\buse ?cases?\b|\bchallenges?\b|\brequirements?\b|\bgoals?\b|\bprojects?\b/i,
  authority:
    /\bauthority\b|\bdecision[- ]?mak\w*|\bbuying (?:role|committee|group)\b|\bchampions?\b|\beconomic buyer\b|\bstakeholders?\b|\bbudget holders?\b|\bsponsors?\b|\binfluencers?\b/i,
  timing:
    /\btiming\b|\btime ?(?:line|frame|scale)s?\b|\burgency\b|\bgo-?live\b|\b(?:start|rollout|target|decision|purchase|project|implementation|event) date\b|\bwithin (?:\d+|the next|this|six|three|twelve) (?:months?|quarters?|days)\b|\bpurchase date\b|\bwhen\b/i,
  budget: /\bbudgets?\b|\bfunding\b|\bfunded\b|\bspend\b|\bmoney\b/i,
  fit: /\bcompetitor\b|\bcurrent (?:solution|tool|vendor)\b|\bcontract end\b|\bdecision (?:process|criteria)\b|\bmetrics\b|\bimpact\b|\bcritical event\b/i,
};
const framework = /\b(?:BANT|MEDD?PICC|MEDDIC|SPICED|SPIN|CHAMP|GPCT\w*|ANUM|FAINT|NEAT|NOTE|SCOTSMAN)\b/;

const row = (criteria: string): string =>
  `## A\n\n| Stage | One-Sentence Definition | Observable Criteria |\n|---|---|---|\n| SQL | Truly qualified. | ${criteria} |\n`;

export default defineRule({
  id: "definitions/sql-confirmed",
  severity: "error",
  summary:
    "SQL asks for confirmed signals: two or more of need, authority, timing and budget, or what stands for them.",
  options: z.strictObject({
    stage: z.string().default("Stage"),
    criteria: z.string().default("Observable Criteria"),
    row: z.string().default("SQL"),
    least: z.number().int().positive().default(2),
  }),
  examples: [
    {
      name: "need, authority and timing",
      markdown: row("A meeting was held and `Need`, `Buying role` and `Timeline` are filled"),
      section: "A",
      faults: [],
    },
    {
      name: "by a framework, or in other words",
      markdown: row("Discovery call logged; 2 of 4 BANT fields confirmed").replace(
        /\n$/,
        "\n| SQL for partners | b | Pain documented, champion named in the deal, go-live date set |\n",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "in names of fields",
      markdown: row("Call held; `use_case`, `rollout_date` and `decision_maker` filled"),
      section: "A",
      faults: [],
    },
    {
      name: "a meeting and nothing that was learned in it",
      markdown: row("A discovery call was held and logged"),
      section: "A",
      faults: [
        "Missing confirmed signals in SQL, expected 2 or more of need, authority, timing and budget, or a framework such as BANT.",
      ],
    },
    { name: "no SQL", markdown: "## A\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check(context, { stage, criteria, row: name, least }) {
    const found = rowOfStage(scopeOf(context), name, { stage, column: criteria });
    if (!found) return "unscored";
    const text = asWords(found.cells[criteria]!);
    if (/SIGNAL MISSING: \S/.test(text) || framework.test(text)) return [];
    if (Object.values(signals).filter((signal) => signal.test(text)).length >= least) return [];
    const expected = `${least} or more of need, authority, timing and budget, or a framework such as BANT`;
    return [{ message: `Missing confirmed signals in ${name}, expected ${expected}.`, line: found.line, expected }];
  },
});
