import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = "the leads are paid for already and need a call, not a budget.";

export default [
  ...everywhere({
    prose,
    row: "| 2 | Definitions workshop | Head of Demand Gen | Both signatures stand beneath the SLA |",
    heading: "## Open Signals",
  }),
  ...withDiagram(prose),
  { rule: "table/columns", find: "| Criterion | Carried by |", replace: "| Criterion | Document |" },
  { rule: "commitments/owner", find: "or a decision | VP of Sales |", replace: "or a decision | We |" },
  { rule: "checklist/complete", find: "- [ ] The revert rule works\n", replace: "", at: "## Success Criteria" },
  {
    rule: "signals/flagged",
    find: "\n- SIGNAL MISSING: what each leak costs (closed deals with `Amount`)\n",
    replace: "",
    at: "## What We Found",
  },
  {
    rule: "claims/attributed",
    find: "The mission's own text claims up to 200% for the whole, which nothing on record confirms.",
    replace: "Expect up to 200% for the whole.",
  },
  { rule: "text/no-em-dash", find: "call, not a budget", replace: "call \u2014 not a budget" },
] satisfies Mutation[];
