import { type Candidate, type Field, type Said, saidByRoute } from "./candidates.ts";
import { explain } from "./explain.ts";
import { featuresOf } from "./features.ts";
import { WORK } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import { makeSense, type Sense, softmax } from "./sense.ts";
import type { Weights } from "./weights.ts";

/** A candidate held against a text. */
export interface Weighed {
  candidate: Candidate;
  /** Probability, over all candidates and none of them. */
  score: number;
  /** What spoke for it; worked out when asked for. */
  why(): Said[];
  /** The skill that turned the request away to this one. */
  redirectedFrom: string | null;
}

interface Entry {
  candidate: Candidate;
  said: readonly Said[];
  odds: number;
  redirectedFrom: string | null;
}

/** A phrase of an item that nothing was learned of has to be said this far to count, and so far to count above all. */
const SAID = 0.6;
const TO_THE_LETTER = 0.85;
const STEEPNESS = 12;
const AGENT = 0.9;
const TURNED_AWAY = 4;
/** A candidate has to be this likely to be sent a request. */
export const FIRES = 0.35;

/**
 * Weighs each candidate by what was learned of its route and by the phrases of the library, the likeliest first. What
 * a library brings beside the learned routes is weighed by its phrases alone. Work that a skill turns away goes to the
 * one that it names.
 */
export function weigh(field: Field, readings: readonly Reading[], weights: Weights): Weighed[] {
  const ranked = rank(field, readings, weights);
  const [first, second] = ranked;
  if (first && second && turnedAway(first, second)) first.redirectedFrom ??= second.candidate.target.name;
  return ranked;

  /** Whether the second turns work away to the first, and would have the request, were that work not named in it. */
  function turnedAway(to: Weighed, from: Weighed): boolean {
    const negatives = from.candidate.negatives.filter(({ negative }) => negative.redirect === to.candidate.target.name);
    const terms = new Set(negatives.flatMap((negative) => negative.terms));
    const work = new Set([...terms].filter((term) => WORK.has(term)));
    if (!readings.some(({ concepts }) => concepts.some((concept) => work.has(concept)))) return false;
    return [work, terms].some((unheard) => {
      const [without] = rank(field, field.readWithout(readings, unheard), weights);
      return without?.candidate === from.candidate && without.score >= FIRES;
    });
  }
}

function rank(field: Field, readings: readonly Reading[], weights: Weights): Weighed[] {
  const said = field.phrasesSaid(readings);
  const sense = makeSense(weights, featuresOf(readings), saidByRoute(weights.routes, said));
  const near = field.candidates.filter((candidate) => candidate.learned !== undefined || said.has(candidate));
  const entries = near.map((candidate): Entry => {
    const phrases = said.get(candidate) ?? [];
    return { candidate, said: phrases, odds: oddsOf(candidate, phrases, sense), redirectedFrom: null };
  });
  enforceNegatives(entries, readings, field.candidates);
  const learned = new Set(field.candidates.map((candidate) => candidate.learned));
  const others = sense.scores.filter((_, route) => !learned.has(route));
  const shares = softmax([...entries.map(({ odds }) => odds), ...others]);
  return entries
    .map(({ candidate, said, redirectedFrom }, at): Weighed => {
      const because = () => (candidate.learned === undefined ? [] : sense.because(candidate.learned));
      return { candidate, score: shares[at]!, why: () => explain(said, because(), readings), redirectedFrom };
    })
    .sort((a, b) => b.score - a.score);
}

/** Log-odds of a candidate: as learned, or by how far its best phrase is said. */
function oddsOf({ learned, target }: Candidate, [best]: readonly Said[], { scores }: Sense): number {
  if (learned !== undefined) return scores[learned]!;
  const far = (best?.weight ?? 0) * (target.kind === "agent" ? AGENT : 1);
  if (far < SAID / 2) return Number.NEGATIVE_INFINITY;
  if (far >= TO_THE_LETTER) return Math.max(...scores) + 2 + STEEPNESS * (far - TO_THE_LETTER);
  return scores[0]! + STEEPNESS * (far - SAID);
}

/**
 * A request that a skill turns away goes to the one that its description names, as strongly as it came, and no further;
 * where none is named, or the one that is named is not here, it just does not go to the skill that turns it away. Where
 * something was learned of both, that has weighed it already.
 */
function enforceNegatives(entries: Entry[], readings: readonly Reading[], candidates: readonly Candidate[]): void {
  for (const entry of [...entries]) {
    const hit = entry.candidate.negatives.find(
      ({ terms }) => terms.length > 0 && readings.some(({ holds }) => terms.every((term) => holds.has(term))),
    );
    if (!hit) continue;
    const { redirect } = hit.negative;
    const taker = redirect === undefined ? undefined : entryOf(redirect);
    if (taker && entry.candidate.learned !== undefined && taker.candidate.learned !== undefined) continue;
    if (taker && entry.odds > taker.odds) {
      taker.odds = entry.odds;
      taker.redirectedFrom = entry.candidate.target.name;
      taker.said = [{ phrase: hit.negative.text, weight: 1 }, ...taker.said];
    }
    entry.odds -= TURNED_AWAY;
  }

  /** The entry of a name, made where the text says nothing of it. */
  function entryOf(name: string): Entry | undefined {
    const there = entries.find(({ candidate }) => candidate.target.name === name);
    if (there) return there;
    const candidate = candidates.find(({ target }) => target.name === name);
    if (!candidate) return undefined;
    const made: Entry = { candidate, said: [], odds: Number.NEGATIVE_INFINITY, redirectedFrom: null };
    entries.push(made);
    return made;
  }
}
