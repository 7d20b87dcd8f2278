import * as z from "zod";
import { conversationField, planHeadings } from "../reading/plan.ts";
import { quotationsIn } from "../reading/quotation.ts";
import { defineRule } from "../rule.ts";

const firstPerson =
  /(?:^|[:.!?]\s+)(?:I|I'm|I\u2019m|I've|I\u2019ve|I'd|I\u2019d|We|My|Could|Would|Can|What if|Help me|Tell me|Walk me|Thank|Before I)\b/;
const enough = 6;

export default defineRule({
  id: "plan/opening-aloud",
  severity: "warning",
  summary: "The opening is words that can be said aloud in this situation, and no advice on how to open.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a quotation",
      markdown:
        '## THE FIRST CONVERSATION\n\nHow to open it: "I want to understand what marketing needs to do differently for you to trust the leads we send."\n',
      faults: [],
    },
    {
      name: "spoken, without the marks",
      markdown:
        "## THE FIRST CONVERSATION\n\n**How to open it:** I went back to the Berlin list, and I see why you stopped calling it.\n",
      faults: [],
    },
    {
      name: "in a quotation of its own",
      markdown:
        "## THE FIRST CONVERSATION\n\nHow to open it:\n\n> What would a good lead have looked like, compared to what you are seeing now?\n\nWhat to listen for: names\n",
      faults: [],
    },
    {
      name: "advice",
      markdown: "## THE FIRST CONVERSATION\n\nHow to open it: be open, show empathy and ask about the leads.\n",
      faults: ["Unexpected advice in How to open it, expected the words to say, in quotation marks."],
    },
    {
      name: "two words",
      markdown: '## THE FIRST CONVERSATION\n\nHow to open it: begin with "Hi there" and be honest.\n',
      faults: ["Unexpected advice in How to open it, expected the words to say, in quotation marks."],
    },
    { name: "no such field", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document, sections }) {
    const opening = conversationField(document, sections, "How to open it");
    if (!opening || opening.text === "") return "unscored";
    const said = quotationsIn(opening.text).map(({ text }) => text.split(/\s+/).length);
    const section = sections.find(({ heading }) => heading === planHeadings.conversation)!;
    const isBlock = section.nodes.some(
      ({ type, position }) =>
        type === "blockquote" && opening.statements.some(({ line }) => line === position!.start.line),
    );
    const single = /(?<!\w)'[^\n]{25,}'(?!\w)/.test(opening.text);
    const asks = /\?["'\u201d\u2019)]*(?:\s|$)/.test(opening.text);
    if (isBlock || single || asks || said.some((words) => words >= enough) || firstPerson.test(opening.text)) return [];
    return [
      {
        message: "Unexpected advice in How to open it, expected the words to say, in quotation marks.",
        line: opening.line,
      },
    ];
  },
});
