import * as z from "zod";
import { runs } from "../prose.ts";
import { defineRule } from "../rule.ts";

const placeholder = /\[[A-Z][A-Z0-9 _/-]{2,}\]|\bTBD\b|\bTBC\b|lorem ipsum|\{\{[^}]*\}\}|\[\[[^\]]*\]\]/gi;
const exactCase = /^\[[A-Z0-9 _/-]+\]$/;

export default defineRule({
  id: "placeholder/none",
  severity: "error",
  summary: "No placeholder is left: `[COMPANY NAME]`, TBD, lorem ipsum, or a reference or variable that nobody filled.",
  options: z.strictObject({}),
  examples: [
    { name: "filled", markdown: "## A\n\nOwned by RevOps [see the report].\n", faults: [] },
    {
      name: "text from elsewhere, escaped, is none",
      markdown: "## A\n\nThe source \\[\\[Brand\\]\\] wins.\n",
      faults: [],
    },
    { name: "a missing signal is none", markdown: "## A\n\nSIGNAL MISSING: [what needs checking]\n", faults: [] },
    {
      name: "TBD",
      markdown: "## A\n\nOwner: TBD\n",
      faults: ["Unexpected `TBD`, expected the thing itself or a SIGNAL MISSING flag."],
    },
    {
      name: "a slot",
      markdown: "## A\n\nFor [COMPANY NAME] only.\n",
      faults: ["Unexpected `[COMPANY NAME]`, expected the thing itself or a SIGNAL MISSING flag."],
    },
    {
      name: "a slot above the first section",
      markdown: "# T\n\nFor [COMPANY NAME] only.\n\n## A\n\ntext\n",
      faults: ["Unexpected `[COMPANY NAME]`, expected the thing itself or a SIGNAL MISSING flag."],
    },
  ],
  check({ document, sections }) {
    return [document.lead, ...sections.map((section) => section.nodes)]
      .flatMap((nodes) => runs(document, nodes))
      .flatMap((run) =>
        [...run.text.replace(/SIGNAL MISSING: ?\[[^\]]*\]/g, "").matchAll(placeholder)]
          .filter(([found]) => !/^\[[^[]/.test(found) || exactCase.test(found))
          .map(([found]) => ({
            message: `Unexpected \`${found}\`, expected the thing itself or a SIGNAL MISSING flag.`,
            line: run.line,
            actual: found,
          })),
      );
  },
});
