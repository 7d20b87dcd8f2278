import * as z from "zod";
import { firstAsserted } from "../reading/negation.ts";
import { quotationsIn } from "../reading/quotation.ts";
import { lineIn, statementsIn } from "../reading/statements.ts";
import { defineRule, type Fault } from "../rule.ts";

const request = /\b(?:ask\w*|request\w*|invit\w*|observer|sit in|listen in|notes of|dial in|join)\b/i;
const inside =
  /\b(?:in the room|once (?:you are |you're )?(?:in|there|inside)|while (?:you are )?there|in (?:there|the review|the meeting)|when you(?: are|'re) (?:in|there)|during (?:the|it)|listen\b|take notes|\bsit(?:,| and) |note (?:where|which|why|what|down|every)|(?:won't|will not|do not|don't) (?:present|speak|explain)|keep a (?:tally|list)|camera (?:on|off)|write down|speak (?:only|when|once)|say (?:nothing|little)|stay (?:quiet|silent))/i;
const oversight =
  /\b(?:hold (?:sales|her|him|them|the reps|reps|the team) (?:to account|accountable)|accountab\w+|oversight|oversee|audit (?:the|their|her|his)|police|check up on|challenge (?:the|their|her|his) (?:forecast|numbers|reps|pipeline)|correct (?:the|their|her|his) (?:numbers|forecast)|defend (?:marketing|the leads|our leads|the numbers)|present (?:marketing|the attribution|our))\b/i;

export default defineRule({
  id: "plan/seat",
  severity: "warning",
  summary: "The seat is asked for as an observer who learns: how to ask and what to do in the room, and no oversight.",
  options: z.strictObject({}),
  examples: [
    {
      name: "word for word",
      markdown:
        '## THE SEAT TO GET\n\nYes, after the first change. "Could I sit in as an observer? I want to understand what is happening with the deals." Once in the room, listen. Do not defend marketing.\n',
      section: "THE SEAT TO GET",
      faults: [],
    },
    {
      name: "not yet",
      markdown:
        "## THE SEAT TO GET\n\nNot yet: a seat that is forced is one nobody talks in front of. Ask in May, for one review. In there, write down where deals stall and say nothing.\n",
      section: "THE SEAT TO GET",
      faults: [],
    },
    {
      name: "a seat with nothing to do in it",
      markdown: "## THE SEAT TO GET\n\nAsk for a standing invitation to the pipeline review.\n",
      section: "THE SEAT TO GET",
      faults: ["Missing what to do in the room, expected to listen and to flag patterns upstream."],
    },
    {
      name: "a seat that nobody asks for",
      markdown: "## THE SEAT TO GET\n\nMarketing belongs in the pipeline review. Once in the room, listen.\n",
      section: "THE SEAT TO GET",
      faults: ["Missing how to ask for the seat, expected the words of the request."],
    },
    {
      name: "as oversight",
      markdown:
        "## THE SEAT TO GET\n\nAsk to join the review, to hold sales accountable for follow-up. In the room, listen first.\n",
      section: "THE SEAT TO GET",
      faults: ["Unexpected `hold sales accountable`, expected the seat to be for learning."],
    },
    { name: "no such section", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check({ document, section }) {
    if (!section) return "unscored";
    const statements = statementsIn(document, section.nodes);
    const text = statements.map((statement) => statement.text).join("\n");
    const faults: Fault[] = statements.flatMap((statement) => {
      const found = firstAsserted(statement.text, oversight);
      if (!found) return [];
      const message = `Unexpected \`${found[0]}\`, expected the seat to be for learning.`;
      return [{ message, line: lineIn(document, statement, found.index), actual: found[0] }];
    });
    if (!request.test(text) && quotationsIn(text).length === 0)
      faults.push({
        message: "Missing how to ask for the seat, expected the words of the request.",
        line: section.line,
      });
    if (!inside.test(text))
      faults.push({
        message: "Missing what to do in the room, expected to listen and to flag patterns upstream.",
        line: section.line,
      });
    return faults;
  },
});
