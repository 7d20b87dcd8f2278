import type { FactSheet } from "../../facts/sheet.ts";
import { type Decision, figure } from "../decision.ts";
import { numberIn, saysNothing, tableOf, textIn } from "./cells.ts";

/** Something that leads come from, which converts far worse than the rest. */
export interface Weak {
  /** What it is: `Source`, `Landing page`. */
  by: string;
  name: string;
  /** References of its share of leads, and of what it and the rest convert at. */
  shareOfLeads: string;
  converts: string;
  rest: string;
}

export interface Pause extends Decision {
  weak: Weak[];
  /** What leads are compared by, such as `SQLs`. */
  outcome: string;
}

/** Dimensions that marketing can stop feeding; hours and owners are none. */
const feeds = /source|campaign|page|form|channel|medium|content|keyword|partner|origin|list|event/i;

/** Only what converts at half of the rest or less is worth stopping for. */
const halfOfRest = 0.5;
const mostNamed = 4;

/**
 * The sources, pages and campaigns to pause first: those that convert at half of the rest or less, beyond chance (the fact
 * `drivers`), heaviest first. They are paused and not ended: a new bar, or a new offer, can bring them back.
 */
export function decidePause(sheet: FactSheet): Pause {
  const drivers = tableOf(sheet, "drivers");
  const outcome = drivers?.columns[4] ?? "";
  const worst = (drivers?.rows ?? [])
    .filter((row) => textIn(row[8]) === "worse" && feeds.test(textIn(row[0])) && !saysNothing(textIn(row[1])))
    .filter((row) => (numberIn(row[6]) ?? 1) <= halfOfRest * (numberIn(row[7]) ?? 0))
    .slice(0, mostNamed);
  const figures = worst.flatMap((row, index) => {
    const of = `${textIn(row[0])} ${textIn(row[1])}`;
    const note = `${(numberIn(row[2]) ?? 0).toLocaleString("en-US")} leads, ${drivers!.window.label}`;
    return [
      figure(`pause.${index}.leads`, `Share of leads, ${of}`, numberIn(row[3])!, "share", note),
      figure(`pause.${index}.converts`, `Share that get on, ${of}`, numberIn(row[6])!, "share", note),
      figure(`pause.${index}.rest`, `Share that get on, all but ${of}`, numberIn(row[7])!, "share", note),
    ];
  });
  const weak = worst.map(
    (row, index): Weak => ({
      by: textIn(row[0]),
      name: textIn(row[1]),
      shareOfLeads: `[[pause.${index}.leads]]`,
      converts: `[[pause.${index}.converts]]`,
      rest: `[[pause.${index}.rest]]`,
    }),
  );
  return {
    id: "pause",
    choice: weak.length > 0 ? weak.map(({ name }) => name).join(", ") : "nothing",
    because:
      weak.length > 0
        ? `these convert at half of the rest or less, beyond chance: ${weak.map(({ converts, rest }) => `${converts} against ${rest}`).join("; ")}`
        : drivers
          ? "nothing that marketing feeds converts at half of the rest or less beyond chance"
          : "what converts where can't be told apart on these records",
    quantities: weak.length > 0 ? figures.map(({ ref }) => ref) : [],
    confidence: weak.length > 0 ? "high" : drivers ? "medium" : "low",
    figures,
    weak,
    outcome,
  };
}
