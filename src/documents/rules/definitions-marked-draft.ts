import * as z from "zod";
import { clausesOf } from "../reading/clauses.ts";
import { tableWith } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault } from "../rule.ts";

const draft = /\bdrafts?\b|\bproposed\b|\bproposals?\b/i;
const workshop = /\bworkshop\b|\bsession\b/i;

const section = (note: string, stage = "MQL"): string =>
  `## A\n\n${note}\n\n| Stage | Means |\n|---|---|\n| ${stage} | a |\n| SAL | b |\n`;

export default defineRule({
  id: "definitions/marked-draft",
  severity: "error",
  summary: "Where nothing is agreed yet, each definition is marked as a draft for the first definitions workshop.",
  options: z.strictObject({ column: z.string().default("Stage") }),
  examples: [
    {
      name: "for the whole table",
      markdown: section("Every row below is a draft for the first definitions workshop."),
      section: "A",
      faults: [],
    },
    {
      name: "row by row",
      markdown:
        "## A\n\nTo be settled in the workshop.\n\n| Stage | Means |\n|---|---|\n| MQL (draft) | a |\n| SAL | Draft: b |\n",
      section: "A",
      faults: [],
    },
    {
      name: "a row that reads as agreed",
      markdown: section("To be settled in the definitions workshop.", "MQL (draft)"),
      section: "A",
      faults: ["Unexpected `SAL` as agreed, expected it marked as a draft for the workshop."],
    },
    {
      name: "no workshop",
      markdown: section("Every definition is a draft."),
      section: "A",
      faults: ["Missing definitions workshop, expected the drafts to be for it."],
    },
    { name: "no table", markdown: "## A\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }, { column }) {
    const table = section && tableWith([section], [column]);
    if (!section || !table) return "unscored";
    const said = clausesOf(section)
      .filter(({ kind }) => kind !== "row")
      .map(({ text }) => text);
    const isWhole = said.some(
      (text) =>
        draft.test(text) && /\b(?:each|every|all|table|rows?|definitions|below|these|following|set)\b/i.test(text),
    );
    const faults: Fault[] = isWhole
      ? []
      : table.rows
          .filter(({ cells }) => !Object.values(cells).some((cell) => draft.test(cell)))
          .map(({ cells, line }) => {
            const actual = inLine(cells[column]!);
            return {
              message: `Unexpected \`${actual}\` as agreed, expected it marked as a draft for the workshop.`,
              line,
              actual,
            };
          });
    const isForWorkshop =
      said.some((text) => workshop.test(text)) ||
      table.rows.every(({ cells }) => Object.values(cells).some((cell) => workshop.test(cell)));
    if (!isForWorkshop)
      faults.push({ message: "Missing definitions workshop, expected the drafts to be for it.", line: table.line });
    return faults;
  },
});
