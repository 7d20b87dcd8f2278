import * as z from "zod";
import { lineAt, statements } from "../prose.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "signals/not-beside-number",
  severity: "error",
  summary: "A flag for what is unknown does not stand in one cell or sentence with a measured number.",
  options: z.strictObject({}),
  examples: [
    {
      name: "apart",
      markdown: "## A\n\nThe rate is [[mql_sql_rate]]. SIGNAL MISSING: the acceptance rate\n",
      quantities: { mql_sql_rate: { value: 0.13, unit: "share" } },
      faults: [],
    },
    {
      name: "together",
      markdown: "## A\n\nThe rate is [[mql_sql_rate]], SIGNAL MISSING: the acceptance rate\n",
      quantities: { mql_sql_rate: { value: 0.13, unit: "share" } },
      faults: ["Unexpected 13% beside SIGNAL MISSING, expected the flag in a sentence or cell of its own."],
    },
    { name: "no brief", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document, sections, spans, quantities }) {
    if (!quantities) return "unscored";
    return sections
      .flatMap((section) => statements(document.text, section))
      .filter((statement) => statement.text.includes("SIGNAL MISSING"))
      .flatMap((statement) => {
        const beside = spans.find(
          (span) => span.quantity?.origin === "fact" && span.start >= statement.start && span.end <= statement.end,
        );
        if (!beside) return [];
        const printed = document.text.slice(beside.start, beside.end);
        return [
          {
            message: `Unexpected ${printed} beside SIGNAL MISSING, expected the flag in a sentence or cell of its own.`,
            line: lineAt(document.text, beside.start),
          },
        ];
      });
  },
});
