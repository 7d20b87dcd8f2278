import * as z from "zod";
import { firstAsserted, leadingTo } from "../reading/negation.ts";
import { markNames, personName } from "../reading/people.ts";
import { adviceIn, conversationField, planHeadings, typeField, typesOf } from "../reading/plan.ts";
import { withoutQuotations } from "../reading/quotation.ts";
import { lineIn, type Statement, statementsIn } from "../reading/statements.ts";
import { timesIn } from "../reading/time.ts";
import { defineRule, type Fault, type RuleContext } from "../rule.ts";

const who = `(?:she|he|they|who|(?:the|your|her|his|their|a|an|no|any|two|three) (?:[a-z]+ ){0,2}?(?:leader|VP|CRO|CSO|head|director|chief|reps?|managers?|team|counterpart|SDRs?|AEs?|sellers?|leads?)(?: of [a-z]+)?|VP of Sales|sales|nobody|${personName})`;
/** What tells of a state or a feeling, and of no act that somebody else could have seen. */
const states =
  "is|are|was|were|be|been|has|have|had|does|do|did|isn't|hasn't|doesn't|needs?|feels?|felt|seems?|seemed|remains?|remained|stays?|stayed|improves?|improved|changes?|changed|trusts?|trusted|believes?|believed|thinks?|thought|wants?|wanted|likes?|liked|understands?|understood|continues?|continued|deteriorat\\w+|resists?|resisted|persists?|progress\\w*|softens?|appears?|appeared|looks?|looked|matters?|engages?|engaged|aligns?|aligned|tries|tried|struggles?|knows?|knew|hopes?|doubts?|values?|valued|respects?|always|perhaps|less|across|as|this|us|its|his|towards|besides|unless|sales|leads|reps";
const helping =
  "(?:(?:has|have|had|will|still|then|again|also|even|never|openly|publicly|simply|twice|both|either|first|nonetheless|anyway|already|only|just|[a-z]+ly),? )*";
const verb = `(?!(?:${states})\\b)(?:[a-z]+(?:s|ed)\\b|said|told|sent|took|left|went|met|made|held|struck|hung|wrote|broke|gave|kept|put|cut|let|ran|came|brought|spoke|forbade|withdrew|chose|overrode)`;
/** What a team or several people do, which has no ending to be told by. */
const plural =
  "(?:decline|refuse|cancel|skip|reject|block|ignore|tell|say|ask|claim|leave|return|mark|stop|delete|reassign|drop|close|call|bypass|withdraw|announce|repeat)";
const acts = new RegExp(
  `(?<!\\w)${who},? (?:${helping}${verb}|(?:still |then |both |openly )?(?:do not|don't|no longer )?${plural}\\b)|(?<!\\w)${who}\\b[^.;:]*?\\b(?:and|or|but)(?: then| still| again)? (?:has |have )?${verb}\\b`,
  "i",
);
const undergone =
  /\b(?:is|are|was|were|has been|have been|gets?|been|be|stays?|remains?|sits?|goes|go|comes? back)\b (?:\w+ ){0,3}?(?:declined|refused|cancell?ed|skipped|ignored|rejected|blocked|removed|reversed|turned down|unworked|untouched|uncalled|unanswered|excluded|uninvited|returned|denied|dropped|broken|withdrawn|overruled|vetoed|reassigned|deleted|told|instructed|struck|sent back|marked|called off)\b|\b(?:declined|cancell?ed|refused|skipped|unanswered|missed|broken) (?:\w+ ){0,2}?(?:invitation|one[- ]on[- ]one|meeting|conversation|request|agreement|promise|e-?mail)s?\b|\b(?:written|public|explicit|open|second|flat) (?:refusal|no|rejection)\b|\brefusal to\b|\bno[- ]shows?\b|\bcancellations?\b/i;
const measured =
  /\b(?:acceptance|attainment|follow-up|response|pipeline|rejections?|attempts?|touches)\b[^.;]{0,40}\b(?:falls?|drops?|stays?|under|below|above|over|at zero|at least|fewer|more)\b[^.;]{0,30}\b(?:\d|half|third|quarter|tenth|zero|none|agreed)/i;
const above =
  "(?:CEO|COO|CFO|founders?|president|board|leadership|executives?|(?:her|his|their|your|the) (?:boss|manager)|CMO)";
const early = new RegExp(
  `\\b(?:start|begin|open|first|right away|immediately|at once|today)\\b[^.;:]{0,30}\\b(?:go(?:ing)? to|brief(?:ing)?|ask(?:ing)?|tell(?:ing)?|see(?:ing)?|call(?:ing)?|email(?:ing)?|escalat\\w+ to|talk(?:ing)? to|align(?:ing)? with)\\b[^.;:]{0,20}\\b${above}\\b|\\b(?:go to|brief|tell|warn|talk to|speak (?:to|with)|align with|loop in|cc|copy|involve|see|escalate to|take (?:it|this) to)\\b[^.;:]{0,20}\\b${above}\\b[^.;:]{0,40}\\b(?:first\\b|before (?:the|this|that|you|your|any|talking|speaking|meeting)[^.;:]{0,20}(?:conversation|one[- ]on[- ]one|meeting|talk|speak|meet|leader|VP|CRO|her|him|them)|in parallel|at the same time)`,
  "i",
);
const clarity = new RegExp(
  `\\b${above}\\b[^.;]*\\b(?:expect\\w*|clarity|clear|clarif\\w+|contribut\\w+|mandate|role|consequences?|follows|decid\\w+|sa(?:y|id|ys))\\b|\\b(?:clarity|clarif\\w+|expect\\w*|mandate)\\b[^.;]*\\b${above}\\b|\\bask\\b[^.;]*\\bwhat marketing is expected\\b`,
  "i",
);

export default defineRule({
  id: "plan/escalation-event",
  severity: "warning",
  summary:
    "The escalation trigger is an act that can be observed, after direct conversation; for type 4 leadership clarity comes first.",
  options: z.strictObject({}),
  examples: [
    {
      name: "an act of the leader's",
      markdown:
        "## ESCALATION TRIGGER\n\nGoing to the CEO becomes right when she has named a change, has seen it made, and then tells the team to leave the leads that meet it.\n",
      section: "ESCALATION TRIGGER",
      faults: [],
    },
    {
      name: "a time beside the act",
      markdown:
        "## ESCALATION TRIGGER\n\n**Trigger:** Dana cancels the one-on-one twice within four weeks. Not before.\n",
      section: "ESCALATION TRIGGER",
      faults: [],
    },
    {
      name: "an act as a list",
      markdown:
        "## ESCALATION TRIGGER\n\nGo up only if one of these happens:\n\n- two invitations in a row are declined without another date\n- the agreed change is live and leads that meet it are still refused\n\nNot a deadline. It is what happens that counts.\n",
      section: "ESCALATION TRIGGER",
      faults: [],
    },
    {
      name: "type 4, where leadership comes first",
      markdown:
        "Misalignment type: Type 4\n\n## ESCALATION TRIGGER\n\nHere leadership comes first: ask the CEO what marketing is expected to contribute. Going back is right only when he has heard it and leads are still refused.\n",
      section: "ESCALATION TRIGGER",
      faults: [],
    },
    {
      name: "a number of weeks",
      markdown: "## ESCALATION TRIGGER\n\nIf nothing has improved after six weeks, go to the CEO.\n",
      section: "ESCALATION TRIGGER",
      faults: [
        "Unexpected `six weeks` as the escalation trigger, expected an observable act that shows that direct conversation has failed.",
      ],
    },
    {
      name: "an act or a time, whichever comes first",
      markdown: "## ESCALATION TRIGGER\n\nIf she refuses, or after four weeks, whichever comes first, go to the CEO.\n",
      section: "ESCALATION TRIGGER",
      faults: [
        "Unexpected `four weeks` as the escalation trigger, expected an observable act that shows that direct conversation has failed.",
      ],
    },
    {
      name: "the CEO in the room",
      markdown:
        "Misalignment type: Type 1\n\n## THE FIRST CONVERSATION\n\nWho should be in the room: you, the VP and the CEO\n\n## ESCALATION TRIGGER\n\nWhen he refuses the meeting.\n",
      section: "ESCALATION TRIGGER",
      faults: ["Unexpected `the CEO` in the room, expected a direct conversation before any escalation."],
    },
    {
      name: "a date",
      markdown: "## ESCALATION TRIGGER\n\nEscalate on 2026-09-01.\n",
      section: "ESCALATION TRIGGER",
      faults: [
        "Unexpected `2026-09-01` as the escalation trigger, expected an observable act that shows that direct conversation has failed.",
      ],
    },
    {
      name: "a feeling",
      markdown: "## ESCALATION TRIGGER\n\nWhen the relationship still does not feel right, involve the CEO.\n",
      section: "ESCALATION TRIGGER",
      faults: [
        "Missing event in ESCALATION TRIGGER, expected an observable act that shows that direct conversation has failed.",
      ],
    },
    {
      name: "over the leader's head at once",
      markdown:
        "Misalignment type: Type 3\n\n## THE FIRST CONVERSATION\n\nWhen: next week. Brief the CEO first.\n\n## ESCALATION TRIGGER\n\nWhen he refuses the meeting.\n",
      section: "ESCALATION TRIGGER",
      faults: ["Unexpected `Brief the CEO first`, expected a direct conversation before any escalation."],
    },
    {
      name: "type 4 without leadership",
      markdown: "Misalignment type: Type 4\n\n## ESCALATION TRIGGER\n\nWhen he declines the one-on-one twice.\n",
      section: "ESCALATION TRIGGER",
      faults: [
        "Missing leadership clarity, expected what leadership expects of marketing to be settled first, since the misalignment is of type 4.",
      ],
    },
    { name: "no such section", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context) {
    const { document, section } = context;
    if (!section) return "unscored";
    const statements = statementsIn(document, section.nodes).map((statement) => ({
      ...statement,
      text: markNames(withoutQuotations(statement.text)),
    }));
    return [...triggerIn(statements, section.line), ...orderOf(context)];
  },
});

const isEvent = ({ text }: Statement): boolean => acts.test(text) || undergone.test(text) || measured.test(text);

/** A time that is as good as the act: `or after four weeks, whichever comes first`. */
const whichever = /\bwhichever\b|\bor (?:else )?(?:after|within|by|at the latest)\b|\bat the latest\b/i;

function triggerIn(statements: readonly Statement[], line: number): Fault[] {
  const either = statements.find(({ text }) => whichever.test(text) && timesIn(text).length > 0);
  if (statements.some(isEvent) && !either) return [];
  const expected = "an observable act that shows that direct conversation has failed";
  const [time] = (either ? [either] : statements).flatMap((statement) =>
    timesIn(statement.text).map((found) => ({ found, statement })),
  );
  if (!time) return [{ message: `Missing event in ${planHeadings.escalation}, expected ${expected}.`, line }];
  const actual = time.found.text.replace(/^(?:on|by|before|in|after|from|until|the|about|within|another) /i, "");
  return [
    {
      message: `Unexpected \`${actual}\` as the escalation trigger, expected ${expected}.`,
      line: time.statement.line,
      actual,
    },
  ];
}

/** Who is spoken to first: the leader, or with a categorical opponent those above both. */
function orderOf({ document, section, sections }: RuleContext): Fault[] {
  const types = typesOf(document);
  const isSettled = !/hypothesis|settled|unless|perhaps|maybe|possibly|likely/i.test(typeField(document)?.text ?? "");
  const advice = adviceIn(document, sections);
  if (types.includes(4)) {
    if (types[0] !== 4 || !isSettled || advice.some(({ text }) => clarity.test(text))) return [];
    const message =
      "Missing leadership clarity, expected what leadership expects of marketing to be settled first, since the misalignment is of type 4.";
    return [{ message, line: section!.line }];
  }
  const room = conversationField(document, sections, "Who should be in the room");
  const present = room && firstAsserted(room.text, new RegExp(`\\b(?:the )?${above}\\b`, "i"));
  if (present)
    return [
      {
        message: `Unexpected \`${present[0]}\` in the room, expected a direct conversation before any escalation.`,
        line: room.line,
        actual: present[0],
      },
    ];
  return advice.flatMap((statement) => {
    const found = firstAsserted(statement.text, early);
    if (!found || /\bafter\b/i.test(leadingTo(statement.text, found.index))) return [];
    const message = `Unexpected \`${found[0]}\`, expected a direct conversation before any escalation.`;
    return [{ message, line: lineIn(document, statement, found.index), actual: found[0] }];
  });
}
