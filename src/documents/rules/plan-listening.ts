import * as z from "zod";
import { conversationField } from "../reading/plan.ts";
import { defineRule } from "../rule.ts";

/** What an answer may point to, by type of misalignment. */
const pointers: RegExp[] = [
  /\b(?:earned|burned|burnt|names? (?:a|the|one|of|them)|name the|examples?|specific|by name|remember\w*|campaign|webinar|lists?|history)\b/i,
  /\b(?:structur\w+|targets?|numbers?|quotas?|metrics?|goals?|measured|bonus|comp)\b/i,
  /\b(?:politic\w+|credit|attribution|sourced|budget|headcount|counted|taken)\b/i,
  /\b(?:principle|opposed|opposition|any marketing|marketing as such|never needed|philosoph\w+|the function|whoever)\b/i,
];

export default defineRule({
  id: "plan/listening",
  severity: "warning",
  summary: "What to listen for tells which answer points to which type of misalignment.",
  options: z.strictObject({}),
  examples: [
    {
      name: "two answers apart",
      markdown:
        "## THE FIRST CONVERSATION\n\nWhat to listen for: a lead that he can name means that it was earned; who gets the credit means politics.\n",
      faults: [],
    },
    {
      name: "a question that separates them",
      markdown:
        "## THE FIRST CONVERSATION\n\n- What to listen for: which number she reaches for. Two honest numbers are structure, one campaign by name is history.\n",
      faults: [],
    },
    {
      name: "a manner of listening",
      markdown: "## THE FIRST CONVERSATION\n\nWhat to listen for: signs of resistance, tone and body language.\n",
      faults: [
        "Unexpected signals in What to listen for that separate no types, expected which answer points to which.",
      ],
    },
    { name: "no such field", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document, sections }) {
    const answer = conversationField(document, sections, "What to listen for");
    if (!answer || answer.text === "") return "unscored";
    if (pointers.filter((pointer) => pointer.test(answer.text)).length >= 2) return [];
    return [
      {
        message:
          "Unexpected signals in What to listen for that separate no types, expected which answer points to which.",
        line: answer.line,
      },
    ];
  },
});
