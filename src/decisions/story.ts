/** The four types of misalignment, by their place in the plan's format. */
export const misalignmentTypes = {
  earned: "Type 1, earned skepticism from prior marketing performance",
  structural: "Type 2, structural misalignment where sales and marketing have different targets",
  political:
    "Type 3, political misalignment where the sales leader sees marketing as competition for resources or credit",
  opposed: "Type 4, personality misalignment or a sales leader who is categorically opposed to marketing functions",
} as const;

export type Misalignment = keyof typeof misalignmentTypes;

/** What the user's own words tell; nothing in it is inferred from elsewhere. */
export interface Story {
  words: string;
  /** How the leader is called in the words. */
  leader: string;
  /** Words that point to a type, as they stand in the text. */
  evidence: Record<Misalignment, string[]>;
  /** What the leader is quoted as saying. */
  quotes: string[];
  /** A named programme, such as a webinar, that the words bring up. */
  events: string[];
  /** What the user says has been tried or sent. */
  tried: string[];
  newRole: boolean;
  /** The set-up questions that the words answer. */
  answered: SetupQuestion[];
}

/** The six set-up questions, by field name, each with what to find out. */
export const setupQuestions = {
  leader_behaviour: "what the sales leader has said or done, in their own words",
  duration: "how long the dynamic has existed",
  your_tenure: "whether you are new to the role or have been in it for some time",
  tried: "what you have already tried",
  reporting_line: "whether the sales leader reports to the same person you do, and who is senior",
  business_context:
    "the stage of the company, whether there is a shared revenue target, and whether leadership sees the problem",
} as const;

export type SetupQuestion = keyof typeof setupQuestions;

const cues: Record<Misalignment, [cue: RegExp, weight: number][]> = {
  earned: [
    [
      /\bleads? (?:are|is|were) (?:all )?(?:bad|weak|garbage|junk|terrible|rubbish|useless|crap|poor|low[ -]quality|not ready|not good)[^.,;"]*/gi,
      1,
    ],
    [/\b(?:bad|weak|garbage|junk|terrible|poor|low[ -]quality|unqualified) (?:leads|mqls)\b/gi, 1],
    [/\b(?:do(?:es)? ?n[o']t|no longer|never|stopped) trust(?:s|ing)?\b[^.,;"]*/gi, 1],
    [/\b(?:skeptical|sceptical|burned|burnt)\b[^.,;"]*/gi, 1],
    [
      /\b(?:webinar|campaign|event|e-?book|trade show|conference|newsletter)[^.,;"]*?\b(?:zero|no|nothing|\d+)\b[^.,;"]*/gi,
      2,
    ],
    [/\b\d[\d,]* (?:leads|mqls|sign-?ups|registrations)[^.,;"]*?\b(?:zero|no|none|not one|only)\b[^.,;"]*/gi, 2],
    [/\b(?:keeps? (?:bringing up|citing|mentioning)|still (?:remembers|brings up|talks about))[^.,;"]*/gi, 2],
  ],
  structural: [
    [/\b(?:measured|goaled|comped|bonused|paid|judged) on[^.,;"]*/gi, 2],
    [/\b(?:different|separate|conflicting|own) (?:targets?|goals?|numbers?|metrics?|kpis?|dashboards?)\b[^.,;"]*/gi, 2],
    [/\bno shared (?:target|goal|number|metric)[^.,;"]*/gi, 2],
    [/\b(?:both (?:sides|teams)|each side|we both) (?:have|has|bring)[^.,;"]*/gi, 2],
    [/\bmql (?:target|volume|goal|quota)s?\b[^.,;"]*/gi, 1],
    [/\b(?:blam(?:es?|ing))\b[^.,;"]*/gi, 0.5],
  ],
  political: [
    [/\battribution\b[^.,;"]*/gi, 2],
    [
      /\b(?:tak(?:es?|ing)|claim(?:s|ing)?|steal(?:s|ing)?|giv(?:es?|ing)) (?:the |all the |any )?credit\b[^.,;"]*/gi,
      2,
    ],
    [/\bcredit for\b[^.,;"]*/gi, 1],
    [/\b(?:our|my|marketing'?s?) budget\b[^.,;"]*/gi, 1.5],
    [/\b(?:headcount|resources|budget) (?:should|goes|went|would|to)\b[^.,;"]*/gi, 1.5],
    [/\b(?:sourced|influenced) (?:pipeline|by|deals?)\b[^.,;"]*/gi, 1],
    [/\b(?:undermin\w+|behind my back|in front of the (?:ceo|board|cfo))\b[^.,;"]*/gi, 1],
  ],
  opposed: [
    [/\b(?:do(?:es)? ?n[o']t|never) need(?:s|ed)? marketing\b[^.,;"]*/gi, 3],
    [/\bdo(?:es)? ?n[o']t (?:believe in|value|respect|see the point of) marketing\b[^.,;"]*/gi, 2],
    [/\bcost cent(?:er|re)\b[^.,;"]*/gi, 1.5],
    [/\bmarketing is (?:a waste|useless|overhead|fluff|pointless|arts and crafts)[^.,;"]*/gi, 3],
    [
      /\b(?:built|grew up|came up|made (?:his|her|their) career|career)[^.,;"]*\b(?:outbound|cold call\w*)\b[^.,;"]*/gi,
      2,
    ],
    [/\b(?:refus(?:es|ed)|won'?t|will not) (?:to )?(?:meet|talk|work|even)\b[^.,;"]*/gi, 1],
    [/\bbefore (?:i|we) (?:joined|started|arrived|sent)\b[^.,;"]*/gi, 1],
  ],
};

const answers: Record<SetupQuestion, RegExp> = {
  leader_behaviour:
    /["“][^"”]{4,}["”]|\b(?:said|says|told|thinks|refus\w+|ignores?|blam\w+|rejects?|complains?|brings? up)\b/i,
  duration:
    /\b(?:for|since|past|last) (?:the )?(?:about |over |past |last )?(?:a |an |one |two |three |four |six |\d+)? ?(?:weeks?|months?|quarters?|years?|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])\b/i,
  your_tenure:
    /\b(?:i(?:'m| am) new|i just (?:started|joined)|new (?:role|job|to the role)|my first (?:week|month|quarter|90 days)|i(?:'ve| have) been (?:here|in))\b|\bi (?:start|started|joined)\b/i,
  tried:
    /\b(?:i|we)(?:'ve| have)? (?:already |just |even )?(?:tried|sent|shared|showed|presented|built|proposed|offered|asked|set up|escalated)\b/i,
  reporting_line: /\b(?:reports? (?:in)?to|same boss|peers?\b|my (?:boss|manager)|senior to|dotted line)/i,
  business_context:
    /\b(?:series [a-e]|seed stage|startup|scale-?up|enterprise|public company|shared (?:revenue )?target|revenue target|board|ceo (?:sees|knows|thinks|wants))\b/i,
};

/** Reads the user's words for particulars. */
export function readStory(words: string): Story {
  const text = words.replace(/[’‘]/g, "'").replace(/[“”]/g, '"');
  const evidence = Object.fromEntries(
    Object.entries(cues).map(([type, list]) => [
      type,
      found(
        text,
        list.map(([cue]) => cue),
      ),
    ]),
  ) as Record<Misalignment, string[]>;
  return {
    words: text,
    leader:
      /\b(VP of Sales|VP Sales|head of sales|sales director|director of sales|chief revenue officer|CRO|chief sales officer|sales leader)\b/i.exec(
        text,
      )?.[1] ?? "sales leader",
    evidence,
    quotes: [...text.matchAll(/"([^"]{4,200})"/g)].map((match) => match[1]!.replace(/[.,]$/, "")),
    events: found(text, [
      /\b(?:the |a |our |last \w+ )?(?:\w+ )?(?:webinar|trade show|conference|e-?book|newsletter|campaign)\b/gi,
    ]),
    tried: found(text, [
      /\b(?:i|we)(?:'ve| have)? (?:already |just |even )?(?:tried|sent|shared|showed|presented|built|proposed|offered|set up|escalated)\b[^.;]*/gi,
    ]),
    newRole:
      /\b(?:i(?:'m| am) new|i(?:'m| am) starting|just (?:started|joined)|new (?:role|job|cmo|head|vp of marketing)|start(?:ing)? (?:a|my) new|first (?:week|90 days))\b/i.test(
        text,
      ),
    answered: (Object.keys(setupQuestions) as SetupQuestion[]).filter((question) => answers[question].test(text)),
  };
}

/** How strongly the words point to each type. */
export function weighEvidence(story: Story): { type: Misalignment; weight: number }[] {
  return (Object.keys(cues) as Misalignment[])
    .map((type) => ({
      type,
      weight: cues[type].reduce((sum, [cue, weight]) => sum + weight * [...story.words.matchAll(cue)].length, 0),
    }))
    .toSorted((a, b) => b.weight - a.weight);
}

function found(text: string, patterns: readonly RegExp[]): string[] {
  const all = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match[0].replace(/\s+/g, " ").trim()),
  );
  const once = [...new Set(all)];
  return once.filter((phrase) => !once.some((other) => other !== phrase && other.includes(phrase)));
}
