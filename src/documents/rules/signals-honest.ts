import * as z from "zod";
import { passages } from "../prose.ts";
import { printValue } from "../quantity.ts";
import { factsAskedFor } from "../reading/named-facts.ts";
import { lineIn } from "../reading/statements.ts";
import { defineRule } from "../rule.ts";

const flag = /SIGNAL MISSING:\s*\[?([^\]|]+)/gi;

export default defineRule({
  id: "signals/honest",
  severity: "error",
  summary: "Nothing is flagged as missing that the portal knows.",
  options: z.strictObject({}),
  examples: [
    {
      name: "what is not known",
      markdown: "## A\n\nSIGNAL MISSING: the acceptance rate\n",
      quantities: { win_rate: { value: 0.2, unit: "share" } },
      faults: [],
    },
    {
      name: "a part of what is known",
      markdown:
        "## A\n\n- SIGNAL MISSING: the acceptance rate of leads from the Berlin webinar\n- SIGNAL MISSING: acceptance rate by segment\n- SIGNAL MISSING: why the win rate fell in spring\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" }, win_rate: { value: 0.2, unit: "share" } },
      faults: [],
    },
    {
      name: "a term, which is agreed and not measured",
      markdown: "## A\n\nSIGNAL MISSING: the acceptance rate\n",
      quantities: { acceptance_rate: { value: 0.7, unit: "share", origin: "term" } },
      faults: [],
    },
    {
      name: "a figure that the brief holds",
      markdown: "## A\n\n- SIGNAL MISSING: our current acceptance rate (check the lead status history)\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: ["Unexpected flag for acceptance_rate, expected the figure, since it is known: 61%."],
    },
    {
      name: "in brackets, in a cell, over a line break",
      markdown:
        "# T\n\nSIGNAL MISSING: [speed to\nlead]\n\n## A\n\n| Metric | Today |\n|---|---|\n| Won | Signal missing: the share of closed deals that are won |\n",
      quantities: {
        speed_to_lead: { value: 90, unit: "business minutes" },
        win_rate: { value: 0.2, unit: "share" },
      },
      faults: [
        "Unexpected flag for speed_to_lead, expected the figure, since it is known: 90 working minutes.",
        "Unexpected flag for win_rate, expected the figure, since it is known: 20%.",
      ],
    },
    { name: "no brief", markdown: "## A\n\nSIGNAL MISSING: the acceptance rate\n", faults: "unscored" },
  ],
  check({ document, sections, quantities }) {
    if (!quantities) return "unscored";
    return [document.lead, ...sections.map((section) => section.nodes)]
      .flatMap((nodes) => passages(document, nodes))
      .flatMap((passage) =>
        [...passage.text.matchAll(flag)].flatMap((match) =>
          factsAskedFor(match[1]!).flatMap((id) => {
            const referent = quantities.find(id);
            if (referent.kind !== "quantity" || referent.quantity.origin !== "fact") return [];
            const { value, unit } = referent.quantity;
            const printed = printValue(value, unit, quantities.currency);
            return [
              {
                message: `Unexpected flag for ${id}, expected the figure, since it is known: ${printed}.`,
                line: lineIn(document, passage, match.index),
                expected: printed,
              },
            ];
          }),
        ),
      );
  },
});
