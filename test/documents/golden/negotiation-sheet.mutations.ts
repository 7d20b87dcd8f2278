import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = "Who they are is for their lead.";

export default [
  ...everywhere({
    prose,
    row: "| Acceptance window | 60 working minutes | | | |",
    heading: "## 4. Where to Settle",
  }),
  ...withDiagram(prose),
  { rule: "table/columns", find: "| Choice | Met on History |", replace: "| Choice | Met |" },
  { rule: "table/rows", find: "| Speed target | 30", replace: "| Response | 30", at: "| Term |" },
  {
    rule: "signals/flagged",
    find: "- SIGNAL MISSING: the share of MQLs that a rep takes up within the acceptance window\n",
    replace: "",
    at: "## 3. Acceptance Window",
  },
  { rule: "text/no-em-dash", find: "so that a missed target is caught", replace: "\u2014 a missed target is caught" },
] satisfies Mutation[];
