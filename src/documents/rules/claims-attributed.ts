import * as z from "zod";
import { candidates, numbersIn } from "../numbers.ts";
import { lineAt, passages } from "../prose.ts";
import type { Quantity } from "../quantity.ts";
import { statementsOf } from "../reading/statements.ts";
import { defineRule } from "../rule.ts";

/** Says that somebody else found or claims a figure. */
const attribution =
  /\b(?:claims?|claimed|sources?|according to|stud(?:y|ies)|surveys?|vendors?|research|benchmarks?|starting value|rule of thumb|playbooks?|practice|own text|text puts|reports? that|found|finds|cited?|published|says|estimates?|Oldroyd|Velocify|HBR|InsideSales|\(\d{4}\)|, (?:19|20)\d\d)\b/i;
/** What a figure from elsewhere promises or compares with: a share or a multiple. A time to aim at is a proposal, and says so elsewhere. */
const persuading: ReadonlySet<Quantity["unit"]> = new Set(["share", "times"]);

export default defineRule({
  id: "claims/attributed",
  severity: "error",
  summary: "A share or a multiple that comes from elsewhere stands as its source's, and never as a norm.",
  options: z.strictObject({}),
  examples: [
    {
      name: "as the source's claim",
      markdown: "## A\n\nThe mission's own text puts the potential at [[benchmark.low]]. Nothing here confirms it.\n",
      quantities: { "benchmark.low": { value: 1, unit: "share", origin: "benchmark" } },
      faults: [],
    },
    {
      name: "a vendor's figure, and one that the portal has measured",
      markdown: "## A\n\n- A vendor's study finds that 93% are reached by the sixth call.\n- Here it is 41%.\n",
      quantities: {
        "benchmark.sixth": { value: 0.93, unit: "share", origin: "benchmark" },
        reached: { value: 0.41, unit: "share" },
      },
      faults: [],
    },
    {
      name: "the source named in the sentence before",
      markdown: "## A\n\nOldroyd looked at six companies in 2007. A call within five minutes went with 21x the odds.\n",
      quantities: { "benchmark.odds": { value: 21, unit: "times", origin: "benchmark" } },
      faults: [],
    },
    {
      name: "a time to aim at",
      markdown: "## A\n\nCall within [[benchmark.first]].\n",
      quantities: { "benchmark.first": { value: 240, unit: "business minutes", origin: "benchmark" } },
      faults: "unscored",
    },
    {
      name: "as a promise",
      markdown: "## A\n\nAlignment improves the whole by [[benchmark.low]] in a year.\n",
      quantities: { "benchmark.low": { value: 1, unit: "share", origin: "benchmark" } },
      faults: ["Unexpected `100%` without its source, expected it to be told as what benchmark.low rests on."],
    },
    {
      name: "as a norm, in a cell",
      markdown: "## A\n\n| Metric | Healthy |\n|---|---|\n| MQL to SQL | 30% |\n",
      quantities: { "benchmark.rate": { value: 0.3, unit: "share", origin: "benchmark" } },
      faults: ["Unexpected `30%` without its source, expected it to be told as what benchmark.rate rests on."],
    },
    { name: "no brief", markdown: "## A\n\n100%\n", faults: "unscored" },
  ],
  check({ document, sections, spans, quantities }) {
    if (!quantities) return "unscored";
    const known = quantities.all();
    if (!known.some(({ origin, unit }) => origin === "benchmark" && persuading.has(unit))) return "unscored";
    return [document.lead, ...sections.map((section) => section.nodes)]
      .flatMap((nodes) => passages(document, nodes))
      .flatMap((passage) => {
        const statements = statementsOf(document, passage);
        return statements.flatMap((statement, index) => {
          const around = `${statements[index - 1]?.text ?? ""} ${statement.text} ${statements[index + 1]?.text ?? ""}`;
          if (attribution.test(around)) return [];
          return numbersIn(statement).flatMap((printed) => {
            const span = spans.find(({ start, end }) => printed.offset >= start && printed.offset < end);
            const fitting = span
              ? [span.quantity].filter((quantity) => quantity !== undefined)
              : candidates(printed, known, quantities.currency).flatMap(({ quantity, fits }) =>
                  fits ? [quantity] : [],
                );
            const [claim] = fitting;
            if (!claim || fitting.some(({ origin, unit }) => origin !== "benchmark" || !persuading.has(unit)))
              return [];
            return [
              {
                message: `Unexpected \`${printed.text}\` without its source, expected it to be told as what ${claim.ref} rests on.`,
                line: lineAt(document.text, printed.offset),
                hint: claim.note,
              },
            ];
          });
        });
      });
  },
});
