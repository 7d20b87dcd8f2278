import * as z from "zod";
import { clausesOf } from "../reading/clauses.ts";
import { rowOfStage } from "../reading/stages.ts";
import { defineRule, type Fault } from "../rule.ts";

const accountLevel = /\baccounts?\b|\bcompan(?:y|ies)\b|\bbuying (?:committee|group|team)s?\b/i;
const another =
  /\b(?:second|another|later|more|further|additional|multiple|several|other|each|every|next|new|third)\b[^.;]{0,30}\b(?:contacts?|persons?|people|stakeholders?|members?|leads?)\b|\b(?:contacts?|people|stakeholders|members)\b[^.;]{0,60}\b(?:different times|later|after)\b/i;
const joins =
  /\bjoins?\b|\bsame (?:owner|rep|account|deal|clock)\b|\bno (?:second|new|further|extra) (?:alert|clock|handoff|lead)\b|\battach\w*|\badd(?:s|ed)?\b|\bmerg\w*|\binherit\w*|\bassociat\w*|\blink(?:s|ed)?\b|\broll(?:s|ed)?[ -]?(?:up|into)\b|\bone (?:alert|handoff|clock|owner)\b|\balert(?:s|ed)? once\b|\bgoes to the (?:account )?owner\b/i;

const row = (mql: string, note: string): string =>
  `## A\n\n| Stage | Observable Criteria |\n|---|---|\n| MQL | ${mql} |\n| SAL | Account owner accepts |\n| SQL | Meeting held with two roles of the company |\n\n${note}\n`;

export default defineRule({
  id: "definitions/account-level",
  severity: "error",
  summary:
    "Where committees buy, MQL, SAL and SQL are of the account, and it is said what happens when another of its contacts qualifies.",
  options: z.strictObject({
    stage: z.string().default("Stage"),
    criteria: z.string().default("Observable Criteria"),
    stages: z.array(z.string()).default(["MQL", "SAL", "SQL"]),
  }),
  examples: [
    {
      name: "the account, and who comes later",
      markdown: row(
        "Two contacts of one company with a score over 65",
        "A contact who qualifies later joins the account that is being worked: same owner, no second alert.",
      ),
      section: "A",
      faults: [],
    },
    {
      name: "a single lead, and nothing about the next one",
      markdown: row("A lead with a score over 65", "We sell to committees."),
      section: "A",
      faults: [
        "Unexpected MQL of a single lead, expected it to be of the account.",
        "Missing rule for another contact of the same account, expected what happens when one qualifies later.",
      ],
    },
    { name: "no table", markdown: "## A\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }, { stage, criteria, stages }) {
    if (!section) return "unscored";
    const rows = stages.flatMap((name) => {
      const found = rowOfStage([section], name, { stage, column: criteria });
      return found ? [{ name, ...found }] : [];
    });
    if (rows.length === 0) return "unscored";
    const faults: Fault[] = rows
      .filter(({ cells }) => !accountLevel.test(Object.values(cells).join(" | ")))
      .map(({ name, line }) => ({
        message: `Unexpected ${name} of a single lead, expected it to be of the account.`,
        line,
        expected: "a definition of the account",
      }));
    const said = clausesOf(section).filter(({ kind }) => kind !== "row");
    if (!said.some(({ titles, text }) => another.test([...titles, text].join(". ")) && joins.test(text))) {
      const expected = "what happens when one qualifies later";
      faults.push({
        message: `Missing rule for another contact of the same account, expected ${expected}.`,
        line: section.line,
        expected,
      });
    }
    return faults;
  },
});
