import * as z from "zod";
import { clausesOf, statementsOf } from "../reading/clauses.ts";
import { isNegated } from "../reading/negation.ts";
import { isBlank, tablesOf } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, scopeOf } from "../rule.ts";

const required = /\brequired\b|\bmandatory\b|\bmust be (?:filled|known)\b/i;
const blocks =
  /\b(?:block\w*|refus\w*|prevent\w*|can ?not|can't|can\u2019t|won't|not (?:move|advance|saved?|possible)|stays?|only (?:move|advance)\w*|enforce\w*|needed to (?:move|advance)|gate\w*|validation rule)\b/gi;

export default defineRule({
  id: "stages/required-fields",
  severity: "error",
  summary: "Each stage names the fields that it requires, and a stage with an empty one does not advance.",
  options: z.strictObject({ stage: z.string().default("Stage") }),
  examples: [
    {
      name: "fields that block",
      markdown:
        "## A\n\n| Stage | Required Fields |\n|---|---|\n| Discovery | Pain points, timeline |\n| Proposal | Pricing |\n\nRequired fields block the stage advance.\n",
      faults: [],
    },
    {
      name: "in a rep's words",
      markdown:
        "## A\n\n| Stage | Required properties |\n|---|---|\n| Discovery | `Timeline` |\n\nThe record can't be moved on while one of them is empty.\n",
      faults: [],
    },
    {
      name: "a stage that requires nothing",
      markdown:
        "## A\n\n| Stage | Required Fields |\n|---|---|\n| Discovery | TBD |\n\nEmpty required fields block the advance.\n",
      faults: ["Unexpected `TBD` in Required Fields of Discovery, expected the fields that the stage requires."],
    },
    {
      name: "fields that nothing enforces",
      markdown: "## A\n\n| Stage | Required Fields |\n|---|---|\n| Discovery | Timeline |\n\nPlease fill them in.\n",
      faults: ["Missing enforcement of Required Fields, expected that a stage with an empty one does not advance."],
    },
    {
      name: "enforced for nobody",
      markdown:
        "## A\n\n| Stage | Required Fields |\n|---|---|\n| Discovery | Timeline |\n\nAn empty field does not block the advance.\n",
      faults: ["Missing enforcement of Required Fields, expected that a stage with an empty one does not advance."],
    },
    { name: "no such table", markdown: "## A\n\n| Stage | Owner |\n|---|---|\n| MQL | RevOps |\n", faults: "unscored" },
  ],
  check(context, { stage }) {
    const sections = scopeOf(context);
    const tables = sections.flatMap(tablesOf).flatMap((table) => {
      const column = table.columns.find((name) => required.test(name));
      return column !== undefined && table.columns.includes(stage) ? [{ ...table, column }] : [];
    });
    const [first] = tables;
    if (!first) return "unscored";
    const blank = tables.flatMap(({ rows, column }) =>
      rows
        .filter(({ cells }) => isBlank(cells[column]!))
        .map(({ cells, line }) => ({
          message: `Unexpected \`${inLine(cells[column]!)}\` in ${column} of ${inLine(cells[stage]!)}, expected the fields that the stage requires.`,
          line,
        })),
    );
    const isEnforced = sections
      .flatMap(clausesOf)
      .flatMap((clause) => (clause.kind === "row" ? [clause] : statementsOf(clause)))
      .some(({ text }) =>
        [...text.matchAll(blocks)].some(({ 0: found, index }) => /n.t\b|not/i.test(found) || !isNegated(text, index)),
      );
    if (isEnforced) return blank;
    const message = `Missing enforcement of ${first.column}, expected that a stage with an empty one does not advance.`;
    return [...blank, { message, line: first.line }];
  },
});
