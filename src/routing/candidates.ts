import {
  type Agent,
  type Library,
  type Mission,
  type NegativeTrigger,
  type Skill,
  targetsOf,
} from "../library/types.ts";
import { literalShare, mayBeSaid, phraseScore, weighPhrases } from "./phrases.ts";
import { contentStems, createReader, type Reader, type Reading } from "./reading.ts";

export type Target = Mission | Skill | Agent;

/** An item that a request can go to. */
export interface Candidate {
  target: Target;
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
  /** Phrases that a text says, by candidate, the most first. */
  phrasesSaid(readings: readonly Reading[]): Map<Candidate, Said[]>;
}

const KEPT = 3;
const MEANT = 0.4;

/**
 * Reads the phrases of a library, once for all texts.
 *
 * @param isKnown Whether a stem was learned: such a word is no typing error of another.
 */
export function prepareField(library: Library, routes: readonly string[], isKnown: (stem: string) => boolean): Field {
  const targets = firstOfEachName(targetsOf(library));
  const read = createReader(
    targets.flatMap((target) => target.triggers),
    isKnown,
  );
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
      negatives: negatives.map((negative) => ({ negative, terms: termsOf(negative.text) })),
      learned: place > 0 ? place : undefined,
    };
  });
  const byTarget = new Map(candidates.map((candidate) => [candidate.target, candidate]));
  const indexed = phrases.map(({ owner, phrase }) => ({ candidate: byTarget.get(owner)!, phrase }));
  const holders = new Map<string, { at: number; weight: number }[]>();
  for (const [at, { phrase }] of indexed.entries()) {
    for (const [place, term] of phrase.terms.entries()) {
      const entry = { at, weight: phrase.weights[place]! };
      const there = holders.get(term);
      if (there) there.push(entry);
      else holders.set(term, [entry]);
    }
  }
  const shared = new Float64Array(indexed.length);
  const readWithout = (readings: readonly Reading[], concepts: ReadonlySet<string>): Reading[] =>
    readings.flatMap(({ words }) =>
      read(
        words
          .filter(({ concept }) => !concepts.has(concept))
          .map(({ text }) => text)
          .join(" "),
      ),
    );

  /** Only phrases of which a text shares enough are looked at: a library may hold tens of thousands. */
  function phrasesSaid(readings: readonly Reading[]): Map<Candidate, Said[]> {
    const best = new Map<number, number>();
    for (const reading of readings) {
      const met: number[] = [];
      for (const term of reading.holds) {
        for (const { at, weight } of holders.get(term) ?? []) {
          if (shared[at] === 0) met.push(at);
          shared[at]! += weight;
        }
      }
      for (const at of met) {
        const { phrase } = indexed[at]!;
        if (mayBeSaid(phrase, shared[at]!)) {
          const weight = phraseScore(phrase, reading);
          if (weight > (best.get(at) ?? 0)) best.set(at, weight);
        }
        shared[at] = 0;
      }
    }
    const said = new Map<Candidate, Said[]>();
    for (const [at, weight] of best) {
      const { candidate, phrase } = indexed[at]!;
      // What nothing was learned of is told by its own words: a phrase that is only meant counts for little there.
      const literal = candidate.learned === undefined ? MEANT + (1 - MEANT) * literalShare(phrase, readings) : 1;
      const list = said.get(candidate) ?? [];
      list.push({ phrase: phrase.text, weight: weight * literal });
      said.set(candidate, list);
    }
    for (const [candidate, list] of said) said.set(candidate, list.sort(byWeight).slice(0, KEPT));
    return said;
  }

  return { targets, candidates, read, readWithout, phrasesSaid };
}

const byWeight = (a: Said, b: Said): number => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1);

/** Of items that share a name, requests go to the mission, else the skill. */
function firstOfEachName(targets: readonly Target[]): Target[] {
  const names = new Set<string>();
  return targets.filter(({ name }) => !names.has(name) && names.add(name));
}

/** How far a text says a phrase of each learned route, by place in `routes`. */
export const saidByRoute = (routes: readonly string[], said: ReadonlyMap<Candidate, readonly Said[]>): number[] => {
  const best = routes.map(() => 0);
  for (const [{ learned }, phrases] of said) {
    if (learned !== undefined) best[learned] = Math.max(best[learned] ?? 0, phrases[0]?.weight ?? 0);
  }
  return best;
};
