import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = "No share on record moved by more than chance.";

export default [
  ...everywhere({
    prose,
    row: "| MQLs without a touch or a decision | 1.8% | 1.2% |",
    heading: "## VII. NEXT QUARTER",
  }),
  ...withDiagram(prose),
  { rule: "table/columns", find: "| Reason | Then | Now |", replace: "| Reason | Before | Now |" },
  { rule: "table/rows", find: "| Acceptance rate | Head", replace: "| Quality | Head", at: "| Commitment | Owner |" },
  { rule: "commitments/number", find: "| Demand Gen Manager | 85% |", replace: "| Demand Gen Manager | most |" },
  {
    rule: "commitments/owner",
    find: "| Disposition in five working days | VP of Sales |",
    replace: "| Disposition in five working days | The team |",
  },
  {
    rule: "signals/flagged",
    find: "- SIGNAL MISSING: the share of MQLs first touched within the response target\n",
    replace: "",
    at: "## II. COMMITMENTS",
  },
  { rule: "text/no-em-dash", find: "before any target moves", replace: "\u2014 before any target moves" },
] satisfies Mutation[];
