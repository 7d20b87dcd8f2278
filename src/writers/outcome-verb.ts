/** What leads do that get to an outcome of the portal's facts. */
export const verbOf = (outcome: string): string =>
  ({ Wins: "are won", Accepted: "are accepted", SQLs: "become SQLs", MQLs: "become MQLs" })[outcome] ?? "get on";
