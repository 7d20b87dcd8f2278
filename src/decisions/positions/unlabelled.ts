import type { FactSheet } from "../../facts/sheet.ts";
import { type Decision, figure } from "../decision.ts";
import { numberIn, tableOf, textIn } from "./cells.ts";

export interface Unlabelled extends Decision {
  /** The label that most outcomes lack, such as `Source`; empty where few do. */
  label: string;
  outcome: string;
}

/** From so large a share of leads or outcomes on, what has no label hides too much. */
const tooMuch = 0.1;

/** The label whose absence hides most: leads without it can be neither fed nor mended, however well they convert. */
export function decideUnlabelled(sheet: FactSheet): Unlabelled {
  const table = tableOf(sheet, "unlabelled");
  const outcome = table?.columns[3] ?? "";
  const weightOf = (row: readonly unknown[]) =>
    Math.max(numberIn(row[2] as never) ?? 0, numberIn(row[4] as never) ?? 0);
  // What the product measures is no label that a form could ask for.
  const rows = (table?.rows ?? []).filter((row) => !/active|activated|seats|workspace/i.test(textIn(row[0])));
  const worst = rows.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
  if (!table || !worst || weightOf(worst) < tooMuch)
    return {
      id: "unlabelled",
      choice: "none",
      because: table
        ? "fewer than one lead in ten lacks any label that the portal uses"
        : "which labels leads lack is not to be told on these records",
      quantities: [],
      confidence: table ? "high" : "low",
      label: "",
      outcome,
    };
  const note = `${(numberIn(worst[1]) ?? 0).toLocaleString("en-US")} leads, ${table.window.label}`;
  const label = textIn(worst[0]);
  const figures = [
    figure("unlabelled.leads", `Leads without ${label}, of all`, numberIn(worst[2])!, "share", note),
    figure("unlabelled.outcomes", `Of all ${outcome}, those without ${label}`, numberIn(worst[4])!, "share", note),
  ];
  return {
    id: "unlabelled",
    choice: label,
    because: `[[unlabelled.leads]] of leads and [[unlabelled.outcomes]] of ${outcome} have no ${label.toLowerCase()}, so nobody can feed or mend what they came from`,
    quantities: figures.map(({ ref }) => ref),
    confidence: "high",
    figures,
    label,
    outcome,
  };
}
