import type { Misalignment } from "../misalignment.ts";
import {
  cant,
  dont,
  gap,
  leads,
  marketingMetrics,
  none,
  number,
  outcomes,
  poor,
  programs,
  salesMetrics,
  wont,
} from "./classes.ts";

/** Something that words can say which points to a type of misalignment. */
export interface Cue {
  id: string;
  type: Misalignment;
  /** 3 for the mark of a type, 2 for a clear sign, 1 or less for what several types share. */
  weight: number;
  /** What it tells, as the end of "this says that ...". */
  says: string;
  patterns: RegExp[];
  /** Read over two sentences, since people put the halves of it side by side. */
  spans?: true;
  /** A sentence with this is about something else. */
  unless?: RegExp;
}

const one = (pattern: string): RegExp => new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, "gi");
const either = (first: string, second: string, words: number): string =>
  `${first}${gap(words)}${second}|${second}${gap(words)}${first}`;

const marketing =
  "(?:marketing(?:'s)?(?: (?:department|team|function|people|leads?))?|inbound|brand|the (?:whole )?discipline|we(?:'re| are)|my team)";
const sales = "(?:sales|he|she|they|vp|cro|counterpart|sales leader|head|director|officer|chief)";
const dismissals =
  "(?:a (?:total |complete |pure )?waste|useless|pointless|worthless|over-?head|a luxury|fluff|fluffy|a joke|nonsense|decoration|cosmetics?|arts? and crafts|(?:just |a |the )*colou?r(?:ing)? department|t-?shirts|swag|logos and|pretty pictures|a cost(?! of))";
const attributionWords =
  "(?:attribution|(?:first|last|multi)[ -]touch|touch(?:es|points?)?|lead source|source fields?|(?:marketing[- ])?sourced(?: (?:revenue|pipeline|number|deals?))?|influenced?|methodology)";
const disputes =
  "(?:fight(?:s|ing)?|fought|disput(?:e|es|ed|ing)|question(?:s|ed|ing)?|challeng(?:e|es|ed|ing)|correct(?:s|ed)|argu(?:e|es|ed|ing)|argument|goes after|attack(?:s|ed|ing)?|contest(?:s|ed)?|push(?:es|ed)? back|rejects?|object(?:s|ed)?|audit|chang(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|rewrit(?:e|es|ing)|pick(?:s|ed)? apart|quarrels?|fights?|battles?|pull(?:s|ed)? apart)";
const resources =
  "(?:budget|head ?count|(?:program|marketing|my|our) (?:money|dollars|spend)|(?:some|two|three|half|all) of my (?:people|team|headcount)|my (?:team|people)|(?:my|one of my|two of my) (?:\\w+ )?(?:hires?|people|marketers?)|sdr team|sdrs|bdrs)";
const wants =
  "(?:wants?|wanted|tak(?:e|es|ing)|cut(?:s|ting)?|mov(?:e|es|ed|ing)|shift(?:s|ed|ing)?|ask(?:s|ed|ing)?|redirect\\w*|lobb(?:y|ies|ied|ying)|(?:would|'d) rather|should (?:be|go)|propos(?:es|ed|ing)|give (?:him|her|them)|goes to|went to|instead of|to have)";
/**
 * What stands for what. The defining cues are the signals of the playbook: cases that can be cited, two honest numbers,
 * a quarrel over credit and method though results are clean, a verdict that is older than any result.
 */
export const cues: readonly Cue[] = [
  // Type 1: skepticism that was earned.
  {
    id: "program",
    type: "earned",
    weight: 3,
    says: "a case is cited, by name and with what came of it",
    spans: true,
    patterns: [
      one(
        `${programs}${gap(14)}(?:${number}|${none})${gap(5)}(?:${outcomes}|${leads})${gap(9)}(?:${number}|${none})(?:${gap(3)}${outcomes})?`,
      ),
      one(
        `${number}${gap(3)}(?:${leads}|people)${gap(6)}${programs}${gap(10)}(?:${none}|${number})(?:${gap(3)}${outcomes})?`,
      ),
      one(`${programs}${gap(14)}(?:${none}|${number})${gap(2)}${outcomes}`),
      one(
        `(?:still|keeps?|always|every)${gap(2)}(?:quot|cit|mention|bring|talk|remember|point|start|com)\\w*${gap(6)}${programs}`,
      ),
      one(`(?:remembers?|cit(?:es|ed|ing)|brings? up|brought up|quotes|mentions|points to|names?)${gap(6)}${programs}`),
      one(
        `(?:burn(?:ed|t)|cost|wasted|hurt)${gap(8)}${programs}|${programs}${gap(6)}(?:burn(?:ed|t)|cost|wasted|failed|flopped|gave|went nowhere)`,
      ),
      one(`${wont} touch${gap(2)}${programs}${gap(1)}${leads}?`),
    ],
    unless: /\b(?:attribution|influenced|credit|win rates?|best in the company)\b|\bdeals? (?:closed|was|were)\b/i,
  },
  {
    id: "numbers",
    type: "earned",
    weight: 2.5,
    says: "how few of the leads became anything is told in numbers",
    spans: true,
    patterns: [
      one(`${number}${gap(2)}${leads}${gap(10)}(?:${number}|${none})${gap(3)}${outcomes}`),
      one(`${number} (?:out )?of (?:the |our |these )?${number}${gap(4)}${leads}`),
      one(`${leads}${gap(12)}(?:close|win|book|convert)${gap(2)}(?:maybe |about |only )?(?:${number}|${none})`),
      one(`conversion${gap(6)}\\d[\\d.]* ?(?:%|percent)`),
      one(`${number}${gap(2)}${leads}${gap(10)}(?:not (?:one|a single one)|none)`),
    ],
    unless: /\b(?:went up|up \d+ ?%)/i,
  },
  {
    id: "record",
    type: "earned",
    weight: 2,
    says: "examples are kept and shown, which is what having been burned looks like",
    patterns: [
      one(`(?:can|could) (?:list|name|recite|show)${gap(3)}(?:every|each|all|the|one|bad|worst)`),
      one(
        `(?:has|have|keeps?|kept|with|shows?|pulled)${gap(2)}(?:a |the )?(?:spread ?sheet|list|tally|receipts|screenshots|folder|examples?|slide)`,
      ),
      one(`(?:reads? out|forwards?)${gap(5)}(?:worst|rejected|bad)`),
      one(`(?:worst|rejected|bad) (?:leads?|ones?)${gap(3)}(?:of the|every|each)`),
    ],
    unless: /\beach (?:side|of us|team)\b|\bboth\b|\b(?:i|we) (?:can|could|have|keep|showed?)\b/i,
  },
  {
    id: "not-ready",
    type: "earned",
    weight: 2,
    says: "the complaint is that leads are handed over before they want to buy",
    patterns: [
      one(
        `(?:not|n't|nowhere near|never)${gap(2)}ready(?: to (?:buy|talk))?|too early|no (?:buying )?intent|just (?:browsing|looking|researching|downloaded)|only (?:wanted|downloaded)`,
      ),
      one(`(?:nobody|none|${none})${gap(4)}(?:had|has|with)${gap(2)}(?:budget|a project|a need)`),
    ],
  },
  {
    id: "wrong-fit",
    type: "earned",
    weight: 2,
    says: "the complaint is that the wrong people and companies come in",
    patterns: [
      one("students?|interns|job ?seekers?|wanted a job|tire[ -]?kickers?|hobbyists|consultants"),
      one(
        "wrong (?:titles?|size|industr(?:y|ies)|persona|people|fit|kind|type|compan(?:y|ies)|segment|country|region)|(?:bad|poor|no) fit|off[ -]icp|not (?:our|the) icp|too small|can(?:'t|not) afford|gmail",
      ),
      one(`${leads}${gap(5)}competitors|(?:and|are) competitors`),
    ],
  },
  {
    id: "unreachable",
    type: "earned",
    weight: 2,
    says: "the complaint is that leads can't be reached, or don't know who is calling",
    patterns: [
      one(
        "(?:wrong|no|missing|fake|dead|bad) (?:phone|number|numbers|phone numbers?|e-?mails?|contact data)|numbers? (?:is|are) (?:wrong|dead|missing)",
      ),
      one(
        "never heard of us|(?:nobody|none of them|no one)(?: could)? (?:remember\\w*|picked up|answer\\w*|reach\\w*|calls? back)|nobody could reach|none of (?:them|which|whom) (?:picked up|answered)|bounced?",
      ),
    ],
  },
  {
    id: "no-context",
    type: "earned",
    weight: 2,
    says: "the complaint is that a lead arrives as a bare name",
    patterns: [one("no (?:context|notes|history|background|information)|go(?:es)? in blind|just a name")],
  },
  {
    id: "known",
    type: "earned",
    weight: 2,
    says: "the complaint is that leads are handed over which sales has already",
    patterns: [
      one(
        "already (?:customers?|a customer|in (?:an |the )?(?:open )?(?:deals?|pipeline|conversation|crm))|(?:existing|current) customers|duplicates?",
      ),
    ],
  },
  {
    id: "late",
    type: "earned",
    weight: 2,
    says: "the complaint is that leads reach the reps too late",
    patterns: [
      one(`${leads}${gap(4)}(?:days|weeks|hours) (?:late|old)|${leads}${gap(4)}(?:stale|cold|too late)`),
      one("bought (?:somewhere|elsewhere)"),
    ],
  },
  {
    id: "volume",
    type: "earned",
    weight: 2,
    says: "the complaint is of too many leads and too little in them",
    patterns: [
      one(`flood(?:s|ed|ing)?|drown(?:s|ed|ing)?|quantity over quality|volume over quality|too many (?:leads|mqls)`),
      one(`(?:doubled|tripled)${gap(8)}(?:revenue|pipeline|bookings)${gap(3)}(?:not|n't|flat|same)`),
    ],
  },
  {
    id: "no-answer",
    type: "earned",
    weight: 2,
    says: "marketing could not say what its work had come to",
    patterns: [
      one(
        `vanity(?: metrics?)?|(?:mql|marketing|our|the) (?:number|count|report|dashboard)s?${gap(3)}(?:made up|meaningless|fiction|fantasy)`,
      ),
      one(
        `how much pipeline${gap(12)}(?:not|n't|no)${gap(2)}(?:have|answer|know)|(?:did not|didn't|couldn't) (?:have|give)(?: him| her| them)? an answer`,
      ),
      one(`(?:stopped|quit) (?:believing|trusting)${gap(3)}(?:mqls?|numbers?|counts?|reports?)`),
      one(`${dont} trust${gap(3)}(?:mql|the|our) (?:mql )?(?:numbers?|counts?|reports?)`),
    ],
  },
  {
    id: "promise",
    type: "earned",
    weight: 2.5,
    says: "an earlier failure or promise of marketing's is remembered",
    spans: true,
    patterns: [
      one(
        `(?:predecessors?|before me|last (?:team|cmo)|previous (?:team|cmo|head|vp)|cmos)${gap(14)}(?:promis\\w+|garbage|burn\\w+|${poor}|failed|over-?promis\\w+)`,
      ),
      one(
        `(?:burn(?:ed|t)|let down|disappointed|promis\\w+)${gap(8)}(?:predecessors?|before me|last (?:team|cmo)|previous (?:team|cmo))`,
      ),
      one(
        `(?:botched|failed|disastrous|bungled)(?: \\w+)? (?:launch|event|campaign|program|rollout|rebrand)|last (?:year|quarter)'s (?:mess|disaster)|fiasco|(?:over-?stated|fudged|fudging|cooked|exaggerated)${gap(4)}(?:numbers?|pipeline|figures?|results?)|(?:missed|blew|wrecked)${gap(2)}(?:his|her|their)${gap(1)}(?:number|quarter|forecast) (?:by|with|because of) (?:us|our|one of our)|last (?:cmo|team|head of marketing) (?:did|left)|promised${gap(10)}(?:delivered|got|never|brought)|believe it when (?:he|she|they) sees?`,
      ),
    ],
    unless: /\bmarketing when\b/i,
  },
  {
    id: "conceded",
    type: "earned",
    weight: 1.5,
    says: "you grant that there is something to it",
    patterns: [
      one(
        `(?:he|she|they)(?:'s| is|'re| are| was| were)${gap(1)}right (?:about|that|too)|(?:he|she|they) (?:has|have|had) a point|fair enough|${cant} (?:even )?argue|can see why|and (?:he|she|they)'s right|,? fair(?=[.,;])|it was bad|we fixed nothing|fair criticism`,
      ),
    ],
  },
  {
    id: "poor",
    type: "earned",
    weight: 1,
    says: "the complaint is of lead quality, so far without a case",
    patterns: [
      one(`${leads}${gap(3)}(?:is|are|were|being)${gap(2)}${poor}`),
      one(
        `${leads} (?:is |are |all )?${poor}|${poor} (?:${leads}|quality)|low quality|quality is (?:low|bad|poor|terrible)`,
      ),
      one(
        `${leads} (?:(?:${dont}|never|don'?t) (?:convert|close|go anywhere)|suck|go nowhere|went nowhere|waste)|(?:gave|sends?|sent|give) (?:him|her|them|us|his team|her team) (?:garbage|junk|nothing)`,
      ),
      one(`${leads} ${dont} (?:good|qualified|worth|ready)`),
      one(`wast(?:e|es|ed|ing)${gap(5)}(?:time|weeks?|quarters?|hours)`),
      one(
        `(?:stopped|no longer|${wont}|${dont}|refuses? to) (?:calling|opening|looking|call|open|touch|work|working)(?: on| at| with| up)?(?: (?:the|our|inbound|marketing|any|at))*(?: (?:${leads}|queue))?|nobody works (?:them|our leads)|ignor(?:es?|ed|ing) (?:everything|our|the|my|all)`,
      ),
    ],
  },
  {
    id: "distrust",
    type: "earned",
    weight: 0.75,
    says: "trust is missing, and why is not said",
    patterns: [
      one(
        `(?:${dont}|no longer|never|stopped) trust(?:s|ed|ing)?|s[kc]eptical|burn(?:ed|t)(?! through)|believe it when (?:he|she|they) sees?|trusts? (?:nothing|no)(?: \\w+){0,3}|(?:${dont}|never) believes? (?:a word|anything|any|our|us|me|my|mine|it)(?: \\w+)?|(?:numbers?|figures?|results?|mqls) (?:are|is|'?s)? ?(?:fake|fantasy|fiction|voodoo|made up)|fake news`,
      ),
    ],
  },
  // Type 2: two targets.
  {
    id: "two-numbers",
    type: "structural",
    weight: 3,
    says: "each side is held to a number of its own",
    spans: true,
    patterns: [
      one(
        `(?:measured|goaled|paid|bonus(?:ed)?|judged|graded|comped|compensated|rewarded|goals?|targets?|okrs?|kpis?|reports?|gets?|have|has|got)${gap(7)}${marketingMetrics}${gap(12)}${salesMetrics}`,
      ),
      one(
        `(?:measured|goaled|paid|bonus(?:ed)?|judged|graded|comped|compensated|goals?|targets?|okrs?|kpis?|reports?|has|got)${gap(7)}${salesMetrics}${gap(12)}${marketingMetrics}`,
      ),
      one(
        "different (?:targets?|goals?|numbers?|metrics?|kpis?|okrs?)|(?:separate|conflicting|own) (?:targets?|goals?|okrs?|kpis?|metrics?)|targets that have nothing to do with each other",
      ),
      one("(?:dashboard|report|numbers?)(?:'s)? (?:is|are) (?:green|fine|good).{0,30}(?:is|are) (?:red|bad)"),
      one(`opposite directions|both (?:get paid|hit (?:plan|target|our number))`),
    ],
    unless:
      /\b(?:became|turned into) (?:opportunit|deals)|\bmarketing(?:'s)? claims?\b|\bsourced revenue\b|\bforecast call\b/i,
  },
  {
    id: "no-shared",
    type: "structural",
    weight: 2,
    says: "there is no number that both own",
    patterns: [
      one(
        "no (?:shared|common|joint|single|one)(?: \\w+){0,2} (?:goals?|targets?|numbers?|metrics?)|(?:nothing|nobody|no one)(?: \\w+){0,3} (?:common|shared|tied|put)\\b.{0,30}(?:target|together|page|goal)?|no (?:number|metric|goal|target) that (?:both|we both)|no joint \\w+(?: exists)?|nobody (?:gave|set) us a (?:common|shared|joint)",
      ),
      one("nothing in common|nobody (?:ever )?(?:tied|put) the two"),
    ],
    unless: /\bno one picked|nobody (?:remember|reach)/i,
  },
  {
    id: "both-right",
    type: "structural",
    weight: 2,
    says: "both sides have data, and both are right on their own",
    patterns: [
      one(
        `(?:both|each)(?: of)?(?: (?:sides?|teams?|us|those|them))?${gap(3)}(?:true|right|data|slides|dashboards?|own spread ?sheets?|doing (?:their|its) jobs?)|neither (?:of us |side |definition )?is (?:wrong|stupid)|two (?:different )?dashboards|different dashboards?|both dashboards|separate dashboards?|the two reports`,
      ),
      one(`my (?:report|dashboard|slides?) (?:says?|shows?)${gap(8)}(?:his|hers?|theirs?)${gap(2)}(?:says?|shows?|is)`),
    ],
  },
  {
    id: "pay",
    type: "structural",
    weight: 3,
    says: "reps are not paid for working what marketing sends",
    patterns: [
      one(
        `(?:commission|comp(?:ensation)? plan|quota credit|paid|nothing for)${gap(8)}(?:self[- ]sourced|source themselves|own deals|deals they|working inbound|enterprise|outbound)|get nothing for`,
      ),
    ],
  },
  {
    id: "definition",
    type: "structural",
    weight: 2.5,
    says: "the two teams count different things under the same word",
    spans: true,
    patterns: [
      one(
        `(?:agree|argu\\w+|disagree|differ)${gap(3)}(?:on|about|over|for)${gap(3)}(?:what|definition)|what counts as (?:a |an )?(?:qualified|mql|lead)|neither definition|${cant} agree on what`,
      ),
    ],
  },
  {
    id: "horizon",
    type: "structural",
    weight: 2.5,
    says: "one side plans for the quarter and the other for the year",
    spans: true,
    patterns: [
      one(
        either(
          "(?:this|the|end of|a) quarter(?:ly)?",
          "(?:next year|yearly|annual|long[- ]term|brand (?:campaign|building))",
          16,
        ),
      ),
    ],
    unless: /\bpredecessor|promised\b/i,
  },
  {
    id: "segment",
    type: "structural",
    weight: 2.5,
    says: "the two plans are aimed at different customers",
    spans: true,
    patterns: [one(either("(?:smb|mid-?market|small business(?:es)?)", "enterprise", 20))],
  },
  {
    id: "blame",
    type: "structural",
    weight: 1,
    says: "each side blames the other when the quarter goes wrong",
    patterns: [
      one(
        "blam(?:e|ing) each other(?:'s \\w+)?|finger[- ]pointing|point(?:ing)? fingers|blame game|told us to (?:go and )?sort it out|said to (?:go and )?sort it out|keep colliding",
      ),
      one(
        "blam(?:es?|ed|ing) (?:marketing|us|me|revops|my team|our leads)|pin(?:s|ned|ning)?(?: \\w+){1,4} on (?:marketing|us|me|revops|my team|the marketing)|point(?:s|ed|ing)?(?: (?:a|the) finger)? at (?:us|me|marketing|my team)|(?:our|my|marketing's|because of our|because of) fault|because of (?:us|marketing)|is marketing's fault",
      ),
    ],
  },
  // Type 3: credit and resources.
  {
    id: "taken",
    type: "political",
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
    type: "political",
    weight: 3,
    says: "the quarrel is over who gets the credit",
    patterns: [
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
    type: "political",
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
    type: "political",
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
    type: "political",
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
    type: "political",
    weight: 2,
    says: "it is carried to others, away from you",
    patterns: [
      one(
        `undermin\\w+|under the bus|bad-?mouth\\w*|humiliat\\w+|behind my back|complaints? (?:about|of) (?:me|us|my team)${gap(3)}(?:ceo|board|founders?)|when i'm not in the room|inflat(?:e|es|ed|ing)|made up to protect`,
      ),
      one(
        `nice (?:to my face|in the room|in private)|sabotag\\w+|leaks?(?: \\w+){1,4} to the (?:ceo|board)|(?:tore|laughed|mocks?|mocked|embarrass\\w*|attack(?:s|ed)?|dismiss(?:es|ed)|cut me off|questioned)(?: \\w+){0,8} (?:in front of|in public|publicly)|(?:in front of|publicly)(?: \\w+){0,6} (?:to embarrass|tore|mocked|humiliat\\w+)`,
      ),
    ],
  },
  {
    id: "rivalry",
    type: "political",
    weight: 2.5,
    says: "one of you stands to gain if the other looks bad",
    patterns: [
      one(
        `up for the \\w+ (?:job|role)|(?:if|when) marketing looks good|lose (?:headcount|budget|people)|same (?:job|promotion)|turf`,
      ),
    ],
  },
  // Type 4: opposed to marketing as such.
  {
    id: "not-needed",
    type: "opposed",
    weight: 3,
    says: "marketing is said not to be needed at all",
    patterns: [
      one(
        `(?:${dont}|never|no|not)(?: \\w+)? ?(?:need(?:s|ed)?|want(?:s|ed)?|require[sd]?)(?: \\w+)? (?:marketing|us|it|a marketing)|never (?:has |have )?needed (?:marketing|it)|with(?: us)? or without us|never will`,
      ),
      one(
        `no reason for${gap(2)}marketing|hit (?:his|her|its|their|the) number(?:s)? (?:without|with us or)|sales has never needed`,
      ),
      one(`never worked a marketing lead|no marketing team(?: whatsoever)?|never had marketing|${dont} need it`),
    ],
  },
  {
    id: "dismissed",
    type: "opposed",
    weight: 2.5,
    says: "the function is dismissed as such",
    patterns: [
      one(`${marketing}${gap(4)}${dismissals}`),
      one(
        "(?:waste|drain) (?:of|on) (?:money|time and money|payroll|space|budget)|arts? and crafts|cost cent(?:er|re)|over-?head",
      ),
      one(
        "(?:colou?ring(?:[ -]in)?|swag|party|brochure|power ?point|t-?shirts?|balloons?|merch|flyers?|logo|slides?) (?:team|department|dept|people|planners?|crowd|factory|guys)|(?:make|makes|making) (?:things|it|everything) (?:look )?pretty",
      ),
      one(
        `marketing ${dont} sell|marketing (?:makes|is for|prints|does) (?:\\w+ )?(?:shirts|swag|slides|brochures|flyers|parties|logos|pens|nothing)|marketing(?: \\w+)? (?:contribute[sd]?|costs?|does|did|brings?|brought|knows?|is) (?:only |just )?(?:nothing|(?:a )?costs?|money)|costs? (?:only|just|nothing but) money|(?:as|only) costs?(?= |\\.|$)`,
      ),
      one(
        `(?:hates?|despises|loathes|always against|can'?t stand) (?:marketing|us marketers|marketers)|marketing (?:sucks|should be cut)|why marketing exists|dismiss(?:es)? (?:anything|everything) (?:that comes )?from marketing|no use for (?:marketing|us)|no respect for (?:marketing|what (?:i|we) do)|(?:we|marketing) only (?:spends?|do|does|costs?) \\w+|(?:without|well without) marketing|like burning (?:it|money)|nothing of value|(?:all|what) we do is (?:swag|parties|slides|webinars)|we do (?:parties|brochures|swag)|only do brochures`,
      ),
    ],
    unless: /\b(?:webinar|campaign|syndication|event)s? (?:is|was)\b/i,
  },
  {
    id: "disbelief",
    type: "opposed",
    weight: 2,
    says: "it is a matter of belief, and no result is asked for",
    patterns: [
      one(
        `${dont} (?:believe in|value|respect|see the (?:point|value)(?: of| in)?|see any (?:value|point) in|rate) (?:in )?marketing|believe(?:s)? in (?:marketing|phones|activity|cold|outbound)|marketing adds no value`,
      ),
      one(
        `(?:inbound|marketing) is for (?:companies|people|those)|no (?:report|figure|number|result)s? convinces?|real (?:sales ?people|companies|sellers)`,
      ),
    ],
  },
  {
    id: "outbound",
    type: "opposed",
    weight: 2.5,
    says: "the career behind it was made without marketing",
    patterns: [
      one(
        `(?:built|grew|came up|made|ran|came from|spent|career)${gap(10)}(?:outbound|cold[- ]call\\w*|no marketing|the phones?|(?:his|her|their) network)`,
      ),
      one("pure outbound|outbound shops?|people on the phone"),
    ],
    unless: /\bdeals?\b.{0,20}\boutbound|\boutbound deals?\b|change the source/i,
  },
  {
    id: "predates",
    type: "opposed",
    weight: 2,
    says: "it was so before there was any result of yours to judge",
    spans: true,
    patterns: [
      one(
        `before (?:he|she|they|i)(?:'d| had)? (?:seen|saw|shown|showed|looked)|(?:his|her|their) first day|on (?:my|our) (?:first|second|third) day|in the interview|week one|(?:told|said|says?)${gap(6)}on day one|(?:he|she) was like this`,
      ),
      one(
        `in every company|in principle|always (?:has|said|thought|been)|always said|says? (?:that |it )?about marketing in general|in general|same with my predecessor|marketing leaders before me|not because of anything we|said (?:it )?for years|for years that`,
      ),
    ],
    unless: /\bfrom day one\b|\bearly on\b/i,
  },
  {
    id: "refuses",
    type: "opposed",
    weight: 1,
    says: "there is no engaging at all, with anybody from marketing",
    patterns: [
      one(
        `(?:refus(?:es|ed)|${wont}|will not) (?:to )?(?:even )?(?:meet|talk|work with|speak|engage|listen|come|put a single|share|discuss|reply|answer|take my calls?)|no meetings, no|none of it registers`,
      ),
    ],
  },
];
