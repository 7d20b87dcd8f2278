import type { FactSheet } from "../../facts/sheet.ts";
import { type Cell, isTable, type TableFact } from "../../facts/types.ts";

/** A table of the sheet; undefined where it is missing. */
export function tableOf(sheet: FactSheet, id: string): TableFact | undefined {
  const fact = sheet.get(id);
  return isTable(fact) ? fact : undefined;
}

export const textIn = (cell: Cell | undefined): string => (cell && "text" in cell ? cell.text : "");
export const numberIn = (cell: Cell | undefined): number | undefined =>
  cell && "value" in cell ? cell.value : undefined;

/** Labels of a CRM that say nothing of where a lead came from. */
export const saysNothing = (label: string): boolean =>
  /^(?:unknown|other\b.*|unlabelled|offline sources?|none|null|n\/?a|\(?not set\)?|misc\w*|-)$/i.test(label);
