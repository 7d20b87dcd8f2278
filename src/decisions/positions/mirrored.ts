import type { FactSheet } from "../../facts/sheet.ts";
import type { Decision } from "../decision.ts";
import { tableOf, textIn } from "./cells.ts";

export interface Mirrored extends Decision {
  /** Lifecycle stages that only repeat a deal stage, each with the one it repeats. */
  stages: { stage: string; dealStage: string }[];
  /** False where the portal can't tell. */
  known: boolean;
}

/** A deal makes its contact an Opportunity, and its win makes a Customer: these move together as they should. */
const belongTogether = /^(?:opportunity|customer|sql|evangelist)$/i;

/** Lifecycle stages that mirror deal stages, which an SLA would inherit as a broken funnel. */
export function decideMirrored(sheet: FactSheet): Mirrored {
  const fact = sheet.get("mirrored_stages");
  const rows = tableOf(sheet, "mirrored_stages")?.rows ?? [];
  const found = rows
    .map((row) => ({ stage: textIn(row[0]), dealStage: textIn(row[1]) }))
    .filter(({ stage }) => !belongTogether.test(stage));
  const stages = found.filter(({ stage }, index) => found.findIndex((other) => other.stage === stage) === index);
  const known = fact.status === "measured" || /no lifecycle stage has the name/.test(fact.check);
  return {
    id: "mirrored-stages",
    choice: stages.length > 0 ? stages.map(({ stage }) => stage).join(", ") : known ? "none" : "unknown",
    because:
      stages.length > 0
        ? "these lifecycle stages carry the name of a deal stage or are always set with one, so the funnel counts the same step twice"
        : known
          ? "no lifecycle stage on record carries the name of a deal stage or moves with one that it should not"
          : "lifecycle stages and deal stages are not both on record",
    quantities: [],
    confidence: known ? "high" : "low",
    stages,
    known,
  };
}
