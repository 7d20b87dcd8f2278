import type { Quantity } from "../documents/quantity.ts";

/** A position taken from facts, settings and the user's words. */
export interface Decision {
  id: string;
  choice: string;
  /** Why, in one sentence; figures stand as references such as `[[acceptance_rate]]`. */
  because: string;
  /** References of the quantities it rests on. */
  quantities: string[];
  confidence: "high" | "medium" | "low";
  /** Figures that it works out itself, or reads out of a table. */
  figures?: Quantity[];
}

/** A figure that a decision works out from facts and terms, or reads out of a table of them. */
export const figure = (ref: string, title: string, value: number, unit: Quantity["unit"], note: string): Quantity => ({
  ref,
  title,
  value,
  unit,
  origin: "fact",
  note,
});
