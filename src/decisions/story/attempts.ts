import { distinct, matches, sentencesOf, shorten } from "./phrases.ts";

/** What an attempt of the user's was: the plan answers each differently. */
export type AttemptKind = "material" | "escalation" | "definition" | "meeting" | "announcement" | "joint" | "other";

/** What the user has tried or sent. */
export interface Attempt {
  kind: AttemptKind;
  /** What was done, as the user wrote it. */
  phrase: string;
  /** How it was taken, as the user wrote it. */
  answer?: string;
  /** Before whom it was done, where that was others than the leader: "leadership team". */
  before?: string;
  /** Both, where they stand in one sentence. */
  told: string;
}

const verbs =
  "tried|sent|shared|showed|presented|built|proposed|offered|asked|invited|wrote|explained|set up|escalated|went|told|spoke|met|talked|changed|rewrote|tightened|raised|announced|posted|forwarded|ran|gave|had|did show|emailed|e-mailed|mailed|circulated|published";
const attempt = new RegExp(
  `(?<!\\b(?:before|when|that|which|because) )\\b(?:i|we)(?:'ve| have| had)?(?: (?:already|just|even|also|once|twice|recently|then|made the mistake of)){0,3} (?:${verbs}|posting)\\b[^.;!?"]{0,160}`,
  "gi",
);
const others = /\b((?:leadership|exec(?:utive)?|management) team|board|leadership|whole company|all[- ]hands)\b/i;
const telling = /\b(?:tried|proposed|offered|asked|set up|announced|posted|posting|presented|did show)\b/i;

/** What kind of thing was tried, from the phrase that tells it. */
export function kindOfAttempt(phrase: string): AttemptKind {
  if (
    /\bescalat|\b(?:went|told|spoke|talked|wrote|asked|raised|complained)\b.*\b(?:ceo|cfo|coo|board|boss|leadership|founders?)\b|\b(?:sent|showed|shared|presented|forwarded|e?-?mailed)\b.*\bto (?:the |our |my )?(?:ceo|cfo|coo|boss|founders?)\b/i.test(
      phrase,
    )
  )
    return "escalation";
  if (/\b(?:proposed|offered|suggested|tried|set up|agreed)\b.*\b(?:joint|shared|common|together)\b/i.test(phrase))
    return "joint";
  if (
    /\b(?:changed|rewrote|tightened|raised|tried|proposed|offered)\b.*\b(?:definition|criteria|mqls?|scor\w+|threshold)\b/i.test(
      phrase,
    )
  )
    return "definition";
  if (/\b(?:announced|posted|posting)\b/i.test(phrase)) return "announcement";
  if (
    /\b(?:decks?|slides?|reports?|dashboards?|data|numbers|figures|attribution|spreadsheets?|analysis|charts?|breakdowns?|summar(?:y|ies)|proof|stud(?:y|ies)|models?|impressions)\b/i.test(
      phrase,
    )
  )
    return "material";
  if (
    /\b(?:meet\w*|met|sync|calls?|lunch(?:es)?|coffee|one on one|1:1|workshop|review|seat|invited|spoke|talk\w*)\b/i.test(
      phrase,
    )
  )
    return "meeting";
  return "other";
}

/** What the user says has been tried, each with what came of it where the words go on to tell. */
export function readAttempts(words: string): Attempt[] {
  const phrases = distinct(
    matches(words, attempt)
      .flatMap((phrase) => phrase.split(new RegExp(`,? and (?=(?:${verbs})\\b)`, "i")))
      .flatMap((phrase) => phrase.split(/,\s(?=i've |i have |we've )/i)),
  );
  const attempts = phrases.flatMap((whole): Attempt[] => {
    const [, does, answer] =
      /^(.*?)(?:,? (?:and|but|so|which) (?=(?:it|he|she|they|the|nothing|that|made|called)\b)|, (?=(?:which|who|he|she|they|it|but|so|and)\b))(.*)$/i.exec(
        whole,
      ) ?? [undefined, whole];
    const phrase = shorten(does!.replace(/[,: ]+$/, ""), 16);
    const kind = kindOfAttempt(phrase);
    if (kind === "other" && !telling.test(phrase)) return [];
    if (/\b(?:sent|shared|gave|forwarded|passed)\b(?: \w+){0,5} (?:leads|mqls)\b/i.test(phrase)) return [];
    if (/^(?:i|we) (?:had|have|did|ran|gave) (?!.*\b(?:workshop|meeting|lunch|coffee|show)\b)/i.test(phrase)) return [];
    if (/\b(?:both get paid|told us)\b/i.test(phrase)) return [];
    const heard = answer ? tidy(answer) : answerAfter(words, whole);
    const told = answer ? shorten(whole.replace(/[,;: ]+$/, ""), 26) : phrase;
    const before = kind === "material" ? others.exec(phrase)?.[1]?.toLowerCase() : undefined;
    return [{ kind, phrase, told, ...(before ? { before } : {}), ...(heard ? { answer: heard } : {}) }];
  });
  // The same answer to several is told once, beside the last.
  return attempts.map(({ answer, ...rest }, index) =>
    answer && attempts[index + 1]?.answer !== answer ? { ...rest, answer } : rest,
  );
}

/** How the leader took it, where the next sentence says so. */
function answerAfter(words: string, phrase: string): string | undefined {
  const sentences = sentencesOf(words);
  const index = sentences.findIndex(({ text }) => text.includes(phrase.slice(0, 40)));
  const next = sentences[index + 1]?.text;
  if (index < 0 || !next) return undefined;
  const isAnswer =
    /^(?:he|she|they|it|none of it|nothing|no answer|no reply)\b/i.test(next) &&
    /\b(?:no|not|never|n't|worse|ignored|skipped|refused|laughed|said no|called|walked|declined|cancel\w*|nothing|none|spin)\b/i.test(
      next,
    );
  return isAnswer ? tidy(next) : undefined;
}

const tidy = (answer: string): string | undefined => {
  const text = shorten(answer.replace(/^(?:which|who|and|but|so) /i, "").replace(/[.!?,;: ]+$/, ""), 14);
  return text.split(" ").length > 1 ? text : undefined;
};

/** What the user sent or proposed tells nothing of the leader: an attribution deck of one's own is no fight over attribution. */
export const withoutMaterial = (words: string, attempts: readonly Attempt[]): string =>
  attempts.reduce(
    (text, { kind, phrase }) =>
      kind === "material" || kind === "joint" ? text.replace(phrase, " ".repeat(phrase.length)) : text,
    words,
  );

/** What the user is about to do, in their own words. */
export function readConsidered(words: string): { phrase: string; kind: AttemptKind } | undefined {
  const found =
    /\b(?:should i|shall i|i(?:'m| am) (?:thinking (?:of|about)|tempted to|considering|planning to|going to|about to)|i (?:want|plan|would like|'d like) to|i was going to|my idea is to)\b[^.?!;]{4,120}/i.exec(
      words,
    )?.[0];
  if (!found) return undefined;
  const kind = /\b(?:escalat\w*|ceo|cfo|board|boss|above|over (?:his|her|their) head)\b/i.test(found)
    ? "escalation"
    : kindOfAttempt(found.replace(/\b(?:show|send|present|share)\b/i, "sent"));
  if (kind === "other" || kind === "meeting") return undefined;
  const phrase = shorten(found, 18);
  return { phrase: /^(?:should|shall)\b/i.test(phrase) ? `${phrase}?` : `${phrase}.`, kind };
}
