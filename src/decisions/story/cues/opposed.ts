import { dont, gap, wont } from "../classes.ts";
import { cuesOf, one } from "./cue.ts";

const marketing =
  "(?:marketing(?:'s)?(?: (?:department|team|function|people|leads?))?|inbound|brand|the (?:whole )?discipline|we(?:'re| are)|my team)";
const dismissals =
  "(?:a (?:total |complete |pure )?waste|useless|pointless|worthless|over-?head|a luxury|fluff|fluffy|a joke|nonsense|decoration|cosmetics?|arts? and crafts|(?:just |a |the )*colou?r(?:ing)? department|t-?shirts|swag|logos and|pretty pictures|a cost(?! of))";

/** Type 4: a verdict on the function that is older than any result. */
export const opposed = cuesOf("opposed", [
  {
    id: "not-needed",
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
    weight: 1,
    says: "there is no engaging at all, with anybody from marketing",
    patterns: [
      one(
        `(?:refus(?:es|ed)|${wont}|will not) (?:to )?(?:even )?(?:meet|talk|work with|speak|engage|listen|come|put a single|share|discuss|reply|answer|take my calls?)|no meetings, no|none of it registers`,
      ),
    ],
  },
]);
