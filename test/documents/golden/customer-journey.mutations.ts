import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = "which holds only where every attempt is logged.";

export default [
  ...everywhere({
    prose,
    row: "| Proposal to landing page | Price logic, scope, names of plans | A buyer who opens both sees one offer | VP of Sales |",
    heading: "## 3. Lead Quality and Conversion",
  }),
  ...withDiagram(prose),
  { rule: "table/columns", find: "| Seam | Put side by side |", replace: "| Seam | Compared |" },
  { rule: "table/rows", find: "| Advocacy | Reference", replace: "| Praise | Reference", at: "| Stage |" },
  { rule: "commitments/owner", find: "sees one offer | VP of Sales |", replace: "sees one offer | Sales |" },
  {
    rule: "signals/flagged",
    find: "| SIGNAL MISSING: days from lead to win (deals with `Close date`) |",
    replace: "| Several weeks |",
    at: "## 1. Customer Journey Map",
  },
  {
    rule: "claims/attributed",
    find: "The mission's own text claims up to 200% for the whole, which nothing on record confirms.",
    replace: "Expect up to 200% for the whole.",
  },
  { rule: "text/no-em-dash", find: "so the rep's clock", replace: "\u2014 the rep's clock" },
] satisfies Mutation[];
