import * as z from "zod";
import { defineRule } from "../rule.ts";

/** Text as it is compared: markup, case and line breaks make no difference. */
const told = (text: string): string =>
  text
    .replace(/[\\`*[\]]|(?<=\n)[ \t]*>/g, "")
    .replace(/\s+/g, " ")
    .toLowerCase();

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
      name: "flagged over a line break, for another reason",
      markdown: "## A\n\n> **Signal missing:** `acceptance_rate`\n> to be checked (no decision is logged)\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      quantities: {},
      faults: [],
    },
    {
      name: "the flag of another fact",
      markdown: "## A\n\nSIGNAL MISSING: acceptance_rate to be checked\n",
      section: "A",
      options: { facts: ["acceptance_rate", "rejection_rate"] },
      quantities: {},
      faults: ["Missing flag for rejection_rate, expected `SIGNAL MISSING: rejection_rate to be checked`."],
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
  check({ document, section, quantities, missing }, { facts }) {
    if (!quantities) return "unscored";
    const text = told(section ? document.text.slice(section.start, section.end) : document.text);
    return facts.flatMap((fact) => {
      const referent = quantities.find(fact);
      if (referent.kind !== "missing") return [];
      const asked = missing.find(({ ref }) => ref === fact || ref === `table:${fact}`)?.check ?? referent.check;
      if (text.includes(told(`SIGNAL MISSING: ${asked.split(" (")[0]}`))) return [];
      const expected = `SIGNAL MISSING: ${referent.check}`;
      return [{ message: `Missing flag for ${fact}, expected \`${expected}\`.`, line: section?.line, expected }];
    });
  },
});
