/** What leads do that get to an outcome of the portal's facts. */
export const verbOf = (outcome: string): string =>
  ({ Wins: "are won", Accepted: "are accepted", SQLs: "become SQLs", MQLs: "become MQLs" })[outcome] ?? "get on";

/** How the rest of a sentence takes the verb up: "of the rest 5% are". */
export const auxiliaryOf = (outcome: string): string => (verbOf(outcome).startsWith("are ") ? "are" : "do");
