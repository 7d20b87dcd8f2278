import type { Reading } from "./reading.ts";

/** A trigger phrase, read once. */
export interface Phrase {
  text: string;
  terms: string[];
}

/** How much each term tells: one that few phrases hold tells more (inverse document frequency over phrases). */
export function termWeights(phrases: readonly Phrase[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of phrases) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, count]) => [term, Math.log(1 + phrases.length / count)]));
}

/** Concepts of work that is none of this, unless a phrase itself names them. */
const ELSEWHERE = ["foreign", "artifact"];
const SIZE = [0, 0.3, 0.78, 0.9, 0.95, 1];

/**
 * How far a text says a phrase, 0 to 1: the weighted share of the phrase's terms that the text holds, more when they
 * stand in the same order, less when the phrase is short and the text is about much else.
 */
export function phraseScore(phrase: Phrase, reading: Reading, weights: ReadonlyMap<string, number>): number {
  const terms = [...new Set(phrase.terms)];
  let total = 0;
  let said = 0;
  const places: number[] = [];
  for (const term of terms) {
    const weight = weights.get(term) ?? 1;
    total += weight;
    if (!reading.holds.has(term)) continue;
    said += weight;
    places.push(reading.terms.indexOf(term));
  }
  if (said === 0) return 0;
  const ordered = places.slice(1).filter((place, index) => place > places[index]!).length;
  const order = terms.length === 1 ? 1 : ordered / (terms.length - 1);
  const size = SIZE[Math.min(terms.length, SIZE.length - 1)]!;
  const share = Math.min(1, terms.length / Math.max(1, reading.terms.length));
  const focus = size + (1 - size) * share;
  const clear = terms.length <= 2 ? reading.known : 1;
  const astray = ELSEWHERE.some((concept) => reading.holds.has(concept) && !terms.includes(concept)) ? 0.4 : 1;
  return (said / total) ** 2 * (0.8 + 0.2 * order) * focus * clear * astray;
}
