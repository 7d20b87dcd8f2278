import { cant, dont, gap, leads, none, number, outcomes, poor, programs, wont } from "../classes.ts";
import { cuesOf, one } from "./cue.ts";

/** Type 1: cases that can be cited, complaints of what exactly is wrong, and what marketing could not answer. */
export const earned = cuesOf("earned", [
  {
    id: "program",
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
      one(`${number} (?:out )?of (?:the |our |these )?${number}${gap(3)}(?:${leads}|people)${gap(6)}${programs}`),
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
    weight: 2.5,
    says: "how few of the leads became anything is told in numbers",
    spans: true,
    patterns: [
      one(`${number}${gap(2)}${leads}${gap(10)}(?:${number}|${none})${gap(3)}${outcomes}`),
      one(`${number} (?:out )?of (?:the |our |these )?${number}${gap(4)}${leads}`),
      one(`${number}${gap(2)}${leads}${gap(10)}${number}${gap(2)}(?:worth|any good|usable|useful|real|workable)`),
      one(`${leads}${gap(12)}(?:close|win|book|convert)${gap(2)}(?:maybe |about |only )?(?:${number}|${none})`),
      one(`conversion${gap(6)}\\d[\\d.]* ?(?:%|percent)`),
      one(`${number}${gap(2)}${leads}${gap(10)}(?:not (?:one|a single one)|none)`),
    ],
    unless: /\b(?:went up|up \d+ ?%)/i,
  },
  {
    id: "record",
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
    weight: 2,
    says: "the complaint is that a lead arrives as a bare name",
    patterns: [one("no (?:context|notes|history|background|information)|go(?:es)? in blind|just a name")],
  },
  {
    id: "known",
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
    weight: 2,
    says: "the complaint is that leads reach the reps too late",
    patterns: [
      one(`${leads}${gap(4)}(?:days|weeks|hours) (?:late|old)|${leads}${gap(4)}(?:stale|cold|too late)`),
      one("bought (?:somewhere|elsewhere)"),
    ],
  },
  {
    id: "volume",
    weight: 2,
    says: "the complaint is of too many leads and too little in them",
    patterns: [
      one(`flood(?:s|ed|ing)?|drown(?:s|ed|ing)?|quantity over quality|volume over quality|too many (?:leads|mqls)`),
      one(`(?:doubled|tripled)${gap(8)}(?:revenue|pipeline|bookings)${gap(3)}(?:not|n't|flat|same)`),
    ],
  },
  {
    id: "no-answer",
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
    id: "unbelieved",
    weight: 2,
    says: "the number itself is not believed",
    patterns: [
      one(
        `(?:mql|lead|marketing|our|the|my) (?:(?:mql|lead) )?(?:scores?|scoring|numbers?|figures?|reports?|dashboards?|attribution|pipeline)(?: \\w+){0,3} (?:is|are) (?:pure |just |all |a |total )*(?:astrology|voodoo|magic|fairy ?tales?|fantasy|fiction|fake|jokes?|made up|smoke|invented|nonsense|theat(?:er|re)|horoscopes?|guesswork)`,
      ),
    ],
  },
  {
    id: "promise",
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
    weight: 0.75,
    says: "trust is missing, and why is not said",
    patterns: [
      one(
        `(?:${dont}|no longer|never|stopped) trust(?:s|ed|ing)?|s[kc]eptical|burn(?:ed|t)(?! through)|believe it when (?:he|she|they) sees?|trusts? (?:nothing|no)(?: \\w+){0,3}|(?:${dont}|never) believes? (?:a word|anything|any|our|us|me|my|mine|it)(?: \\w+)?|(?:numbers?|figures?|results?|mqls) (?:are|is|'?s)? ?(?:fake|fantasy|fiction|voodoo|made up)|fake news`,
      ),
    ],
  },
]);
