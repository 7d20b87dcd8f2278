import * as z from "zod";
import { type AgendaTopic, agendaOf } from "../reading/agenda.ts";
import { amountsIn } from "../reading/amounts.ts";
import { clausesOf } from "../reading/clauses.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault } from "../rule.ts";

const names: Record<AgendaTopic, string> = {
  attainment: "attainment against each commitment",
  funnel: "the conversion funnel",
  rejections: "the rejected-lead reasons",
  action: "one improvement action",
};

const forms = {
  monthly: {
    meeting: "monthly review",
    word: /\bmonthly\b|\b(?:each|every|once a|per|a|of the) month\b/i,
    asks: ["attainment", "funnel", "rejections", "action"],
  },
  "weekly-sync": {
    meeting: "weekly sync",
    word: /\bweekly\b|\b(?:each|every|once a|per|a) week\b|\b(?:mon|tues|wednes|thurs|fri)days?\b/i,
    asks: ["attainment", "rejections", "action"],
  },
} as const satisfies Record<string, { meeting: string; word: RegExp; asks: AgendaTopic[] }>;

/** Minutes of the weekly sync. */
const longestSync = 15;

const grievance =
  /\bopen (?:discussion|floor|forum|mic|items?|topics?)\b|\bany other business\b|\baob\b|\bother business\b|\bgrievances?\b|\bround[- ]?table\b|\bcomplaints?\b|\bventing\b|\bfree[- ]form\b|\bmiscellaneous\b/i;
const denied = /\b(?:no|not|never|without|nothing|isn['\u2019]t|instead of|rather than|nor)\b/i;
const several = /\b(?:[2-9]|two|three|four|five|several|multiple)\b[^.;]*\b(?:actions|improvements|changes)\b/i;

const given = (markdown: string, faults: string[], form?: keyof typeof forms) => ({
  markdown: `## A\n\n${markdown}\n`,
  section: "A",
  ...(form ? { options: { form } } : {}),
  faults,
});
const recalibration = "\n\n**Quarterly recalibration:** the definitions are held against the quarter's wins.";

export default defineRule({
  id: "governance/agenda",
  severity: "error",
  summary:
    "The monthly review has a fixed agenda (attainment, funnel, rejection reasons, one improvement action) and nothing else, and definitions are recalibrated each quarter.",
  options: z.strictObject({ form: z.enum(["monthly", "weekly-sync"]).default("monthly") }),
  examples: [
    {
      name: "a list",
      ...given(
        `**Monthly review**, fixed agenda:\n\n1. Attainment against each commitment\n2. The conversion funnel\n3. Rejected-lead reasons\n4. One improvement action, with an owner and a date${recalibration}`,
        [],
      ),
    },
    {
      name: "bullets with minutes, and what else is said of the meeting",
      ...given(
        "### Monthly (45 min)\n\n- **Attendees:** Head of Growth, VP Sales\n- SLA scorecard: targets vs actuals (10 min)\n- Funnel conversion by source (10 min)\n- Top rejection reasons (15 min)\n- Agree the one change for next month (10 min)\n\n### Quarterly\n\nRe-test the MQL criteria and definitions.",
        [],
      ),
    },
    {
      name: "a table",
      ...given(
        "We meet monthly.\n\n| # | Agenda item | Lead |\n|---|---|---|\n| 1 | Commitment attainment | RevOps Lead |\n| 2 | Funnel | RevOps Lead |\n| 3 | Rejections | VP Sales |\n| 4 | Single improvement action | CMO |\n\nEvery quarter we recalibrate definitions.",
        [],
      ),
    },
    {
      name: "a sentence",
      ...given(
        "The monthly review has a fixed agenda: attainment against each commitment, the conversion funnel, rejection reasons and one improvement action, with an owner and a date. It is not a grievance session. Definitions are recalibrated quarterly.",
        [],
      ),
    },
    {
      name: "one bullet for all of it, and others for the rest",
      ...given(
        "- Monthly, 45 min. Agenda is fixed: (1) attainment per commitment, (2) funnel, (3) reject reasons, (4) one improvement action. No grievances.\n- Quarterly: re-check MQL and SQL definitions.\n- SLA owners: Dana Ruiz (Head of Demand Gen) and Mike Chen (VP Sales).",
        [],
      ),
    },
    {
      name: "a row for each meeting",
      ...given(
        "| Meeting | Agenda |\n|---|---|\n| Monthly SLA review | 1. SLA attainment 2. Funnel 3. Reject reasons 4. One action |\n| Quarterly | Definition recalibration |",
        [],
      ),
    },
    {
      name: "one item too many",
      ...given(
        `**Monthly review:**\n\n1. Attainment\n2. Funnel\n3. Rejection reasons\n4. One improvement action\n5. Open discussion${recalibration}`,
        [
          "Unexpected `Open discussion` in the agenda, expected attainment against each commitment, the conversion funnel, the rejected-lead reasons and one improvement action, and nothing else.",
        ],
      ),
    },
    {
      name: "an item too few, and a list of actions",
      ...given(
        `**Monthly review:**\n\n1. Attainment\n2. Rejection reasons\n3. Three improvement actions${recalibration}`,
        [
          "Missing in the agenda of the monthly review: the conversion funnel.",
          "Unexpected `Three improvement actions` in the agenda, expected one improvement action.",
        ],
      ),
    },
    {
      name: "any other business at the end of a sentence",
      ...given(
        `Monthly review agenda: attainment, funnel, rejection reasons, one improvement action and any other business.${recalibration}`,
        [
          "Unexpected `any other business` in the agenda, expected attainment against each commitment, the conversion funnel, the rejected-lead reasons and one improvement action, and nothing else.",
        ],
      ),
    },
    {
      name: "a meeting without an agenda",
      ...given("The teams meet monthly to talk about how things are going.", [
        "Missing agenda of the monthly review, expected attainment against each commitment, the conversion funnel, the rejected-lead reasons and one improvement action.",
        "Missing quarterly recalibration, expected the definitions to be held against results each quarter.",
      ]),
    },
    {
      name: "the weekly quarter of an hour of a small team",
      ...given(
        "**Weekly sync, fifteen minutes:** attainment against the commitments, rejection reasons, one improvement action.",
        [],
        "weekly-sync",
      ),
    },
    {
      name: "a heavy weekly sync",
      ...given(
        "**Weekly sync, 60 minutes:** attainment, rejection reasons, one improvement action.\n\n**Monthly steering committee:** all of it again.",
        [
          "Unexpected length of the weekly sync, expected 15 minutes at most.",
          "Unexpected `Monthly steering committee`, expected the weekly sync alone.",
        ],
        "weekly-sync",
      ),
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }, { form }) {
    const clauses = section ? clausesOf(section) : [];
    if (!section || clauses.length === 0) return "unscored";
    const { meeting, word, asks } = forms[form];
    const expected = listed(asks.map((topic) => names[topic]));
    const faults: Fault[] = [];
    const isHeld = clauses.some(({ titles, text }) => [...titles, text].some((said) => word.test(said)));
    const agenda = agendaOf(section, clauses);
    if (!isHeld)
      faults.push({ message: `Missing ${meeting}, expected one with ${expected}.`, line: section.line, expected });
    else if (!agenda)
      faults.push({ message: `Missing agenda of the ${meeting}, expected ${expected}.`, line: section.line, expected });
    if (agenda) {
      const topics = agenda.items.flatMap((item) => item.topics);
      for (const topic of asks.filter((asked) => !topics.includes(asked)))
        faults.push({
          message: `Missing in the agenda of the ${meeting}: ${names[topic]}.`,
          line: agenda.line,
          expected: names[topic],
        });
      for (const { text, topics: own, line } of agenda.items) {
        const isStray = (grievance.test(text) && !denied.test(text)) || (agenda.isList && own.length === 0);
        const wanted = isStray ? `${expected}, and nothing else` : "one improvement action";
        if (isStray || (own.includes("action") && several.test(text)))
          faults.push({
            message: `Unexpected \`${inLine(text).replace(/\.$/, "")}\` in the agenda, expected ${wanted}.`,
            line,
            actual: inLine(text),
            expected: wanted,
          });
      }
    }
    return [...faults, ...(form === "monthly" ? lackOfRecalibration(clauses, section.line) : heaviness(clauses))];
  },
});

type Clauses = ReturnType<typeof clausesOf>;

function lackOfRecalibration(clauses: Clauses, line: number): Fault[] {
  const isThere = clauses.some(
    ({ titles, text }) =>
      [...titles, text].some((said) => /\bquarter/i.test(said)) &&
      /\bdefinitions?\b|\brecalibrat\w*|\bcriteri(?:a|on)\b|\bthresholds?\b|\bscor\w*/i.test(
        `${titles.join(" ")} ${text}`,
      ),
  );
  if (isThere) return [];
  const expected = "the definitions to be held against results each quarter";
  return [{ message: `Missing quarterly recalibration, expected ${expected}.`, line, expected }];
}

/** What is too heavy for a small team: a long sync, or another standing meeting beside it. */
function heaviness(clauses: Clauses): Fault[] {
  const faults: Fault[] = [];
  const sync = clauses.find(({ text }) => /\bweek/i.test(text));
  const minutes = clauses
    .filter(({ titles, text }) => [...titles, text].some((said) => /\bweek|\bsync\b/i.test(said)))
    .flatMap(({ titles, text }) => amountsIn(`${titles.join(". ")}. ${text}`))
    .filter(({ measure, value }) => measure === "minutes" && value <= 480)
    .map(({ value }) => value);
  if (sync && !(minutes.length > 0 && Math.min(...minutes) <= longestSync))
    faults.push({
      message: `Unexpected length of the weekly sync, expected ${longestSync} minutes at most.`,
      line: sync.line,
      expected: `${longestSync} minutes at most`,
    });
  for (const { label, text, line: at } of clauses) {
    const other =
      /\b(?:monthly|quarterly|bi-?weekly|steering|qbr)\b[^.;:]*\b(?:review|meeting|committee|council|session|board)\b/i.exec(
        label ?? text,
      );
    if (other && !denied.test(label ?? text))
      faults.push({
        message: `Unexpected \`${inLine(other[0])}\`, expected the weekly sync alone.`,
        line: at,
        actual: inLine(other[0]),
      });
  }
  return faults;
}

const listed = (parts: readonly string[]): string => `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
