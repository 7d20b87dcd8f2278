import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "field/required",
  severity: "error",
  summary: "The named fields stand above the first section, or in the section the rule is put on, each with a value.",
  options: z.strictObject({ names: z.array(z.string()).min(1) }),
  examples: [
    { name: "there", markdown: "Urgency: this week\n\n## A\n\ntext\n", options: { names: ["Urgency"] }, faults: [] },
    {
      name: "in bold",
      markdown: "**Urgency:** this week\n\n## A\n\ntext\n",
      options: { names: ["Urgency"] },
      faults: [],
    },
    {
      name: "in a list",
      markdown: "- **Urgency:** this week\n- Built: 2026-06-30\n\n## A\n\ntext\n",
      options: { names: ["Urgency", "Built"] },
      faults: [],
    },
    {
      name: "with the value below it",
      markdown: "## A\n\nHow to open it:\n\n> What would you stop first?\n",
      section: "A",
      options: { names: ["How to open it"] },
      faults: [],
    },
    {
      name: "absent",
      markdown: "## A\n\ntext\n",
      options: { names: ["Urgency"] },
      faults: ["Missing field `Urgency:`, expected it with a value."],
    },
    {
      name: "with the next field below it",
      markdown: "## A\n\nWhen:\n\nWho: the two of you\n",
      section: "A",
      options: { names: ["When"] },
      faults: ["Unexpected empty field `When:`, expected a value."],
    },
    {
      name: "without a value",
      markdown: "Urgency:\n\n## A\n\ntext\n",
      options: { names: ["Urgency"] },
      faults: ["Unexpected empty field `Urgency:`, expected a value."],
    },
  ],
  check({ document, section }, { names }) {
    const fields = section?.fields ?? document.fields;
    return names.flatMap((name) => {
      const field = fields.find((candidate) => candidate.name === name);
      if (!field)
        return [{ message: `Missing field \`${name}:\`, expected it with a value.`, line: section?.line ?? 1 }];
      if (field.value.trim() !== "") return [];
      return [{ message: `Unexpected empty field \`${name}:\`, expected a value.`, line: field.line }];
    });
  },
});
