import { dont, wont } from "./phrases.ts";

/** The four types of misalignment, by their place in the plan's format. */
export const misalignmentTypes = {
  earned: "Type 1, earned skepticism from prior marketing performance",
  structural: "Type 2, structural misalignment where sales and marketing have different targets",
  political:
    "Type 3, political misalignment where the sales leader sees marketing as competition for resources or credit",
  opposed: "Type 4, personality misalignment or a sales leader who is categorically opposed to marketing functions",
} as const;

export type Misalignment = keyof typeof misalignmentTypes;

const clause = '(?:[^.,;:!?"]|(?<=\\d)[.,:](?=\\d)){0,120}';

/** A cue reads on to the end of its clause. */
const cue = (pattern: string, weight: number): [cue: RegExp, weight: number] => [
  new RegExp(`\\b(?:${pattern})(?![\\w-])${clause}`, "gi"),
  weight,
];

const poor =
  "bad|weak|garbage|junk|terrible|rubbish|useless|crap|trash|poor|low[ -]quality|not ready|not good|not qualified|unqualified";
const programs = "webinar|campaign|event|e-?book|whitepaper|trade show|conference|newsletter";

/** Words that point to a type, with how much. */
export const cues: Record<Misalignment, [cue: RegExp, weight: number][]> = {
  earned: [
    cue(`leads? (?:are|is|were)(?: all)? (?:${poor})`, 1),
    cue("leads? (?:are|is|were)n'?t (?:ready|good|qualified|worth)", 1),
    cue(`leads? (?:(?:${dont}|never) (?:convert|close|go anywhere)|suck|go nowhere|went nowhere|waste)`, 1),
    cue("(?:bad|weak|garbage|junk|terrible|poor|low[ -]quality|unqualified) (?:leads|mqls)", 1),
    cue(`(?:${dont}|no longer|never|stopped) trust(?:s|ed|ing)?`, 1),
    cue("skeptical|sceptical|burned|burnt", 1),
    cue(`(?:${programs})${clause}?\\b(?:zero|no|nothing|none|\\d+)`, 2),
    cue(
      `\\d[\\d,]* (?:leads|mqls|sign-?ups|registrations|attendees|downloads)${clause}?\\b(?:zero|no|none|not one|only|nothing)`,
      2,
    ),
    cue(
      "(?:keeps? (?:on )?(?:bringing up|citing|mentioning|pointing)|still (?:remembers|cites|mentions|brings up|talks about))",
      2,
    ),
  ],
  structural: [
    cue("(?:measured|goaled|comped|bonused|paid|judged|graded) on", 2),
    cue("(?:different|separate|conflicting|own) (?:targets?|goals?|numbers?|metrics?|kpis?|dashboards?)", 2),
    cue("no (?:shared|common|joint) (?:revenue |pipeline )?(?:target|goal|number|metric)", 2),
    cue("(?:both (?:sides|teams)|each side|we both) (?:have|has|bring)", 2),
    cue("mql (?:target|volume|goal|quota)s?", 1),
    cue("blam(?:es?|ed|ing)", 0.5),
  ],
  political: [
    cue("attribution", 2),
    cue(
      "(?:tak(?:es?|ing)|took|claim(?:s|ed|ing)?|steal(?:s|ing)?|stole|giv(?:es?|ing)) (?:the |all the |all |any )?credit",
      2,
    ),
    cue("credit for", 1),
    cue("(?:our|my|marketing'?s?) (?:budget|headcount)", 1.5),
    cue("(?:headcount|resources|budget) (?:should|goes|went|would|to)", 1.5),
    cue("(?:sourced|influenced) (?:pipeline|by|deals?)", 1),
    cue("undermin\\w+|behind my back|in front of the (?:ceo|board|cfo)", 1),
  ],
  opposed: [
    cue(`(?:${dont}|never) need(?:s|ed)? marketing`, 3),
    cue(`${dont} (?:believe in|value|respect|see the (?:point|value) of|see any value in) marketing`, 2),
    cue("cost cent(?:er|re)", 1.5),
    cue("marketing is (?:just |only |pure )?(?:a waste|useless|overhead|fluff|pointless|arts and crafts)", 3),
    cue(
      `(?:built|grew up|came up|made (?:his|her|their) career|career)${clause}?\\b(?:outbound|cold call\\w*|cold-call\\w*)`,
      2,
    ),
    cue(`(?:refus(?:es|ed)|${wont}) (?:to )?(?:even )?(?:meet|talk|work|speak|engage|listen)`, 1),
    cue("before (?:i|we) (?:joined|started|arrived|sent)", 1),
  ],
};
