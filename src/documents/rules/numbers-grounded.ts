import * as z from "zod";
import { candidates, isQuoted, numbersIn, type Printed, quantitiesFor } from "../numbers.ts";
import { lineAt, type Passage, passages } from "../prose.ts";
import { printValue, type Quantity } from "../quantity.ts";
import { type Fraction, fractionsIn, withoutFractions } from "../reading/fractions.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "numbers/grounded",
  severity: "error",
  summary: "Each number with a unit is a quantity of the brief, up to its printed rounding.",
  options: z.strictObject({}),
  examples: [
    {
      name: "a fact, printed rounded",
      markdown: "## A\n\nAbout 13% of MQLs become SQLs.\n",
      quantities: { mql_sql_rate: { value: 0.1284, unit: "share" } },
      faults: [],
    },
    {
      name: "hours for minutes",
      markdown: "## A\n\nWithin 4 working hours, or 240 minutes.\n",
      quantities: { speed: { value: 240, unit: "business minutes" } },
      faults: [],
    },
    {
      name: "dates, ordinals, years and names are no such numbers",
      markdown:
        "# 12 leads\n\nBuilt 2026-06-30 from 90 days to 2026-06-30. Business hours: 09:00 to 17:00.\n\n## A\n\nOn 2026-06-30, in the 2nd week of phase 3. In 2018 leads came. Section 3 leads on, 24/7, from week 2 leads, in 1:1 calls since the 1990s. Use `window=30 days` and `Q3 40%`.\n",
      quantities: {},
      faults: [],
    },
    {
      name: "names from the CRM",
      markdown: "## A\n\nFrom \\[Expo\\] 2K leads and Growth 10x.\n",
      quantities: {},
      quoted: ["\\[Expo\\] 2K leads", "Growth 10x", "30"],
      faults: [],
    },
    {
      name: "a range of quantities",
      markdown: "## A\n\nBetween 13 and 61%, 13-61% or 13% to 61%.\n",
      quantities: { low: { value: 0.1284, unit: "share" }, high: { value: 0.61, unit: "share" } },
      faults: [],
    },
    {
      name: "a share under what is printed",
      markdown: "## A\n\nUnder 0.1% reply.\n",
      quantities: { reply_rate: { value: 0.0003, unit: "share" } },
      faults: [],
    },
    {
      name: "made up",
      markdown: "## A\n\nAcceptance is 47%.\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: ["Unexpected `47%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%."],
    },
    {
      name: "a range that is made up",
      markdown: "## A\n\nAcceptance is 30-40%, or 61\u201370 percent.\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [
        "Unexpected `30-40%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `61\u201370 percent`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
      ],
    },
    {
      name: "in markup",
      markdown: "## A\n\n**47**% of *48* percent, `49%`, `50`%, 51\\% and \\\n52%.\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [
        "Unexpected `47%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `48 percent`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `49%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `50%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `51%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `52%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
      ],
    },
    {
      name: "over a line break, in a quotation, in a list and in a cell",
      markdown: "## A\n\n> Within 45\n> seconds.\n\n- 46 seconds\n\n| a |\n|---|\n| 47 seconds |\n",
      quantities: {},
      faults: [
        "Unexpected `45 seconds`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `46 seconds`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `47 seconds`, expected a quantity of the brief; it holds none of that unit.",
      ],
    },
    {
      name: "above the first section, not in its banner",
      markdown:
        "# Title\n\n> Degraded: `47%`.\n\nBuilt 2026-06-30 from 90 days to 2026-06-30 by 48% of us.\n\n**Finding.** Sales accepts 49%.\n\n## A\n\ntext\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [
        "Unexpected `48%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `49%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
      ],
    },
    {
      name: "in a diagram",
      markdown:
        '## A\n\n```mermaid\nflowchart TD\n  a["Call within<br/>17 minutes"] -->|"47% accepted"| b2[61% done]\n```\n',
      quantities: { speed: { value: 240, unit: "business minutes" }, acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [
        "Unexpected `17 minutes`, expected a quantity of the brief; the nearest is speed, 4 working hours.",
        "Unexpected `47%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
      ],
    },
    {
      name: "multiples",
      markdown: "## A\n\nA 3x lift, 4 times as many, 5-fold. As likely 7 times.\n",
      quantities: { within_hour: { value: 7, unit: "times" } },
      faults: [
        "Unexpected `3x`, expected a quantity of the brief; the nearest is within_hour, 7.",
        "Unexpected `4 times`, expected a quantity of the brief; the nearest is within_hour, 7.",
        "Unexpected `5-fold`, expected a quantity of the brief; the nearest is within_hour, 7.",
      ],
    },
    {
      name: "money by sign, code and scale",
      markdown: "## A\n\n$14,828 or USD 14.8K, not 1,234 CHF, USD 500, $30-40K, $2M or \u20ac14,828.\n",
      quantities: { average_deal: { value: 14828, unit: "money" } },
      faults: [
        "Unexpected `1,234 CHF`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `USD 500`, expected a quantity of the brief; the nearest is average_deal, $14,828.",
        "Unexpected `$30-40K`, expected a quantity of the brief; the nearest is average_deal, $14,828.",
        "Unexpected `$2M`, expected a quantity of the brief; the nearest is average_deal, $14,828.",
        "Unexpected `\u20ac14,828`, expected a quantity of the brief; it holds none of that unit.",
      ],
    },
    {
      name: "counts of one thing are no counts of another",
      markdown: "## A\n\n493 leads and 9 customers, not 493 deals, 9 leads, 9 attempts, 9 points or 9 SDRs.\n",
      quantities: {
        lead_volume: { value: 493, unit: "leads" },
        won_deals: { value: 9, unit: "deals" },
        built: { value: 9, unit: "date" },
      },
      faults: [
        "Unexpected `493 deals`, expected a quantity of the brief; the nearest is won_deals, 9.",
        "Unexpected `9 leads`, expected a quantity of the brief; the nearest is lead_volume, 493.",
        "Unexpected `9 attempts`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `9 points`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `9 SDRs`, expected a quantity of the brief; it holds none of that unit.",
      ],
    },
    {
      name: "a scale hides no more than the second digit",
      markdown: "## A\n\n2.1K leads, not 2K leads.\n",
      quantities: { lead_volume: { value: 2140, unit: "leads" } },
      faults: ["Unexpected `2K leads`, expected a quantity of the brief; the nearest is lead_volume, 2,140."],
    },
    {
      name: "beside another figure or a span of time",
      markdown: "## A\n\nLast week 12 leads came, in 90 days 900 customers.\n\n1 < 2 <b 47% of it.\n\n> x > 1\n",
      quantities: { window: { value: 90, unit: "days", origin: "setting" } },
      faults: [
        "Unexpected `12 leads`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `900 customers`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `47%`, expected a quantity of the brief; it holds none of that unit.",
      ],
    },
    {
      name: "a number for what is unknown",
      markdown: "## A\n\nMedian response is 45 minutes.\n",
      quantities: {},
      faults: ["Unexpected `45 minutes`, expected a quantity of the brief; it holds none of that unit."],
    },
    {
      name: "a share as a fraction",
      markdown: "## A\n\n791 of 6,173 leads were won, 1 in 8, that is thirteen per cent. 40 out of 248 leads wait.\n",
      quantities: {
        lead_close_rate: { value: 791 / 6173, unit: "share" },
        waiting: { value: 40, unit: "leads" },
        mql_volume: { value: 248, unit: "leads" },
      },
      faults: [],
    },
    {
      name: "a fraction that is made up",
      markdown:
        "## A\n\n2/3 of leads wait, 1 in 5, or 790 of 2,000 leads: forty-seven percent. In 1 in 2026, on 3 of 5 pages.\n",
      quantities: { waiting: { value: 0.128, unit: "share" } },
      faults: [
        "Unexpected `2/3`, expected a quantity of the brief; the nearest is waiting, 12.8%.",
        "Unexpected `1 in 5`, expected a quantity of the brief; the nearest is waiting, 12.8%.",
        "Unexpected `790 of 2,000 leads`, expected a quantity of the brief; the nearest is waiting, 12.8%.",
        "Unexpected `forty-seven percent`, expected a quantity of the brief; the nearest is waiting, 12.8%.",
      ],
    },
    { name: "no brief", markdown: "## A\n\n47%\n", faults: "unscored" },
  ],
  check({ document, sections, spans, quantities }) {
    if (!quantities) return "unscored";
    let known: Quantity[] | undefined;
    const lead = passages(document, document.lead).map(withoutWindow);
    const told = new Set<string>();
    return [...lead, ...sections.flatMap((section) => passages(document, section.nodes))].flatMap((passage) => {
      const fractions = fractionsIn(passage).filter(
        ({ offset, end }) => !spans.some((span) => offset < span.end && span.start <= end),
      );
      const whole: (Printed & Pick<Fraction, "parts">)[] = numbersIn(withoutFractions(passage, fractions));
      return [...fractions, ...whole].flatMap((printed) => {
        if (spans.some((span) => printed.offset >= span.start && printed.offset < span.end)) return [];
        if (isQuoted(passage, printed, quantities)) return [];
        known ??= quantitiesFor(document, quantities);
        const near = candidates(printed, known, quantities.currency);
        if (near.some(({ fits }) => fits)) return [];
        if (areCounts(printed.parts ?? [], known)) return [];
        const line = lineAt(document.text, printed.offset);
        if (told.has(`${line} ${printed.text}`)) return [];
        told.add(`${line} ${printed.text}`);
        const nearest = near[0]?.quantity;
        const hint = nearest
          ? `the nearest is ${nearest.ref}, ${printValue(nearest.value, nearest.unit, quantities.currency)}`
          : "it holds none of that unit";
        return [
          {
            message: `Unexpected \`${printed.text}\`, expected a quantity of the brief; ${hint}.`,
            line,
            actual: printed.text,
          },
        ];
      });
    });
  },
});

/** Whether both numbers of `40 of 248 leads` are counts that the brief holds. */
const areCounts = (parts: readonly number[], known: readonly Quantity[]): boolean =>
  parts.length > 0 &&
  parts.every((part) =>
    known.some(({ value, unit }) => value === part && (unit === "leads" || unit === "deals" || unit === "attempts")),
  );

/** `Built 2026-06-30 from 90 days to 2026-06-30`: the span of time that the figures are over, which is no quantity. */
function withoutWindow(passage: Passage): Passage {
  const window = /^Built:? \d{4}-\d{2}-\d{2} from \d+ days to \d{4}-\d{2}-\d{2}/.exec(passage.text)?.[0] ?? "";
  return { ...passage, text: passage.text.slice(window.length), at: passage.at.slice(window.length) };
}
