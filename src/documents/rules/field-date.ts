import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "field/date",
  severity: "error",
  summary: "A field holds a date, written YYYY-MM-DD.",
  options: z.strictObject({ name: z.string() }),
  examples: [
    { name: "a date", markdown: "Built: 2026-06-30\n\n## A\n\ntext\n", options: { name: "Built" }, faults: [] },
    {
      name: "a day that no calendar has",
      markdown: "Built: 2026-02-31\n\n## A\n\ntext\n",
      options: { name: "Built" },
      faults: ["Unexpected `2026-02-31` in Built, expected a date such as 2026-06-30."],
    },
    { name: "no such field", markdown: "## A\n\ntext\n", options: { name: "Built" }, faults: "unscored" },
    {
      name: "a word",
      markdown: "Built: today\n\n## A\n\ntext\n",
      options: { name: "Built" },
      faults: ["Unexpected `today` in Built, expected a date such as 2026-06-30."],
    },
  ],
  check({ document, section }, { name }) {
    const field = (section?.fields ?? document.fields).find((candidate) => candidate.name === name);
    if (!field) return "unscored";
    const at = /^\d{4}-\d{2}-\d{2}$/.test(field.value) ? Date.parse(field.value) : Number.NaN;
    // The day after the last of a month is read as one of the next.
    if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(field.value)) return [];
    return [
      {
        message: `Unexpected \`${field.value}\` in ${name}, expected a date such as 2026-06-30.`,
        line: field.line,
        actual: field.value,
      },
    ];
  },
});
