/** Words of a phrase that is quoted as evidence. */
const wordsToQuote = 12;
const phrasesToKeep = 20;

// Parts of patterns. Words come with plain apostrophes, and a negation is written n't, nt or not.
export const dont = "(?:do|does|did)(?:n'?t| not)";
export const cant = "(?:can'?t|cannot|can not)";
export const wont = "(?:won'?t|will not)";

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

/** So many words of a phrase, without half a quotation and without a last word that leads nowhere. */
export function shorten(phrase: string, most = wordsToQuote): string {
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
export function distinct(phrases: readonly string[]): string[] {
  const once = [...new Set(phrases)].filter((phrase) => phrase !== "").slice(0, phrasesToKeep);
  const start = (phrase: string) => phrase.split(" ").slice(0, 4).join(" ");
  return once.filter(
    (phrase) =>
      !once.some((other) => other !== phrase && other.includes(start(phrase)) && !phrase.includes(start(other))),
  );
}

export const sentencesOf = (words: string): string[] => words.split(/(?<=[.!?])\s/);
