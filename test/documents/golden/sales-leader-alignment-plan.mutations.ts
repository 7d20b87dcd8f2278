import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = "A deck that proves the leads are good. Before there is trust, data is received as an argument.";

export default [
  ...everywhere({ prose, row: "", heading: "## THE SEAT TO GET" }).filter(({ rule }) => rule !== "table/ragged"),
  { rule: "table/ragged", find: prose, replace: `${prose}\n\n| a | b |\n| --- | --- |\n| c |`, at: "| c |" },
  ...withDiagram(prose),
  {
    rule: "field/required",
    find: "When: before Thursday, and before the next pipeline review\n\n",
    replace: "",
    at: "## THE FIRST CONVERSATION",
  },
  { rule: "field/date", find: "Built: 2026-03-31", replace: "Built: today" },
  { rule: "field/one-of", find: "Misalignment type: Type 1, earned", replace: "Misalignment type: earned" },
  { rule: "text/no-em-dash", find: "data is received as", replace: "data is \u2014 at best \u2014 received as" },
] satisfies Mutation[];
