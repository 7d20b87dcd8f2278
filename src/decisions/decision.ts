/** A position taken from facts, settings and the user's words. */
export interface Decision {
  id: string;
  choice: string;
  /** Why, in one sentence; figures stand as references such as `[[acceptance_rate]]`. */
  because: string;
  /** References of the quantities it rests on. */
  quantities: string[];
  confidence: "high" | "medium" | "low";
}
