import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = '"Your reps never followed up." It may be true, and it is the sentence that ends the conversation.';

export default [
  ...everywhere({ prose, row: "", heading: "## THE OPENING" }).filter(({ rule }) => rule !== "table/ragged"),
  { rule: "table/ragged", find: prose, replace: `${prose}\n\n| a | b |\n| --- | --- |\n| c |`, at: "| c |" },
  ...withDiagram(prose),
  { rule: "field/required", find: "With: Dana, one on one\n\n", replace: "", at: "# PREPARATION CARD" },
  { rule: "field/date", find: "Built: 2026-03-31", replace: "Built: today" },
  {
    rule: "list/items",
    find: '- "You have only just come." Say: "Yes. It is the one time that I can ask without defending anything."\n',
    replace: "",
    at: '- "And what are you going to do about it?"',
  },
  {
    rule: "plan/no-number-promised",
    find: "One thing, which you will see before I tell anybody.",
    replace: "Give me a quarter, and pipeline from marketing will double.",
  },
  { rule: "text/no-em-dash", find: "It may be true, and it is", replace: "It may be true \u2014 and it is" },
  {
    rule: "text/words",
    find: "We have, and I have not",
    replace: `We have, ${"and so on ".repeat(90)}and I have not`,
    at: "## THE OPENING",
  },
] satisfies Mutation[];
