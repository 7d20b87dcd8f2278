import { everywhere, type Mutation, withDiagram } from "./mutation.ts";

const prose = "Both may be true at once, and only the first is yours to mend.";

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
  { rule: "plan/type", find: "Misalignment type: Type 1, earned", replace: "Misalignment type: Type 5, earned" },
  { rule: "plan/type", find: "Misalignment type: Type 1, earned", replace: "Misalignment type: Type 1, political" },
  {
    rule: "plan/earned-acknowledged",
    find: "The skepticism is earned. The list that marketing passed last spring had students and competitors on it, the reps called every one of them, and nobody from marketing said so first. A sales leader who remembers that week is not being unreasonable. Beneath it, marketing is measured on volume",
    replace: "Whether the skepticism is earned is open. Beneath it, marketing is measured on volume",
    at: "## SITUATION ASSESSMENT",
  },
  {
    rule: "plan/cause-named",
    find: "Beneath it, marketing is measured on volume and sales on closed revenue, and no target is shared.",
    replace: "Beneath it, the two teams do not talk.",
    at: "## SITUATION ASSESSMENT",
  },
  {
    rule: "plan/opening-aloud",
    find: /How to open it: "[^"]*"/,
    replace: "How to open it: with empathy, and with a question about the leads that were worst",
  },
  {
    rule: "plan/listening",
    find: "whether they can name the leads, which is what having been burned sounds like, or whether they reach for a number of their own, which is structure.",
    replace: "the tone.",
  },
  {
    rule: "plan/temptation-named",
    find: /What not to say: "[^"]*"/,
    replace: "What not to say: nothing harsh.",
  },
  {
    rule: "plan/seat",
    find: " In the room, listen, and write down where deals stall.",
    replace: "",
    at: "## THE SEAT TO GET",
  },
  {
    rule: "plan/seat",
    find: "In the room, listen, and write down",
    replace: "In the room, listen, hold sales accountable, and write down",
  },
  {
    rule: "plan/escalation-event",
    find: "Going to the CEO becomes right when the sales leader has named a change, has seen it made, and then tells the team to leave the leads that meet it.",
    replace: "Going to the CEO becomes right after six weeks.",
  },
  {
    rule: "plan/not-vindication",
    find: "come back with one useful thing from them.",
    replace: "come back with one useful thing from them. Bring the attribution report.",
  },
  {
    rule: "plan/no-number-promised",
    find: "Which of them wasted your team's time most recently?",
    replace: "Give me a month, and we will bring you 64% more of the ones that you accept.",
  },
  {
    rule: "plan/definition-with-sales",
    find: "Ask for a standing invitation to the pipeline review, as an observer,",
    replace: "Publish a new MQL definition. Ask for a standing invitation to the pipeline review, as an observer,",
  },
  {
    rule: "plan/one-change",
    find: "Say so on the day it stops:",
    replace: "In addition, launch a weekly dashboard. Say so on the day it stops:",
  },
  {
    rule: "plan/one-or-two",
    find: "Even where leadership sides with you, each later conversation starts from there.",
    replace: "She will know.\n\nA tighter definition, written by marketing alone.",
    at: "A tighter definition",
  },
  { rule: "text/no-em-dash", find: "data is received as", replace: "data is \u2014 at best \u2014 received as" },
] satisfies Mutation[];
