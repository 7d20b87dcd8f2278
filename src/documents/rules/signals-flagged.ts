import * as z from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "signals/flagged",
  severity: "error",
  summary: "Each fact that the section needs and the portal lacks stands there as `SIGNAL MISSING: what to check`.",
  options: z.strictObject({ facts: z.array(z.string()).min(1) }),
  examples: [
    {
      name: "known",
      markdown: "## A\n\n61% accepted.\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [],
    },
    {
      name: "flagged",
      markdown: "## A\n\nSIGNAL MISSING: acceptance_rate to be checked\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      quantities: {},
      faults: [],
    },
    {
      name: "passed over",
      markdown: "## A\n\nMost are accepted.\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      quantities: {},
      faults: ["Missing flag for acceptance_rate, expected `SIGNAL MISSING: acceptance_rate to be checked`."],
    },
    {
      name: "no brief",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      faults: "unscored",
    },
  ],
  check({ document, section, quantities }, { facts }) {
    if (!quantities) return "unscored";
    const text = section ? document.text.slice(section.start, section.end) : document.text;
    const flags = [...text.matchAll(/SIGNAL MISSING: ?([^|\n]+)/g)].map((match) => match[1]!.toLowerCase());
    return facts.flatMap((fact) => {
      const referent = quantities.find(fact);
      if (referent.kind !== "missing") return [];
      const words = referent.check.toLowerCase().match(/[a-z_]{5,}/g) ?? [];
      const told = flags.some((flag) => words.filter((word) => flag.includes(word)).length * 2 >= words.length);
      if (told) return [];
      const expected = `SIGNAL MISSING: ${referent.check}`;
      return [{ message: `Missing flag for ${fact}, expected \`${expected}\`.`, line: section?.line, expected }];
    });
  },
});
