import { matches, sentencesOf, shorten } from "./phrases.ts";

/** What an attempt of the user's was: the plan answers each differently. */
export type AttemptKind = "material" | "escalation" | "definition" | "meeting" | "other";

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

export function nameLeader(words: string): string {
  const named =
    /\b(s?vp(?: of)? sales|vice president(?: of)? sales|sales vp|head of sales|sales head|sales director|director of sales|chief revenue officer|cro|chief sales officer|cso|chief commercial officer|cco|sales manager|sales leader)\b/i.exec(
      words.replace(/\breports? (?:in)?to (?:the |our |my )?[\w ]{0,20}/gi, " "),
    )?.[1];
  return named ? nameRole(named) : "sales leader";
}

export const nameRole = (role: string): string => {
  if (/^sales vp$|^s?vp\b|^vice/i.test(role)) return "VP of Sales";
  if (/^(?:ceo|coo|cfo|cro|cso|cco)$/i.test(role)) return role.toUpperCase();
  if (/^chief/i.test(role)) return role.replace(/\b\w/g, (letter) => letter.toUpperCase());
  return role.toLowerCase();
};

/** Quotations of three words or more that are not the user's own. */
export function findQuotes(words: string): string[] {
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
export function findEvents(words: string, tried: readonly string[]): string[] {
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

export const findResult = (words: string): string | undefined =>
  /\b\d[\d,]* (?:\w+ )?(?:leads|mqls|sign-?ups|registrations|attendees|downloads|contacts)\b[^.,;!?"]{0,40}?\b(?:zero|no|none|not (?:one|a single)|nothing|one|two|three|\d+)(?: (?:\w+ )?(?:opportunit(?:y|ies)|deals?|meetings?|pipeline|customers?|wins?|sales))?\b/i.exec(
    words,
  )?.[0];

export function findAttempts(words: string): string[] {
  return matches(words, attempt)
    .flatMap((phrase) => phrase.split(new RegExp(`,? and (?=(?:${attempts})\\b)`, "i")))
    .map((phrase) => shorten(phrase.replace(/, (?:and|but|he|she|they|which|who|so)\b.*$/i, ""), 16))
    .filter(
      (phrase) => kindOfAttempt(phrase) !== "other" || /\b(?:tried|proposed|offered|asked|set up)\b/i.test(phrase),
    )
    .filter((phrase) => !/\b(?:sent|shared)\b(?: \w+){0,3} (?:leads|mqls)\b/i.test(phrase));
}

/** What the user sent tells nothing of the leader: an attribution deck of one's own is no fight over attribution. */
export const withoutMaterial = (words: string, tried: readonly string[]): string =>
  tried.reduce((text, phrase) => (kindOfAttempt(phrase) === "material" ? text.replace(phrase, " ") : text), words);

export function findDuration(words: string): string | undefined {
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
export function findAbove(words: string): string | undefined {
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
export function findDeadline(words: string): string | undefined {
  const day = /\b(?:tomorrow|this week|next week|by (?:monday|tuesday|wednesday|thursday|friday))\b/i;
  const occasion = /\b(?:board|review|meet(?:s|ing)?|present\w*|qbr|decid\w+|decision|budget|planning)\b/i;
  const sentence = sentencesOf(words).find((candidate) => day.test(candidate) && occasion.test(candidate));
  return sentence && day.exec(sentence)?.[0].toLowerCase();
}

export const isNewRole = (words: string): boolean =>
  /\b(?:i(?:'m| am) (?:new\b|starting|joining|(?:the|a|their|your) new)|i(?:'ve| have)? just (?:joined|started (?:as|at|in|a)|took over)|(?:in|to|into) (?:a|my|this|the) new (?:role|job|position)|new to (?:the|this|my) (?:role|job|company|team|position)|as (?:the |a |their )?new (?:cmo|head|vp|director|marketing)|start(?:ing|ed)? (?:in )?(?:a|my|this) (?:new )?(?:role|job|position)|my first (?:week|month|quarter|90 days)|i (?:start|join) (?:next|on|in|as))\b/i.test(
    words,
  );
