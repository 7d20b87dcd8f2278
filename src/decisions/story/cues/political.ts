import { gap, number } from "../classes.ts";
import { cuesOf, either, one } from "./cue.ts";

const sales = "(?:sales|he|she|they|vp|cro|counterpart|sales leader|head|director|officer|chief)";
const attributionWords =
  "(?:attribution|(?:first|last|multi)[ -]touch|touch(?:es|points?)?|lead source|source fields?|(?:marketing[- ])?sourced(?: (?:revenue|pipeline|number|deals?))?|influenced?|methodology)";
const disputes =
  "(?:fight(?:s|ing)?|fought|disput(?:e|es|ed|ing)|question(?:s|ed|ing)?|challeng(?:e|es|ed|ing)|correct(?:s|ed)|argu(?:e|es|ed|ing)|argument|goes after|attack(?:s|ed|ing)?|contest(?:s|ed)?|push(?:es|ed)? back|rejects?|object(?:s|ed)?|audit|chang(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|rewrit(?:e|es|ing)|pick(?:s|ed)? apart|quarrels?|fights?|battles?|pull(?:s|ed)? apart)";
const resources =
  "(?:budget|head ?count|(?:program|marketing|my|our) (?:money|dollars|spend)|(?:some|two|three|half|all) of my (?:people|team|headcount)|my (?:team|people)|(?:my|one of my|two of my) (?:\\w+ )?(?:hires?|people|marketers?)|sdr team|sdrs|bdrs)";
const wants =
  "(?:wants?|wanted|tak(?:e|es|ing)|cut(?:s|ting)?|mov(?:e|es|ed|ing)|shift(?:s|ed|ing)?|ask(?:s|ed|ing)?|redirect\\w*|lobb(?:y|ies|ied|ying)|(?:would|'d) rather|should (?:be|go)|propos(?:es|ed|ing)|give (?:him|her|them)|goes to|went to|instead of|to have)";

/** Type 3: a quarrel over credit, method and resources, though results may be clean. */
export const political = cuesOf("political", [
  {
    id: "taken",
    weight: 3,
    says: "what marketing brought is told as sales' own",
    patterns: [
      one(
        `${sales}${gap(4)}(?:takes?|took|taking|gets?|got|wants?)${gap(3)}credit for${gap(1)}(?:our|my|everything|every|each|all|marketing'?s?|(?:a|the|any) (?:campaign|deals? (?:that )?(?:we|marketing|our|i)))`,
      ),
      one(`got the credit, we|shows zero marketing|${sales}${gap(1)}got the credit`),
    ],
    unless: /\bmarketing (?:takes|wants|gets|claims)|\bwe (?:take|claim)\b/i,
  },
  {
    id: "credit",
    weight: 3,
    says: "the quarrel is over who gets the credit",
    patterns: [
      one(
        "(?:deleted|removed|took down|edited out|cut) (?:the|my|our|that) (?:message|post|shout-?out|mention|thank[- ]you|slide|name)",
      ),
      one(
        `(?:tak(?:e|es|ing)|took|claim(?:s|ed|ing)?|grab(?:s|bed|bing)?|steal(?:s|ing)?|stole|giv(?:e|es|ing)|wants?|deserves?|get(?:s|ting)?|gets?)${gap(3)}credit|credit for|credit (?:grab|where|fight)`,
      ),
      one(
        `(?:we|marketing|i|us)${gap(1)}(?:claim(?:s|ed|ing)?)${gap(4)}(?:deals?|opportunit\\w+|pipeline|revenue)|those were our deals|was already being worked|steal(?:ing)? from (?:my|his|her|our)`,
      ),
      one(
        `(?:put|puts|putting) (?:its|our|their|my|your) name on|whose name|who (?:found|sourced|won|brought)${gap(4)}first|who sourced|marketing win|shows zero marketing|names? on (?:work|deals)`,
      ),
      one(
        `every inbound deal${gap(4)}(?:already|outbound)|deals? (?:that |which )?(?:his|her|my|their) (?:reps|aes|team)${gap(2)}(?:found|sourced|opened|brought)`,
      ),
    ],
  },
  {
    id: "method",
    weight: 2.5,
    says: "what is attacked is how deals are counted, and not how they turned out",
    patterns: [
      one(either(disputes, attributionWords, 8)),
      one(
        `attribution (?:review|report|model|window|meeting|fight|debate)s?${gap(6)}(?:he|she|they|ends?|every|each|who)`,
      ),
      one(`(?:who decided|how we count|change the source|influenced at best|marked? as influenced)`),
    ],
  },
  {
    id: "resources",
    weight: 2.5,
    says: "marketing's budget or people are wanted for sales",
    patterns: [
      one(`(?:${wants})${gap(6)}${resources}`),
      one(`${resources}${gap(4)}(?:should|goes? to|went to|would|to (?:hire|sales|aes?)|for (?:hiring|reps|six|more))`),
      one(
        `(?:lobb\\w+)${gap(6)}(?:mine|${resources})|(?:sdr team|revops|marketing|demand gen|us|my team)(?: moved| fold)? under (?:him|her|them)|(?:own|owning|swallow(?:ing)?|take over|absorb) marketing|rather have ${number}${gap(3)}(?:aes|reps|sdrs)`,
      ),
    ],
    unless: /\b(?:i|we)(?: don't)? (?:want|asked|propose|need)\b.{0,60}\b(?:budget|headcount|team)/i,
  },
  {
    id: "clean-data",
    weight: 2,
    says: "the fight is sharp although the figures are clean",
    spans: true,
    patterns: [
      one(
        `(?:win rates?|conversion|numbers?|figures?|data|results?|pipeline)${gap(8)}(?:better than|best|clean|fine|solid|above|not changed|n't changed|hasn't changed)`,
      ),
      one(
        `checked (?:with|the)${gap(5)}(?:twice|timestamps?|most)|never(?: once)? complained about (?:lead )?quality|nothing to do with quality`,
      ),
    ],
    unless: /\b(?:dashboard|red)\b/i,
  },
  {
    id: "undermining",
    weight: 2,
    says: "it is carried to others, away from you",
    patterns: [
      one(
        `undermin\\w+|under the bus|bad-?mouth\\w*|humiliat\\w+|behind my back|complaints? (?:about|of) (?:me|us|my team)${gap(3)}(?:ceo|board|founders?)|when i'm not in the room|(?:inflat(?:e|es|ed|ing)|(?:double|over)[- ]?count(?:s|ed|ing)?|pad(?:s|ded|ding) (?:our|the) numbers?|exaggerat(?:e|es|ed|ing))|made up to protect`,
      ),
      one(
        `nice (?:to my face|in the room|in private)|sabotag\\w+|leaks?(?: \\w+){1,4} to the (?:ceo|board)|(?:tore|laughed|mocks?|mocked|embarrass\\w*|attack(?:s|ed)?|dismiss(?:es|ed)|cut me off|questioned)(?: \\w+){0,8} (?:in front of|in public|publicly)|(?:in front of|publicly)(?: \\w+){0,6} (?:to embarrass|tore|mocked|humiliat\\w+)`,
      ),
    ],
  },
  {
    id: "rivalry",
    weight: 2.5,
    says: "one of you stands to gain if the other looks bad",
    patterns: [
      one(
        `up for the \\w+ (?:job|role)|(?:if|when) marketing looks good|lose (?:headcount|budget|people)|same (?:job|promotion)|turf`,
      ),
    ],
  },
]);
