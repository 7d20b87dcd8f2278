import { type Misalignment, misalignmentTypes } from "../misalignment.ts";
import type { Cue } from "./cues/cue.ts";
import { cues } from "./cues/cues.ts";
import { clauseAround, sentencesOf } from "./phrases.ts";

/** A cue as it stands in the user's words. */
export interface Sign {
  cue: string;
  type: Misalignment;
  weight: number;
  says: string;
  /** The clause as the user wrote it. */
  phrase: string;
  /** Where in the words it begins. */
  at: number;
}

const denied =
  /\b(?:not|never|no longer|isn't|wasn't|aren't|nothing to do with|n't (?:about|really))(?: \w+){0,3} $|\b(?:nobody|no one) $/i;
/** Cues whose own words deny something: to deny them again is rare. */
const ownDenial: ReadonlySet<string> = new Set([
  "not-needed",
  "no-shared",
  "disbelief",
  "refuses",
  "numbers",
  "program",
]);

/** Reads words for what points to a type; each cue counts once, at its first place. */
export function readCues(words: string): Sign[] {
  const sentences = sentencesOf(words);
  return cues
    .flatMap((cue) => {
      const found = sentences.flatMap(({ text, at }, index) => {
        const alone = readCue(cue, words, text, at, at + text.length);
        const next = sentences[index + 1];
        if (alone.length > 0 || !cue.spans || !next) return alone;
        return readCue(cue, words, words.slice(at, next.at + next.text.length), at, at + text.length);
      });
      return found.slice(0, 1);
    })
    .toSorted((a, b) => a.at - b.at);
}

function readCue(cue: Cue, words: string, text: string, from: number, sentenceEnd: number): Sign[] {
  if (cue.unless?.test(text.slice(0, sentenceEnd - from))) return [];
  for (const pattern of cue.patterns) {
    for (const match of text.matchAll(pattern)) {
      const at = from + match.index;
      // What begins in the next sentence is read with it.
      if (at >= sentenceEnd) continue;
      if (!ownDenial.has(cue.id) && denied.test(text.slice(0, match.index))) continue;
      const { id, type, weight, says } = cue;
      return [{ cue: id, type, weight, says, phrase: clauseAround(words, at, match[0].length), at }];
    }
  }
  return [];
}

/** Weight of the words for each type, the strongest first. Of weak cues only the first counts whole. */
export function weighSigns(signs: readonly Sign[]): { type: Misalignment; weight: number; strongest: number }[] {
  return (Object.keys(misalignmentTypes) as Misalignment[])
    .map((type) => {
      const weights = signs
        .filter((sign) => sign.type === type)
        .map(({ weight }) => weight)
        .toSorted((a, b) => b - a);
      const weight = weights.reduce((sum, own, index) => sum + (index === 0 || own >= 2 ? own : own / 2), 0);
      return { type, weight, strongest: weights[0] ?? 0 };
    })
    .toSorted((a, b) => b.weight - a.weight);
}
