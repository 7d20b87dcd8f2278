import type { Agent, Library, Mission, NegativeTrigger, Skill } from "../library/types.ts";
import { literalShare, type Phrase, phraseScore, weighPhrases } from "./phrases.ts";
import { contentStems, createReader, type Reader, type Reading } from "./reading.ts";

export type Target = Mission | Skill | Agent;

/** An item that a request can go to, its phrases read once. */
export interface Candidate {
  target: Target;
  phrases: Phrase[];
  negatives: { negative: NegativeTrigger; terms: string[] }[];
  /** Place among the learned routes; none for what a library brings beside them. */
  learned: number | undefined;
}

/** A phrase of an item and how far a text says it, 0 to 1. */
export interface Said {
  phrase: string;
  weight: number;
}

/** Everything that a library's requests can go to, with the reader that knows its words. */
export interface Field {
  targets: Target[];
  candidates: Candidate[];
  read: Reader;
  /** Reads what was read again, with the words that say some concepts left out. */
  readWithout(readings: readonly Reading[], concepts: ReadonlySet<string>): Reading[];
  /** Phrases of a candidate that a text says, the most first. */
  phrasesSaid(candidate: Candidate, readings: readonly Reading[]): Said[];
}

const KEPT = 3;
const MEANT = 0.4;

/** Reads the phrases of a library, once for all texts. */
export function prepareField(library: Library, routes: readonly string[]): Field {
  const targets: Target[] = [...library.missions, ...library.skills, ...library.agents];
  const read = createReader(targets.flatMap((target) => target.triggers));
  const termsOf = (text: string): string[] => read(text).flatMap((reading) => reading.terms);
  const phrases = weighPhrases(
    targets.flatMap((owner) =>
      owner.triggers.map((text) => ({ owner, text, terms: termsOf(text), stems: contentStems(text) })),
    ),
  );
  const candidates = targets.map((target): Candidate => {
    const place = routes.indexOf(target.name);
    const negatives = target.kind === "skill" ? target.negatives : [];
    return {
      target,
      phrases: phrases.flatMap(({ owner, phrase }) => (owner === target ? [phrase] : [])),
      negatives: negatives.map((negative) => ({ negative, terms: termsOf(negative.text) })),
      learned: place > 0 ? place : undefined,
    };
  });
  const readWithout = (readings: readonly Reading[], concepts: ReadonlySet<string>): Reading[] =>
    readings.flatMap(({ words }) =>
      read(
        words
          .filter(({ concept }) => !concepts.has(concept))
          .map(({ text }) => text)
          .join(" "),
      ),
    );
  return { targets, candidates, read, readWithout, phrasesSaid };
}

/** What nothing was learned of is told by its own words: a phrase that is only meant counts for little there. */
function phrasesSaid({ phrases, learned }: Candidate, readings: readonly Reading[]): Said[] {
  const said: Said[] = [];
  for (const phrase of phrases) {
    let weight = 0;
    for (const reading of readings) weight = Math.max(weight, phraseScore(phrase, reading));
    if (weight > 0 && learned === undefined) weight *= MEANT + (1 - MEANT) * literalShare(phrase, readings);
    if (weight > 0) said.push({ phrase: phrase.text, weight });
  }
  return said.sort((a, b) => b.weight - a.weight).slice(0, KEPT);
}

/** How far a text says a phrase of each learned route, by place in `routes`. */
export const saidByRoute = (routes: readonly string[], said: ReadonlyMap<Candidate, readonly Said[]>): number[] => {
  const best = routes.map(() => 0);
  for (const [{ learned }, phrases] of said) {
    if (learned !== undefined) best[learned] = Math.max(best[learned] ?? 0, phrases[0]?.weight ?? 0);
  }
  return best;
};
