import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = "The rest is where the stories about leads come from.";

export default [
  ...everywhere({
    prose,
    row: "| Price logic | What is paid for, names of plans | When it comes up | A proposal that the page foresaw |",
    heading: "## 4. Channel Coordination",
  }),
  ...withDiagram(prose),
  { rule: "table/columns", find: "| Loop | What travels |", replace: "| Loop | Content |" },
  {
    rule: "table/rows",
    find: "| Acceptance | `Lead status`",
    replace: "| Taking over | `Lead status`",
    at: "| Gate |",
  },
  {
    rule: "commitments/owner",
    find: "| Link in the alert | Demand Gen Manager |",
    replace: "| Link in the alert | Everyone |",
  },
  {
    rule: "handoffs/measured",
    find: "| 8 working hours | Assigned SDR |",
    replace: "| Soon | Assigned SDR |",
  },
  {
    rule: "handoffs/measured",
    find: "| `Lead status` is Accepted and a first attempt is logged |",
    replace: "| The lead seems promising |",
  },
  {
    rule: "recycle/reason-codes",
    find: "| Recycled, with a reason |",
    replace: "| Recycled, regardless of the reason |",
  },
  { rule: "truth/one-system", find: ", and where the two differ Salesforce wins", replace: "" },
  {
    rule: "truth/one-system",
    find: "and where the two differ Salesforce wins",
    replace: "each with its own source of truth",
  },
  {
    rule: "signals/flagged",
    find: "- SIGNAL MISSING: why deals were lost (property `Closed lost reason`)\n\n",
    replace: "",
    at: "## 2. Content Utilization",
  },
  { rule: "text/no-em-dash", find: "rejection only sales", replace: "rejection \u2014 only sales" },
] satisfies Mutation[];
