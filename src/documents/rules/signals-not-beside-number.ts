import * as z from "zod";
import { candidates, numbersIn, quantitiesFor } from "../numbers.ts";
import { lineAt, type Passage, passages, sentenceRanges } from "../prose.ts";
import type { Quantity } from "../quantity.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "signals/not-beside-number",
  severity: "error",
  summary: "A flag for what is unknown does not stand in one cell or sentence with a measured number.",
  options: z.strictObject({}),
  examples: [
    {
      name: "apart",
      markdown: "## A\n\nThe rate is [[mql_sql_rate]]. SIGNAL MISSING: the acceptance rate\n",
      quantities: { mql_sql_rate: { value: 0.13, unit: "share" } },
      faults: [],
    },
    {
      name: "together",
      markdown: "## A\n\nThe rate is [[mql_sql_rate]], SIGNAL MISSING: the acceptance rate\n",
      quantities: { mql_sql_rate: { value: 0.13, unit: "share" } },
      faults: ["Unexpected 13% beside SIGNAL MISSING, expected the flag in a sentence or cell of its own."],
    },
    {
      name: "together, with the number in the text and the sentence over two lines",
      markdown:
        "# T\n\n13% is\nthe rate, SIGNAL MISSING: the rest.\n\n## A\n\n| a |\n|---|\n| 13% convert. SIGNAL MISSING: the rest |\n",
      quantities: { mql_sql_rate: { value: 0.13, unit: "share" } },
      faults: [
        "Unexpected 13% beside SIGNAL MISSING, expected the flag in a sentence or cell of its own.",
        "Unexpected 13% beside SIGNAL MISSING, expected the flag in a sentence or cell of its own.",
      ],
    },
    {
      name: "a number that nobody measured",
      markdown: "## A\n\nSIGNAL MISSING: how many are called within 4 working hours\n",
      quantities: { "term.speed": { value: 240, unit: "business minutes", origin: "term" } },
      faults: [],
    },
    { name: "no brief", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document, sections, spans, quantities }) {
    if (!quantities) return "unscored";
    let known: Quantity[] | undefined;
    return [document.lead, ...sections.map((section) => section.nodes)]
      .flatMap((nodes) => passages(document, nodes))
      .flatMap(statements)
      .filter((statement) => /SIGNAL MISSING/i.test(statement.text))
      .flatMap((statement) => {
        const [start, end] = [statement.at[0]!, statement.at.at(-1)!];
        const span = spans.find(
          (printed) => printed.quantity?.origin === "fact" && printed.start >= start && printed.start <= end,
        );
        const beside = span
          ? { text: document.text.slice(span.start, span.end), offset: span.start }
          : numbersIn(statement).find((printed) => {
              known ??= quantitiesFor(document, quantities);
              const fits = candidates(printed, known, quantities.currency).filter((candidate) => candidate.fits);
              return fits.length > 0 && fits.every(({ quantity }) => quantity.origin === "fact");
            });
        if (!beside) return [];
        return [
          {
            message: `Unexpected ${beside.text} beside SIGNAL MISSING, expected the flag in a sentence or cell of its own.`,
            line: lineAt(document.text, beside.offset),
          },
        ];
      });
  },
});

/** A cell is one statement, a paragraph one a sentence. */
function statements(passage: Passage): Passage[] {
  if (passage.kind === "cell") return [passage];
  return sentenceRanges(passage.text).map(({ start, end }) => ({
    ...passage,
    text: passage.text.slice(start, end),
    at: passage.at.slice(start, end),
  }));
}
