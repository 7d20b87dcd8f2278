import type { FactSheet } from "../../facts/sheet.ts";
import { type Decision, figure } from "../decision.ts";
import { numberIn, saysNothing, tableOf, textIn } from "./cells.ts";

export interface Concentration extends Decision {
  /** What few there are of: `Landing page`, `Owner`; empty where nothing stands out. */
  by: string;
  /** The largest of them by name. */
  largest: string[];
  outcome: string;
}

/** A few stand out where they make half of the outcome from a third of the leads or less. */
const thirdOfLeads = 1 / 3;
/** And where they are few: a fifth of all values at most, or three. */
const fewShare = 0.2;
const fewValues = 3;

/** Whether a handful of sources, pages or people make half of what converts, which an average target hides. */
export function decideConcentration(sheet: FactSheet): Concentration {
  const table = tableOf(sheet, "concentration");
  const outcome = table?.columns[2]?.replace(/^Make half of /, "") ?? "";
  const row = table?.rows.find((cells) => {
    const [values = 0, few = 0, share = 1] = [numberIn(cells[1]), numberIn(cells[2]), numberIn(cells[3])];
    const isFew = few <= Math.max(fewValues, fewShare * values);
    return isFew && share <= thirdOfLeads && !textIn(cells[4]).split("; ").every(saysNothing);
  });
  if (!table || !row)
    return {
      id: "concentration",
      choice: "none",
      because: table
        ? "no few sources, pages or people make half of what converts from a third of the leads or less"
        : "what converts where can't be told apart on these records",
      quantities: [],
      confidence: table ? "medium" : "low",
      by: "",
      largest: [],
      outcome,
    };
  const note = table.window.label;
  const figures = [
    figure("concentration.values", `Values of ${textIn(row[0])}`, numberIn(row[1])!, "values", note),
    figure("concentration.few", `Of them, so many make half of ${outcome}`, numberIn(row[2])!, "values", note),
    figure("concentration.leads", "Share of leads that these few bring", numberIn(row[3])!, "share", note),
  ];
  const largest = textIn(row[4])
    .split("; ")
    .filter((name) => name !== "");
  return {
    id: "concentration",
    choice: /owner|rep|seller|closer/i.test(textIn(row[0])) ? "a few people" : largest.join(", "),
    because: `[[concentration.few]] of [[concentration.values]] values of ${textIn(row[0]).toLowerCase()} make half of the ${outcome} from [[concentration.leads]] of the leads`,
    quantities: figures.map(({ ref }) => ref),
    confidence: "medium",
    figures,
    by: textIn(row[0]),
    largest,
    outcome,
  };
}
