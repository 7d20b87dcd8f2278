import * as z from "zod";
import { conversationField } from "../reading/plan.ts";
import { quotationsIn } from "../reading/quotation.ts";
import { defineRule } from "../rule.ts";

const reported = /\b(?:that|how|why|about|anything (?:on|about))\b \w+/i;

export default defineRule({
  id: "plan/temptation-named",
  severity: "warning",
  summary: "What not to say is the sentence that the user is tempted to say, and no advice to be careful.",
  options: z.strictObject({}),
  examples: [
    {
      name: "the sentence",
      markdown: '## THE FIRST CONVERSATION\n\nWhat not to say: "Your reps don\'t call them." It ends the talk.\n',
      faults: [],
    },
    {
      name: "in reported speech",
      markdown: "## THE FIRST CONVERSATION\n\nWhat not to say: that the leads are better than her team thinks.\n",
      faults: [],
    },
    {
      name: "advice",
      markdown: "## THE FIRST CONVERSATION\n\nWhat not to say: nothing negative, stay professional\n",
      faults: ["Unexpected advice in What not to say, expected the sentence that is tempting here."],
    },
    { name: "no such field", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document, sections }) {
    const answer = conversationField(document, sections, "What not to say");
    if (!answer || answer.text === "") return "unscored";
    const quoted = quotationsIn(answer.text).some(({ text }) => text.trim().split(/\s+/).length >= 3);
    if (quoted || /(?<!\w)'[^\n]{12,}'(?!\w)/.test(answer.text) || reported.test(answer.text)) return [];
    return [
      {
        message: "Unexpected advice in What not to say, expected the sentence that is tempting here.",
        line: answer.line,
      },
    ];
  },
});
