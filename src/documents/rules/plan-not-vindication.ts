import * as z from "zod";
import { isQuoted, numbersIn, type Printed } from "../numbers.ts";
import { lineAt } from "../prose.ts";
import { firstAsserted, leadingTo } from "../reading/negation.ts";
import { markNames, personName } from "../reading/people.ts";
import { adviceIn, conversationField } from "../reading/plan.ts";
import { promiseIn } from "../reading/promise.ts";
import { lineIn, type Statement } from "../reading/statements.ts";
import { defineRule, type Fault, type RuleContext } from "../rule.ts";

const leader = `(?:the (?:sales leader|VP(?: of sales)?|CRO|head of sales|CSO)|she|he|they|your counterpart|sales|the reps|her reps|his reps|their reps|your reps|the sales team|${personName})`;
const proof = "(?:attribution|pipeline|conversion|contribution|performance|influence|funnel|marketing)";

/** Each way to be vindicated, with what is meant by it. */
const ways: [pattern: RegExp, what: string][] = [
  [
    /\b(?:the|our|your|marketing's) leads (?:are|were|have been) (?:(?!not\b|never\b|hardly\b|no\b)\w+ )?(?:good|fine|strong|solid|great|better than)\b/i,
    "a defense of the record",
  ],
  [
    /\b(?:publish|write|send|share|present|circulate|build|create|prepare)\b[^.;]{0,60}\b(?:shows?|showing|proves?|proving)\b[^.;]{0,40}\bmarketing\b/i,
    "data as an argument",
  ],
  [
    /\bonce (?:she|he|they|sales|the \w+) sees? (?:ours|our|the (?:numbers|data|figures|report))\b|\b(?:counter|correct|change|fight|dispel|kill) (?:the|that|this) (?:story|narrative|perception|myth|rumou?r)\b/i,
    "an argument to win",
  ],
  [
    /\b(?:set the record straight|correct (?:the|her|his|their) (?:record|narrative|story|perception|impression)|clear (?:marketing's|our|the team's) name|prove (?:her|him|them|sales|the \w+) wrong|(?:rebut|refute|debunk|counter|push back on) (?:the|her|his|their|this|that|each|every) (?:\w+ )?(?:claims?|narrative|criticisms?|points?|objections?|complaints?|accusations?|story)|defend(?:ing)? (?:the|our|your|marketing|marketing's|my) ?(?:\w+ )?(?:record|numbers?|team|leads?|programs?|mqls?|results|work|contribution|budget)?)\b/i,
    "a defense of the record",
  ],
  [
    new RegExp(
      String.raw`\b(?:prove|show|demonstrate|convince ${leader}|make (?:it )?clear|establish|argue|insist|remind ${leader}|persuade ${leader}) (?:to ${leader} )?(?:that |how )(?:marketing|the leads|our leads|your leads|the mqls|the programs?|attribution|the data|it) ?[^.;]{0,40}\b(?:good|fine|strong|better|right|valuable|works?|worked|converts?|sourc\w+|contribut\w+|influenc\w+|deliver\w*|driv\w+|clear)\b`,
      "i",
    ),
    "a defense of the record",
  ],
  [
    /\b(?:win(?:ning)? the (?:\w+ )?(?:argument|debate|case)|settle (?:the )?attribution|make (?:the|your|our|a) case for marketing|build (?:the|your|our|a) case (?:for|that) (?:marketing|the leads)|get (?:the )?credit (?:for|that) (?:marketing|you)|claim (?:the |your |our |more )?(?:credit|wins?|deals?|attribution)|vindicat\w+)\b/i,
    "an argument to win",
  ],
  [
    new RegExp(
      String.raw`\b(?:send|show|share|present|bring|walk ${leader} through|take ${leader} through|open with|lead with|forward|put)\b (?:${leader} |to ${leader} )?(?:\w+ ){0,3}?${proof} (?:\w+ )?(?:data|report|deck|dashboard|numbers|slides|analysis|model|figures|results)\b`,
      "i",
    ),
    "data as an argument",
  ],
  [
    /\b(?:data|numbers|figures|facts|portal|crm|report|deck|slides)\b[^.;]{0,20} (?:that |which |to |clearly )?(?:proves?|vindicates?|shows? (?:that )?(?:marketing|the leads|our leads|we)(?: is| are| were|'re)? (?:right|good|fine|better)|(?:is|are) on (?:our|your|marketing's) side|backs? (?:us|you|marketing) up)\b/i,
    "data as an argument",
  ],
  [
    new RegExp(
      String.raw`\b(?:point out|explain|remind ${leader}|tell ${leader}|mention|note|show|argue)\b (?:to ${leader} )?that (?:${leader}|follow-up)[^.;]{0,30}\b(?:did not|didn't|do not|don't|does not|doesn't|never|failed|fail|too slow|too late|ignored?)\b`,
      "i",
    ),
    "blame for sales",
  ],
  [
    /\byour (?:reps|team|people|SDRs|AEs) (?:did not|didn't|do not|don't|never|failed to|ignored?|are not|aren't|were too)\b|\b(?:never|not|hardly) (?:\w+ )?(?:followed up|called|worked|touched)\b[^.;]{0,30}\bby (?:your|sales|the reps)/i,
    "blame for sales",
  ],
  [
    new RegExp(
      String.raw`(?<!\w)(?:the (?:sales leader|VP(?: of sales)?|CRO|head of sales)|she|he|${personName})(?:(?:'s|\u2019s) (?:numbers|figures|view|account|version|claims?))? (?:is|was|are|were) (?:(?!not\b|never\b|hardly\b)\w+ )?(?:wrong|mistaken|unfair|irrational|unreasonable|biased|in denial|the (?:real )?problem)\b|\bmarketing (?:is|was|has been) (?:(?!not\b|never\b|hardly\b)\w+ )?(?:right|correct|in the right)\b|\bthe (?:real|actual|true) (?:problem|issue|cause|culprit) is (?:that )?(?:sales|the reps|follow-up|her reps|his reps|their reps|the sales)\b`,
      "i",
    ),
    "a verdict against sales",
  ],
];

/** Ways that only an opening has. */
const waysToOpen: [pattern: RegExp, what: string][] = [
  [
    /\b(?:we|marketing|my team|our team)(?:'ve| have|\u2019ve)? (?:sourced|influenced|generated|drove|delivered|contributed|brought in)\b/i,
    "data as an argument",
  ],
  [
    /\bI(?:'ve| have|\u2019ve)? (?:brought|pulled|prepared|put together|compiled|printed|made)\b[^.;]{0,60}\b(?:attribution|conversion|contribution|numbers|data|figures|report|deck|slides)\b/i,
    "data as an argument",
  ],
  [
    /\b(?:misunderstanding|misperception|myth|wrong impression) (?:about|of|that)\b|\bput (?:that|this|it) to (?:bed|rest)\b|\bclear (?:it|this|that|things) up\b/i,
    "a defense of the record",
  ],
];

/** Figures that an opening must not argue with; the length of a talk is none. */
const arguing: ReadonlySet<Printed["measure"]> = new Set(["share", "money", "leads", "deals", "times", "rate"]);
/** A count that speaks against marketing is no argument for it. */
const against = /\b(?:zero|no|none|not one|not a single|nothing|only)\b/i;
const counts: ReadonlySet<Printed["measure"]> = new Set(["leads", "deals"]);

export default defineRule({
  id: "plan/not-vindication",
  severity: "warning",
  summary: "Nothing in the plan defends the record, wins the attribution argument, or opens with figures.",
  options: z.strictObject({}),
  examples: [
    {
      name: "listening",
      markdown:
        '## SITUATION ASSESSMENT\n\nShe is not being irrational. It may be true that leads wait too long, and it is still not the first thing to say.\n\n## THE FIRST CONVERSATION\n\nHow to open it: "I have seen the pipeline data, and I would not trust the number either. Could I have 30 minutes?"\n',
      faults: [],
    },
    {
      name: "agreeing, in the words of a no",
      markdown:
        '## A\n\nDana is not wrong, and marketing is not right by having a better count.\n\n"I hear that our leads are not good enough."\n',
      faults: [],
    },
    {
      name: "giving the credit away",
      markdown:
        "## A\n\nDo not defend marketing, explain, or send the attribution data. Give sales the credit wherever it is unclear, and announce the deal as the rep's.\n",
      faults: [],
    },
    {
      name: "the temptation, where it belongs",
      markdown:
        '## THE FIRST CONVERSATION\n\nWhat to listen for: whether he says "marketing is right about nothing".\n\nWhat not to say: "Your reps never call them. The attribution data shows that marketing is right."\n\n## WHAT WILL NOT WORK IN THIS SITUATION\n\nA deck that proves the leads are good.\n',
      faults: [],
    },
    {
      name: "the example that the leader cited",
      markdown:
        '## THE FIRST CONVERSATION\n\nHow to open it: "I went back to the Berlin webinar. 200 leads and not one opportunity: I would be sceptical too."\n',
      faults: [],
    },
    {
      name: "defending the record",
      markdown: "## A\n\nUse the meeting to set the record straight on last year.\n",
      faults: [
        "Unexpected `set the record straight`, a defense of the record; expected the relationship to come before being right.",
      ],
    },
    {
      name: "data before trust",
      markdown: "## A\n\nBefore you meet, send her the attribution report, so that it is plain who is right.\n",
      faults: [
        "Unexpected `send her the attribution report`, data as an argument; expected the relationship to come before being right.",
      ],
    },
    {
      name: "blame in the opening, with a figure",
      markdown:
        '## THE FIRST CONVERSATION\n\nHow to open it: "Marketing sourced 42% of pipeline.\nYour reps never called half of it."\n',
      faults: [
        "Unexpected `42%` in How to open it, expected no figure: before there is trust, data is received as an argument.",
        "Unexpected `Your reps never`, blame for sales; expected the relationship to come before being right.",
      ],
    },
    {
      name: "a verdict",
      markdown: "## SITUATION ASSESSMENT\n\nThe CRO is simply wrong about the leads.\n",
      faults: [
        "Unexpected `The CRO is simply wrong`, a verdict against sales; expected the relationship to come before being right.",
      ],
    },
  ],
  check(context) {
    const { document, sections } = context;
    const opening = conversationField(document, sections, "How to open it")?.statements ?? [];
    const starts = new Set(opening.map(({ at }) => at[0]));
    return adviceIn(document, sections).flatMap((statement): Fault[] => {
      const opens = starts.has(statement.at[0]);
      const figures = opens ? figuresIn(statement, context) : [];
      if (figures.length > 0) return figures;
      const marked = markNames(statement.text);
      for (const [pattern, what] of opens ? [...ways, ...waysToOpen] : ways) {
        const found = firstAsserted(marked, pattern);
        if (!found || (!opens && isReported(statement.text, found.index))) continue;
        const actual = statement.text.slice(found.index, found.index + found[0].length);
        const message = `Unexpected \`${actual}\`, ${what}; expected the relationship to come before being right.`;
        return [{ message, line: lineIn(document, statement, found.index), actual }];
      }
      return [];
    });
  },
});

/** What was done before, or what somebody else does, is no advice: `you sent`, `the more you`, `if you`, `each time they`. */
const isReported = (text: string, index: number): boolean =>
  /\b(?:whether|if|may|might|that|think|thinks|says?|said|claims?|believes?)\b[^.;,]*$/i.test(leadingTo(text, index)) ||
  /\b(?:you (?:have )?(?:already )?|wrote that |tempt\w+ (?:is )?to |urge to |want to |may |might |could |would |even if |whether )$/i.test(
    leadingTo(text, index),
  );

/** Figures that a sentence of the opening argues with. What it promises is a finding of plan/no-number-promised. */
function figuresIn(statement: Statement, { document, quantities }: RuleContext): Fault[] {
  if (promiseIn(statement)) return [];
  return numbersIn(statement)
    .filter(({ measure }) => arguing.has(measure) && !(counts.has(measure) && against.test(statement.text)))
    .filter((printed) => !quantities || !isQuoted(statement, printed, quantities))
    .map(({ text, offset }) => ({
      message: `Unexpected \`${text}\` in How to open it, expected no figure: before there is trust, data is received as an argument.`,
      line: lineAt(document.text, offset),
      actual: text,
    }));
}
