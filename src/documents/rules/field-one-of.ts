import * as z from "zod";
import { defineRule, literal } from "../rule.ts";

export default defineRule({
  id: "field/one-of",
  severity: "error",
  summary: "A field names one of a closed set, or several of it.",
  options: z.strictObject({ name: z.string(), values: z.array(z.string()).min(2) }),
  examples: [
    {
      name: "one",
      markdown: "Kind: red\n\n## A\n\ntext\n",
      options: { name: "Kind", values: ["red", "blue"] },
      faults: [],
    },
    {
      name: "another",
      markdown: "Kind: green\n\n## A\n\ntext\n",
      options: { name: "Kind", values: ["red", "blue"] },
      faults: ["Unexpected `green` in Kind, expected one of red, blue."],
    },
    {
      name: "one that only starts like it",
      markdown: "Kind: Type 14\n\n## A\n\ntext\n",
      options: { name: "Kind", values: ["Type 1", "Type 2"] },
      faults: ["Unexpected `Type 14` in Kind, expected one of Type 1, Type 2."],
    },
    {
      name: "no such field",
      markdown: "## A\n\ntext\n",
      options: { name: "Kind", values: ["red", "blue"] },
      faults: "unscored",
    },
  ],
  check({ document, section }, { name, values }) {
    const field = (section?.fields ?? document.fields).find((candidate) => candidate.name === name);
    if (!field) return "unscored";
    if (values.some((value) => new RegExp(`(?<!\\w)${literal(value)}(?!\\w)`, "i").test(field.value))) return [];
    const set = values.join(", ");
    return [
      {
        message: `Unexpected \`${field.value}\` in ${name}, expected one of ${set}.`,
        line: field.line,
        actual: field.value,
        expected: set,
      },
    ];
  },
});
