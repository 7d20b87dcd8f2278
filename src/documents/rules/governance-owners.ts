import * as z from "zod";
import { type Clause, clausesOf } from "../reading/clauses.ts";
import { namesSomebody, type Side, sidesOf } from "../reading/owners.ts";
import { defineRule } from "../rule.ts";

const holding =
  /\bown(?:s|ed|er|ers|ership)?\b|\bheld by\b|\bholds?\b|\bholders?\b|\baccountab\w*|\bresponsib\w*|\bsponsors?\b|\bsignator\w*|\bstewards?\b|\banswers? for\b|\brepresent\w*|\bDRIs?\b|\bchairs?\b|\bkeeps?\b/i;

export default defineRule({
  id: "governance/owners",
  severity: "error",
  summary: "The agreement has a named holder on each side, a role or a person, for marketing and for sales.",
  options: z.strictObject({}),
  examples: [
    {
      name: "roles",
      markdown: "## A\n\n**Holders of the agreement:** Head of Demand Gen for marketing, VP of Sales for sales.\n",
      section: "A",
      faults: [],
    },
    {
      name: "persons",
      markdown: "## A\n\nThe SLA is owned by Priya Shah (Marketing) and Tom Berg (Sales).\n",
      section: "A",
      faults: [],
    },
    {
      name: "by first name",
      markdown: "## A\n\nPriya owns marketing's half, Sam Ortiz owns sales'.\n",
      section: "A",
      faults: [],
    },
    {
      name: "by first name, for a side",
      markdown: "## A\n\n**Holders of the agreement:** Priya for marketing, Dana for sales.\n",
      section: "A",
      faults: [],
    },
    {
      name: "bullets under a heading",
      markdown: "## A\n\n### Owners\n\n- Marketing: Anna Weiss\n- Sales: the CRO\n- Dashboard: RevOps\n",
      section: "A",
      faults: [],
    },
    {
      name: "a table",
      markdown: "## A\n\n| Side | Owner of the SLA |\n|---|---|\n| Marketing | CMO |\n| Sales | Jo Park |\n",
      section: "A",
      faults: [],
    },
    {
      name: "one side only, the other a team",
      markdown: "## A\n\n**Owners:** the CMO for marketing and the sales team for sales.\n",
      section: "A",
      faults: ["Missing holder of the agreement for sales, expected a named role or person."],
    },
    {
      name: "those who attend hold nothing",
      markdown: "## A\n\n**Attendees:** VP of Sales, CMO.\n",
      section: "A",
      faults: [
        "Missing holder of the agreement for marketing, expected a named role or person.",
        "Missing holder of the agreement for sales, expected a named role or person.",
      ],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\ntext\n", section: "A", faults: "unscored" },
  ],
  check({ section }) {
    const clauses = section ? clausesOf(section) : [];
    if (!section || clauses.length === 0) return "unscored";
    const holders = clauses.filter(({ titles, text }) => [...titles, text].some((said) => holding.test(said)));
    const held = new Set(holders.flatMap(sidesHeld));
    const told = holders.find((clause) => sidesHeld(clause).length > 0) ?? holders[0] ?? section;
    return (["marketing", "sales"] as const)
      .filter((side) => !held.has(side))
      .map((side) => ({
        message: `Missing holder of the agreement for ${side}, expected a named role or person.`,
        line: told.line,
        expected: "a named role or person",
        hint: "such as: Head of Demand Gen for marketing, VP of Sales for sales",
      }));
  },
});

/** The sides for which a part of a clause names somebody; a row is one part. */
function sidesHeld({ text, kind }: Clause): Side[] {
  const plain = text.replace(
    /\bsales[- \u2013&+/]+(?:and )?marketing\b|\bmarketing[- \u2013&+/]+(?:and )?sales\b/gi,
    "SLA",
  );
  const parts = kind === "row" ? [plain] : plain.split(/[;,\n]|\.\s|\s(?:and|while|&|\+)\s/);
  return parts.flatMap((part) => {
    const names = part.replace(/^[^:]*\b(?:owners?|holders?|owned by)\b[^:]*:/i, (label) =>
      sidesOf(label).length > 0 ? label : "",
    );
    return namesSomebody(names.replace(/\bowners?\b|\bholders?\b/gi, "")) ? sidesOf(names) : [];
  });
}
