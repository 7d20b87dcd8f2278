import * as z from "zod";
import { type Run, runs } from "../prose.ts";
import { printValue, type Quantity, type QuantityUnit } from "../quantity.ts";
import { defineRule } from "../rule.ts";

/** What a printed number and a quantity are compared as. */
type Measure = "share" | "minutes" | "days" | "months" | "count" | "money";

interface Printed {
  text: string;
  offset: number;
  value: number;
  /** Half of the last printed digit, in the measure's unit. */
  tolerance: number;
  measure: Measure;
}

const units: [pattern: RegExp, measure: Measure, factor: number][] = [
  [/^(%|percent\b|per cent\b)/i, "share", 0.01],
  [/^-?(working |business )?(minutes?|mins?)\b/i, "minutes", 1],
  [/^-?(working |business )?(hours?|hrs?|h)\b/i, "minutes", 60],
  [/^-?(working |business |calendar )?days?\b/i, "days", 1],
  [/^-?weeks?\b/i, "days", 7],
  [/^-?months?\b/i, "months", 1],
  [
    /^(new |qualified |marketing |inbound )*(leads?|MQLs?|SALs?|SQLs?|deals?|opportunit(y|ies)|customers?|wins?|attempts?|touches|calls?|contacts?|records)\b/i,
    "count",
    1,
  ],
];

const measures: Partial<Record<QuantityUnit, [Measure, number]>> = {
  share: ["share", 1],
  "business minutes": ["minutes", 1],
  days: ["days", 1],
  "working days": ["days", 1],
  weeks: ["days", 7],
  months: ["months", 1],
  money: ["money", 1],
  "money a year": ["money", 1],
};

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
      markdown: "## A\n\nWithin 4 working hours.\n",
      quantities: { speed: { value: 240, unit: "business minutes" } },
      faults: [],
    },
    {
      name: "dates and ordinals are no such numbers",
      markdown: "## A\n\nOn 2026-06-30, in the 2nd week of phase 3.\n",
      quantities: {},
      faults: [],
    },
    {
      name: "made up",
      markdown: "## A\n\nAcceptance is 47%.\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: ["Unexpected `47%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%."],
    },
    {
      name: "a number for what is unknown",
      markdown: "## A\n\nMedian response is 45 minutes.\n",
      quantities: {},
      faults: ["Unexpected `45 minutes`, expected a quantity of the brief; it holds none of that unit."],
    },
    { name: "no brief", markdown: "## A\n\n47%\n", faults: "unscored" },
  ],
  check({ document, sections, spans, quantities }) {
    if (!quantities) return "unscored";
    let known: Quantity[] | undefined;
    return sections
      .flatMap((section) => runs(document, section))
      .flatMap((run) =>
        numbersIn(run).flatMap((printed) => {
          if (spans.some((span) => printed.offset >= span.start && printed.offset < span.end)) return [];
          if (isQuoted(run, printed, quantities.quoted)) return [];
          known ??= quantities.all();
          const same = known.flatMap((quantity) => {
            const [measure, factor] = measures[quantity.unit] ?? ["count", 1];
            return measure === printed.measure
              ? [{ quantity, off: Math.abs(quantity.value * factor - printed.value) }]
              : [];
          });
          if (same.some(({ off }) => off <= printed.tolerance)) return [];
          const nearest = same.toSorted((a, b) => a.off - b.off)[0]?.quantity;
          const hint = nearest
            ? `the nearest is ${nearest.ref}, ${printValue(nearest.value, nearest.unit, quantities.currency)}`
            : "it holds none of that unit";
          return [
            {
              message: `Unexpected \`${printed.text}\`, expected a quantity of the brief; ${hint}.`,
              line: run.line,
              actual: printed.text,
            },
          ];
        }),
      );
  },
});

/** Whether a number is part of a name or a phrase that the CRM or the user gave, such as a campaign's. */
function isQuoted(run: Run, printed: Printed, quoted: readonly string[]): boolean {
  const at = printed.offset - run.offset;
  return quoted.some((phrase) => {
    for (let from = run.text.indexOf(phrase); from >= 0; from = run.text.indexOf(phrase, from + 1)) {
      if (at >= from && at < from + phrase.length) return true;
    }
    return false;
  });
}

function numbersIn(run: Run): Printed[] {
  const found: Printed[] = [];
  for (const match of run.text.matchAll(/([$€£]\s?)?(?<![\w.,/-])(\d[\d,]*(?:\.\d+)?)([KkMm]\b)?/g)) {
    const after = run.text.slice(match.index + match[0].length).replace(/^\s/, "");
    const scale = match[3] ? (match[3].toLowerCase() === "k" ? 1e3 : 1e6) : 1;
    const digits = match[2]!.replace(/,/g, "");
    const unit = match[1] ? (["", "money", 1] as const) : units.find(([pattern]) => pattern.test(after));
    if (!unit) continue;
    const [pattern, measure, factor] = unit;
    const word = pattern instanceof RegExp ? pattern.exec(after)![0] : "";
    const decimals = digits.split(".")[1]?.length ?? 0;
    const space = word && run.text[match.index + match[0].length] === " " ? " " : "";
    found.push({
      text: `${match[0]}${space}${word}`.trim(),
      offset: run.offset + match.index,
      value: Number(digits) * scale * factor,
      tolerance: 0.5 * 10 ** -decimals * scale * factor * 1.000001,
      measure,
    });
  }
  return found;
}
