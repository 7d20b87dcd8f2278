import * as z from "zod";
import { passages, sentenceRanges } from "../prose.ts";
import { isQuotedFromSomebody } from "../reading/quotation.ts";
import { lineIn } from "../reading/statements.ts";
import { defineRule } from "../rule.ts";

const dash = "\u2014";

export default defineRule({
  id: "text/no-em-dash",
  severity: "error",
  summary: "No em dash: a comma or a full stop does. What is quoted from the user keeps its own.",
  options: z.strictObject({}),
  examples: [
    { name: "commas", markdown: "## A\n\nListen, then answer.\n", faults: [] },
    {
      name: "quoted from somebody",
      markdown:
        '## A\n\nShe told you "marketing sends us names \u2014 not leads", and that is the text to work from. You wrote: \u201cI tried \u2014 twice\u201d.\n',
      faults: [],
    },
    {
      name: "in the user's words, which the brief holds",
      markdown: '## A\n\nTake it up: "the webinar \u2014 again".\n',
      quantities: {},
      words: "He brings up the webinar - again.",
      faults: [],
    },
    {
      name: "a dash",
      markdown: `## A\n\nListen ${dash} then answer.\n`,
      faults: ["Unexpected em dash, expected a comma or a full stop."],
    },
    {
      name: "a dash above the first section, and one in code",
      markdown: `# T\n\nListen ${dash} then answer.\n\n## A\n\n\`a ${dash} b\`\n`,
      faults: ["Unexpected em dash, expected a comma or a full stop."],
    },
    {
      name: "words that the reader is to say, and a dash beside a quotation",
      markdown: `## A\n\nHow to open it: "I hear you ${dash} go on."\n\nHe said "no" ${dash} twice.\n`,
      faults: [
        "Unexpected em dash, expected a comma or a full stop.",
        "Unexpected em dash, expected a comma or a full stop.",
      ],
    },
  ],
  check({ document, sections, quantities }) {
    const lines = [document.lead, ...sections.map((section) => section.nodes)]
      .flatMap((nodes) => passages(document, nodes))
      .filter(({ kind, text }) => kind !== "label" && text.includes(dash))
      .flatMap((passage) =>
        sentenceRanges(passage.text).flatMap(({ start, end }) => {
          const sentence = passage.text.slice(start, end);
          return [...sentence.matchAll(/\u2014/g)]
            .filter(({ index }) => !isQuotedFromSomebody(sentence, index, quantities?.words))
            .map(({ index }) => lineIn(document, passage, start + index));
        }),
      );
    return [...new Set(lines)].map((line) => ({
      message: "Unexpected em dash, expected a comma or a full stop.",
      line,
    }));
  },
});
