import type { Reading } from "./reading.ts";

/** A trigger phrase, read once. */
export interface Phrase {
  text: string;
  /** Each term once, in order. */
  terms: readonly string[];
  /** Stems of its words, those without weight left out. */
  stems: readonly string[];
  /** What each of its terms tells, by place. */
  weights: readonly number[];
  total: number;
}

/** How far a text says a phrase at least, to be told of it. */
const FEWEST_SAID = 0.2;

/**
 * Weighs the terms of phrases: one that few phrases hold tells more (inverse document frequency over phrases). Phrases
 * without a term are left out.
 */
export function weighPhrases<Owner>(
  phrases: readonly { owner: Owner; text: string; terms: readonly string[]; stems: readonly string[] }[],
): { owner: Owner; phrase: Phrase }[] {
  const counts = new Map<string, number>();
  const read = phrases.map((phrase) => ({ ...phrase, terms: [...new Set(phrase.terms)] }));
  for (const { terms } of read) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return read.flatMap(({ owner, text, terms, stems }) => {
    const weights = terms.map((term) => Math.log(1 + read.length / counts.get(term)!));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return terms.length === 0 ? [] : [{ owner, phrase: { text, terms, stems, weights, total } }];
  });
}

/** Concepts of work that is none of this, unless a phrase itself names them. */
const ELSEWHERE = ["foreign", "artifact"];
const SIZE = [0, 0.3, 0.78, 0.9, 0.95, 1];

/**
 * How far a text says a phrase, 0 to 1: the weighted share of the phrase's terms that the text holds, more when they
 * stand in the same order, less when the phrase is short and the text is about much else. Under `FEWEST_SAID` it is 0.
 */
export function phraseScore({ terms, weights, total }: Phrase, reading: Reading): number {
  let said = 0;
  for (let at = 0; at < terms.length; at++) if (reading.holds.has(terms[at]!)) said += weights[at]!;
  const share = (said / total) ** 2;
  if (share < FEWEST_SAID) return 0;
  const places = terms.flatMap((term) => (reading.holds.has(term) ? [reading.terms.indexOf(term)] : []));
  const ordered = places.slice(1).filter((place, index) => place > places[index]!).length;
  const order = terms.length === 1 ? 1 : ordered / (terms.length - 1);
  const size = SIZE[Math.min(terms.length, SIZE.length - 1)]!;
  const focus = size + (1 - size) * Math.min(1, terms.length / Math.max(1, reading.terms.length));
  const clear = terms.length <= 2 ? reading.known : 1;
  const astray = ELSEWHERE.some((concept) => reading.holds.has(concept) && !terms.includes(concept)) ? 0.4 : 1;
  const score = share * (0.8 + 0.2 * order) * focus * clear * astray;
  return score < FEWEST_SAID ? 0 : score;
}

/** Whether a phrase can reach `FEWEST_SAID`, by the weight of its terms that a text shares. */
export const mayBeSaid = ({ total }: Phrase, shared: number): boolean => (shared / total) ** 2 >= FEWEST_SAID;

/** Share of a phrase's words, word forms aside, that stand in a text as they are and not as something like them. */
export function literalShare({ stems }: Phrase, readings: readonly Reading[]): number {
  const standing = stems.filter((stem) => readings.some((reading) => reading.stems.includes(stem)));
  return stems.length === 0 ? 0 : standing.length / stems.length;
}
