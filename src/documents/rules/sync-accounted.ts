import * as z from "zod";
import { clausesOf } from "../reading/clauses.ts";
import { commitmentsIn } from "../reading/commitments.ts";
import { defineRule, type Fault } from "../rule.ts";

const sync = /\bsync\w*|\bintegration\b|\bconnector\b|\bsalesforce id\b|\bmiddleware\b/i;
const fails =
  /\bfail\w*|\berrors?\b|\blate\b|\bdelay\w*|\blag\w*|\bbr(?:eak|oken)\w*|\bwithout\b|\bnot (?:yet )?(?:synced|crossed|there|arrived)\b|\buntil\b|\bheld\b|\bminutes?\b|\bmissing from\b|\bstuck\b/i;
const flag =
  /\bcross\w*\b|\bsync\w*|\bintegration\b|\bconnector\b|\bboth systems\b|\bdepends on\b[^.;]*\b(?:salesforce|hubspot)\b/i;

const document = (measure: string, handoff: string): string =>
  `## A\n\n| Team | Commitment | Target | Measure | Owner |\n|---|---|---|---|---|\n| Sales | Speed to lead | 4 hours | ${measure} | Assigned SDR |\n\n## B\n\n${handoff}\n`;

export default defineRule({
  id: "sync/accounted",
  severity: "error",
  summary:
    "Where sales works in another system, the handoff says what holds for a record that has not crossed the sync, and commitments whose measure crosses it are flagged.",
  options: z.strictObject({}),
  examples: [
    {
      name: "both",
      markdown: document(
        "First call logged as a Salesforce task (crosses the sync)",
        "A lead whose sync fails is held with RevOps and runs against nobody's clock.",
      ),
      section: "B",
      faults: [],
    },
    {
      name: "a note under the table, and a wait for the sync",
      markdown: document(
        "First call, Salesforce task",
        "The alert fires once the record has its Salesforce id; until then the clock waits.",
      ).replace("\n## B", "\nSpeed depends on the HubSpot-Salesforce sync.\n\n## B"),
      section: "B",
      faults: [],
    },
    {
      name: "neither",
      markdown: document("First call logged", "Reps work in Salesforce, marketing in HubSpot."),
      section: "B",
      faults: [
        "Missing flag on commitments whose measure crosses the sync, expected it in their row or under the table.",
        "Missing in the handoff: what holds for a record that has not crossed the sync.",
      ],
    },
    { name: "an empty section", markdown: "## A\n\n## B\n\n## C\n\ntext\n", section: "B", faults: "unscored" },
  ],
  check({ section, sections }) {
    const clauses = section ? clausesOf(section) : [];
    if (!section || clauses.length === 0) return "unscored";
    const faults: Fault[] = [];
    const owed = commitmentsIn(sections);
    const around = sections.filter((candidate) => commitmentsIn([candidate]) !== undefined).flatMap(clausesOf);
    if (owed && !around.some(({ text }) => flag.test(text)))
      faults.push({
        message:
          "Missing flag on commitments whose measure crosses the sync, expected it in their row or under the table.",
        line: owed.line,
        expected: "a flag on each measure that joins records of both systems",
      });
    if (!clauses.some(({ text }) => sync.test(text) && fails.test(text)))
      faults.push({
        message: "Missing in the handoff: what holds for a record that has not crossed the sync.",
        line: section.line,
        expected: "who holds it, and whether the clock runs",
      });
    return faults;
  },
});
