/** Words of a phrase that is quoted as evidence. */
const wordsToQuote = 16;
const phrasesToKeep = 20;

/** Quotation marks, dashes and white space in their plain form, so that one pattern reads all of them. */
export const normalise = (text: string): string =>
  text
    .replace(/[’‘‛ʼ´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s*[\u2014\u2013]\s+|\s*\u2014\s*/g, ", ")
    .replace(/\s+/g, " ")
    .trim();

/** Matches of a pattern, trimmed. */
export const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[0].trim()).filter((phrase) => phrase !== "");

const leadsNowhere =
  /^(?:and|or|but|the|an?|of|to|in|on|for|with|that|which|at|by|from|his|her|our|my|their|is|are|was|were|we|they|i|he|she|so|then|each|every|who|which|where|when|while|as|now|none|not|all|some|any)$/i;

/** So many words of a phrase, without half a quotation and without a last word that leads nowhere. */
export function shorten(phrase: string, most = wordsToQuote): string {
  const whole = phrase.replace(/(?:^|\s)'.*$|(?<=[^s\W])' .*$|'$/, "");
  const words = whole.split(" ").slice(0, most);
  if (whole.split(" ").length > most) while (words.length > 2 && leadsNowhere.test(words.at(-1)!)) words.pop();
  return words.join(" ").replace(/(?:,? (?:which|who|that|and|but|so|with|because))*[,;:. ]*$/, "");
}

/** Phrases once each, without those that stand, or begin, inside another. */
export function distinct(phrases: readonly string[]): string[] {
  const once = [...new Set(phrases)].filter((phrase) => phrase !== "").slice(0, phrasesToKeep);
  const start = (phrase: string) => phrase.split(" ").slice(0, 4).join(" ");
  return once.filter(
    (phrase) =>
      !once.some((other) => other !== phrase && other.includes(start(phrase)) && !phrase.includes(start(other))),
  );
}

/** A sentence and where it starts. */
export interface Sentence {
  text: string;
  at: number;
}

/** Sentences in order. A quotation ends one only where its own last sentence ends. */
export function sentencesOf(words: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const match of words.matchAll(/(?<!\bvs)[.!?]["')]*\s+/g)) {
    const to = match.index + match[0].length;
    sentences.push({ text: words.slice(from, to).trim(), at: from });
    from = to;
  }
  if (from < words.length) sentences.push({ text: words.slice(from).trim(), at: from });
  return sentences;
}

/** Where a clause can begin or end. */
const seam =
  /[.!?;:"()]+["')]*\s*|,?\s(?=(?:and|but|so(?! far)|because|while|which|whereas|although|though|yet|until) )|,\s(?=(?:he|she|they|we|i|and|but|then|in|at|for)\b)|,\s(?=the \w+(?: \w+)? (?:is|are|has|hasn't|isn't|was|stays|sides|backs|lets|said|quietly)\b)/gi;

const fewWords = 4;
const count = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/**
 * The clause or clauses that a match stands in, as the user wrote them: what is quoted back. A long one is cut to the
 * words around the match.
 */
export function clauseAround(words: string, at: number, length: number, most = wordsToQuote): string {
  let from = 0;
  let before = 0;
  let to = words.length;
  for (const match of words.matchAll(seam)) {
    const end = match.index + match[0].length;
    if (end <= at + 1) {
      before = /[.!?]/.test(match[0]) ? end : from;
      from = end;
    } else if (match.index >= at + length) {
      to = match.index;
      break;
    }
  }
  // Of two or three words nobody can tell who is meant: the clause before goes with them.
  if (count(words.slice(from, to)) < fewWords) from = before;
  const clause = words
    .slice(from, to)
    .trim()
    .replace(/^(?:and|but|so|because|while|which|yet) /i, "");
  const quote = clause.replace(/["()]/g, "").trim();
  if (count(quote) <= most) return shorten(quote, most);
  const match = words
    .slice(at, at + length)
    .replace(/["()]/g, "")
    .trim();
  const after = words
    .slice(at + length, to)
    .replace(/["()]/g, "")
    .trim();
  const room = Math.max(most - count(match), 0);
  return shorten(`${match} ${after.split(/\s+/).slice(0, room).join(" ")}`.trim(), Math.max(most, 20));
}
