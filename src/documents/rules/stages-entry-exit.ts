import * as z from "zod";
import { type Clause, clausesOf } from "../reading/clauses.ts";
import { isBlank, tablesOf } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const sides = [
  ["entry", /^(?:entry|enters?|in|opens?)\b/i],
  ["exit", /^(?:exits?|leaves?|left|out|closes?|moves on)\b/i],
] as const;

export default defineRule({
  id: "stages/entry-exit",
  severity: "error",
  summary: "Each stage says what a lead or deal enters on and what it leaves on.",
  options: z.strictObject({ stage: z.string().default("Stage") }),
  examples: [
    {
      name: "a table",
      markdown:
        "## A\n\n| Stage | Entry Criteria | Exit Criteria | Owner |\n|---|---|---|---|\n| MQL | Fit + engagement threshold | Sales accepts or rejects | Marketing |\n| Evangelist | NPS 9-10 | Ongoing program participation | CS |\n",
      faults: [],
    },
    {
      name: "other names for the columns",
      markdown: "## A\n\n| Stage | Enters when | Leaves when |\n|---|---|---|\n| SQL | Call held | Deal created |\n",
      faults: [],
    },
    {
      name: "a heading for each stage",
      markdown:
        "## A\n\n### MQL\n\n- **Entry criteria:** score of 65 and fit\n- **Exit criteria:** accepted or rejected\n\n### SQL\n\n**Entry:** need confirmed on a call\n\n**Exit:** opportunity created\n",
      faults: [],
    },
    {
      name: "a stage that nobody leaves",
      markdown:
        "## A\n\n| Stage | Entry Criteria | Exit Criteria |\n|---|---|---|\n| MQL | Score of 65 | n/a |\n| SQL | | Deal created |\n",
      faults: [
        "Unexpected `n/a` for the exit of MQL, expected what a lead leaves the stage on.",
        "Missing entry of SQL, expected what a lead enters the stage on.",
      ],
    },
    {
      name: "in and out on the same",
      markdown:
        "## A\n\n| Stage | Entry Criteria | Exit Criteria |\n|---|---|---|\n| MQL | Score of 65 | Score of 65 |\n",
      faults: ["Unexpected exit of MQL on what it is entered on, expected what moves a lead on from there."],
    },
    {
      name: "a table without the column",
      markdown: "## A\n\n| Stage | Entry Criteria | Owner |\n|---|---|---|\n| MQL | Score of 65 | RevOps |\n",
      faults: ["Missing column for the exit of stages, expected one beside Stage."],
    },
    {
      name: "a heading whose exit is left out",
      markdown:
        "## A\n\n### MQL\n\n- Entry criteria: score of 65\n- Exit criteria: accepted\n\n### SQL\n\n- Entry criteria: call held\n",
      faults: ["Missing exit of SQL, expected what a lead leaves the stage on."],
    },
    {
      name: "deal stages, which are entered on what the stage before is left on",
      markdown:
        "## A\n\n| Stage | Required Fields | Exit Criteria |\n|---|---|---|\n| Proposal | Pricing | Reviewed |\n",
      faults: "unscored",
    },
    { name: "no stages", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context, { stage: column }) {
    const sections = scopeOf(context);
    const tables = sections
      .flatMap(tablesOf)
      .filter(
        ({ columns }) =>
          columns.includes(column) &&
          !columns.some((name) => /\brequired\b/i.test(name)) &&
          columns.some((name) => sides.some(([, side]) => side.test(name))),
      );
    if (tables.length > 0)
      return tables.flatMap(({ columns, rows, line }) => {
        const names = sides.map(([side, pattern]) => [side, columns.find((name) => pattern.test(name))] as const);
        const absent = names.find(([, name]) => name === undefined);
        if (absent)
          return [{ message: `Missing column for the ${absent[0]} of stages, expected one beside ${column}.`, line }];
        return rows.flatMap(({ cells, line: at }) =>
          faultsOf(inLine(cells[column]!), cells[names[0]![1]!]!, cells[names[1]![1]!]!, at),
        );
      });
    const stages = sections.flatMap((section) => byTitle(clausesOf(section)));
    if (!stages.some(({ entry, exit }) => entry !== "" && exit !== "")) return "unscored";
    return stages.flatMap(({ name, entry, exit, line }) => faultsOf(name, entry, exit, line));
  },
});

function faultsOf(stage: string, entry: string, exit: string, line: number): Fault[] {
  const blank = (
    [
      ["entry", entry, "enters"],
      ["exit", exit, "leaves"],
    ] as const
  )
    .filter(([, text]) => isBlank(text))
    .map(([side, text, verb]) => {
      const found =
        text.trim() === "" ? `Missing ${side} of ${stage}` : `Unexpected \`${text}\` for the ${side} of ${stage}`;
      return { message: `${found}, expected what a lead ${verb} the stage on.`, line };
    });
  if (blank.length > 0 || inLine(entry).toLowerCase() !== inLine(exit).toLowerCase()) return blank;
  const message = `Unexpected exit of ${stage} on what it is entered on, expected what moves a lead on from there.`;
  return [{ message, line }];
}

/** Stages under headings of their own, with what their clauses say of entry and exit. */
function byTitle(clauses: readonly Clause[]): { name: string; entry: string; exit: string; line: number }[] {
  const stages = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const name = clause.titles.findLast((title) => !sides.some(([, side]) => side.test(title)));
    if (name !== undefined) stages.set(name, [...(stages.get(name) ?? []), clause]);
  }
  return [...stages].flatMap(([name, own]) => {
    const [entry, exit] = sides.map(([, side]) => own.find(({ titles }) => side.test(titles.at(-1) ?? "")));
    if (!entry && !exit) return [];
    const said = (clause: Clause | undefined) => clause?.text.replace(/^[^:]*:\s*/, "") ?? "";
    return [{ name, entry: said(entry), exit: said(exit), line: (entry ?? exit)!.line }];
  });
}
