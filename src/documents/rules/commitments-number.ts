import * as z from "zod";
import { hasAmount, isCountOf } from "../reading/amounts.ts";
import { channelsIn } from "../reading/commitments.ts";
import { tableWith } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, scopeOf } from "../rule.ts";

export default defineRule({
  id: "commitments/number",
  severity: "error",
  summary: "Each target is a number with its unit, or a flag that says what is missing for one.",
  options: z.strictObject({ column: z.string().default("Target") }),
  examples: [
    {
      name: "a number and a unit",
      markdown:
        "## A\n\n| Commitment | Target |\n|---|---|\n| Speed | 30 working minutes |\n| Quality | 70% |\n| Volume | SIGNAL MISSING: the monthly volume |\n",
      section: "A",
      options: { column: "Target" },
      faults: [],
    },
    {
      name: "as people write them: spelled, abbreviated, with a comparator, or a count whose unit is in its name",
      markdown:
        "## A\n\n| Commitment | Target | Measure |\n|---|---|---|\n| First call | within thirty minutes | Activity log |\n| Accepted | \u2265 70 % of MQLs | Lead status |\n| MQLs per month | 120 | MQL date |\n| Speed (hours) | 4 | Activity log |\n| Contact attempts | six over two weeks | Activities |\n| Pipeline | $250k a quarter | Deals |\n| Reply | half an hour | E-mail log |\n| Decision | a working day | Lead status |\n| MQL volume | 300 / quarter | MQL date |\n| MQLs | not fewer than eighty (80) per calendar month | MQL date |\n| Channels | phone, e-mail and LinkedIn | Activity type |\n",
      section: "A",
      options: { column: "Target" },
      faults: [],
    },
    {
      name: "a wish",
      markdown:
        "## A\n\n| Commitment | Target |\n|---|---|\n| Speed | quickly |\n| Volume | as many as possible |\n| Attempts | |\n",
      section: "A",
      options: { column: "Target" },
      faults: [
        "Unexpected `quickly` in Target, expected a number and its unit.",
        "Unexpected `as many as possible` in Target, expected a number and its unit.",
        "Unexpected `` in Target, expected a number and its unit.",
      ],
    },
    {
      name: "a number that measures nothing",
      markdown:
        "## A\n\n| Commitment | Target |\n|---|---|\n| Speed | 30 |\n| Volume | Same as 2025 actuals |\n| Quality | Tier 1 accounts only |\n| Disposition | from 1 March |\n",
      section: "A",
      options: { column: "Target" },
      faults: [
        "Unexpected `30` in Target, expected a number and its unit.",
        "Unexpected `Same as 2025 actuals` in Target, expected a number and its unit.",
        "Unexpected `Tier 1 accounts only` in Target, expected a number and its unit.",
        "Unexpected `from 1 March` in Target, expected a number and its unit.",
      ],
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Target" },
      faults: "unscored",
    },
  ],
  check(context, { column }) {
    const table = tableWith(scopeOf(context), [column]);
    if (!table) return "unscored";
    return table.rows.flatMap(({ cells, line }) => {
      const target = cells[column]!;
      const names = Object.entries(cells)
        .filter(([name]) => name !== column && name !== "Owner")
        .map(([, cell]) => cell);
      if (
        /SIGNAL MISSING: \S/.test(target) ||
        hasAmount(target) ||
        isCountOf(target, names.join(" | ")) ||
        namesChannels(target, names)
      )
        return [];
      return [
        {
          message: `Unexpected \`${inLine(target)}\` in ${column}, expected a number and its unit.`,
          line,
          actual: inLine(target),
          expected: "a number and its unit",
          hint: "such as 30 working minutes, 75% or 6 attempts; where nothing is known for one, SIGNAL MISSING: what to check",
        },
      ];
    });
  },
});

/** `Phone, e-mail and LinkedIn` are three channels, where channels are committed to or nothing else stands there. */
const namesChannels = (target: string, names: readonly string[]): boolean =>
  channelsIn(target).length > 1 &&
  (names.some((name) => /\bchannels?\b/i.test(name)) ||
    /^(?:[\w-]+(?:\s*[,/+&]\s*|\s+and\s+)(?:and )?)+[\w-]+$/i.test(target.trim()));
