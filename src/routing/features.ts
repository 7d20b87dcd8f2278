import type { Reading } from "./reading.ts";

/**
 * What a text is known by: its words and pairs of neighbours, the concepts it names, which of them come together, and
 * how much of it is understood at all. Each feature begins with a letter for its kind.
 */
export function featuresOf(readings: readonly Reading[]): string[] {
  const found = new Set<string>();
  for (const { stems, terms, concepts, known } of readings) {
    for (const [at, word] of stems.entries()) {
      found.add(`w:${word}`);
      if (at > 0) found.add(`n:${stems[at - 1]} ${word}`);
    }
    for (let at = 1; at < terms.length; at++) found.add(`t:${terms[at - 1]} ${terms[at]}`);
    for (const [at, concept] of concepts.entries()) {
      found.add(`c:${concept}`);
      for (const other of concepts.slice(at + 1))
        found.add(concept < other ? `p:${concept}&${other}` : `p:${other}&${concept}`);
    }
    if (stems[0] !== undefined) found.add(`f:${stems[0]}`);
    if (concepts[0] !== undefined) found.add(`a:${concepts[0]}`);
    if (concepts.length > 1) found.add(`z:${concepts.at(-1)}`);
    found.add(`k:${Math.round(known * 5)}`);
  }
  return [...found];
}
