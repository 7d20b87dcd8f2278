import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = "has an off switch that the RevOps Lead alone presses.";

export default [
  ...everywhere({
    prose,
    row: "| Monthly review, strictly to its agenda | RevOps Lead | The dashboard | One improvement action, one owner, one date |",
    heading: "## 3. Unified Messaging",
  }),
  ...withDiagram(prose),
  { rule: "table/columns", find: "| Metric | Today | Target |", replace: "| Metric | Now | Target |" },
  {
    rule: "table/rows",
    find: "| Customer feedback: one question after the first result |",
    replace: "| One question after the first result |",
    at: "| Action | Owner | Needs first | Done when |",
  },
  {
    rule: "commitments/owner",
    find: "| Inventory: each asset with topic, stage and date | Demand Gen Manager |",
    replace: "| Inventory: each asset with topic, stage and date | Marketing |",
  },
  {
    rule: "automation/after-definition",
    find: "| Definitions workshop, both teams in one room | Head of Demand Gen | Ten MQLs of each outcome, printed | Both holders have signed |\n| MQL and acceptance moments stamped by workflow | RevOps Lead | Signed definitions |",
    replace: "| MQL and acceptance moments stamped by workflow | RevOps Lead | Nothing |",
  },
  {
    rule: "signals/flagged",
    find: "| SIGNAL MISSING: logged calls and e-mails of each rep |",
    replace: "| Rare |",
    at: "## 6. Success Metrics",
  },
  { rule: "text/no-em-dash", find: "announced: 12%", replace: "announced \u2014 12%" },
] satisfies Mutation[];
