/** What stands between double quotation marks, the marks left out. */
export interface Quotation {
  start: number;
  end: number;
  text: string;
}

const marks = /"([^"]*)"|\u201c([^\u201d]*)\u201d|\u201e([^\u201c\u201d]*)[\u201c\u201d]|\u00ab([^\u00bb]*)\u00bb/g;

/** Quotations of a text, in order; a mark without its partner opens none. */
export const quotationsIn = (text: string): Quotation[] =>
  [...text.matchAll(marks)].map((match) => ({
    start: match.index + 1,
    end: match.index + match[0].length - 1,
    text: match[0].slice(1, -1),
  }));

/** The text with what it quotes blanked, each character in its place. */
export const withoutQuotations = (text: string): string =>
  text.replace(marks, (found) => `"${"\uFFFC".repeat(found.length - 2)}"`);

/** Text as quotations are compared: dashes, quotation marks, case and white space make no difference. */
export const comparable = (text: string): string =>
  text
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/["\u201c\u201d\u201e\u00ab\u00bb\\]/g, "")
    .replace(/\s*(?:[\u2013\u2014]|--)\s*/g, " - ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

const attribution =
  /\b(?:said|says|saying|wrote|writes|told|asked|asks|replied|called|calls|puts? it|(?:her|his|their|your|own|leader's|exact|these) (?:own )?words|quot(?:e|es|ed|ing)|heard|in the words of|according to|comment(?:s|ed)?|message|e-?mail(?:ed)?|announced)\b/i;

/**
 * Whether what stands at an index of a sentence is quoted from somebody: it is in quotation marks, and what the user wrote holds
 * it, or the sentence around says who said it. Words that the reader is to say are nobody's yet.
 */
export function isQuotedFromSomebody(sentence: string, index: number, words = ""): boolean {
  const quotation = quotationsIn(sentence).find(({ start, end }) => index >= start && index < end);
  if (!quotation) return false;
  if (words !== "" && comparable(words).includes(comparable(quotation.text).replace(/[.,!?]$/, ""))) return true;
  return attribution.test(withoutQuotations(sentence)) && !/^\s*How to open it/.test(sentence);
}
