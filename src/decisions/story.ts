/** The four types of misalignment, by their place in the plan's format. */
export const misalignmentTypes = {
  earned: "Type 1, earned skepticism from prior marketing performance",
  structural: "Type 2, structural misalignment where sales and marketing have different targets",
  political:
    "Type 3, political misalignment where the sales leader sees marketing as competition for resources or credit",
  opposed: "Type 4, personality misalignment or a sales leader who is categorically opposed to marketing functions",
} as const;

export type Misalignment = keyof typeof misalignmentTypes;

/** What an attempt of the user's was: the plan answers each differently. */
export type AttemptKind = "material" | "escalation" | "definition" | "meeting" | "other";

/** What the user's own words tell; nothing in it is inferred from elsewhere. */
export interface Story {
  /** The words with quotation marks, dashes and spaces made plain; each reading is of these. */
  words: string;
  /** How the leader is called in the words. */
  leader: string;
  /** Words that point to a type, in short phrases. */
  evidence: Record<Misalignment, string[]>;
  /** What the leader is quoted as saying. */
  quotes: string[];
  /** Named programs, such as a webinar, that the words bring up. */
  events: string[];
  /** What came of it, such as "200 leads and zero opportunities". */
  result?: string;
  /** What the user says has been tried or sent. */
  tried: string[];
  /** How long it has gone on: "for six months", "since March". */
  duration?: string;
  /** Who above both of them has heard one side of it: "board". */
  above?: string;
  /** To whom both report, as the words say. */
  boss?: string;
  /** A day by which it comes up: "next week". */
  deadline?: string;
  /** The leader wants marketing's budget or people. */
  wantsBudget: boolean;
  /** A seat at the pipeline review has been refused. */
  seatRefused: boolean;
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

/** A story is a page or two; what is pasted beyond that is no story. */
const charactersToRead = 20_000;
/** Words of a phrase that is quoted as evidence. */
const wordsToQuote = 12;
const phrasesToKeep = 20;

// Parts of cues. Words come with plain apostrophes, and a negation is written n't, nt or not.
const dont = "(?:do|does|did)(?:n'?t| not)";
const cant = "(?:can'?t|cannot|can not)";
const wont = "(?:won'?t|will not)";
const clause = '(?:[^.,;:!?"]|(?<=\\d)[.,:](?=\\d)){0,120}';

/** A cue reads on to the end of its clause. */
const cue = (pattern: string, weight: number): [cue: RegExp, weight: number] => [
  new RegExp(`\\b(?:${pattern})(?![\\w-])${clause}`, "gi"),
  weight,
];

const poor =
  "bad|weak|garbage|junk|terrible|rubbish|useless|crap|trash|poor|low[ -]quality|not ready|not good|not qualified|unqualified";
const programs = "webinar|campaign|event|e-?book|whitepaper|trade show|conference|newsletter";

const cues: Record<Misalignment, [cue: RegExp, weight: number][]> = {
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

const numerals = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|several|many|\\d+)";
const spans = "(?:weeks?|months?|quarters?|years?)";
const hedge = "(?:(?:the|about|over|more than|almost|nearly|at least|around|past|last|some) ){0,3}";
const months = "january|february|march|april|may|june|july|august|september|october|november|december";
const program =
  /(?<!\b(?:every|any|no|each|more) )\b(?:(?:the|an?|our|your|that|this|last)\s+((?:[\w'&-]+\s+){0,2})|((?:[A-Z][\w&-]*)\s+))?([Ww]ebinar|[Cc]ampaign|[Ee]-?[Bb]ook|[Ww]hitepaper|[Tt]rade [Ss]how|[Cc]onference|[Nn]ewsletter)\b/g;
const attempts =
  "tried|sent|shared|showed|presented|built|proposed|offered|asked|invited|wrote|explained|set up|escalated|went|told|spoke|met|talked|changed|rewrote|tightened|raised";
const attempt = new RegExp(
  `(?<!\\bbefore )\\b(?:i|we)(?:'ve| have| had)?(?: (?:already|just|even|also|once|twice|recently|then)){0,3} (?:${attempts})\\b[^.;!?"]{0,160}`,
  "gi",
);
/** What a sentence holds that brings a program up, and does not only name it. */
const mention =
  /\b(?:zero|no|nothing|none|\d+|after|since|about|br(?:ings?|ought|inging) up|remembers?|cit(?:es|ing)|mention(?:s|ing)?)\b/i;
const executives = "ceo|cfo|coo|cro|board|founders?|president|investors?|leadership|executives?|exec team";

/** Reads the user's words for particulars. */
export function readStory(request: string): Story {
  const words = normalise(request.slice(0, charactersToRead));
  const leader = nameLeader(words);
  const tried = findAttempts(words);
  const told = withoutMaterial(words, tried);
  const evidence = Object.fromEntries(
    Object.entries(cues).map(([type, list]) => [
      type,
      distinct(list.flatMap(([pattern]) => matches(told, pattern).map((phrase) => shorten(phrase)))),
    ]),
  ) as Record<Misalignment, string[]>;
  const duration = findDuration(words);
  const newRole = isNewRole(words);
  const quotes = findQuotes(words);
  const boss =
    /\b(?:we|both)\b[^.]{0,40}\breport (?:in)?to (?:the |our )?(ceo|coo|cfo|cro|president|founder|owner)\b/i.exec(
      words,
    )?.[1];
  return {
    words,
    leader,
    evidence,
    quotes,
    events: findEvents(words, tried),
    result: findResult(words),
    tried,
    duration,
    above: findAbove(words),
    boss: boss && nameRole(boss),
    deadline: findDeadline(words),
    wantsBudget:
      /\b(?:wants?|wanted|tak(?:e|es|ing)|cut(?:s|ting)?|mov(?:e|es|ing)|shift(?:s|ing)?|ask(?:s|ed|ing)? for|redirect\w*)\b[^.;!?"]{0,30}\b(?:budget|headcount)\b|\b(?:budget|headcount) (?:should|goes|went|would|to)\b/i.test(
        words,
      ),
    seatRefused: new RegExp(
      `\\b(?:${cant}|${wont} let|not invited|uninvited|kept out|shut out|no seat|refus\\w+)\\b[^.;!?]{0,40}\\b(?:pipeline|forecast|deal) (?:review|call|meeting)`,
      "i",
    ).test(words),
    newRole,
    answered: (Object.keys(setupQuestions) as SetupQuestion[]).filter((question) => {
      if (question === "tried") return tried.length > 0;
      if (question === "duration") return duration !== undefined;
      if (question === "your_tenure" && newRole) return true;
      return answers[question].test(words);
    }),
  };
}

/** How strongly the words point to each type. */
export function weighEvidence({ words, tried }: Story): { type: Misalignment; weight: number }[] {
  const told = withoutMaterial(words, tried);
  return (Object.keys(cues) as Misalignment[])
    .map((type) => ({
      type,
      weight: cues[type].reduce((sum, [pattern, weight]) => sum + weight * matches(told, pattern).length, 0),
    }))
    .toSorted((a, b) => b.weight - a.weight);
}

/** What kind of thing was tried, from the phrase that tells it. */
export function kindOfAttempt(phrase: string): AttemptKind {
  if (
    /\bescalat|\b(?:went|told|spoke|talked|wrote|asked|raised)\b.*\b(?:ceo|cfo|coo|board|boss|leadership|founders?)\b/i.test(
      phrase,
    )
  )
    return "escalation";
  if (/\b(?:changed|rewrote|tightened|raised)\b.*\b(?:definition|criteria|mqls?|scor\w+|threshold)\b/i.test(phrase))
    return "definition";
  if (
    /\b(?:decks?|slides?|reports?|dashboards?|data|numbers|figures|attribution|spreadsheets?|analysis|charts?|proof|stud(?:y|ies))\b/i.test(
      phrase,
    )
  )
    return "material";
  if (
    /\b(?:meet\w*|met|sync|calls?|lunch|coffee|one on one|1:1|workshop|review|seat|invited|spoke|talk\w*)\b/i.test(
      phrase,
    )
  )
    return "meeting";
  return "other";
}

const answers: Record<Exclude<SetupQuestion, "tried" | "duration">, RegExp> = {
  leader_behaviour:
    /"[^"]{4,}"|\b(?:said|says|told|thinks|refus\w+|ignores?|blam\w+|rejects?|complains?|brings? up|(?:doesn'?t|does not) \w+)\b/i,
  your_tenure:
    /\b(?:i(?:'ve| have) been (?:here|in (?:this|the|my) (?:role|job|seat|company)|at|with)|i (?:started|joined)|since i (?:joined|started))\b/i,
  reporting_line:
    /\breports? (?:in)?to\b|\bsame (?:boss|manager)\b|\b(?:peers?|my peer)\b|\bsenior to\b|\bdotted line\b/i,
  business_context:
    /\b(?:series [a-e]|seed stage|startup|start-up|scale-?up|enterprise|public company|revenue target|board|ceo (?:sees|knows|thinks|wants|asks|is))\b/i,
};

/** Quotation marks, dashes and white space in their plain form, so that one pattern reads all of them. */
const normalise = (text: string): string =>
  text
    .replace(/[’‘‛ʼ´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s*[\u2014\u2013]\s+|\s*\u2014\s*/g, ", ")
    .replace(/\s+/g, " ")
    .trim();

function nameLeader(words: string): string {
  const named =
    /\b(s?vp(?: of)? sales|vice president(?: of)? sales|sales vp|head of sales|sales head|sales director|director of sales|chief revenue officer|cro|chief sales officer|cso|chief commercial officer|cco|sales manager|sales leader)\b/i.exec(
      words.replace(/\breports? (?:in)?to (?:the |our |my )?[\w ]{0,20}/gi, " "),
    )?.[1];
  return named ? nameRole(named) : "sales leader";
}

const nameRole = (role: string): string => {
  if (/^sales vp$|^s?vp\b|^vice/i.test(role)) return "VP of Sales";
  if (/^(?:ceo|coo|cfo|cro|cso|cco)$/i.test(role)) return role.toUpperCase();
  if (/^chief/i.test(role)) return role.replace(/\b\w/g, (letter) => letter.toUpperCase());
  return role.toLowerCase();
};

/** Quotations of three words or more that are not the user's own. */
function findQuotes(words: string): string[] {
  const double = [...words.matchAll(/"(?=\S)([^"]{4,200})(?<=\S)"/g)];
  const single = [
    ...words.matchAll(/(?<!\w)'((?:[^'"]|(?<=\w)'(?=\w)|(?<=s)'(?= \w[^'"]{0,60}'(?!\w))){4,200})'(?!\w)/g),
  ];
  return [...double, ...single]
    .filter(
      (match) =>
        !/\b(?:i|we) (?:said|told|asked|replied|answered|wrote)\b[^.!?"]{0,30}$/i.test(words.slice(0, match.index)),
    )
    .map((match) => match[1]!.replace(/[.,]$/, ""))
    .filter((quote) => quote.split(" ").length > 2);
}

/** Programs that the words bring up, as "the ..." whatever article they came with; not those the user tried. */
function findEvents(words: string, tried: readonly string[]): string[] {
  const found = sentencesOf(words).flatMap((sentence) => {
    if (!mention.test(sentence) || tried.some((phrase) => sentence.includes(phrase))) return [];
    return [...sentence.matchAll(program)].map((match) => {
      const between = (match[1] ?? match[2] ?? "").trim().split(" ");
      const from = between.findLastIndex((word) =>
        /^(?:of|from|for|to|in|at|after|with|and|by|ran|did|our|the|a|when|even|on)$/i.test(word),
      );
      const name = [...between.slice(from + 1), match[3]!].filter(Boolean).join(" ");
      return `the ${name}`;
    });
  });
  return [...new Set(found)];
}

const findResult = (words: string): string | undefined =>
  /\b\d[\d,]* (?:\w+ )?(?:leads|mqls|sign-?ups|registrations|attendees|downloads|contacts)\b[^.,;!?"]{0,40}?\b(?:zero|no|none|not (?:one|a single)|nothing|one|two|three|\d+)(?: (?:\w+ )?(?:opportunit(?:y|ies)|deals?|meetings?|pipeline|customers?|wins?|sales))?\b/i.exec(
    words,
  )?.[0];

function findAttempts(words: string): string[] {
  return matches(words, attempt)
    .flatMap((phrase) => phrase.split(new RegExp(`,? and (?=(?:${attempts})\\b)`, "i")))
    .map((phrase) => shorten(phrase.replace(/, (?:and|but|he|she|they|which|who|so)\b.*$/i, ""), 16))
    .filter(
      (phrase) => kindOfAttempt(phrase) !== "other" || /\b(?:tried|proposed|offered|asked|set up)\b/i.test(phrase),
    )
    .filter((phrase) => !/\b(?:sent|shared)\b(?: \w+){0,3} (?:leads|mqls)\b/i.test(phrase));
}

/** What the user sent tells nothing of the leader: an attribution deck of one's own is no fight over attribution. */
const withoutMaterial = (words: string, tried: readonly string[]): string =>
  tried.reduce((text, phrase) => (kindOfAttempt(phrase) === "material" ? text.replace(phrase, " ") : text), words);

function findDuration(words: string): string | undefined {
  const span =
    new RegExp(
      `\\b(?:for|(?:over|during|in) the (?:past|last)) ${hedge}((?:${numerals} )?${spans})\\b(?! (?:ago|of|from|in a row))`,
      "i",
    ).exec(words)?.[1] ??
    new RegExp(`\\b(${numerals} ${spans}) (?:now|already|running|in a row)\\b`, "i").exec(words)?.[1];
  if (span) return `for ${span.toLowerCase()}`;
  const since = new RegExp(
    `\\bsince (i (?:joined|started)|${months}|q[1-4]|20\\d\\d|last (?:year|quarter|spring|summer|fall|autumn|winter|month|${months}))\\b`,
    "i",
  ).exec(words)?.[1];
  if (!since) return undefined;
  if (/^i /i.test(since)) return `since you ${since.slice(2).toLowerCase()}`;
  return `since ${since.replace(new RegExp(`\\b(?:${months}|q[1-4])\\b`, "i"), (name) => name[0]!.toUpperCase() + name.slice(1).toLowerCase())}`;
}

/** Who above both has heard the leader's side, where it is not the user who told. */
function findAbove(words: string): string | undefined {
  const told = new RegExp(
    `\\b(\\w+ )?(?:told|tells|telling|tell|complain\\w*(?: \\w+){0,2} to|went to|goes to|in front of|convinc\\w+|wrote to|copied|cc'?d) (?:the |our |my )?(${executives})\\b`,
    "gi",
  );
  const heard = [...words.matchAll(told)].find((match) => !/^(?:i|we) $/i.test(match[1] ?? ""))?.[2];
  const asks = new RegExp(
    `\\b(?:the |our )(${executives}) (?:is asking|asks|asked|has heard|heard|believes|agrees|now thinks|thinks|wants)\\b`,
    "i",
  );
  const found = heard ?? asks.exec(words)?.[1];
  if (!found) return undefined;
  return /^(?:ceo|cfo|coo|cro)$/i.test(found) ? found.toUpperCase() : found.toLowerCase();
}

/** A day that the words tie to a meeting or a decision. */
function findDeadline(words: string): string | undefined {
  const day = /\b(?:tomorrow|this week|next week|by (?:monday|tuesday|wednesday|thursday|friday))\b/i;
  const occasion = /\b(?:board|review|meet(?:s|ing)?|present\w*|qbr|decid\w+|decision|budget|planning)\b/i;
  const sentence = sentencesOf(words).find((candidate) => day.test(candidate) && occasion.test(candidate));
  return sentence && day.exec(sentence)?.[0].toLowerCase();
}

const isNewRole = (words: string): boolean =>
  /\b(?:i(?:'m| am) (?:new\b|starting|joining|(?:the|a|their|your) new)|i(?:'ve| have)? just (?:joined|started (?:as|at|in|a)|took over)|(?:in|to|into) (?:a|my|this|the) new (?:role|job|position)|new to (?:the|this|my) (?:role|job|company|team|position)|as (?:the |a |their )?new (?:cmo|head|vp|director|marketing)|start(?:ing|ed)? (?:in )?(?:a|my|this) (?:new )?(?:role|job|position)|my first (?:week|month|quarter|90 days)|i (?:start|join) (?:next|on|in|as))\b/i.test(
    words,
  );

/** Matches of a pattern, trimmed. */
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[0].trim()).filter((phrase) => phrase !== "");

/** So many words of a phrase, without half a quotation and without a last word that leads nowhere. */
function shorten(phrase: string, most = wordsToQuote): string {
  const whole = phrase.replace(/(?:^|\s)'.*$|(?<=[^s\W])' .*$|'$/, "");
  const words = whole.split(" ").slice(0, most);
  if (whole.split(" ").length > most) {
    while (
      words.length > 2 &&
      /^(?:and|or|but|the|an?|of|to|in|on|for|with|that|which|at|by|from|his|her|our|my|their|is|are|was|were|we|they|i|he|she)$/i.test(
        words.at(-1)!,
      )
    )
      words.pop();
  }
  return words.join(" ");
}

/** Phrases once each, without those that stand, or begin, inside another. */
function distinct(phrases: readonly string[]): string[] {
  const once = [...new Set(phrases)].filter((phrase) => phrase !== "").slice(0, phrasesToKeep);
  const start = (phrase: string) => phrase.split(" ").slice(0, 4).join(" ");
  return once.filter(
    (phrase) =>
      !once.some((other) => other !== phrase && other.includes(start(phrase)) && !phrase.includes(start(other))),
  );
}

const sentencesOf = (words: string): string[] => words.split(/(?<=[.!?])\s/);
