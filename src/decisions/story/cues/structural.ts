import { cant, gap, marketingMetrics, salesMetrics } from "../classes.ts";
import { cuesOf, either, one } from "./cue.ts";

/** Type 2: two honest numbers, and what keeps them apart. */
export const structural = cuesOf("structural", [
  {
    id: "two-numbers",
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
    weight: 2.5,
    says: "the two plans are aimed at different customers",
    spans: true,
    patterns: [one(either("(?:smb|mid-?market|small business(?:es)?)", "enterprise", 20))],
  },
  {
    id: "blame",
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
]);
