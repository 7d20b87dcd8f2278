import type { FactSheet } from "../../facts/sheet.ts";
import { type Decision, figure } from "../decision.ts";
import { numberIn, tableOf, textIn } from "./cells.ts";

export interface Gap extends Decision {
  /** The property as the portal calls it, such as `job_title`; empty where none is lacking. */
  field: string;
}

/** A field that nearly every MQL has is no gap. */
const enough = 0.95;

/** The required field that MQLs lack most often: holding incomplete leads back begins with it. */
export function decideGap(sheet: FactSheet): Gap {
  const table = tableOf(sheet, "required_fields_by_stage");
  const row = table?.rows.find((cells) => textIn(cells[0]) === "MQL");
  const fields = (table?.columns ?? [])
    .map((field, index) => ({ field, share: numberIn(row?.[index]) }))
    .slice(2, -1)
    .flatMap(({ field, share }) => (share === undefined ? [] : [{ field, share }]))
    .toSorted((a, b) => a.share - b.share);
  const [worst] = fields;
  if (!table || !worst || worst.share >= enough)
    return {
      id: "completeness-gap",
      choice: worst ? "none" : "unknown",
      because: worst ? "nearly every MQL has each required field" : "which required field MQLs lack is not on record",
      quantities: [],
      confidence: worst ? "high" : "low",
      field: "",
    };
  return {
    id: "completeness-gap",
    choice: worst.field,
    because: `it is the required field that MQLs have least often, on [[gap.field]] of them`,
    quantities: ["gap.field", "field_completeness"],
    confidence: "high",
    figures: [figure("gap.field", `MQLs with ${worst.field} filled`, worst.share, "share", table.window.label)],
    field: worst.field,
  };
}
