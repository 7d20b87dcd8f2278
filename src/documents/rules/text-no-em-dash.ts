import * as z from "zod";
import { runs } from "../prose.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "text/no-em-dash",
  severity: "error",
  summary: "No em dash: a comma or a full stop does.",
  options: z.strictObject({}),
  examples: [
    { name: "commas", markdown: "## A\n\nListen, then answer.\n", faults: [] },
    {
      name: "a dash",
      markdown: "## A\n\nListen \u2014 then answer.\n",
      faults: ["Unexpected em dash, expected a comma or a full stop."],
    },
    {
      name: "a dash above the first section, and one in code",
      markdown: "# T\n\nListen \u2014 then answer.\n\n## A\n\n`a \u2014 b`\n",
      faults: ["Unexpected em dash, expected a comma or a full stop."],
    },
  ],
  check({ document, sections }) {
    return [document.lead, ...sections.map((section) => section.nodes)]
      .flatMap((nodes) => runs(document, nodes))
      .filter((run) => run.text.includes("\u2014"))
      .map((run) => ({ message: "Unexpected em dash, expected a comma or a full stop.", line: run.line }));
  },
});
