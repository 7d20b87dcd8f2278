import type { Library } from "../library/types.ts";
import { prepareField, type Said, type Target } from "./candidates.ts";
import { byName, mentioned, nearestNames, plainly } from "./names.ts";
import { FIRES, type Weighed, weigh } from "./weigh.ts";
import { placeOf, type Weights } from "./weights.ts";

/** Where a request goes, and why. */
export interface Route {
  text: string;
  route: { kind: "mission" | "skill" | "agent"; name: string } | null;
  /**
   * `phrase`: something decided it. `tie`: two are too near to choose. `nothing`: nothing is near enough. `model`: a
   * chat model chose where the router could not.
   */
  reason: "phrase" | "tie" | "nothing" | "model";
  /** 0 to 1. */
  score: number;
  /** What spoke for the route, strongest first. */
  why: Said[];
  /** The skill that would have had the request, and turns such work away to the one that got it. */
  redirectedFrom: string | null;
  alternatives: { name: string; score: number }[];
}

export type Router = (text: string) => Route;

/** Two that are as near as this to each other are too near to choose. */
export const TIE = 0.03;
const SHOWN = 3;
const LONGEST_PHRASE = 400;

/**
 * Prepares a library for routing. The function that comes back is pure, offline and takes well under a millisecond for
 * a sentence: a name, or a trigger phrase to the letter, is exact; anything else is weighed by what was learned from
 * labelled sentences and by how far it says the library's own phrases.
 *
 * @example createRouter(library, weights)("Draft an SLA between sales and marketing").route // { kind: "skill", name: "sales-marketing-sla" }
 */
export function createRouter(library: Library, weights: Weights): Router {
  const field = prepareField(library, weights.routes, (stem) => placeOf(`w:${stem}`, weights) >= 0);
  const { targets } = field;
  const byPhrase = ownPhrases(targets);

  return function routeText(text) {
    const asked = text.trim();
    const command = /^\/coord(?:\s+(\S+))?/i.exec(asked);
    const named = byName(targets, command ? (command[1] ?? "") : asked);
    if (named) return exact(text, named, named.name);
    if (command)
      return {
        ...nowhere(text),
        alternatives: nearestNames(targets, command[1] ?? "")
          .slice(0, SHOWN)
          .map(rounded),
      };
    const [mention, ...others] = mentioned(targets, asked);
    if (mention && others.length === 0) return exact(text, mention, mention.name);
    if (mention) return between(text, [mention, ...others]);
    const told = asked.length <= LONGEST_PHRASE ? byPhrase.get(plainly(asked)) : undefined;
    if (told) return exact(text, told.target, told.phrase);
    const answer = decide(text, weigh(field, field.read(asked), weights));
    return asked === "" ? { ...nowhere(text), alternatives: answer.alternatives } : answer;
  };
}

/** Trigger phrases without case and punctuation, each with the one item that claims it. */
function ownPhrases(targets: readonly Target[]): Map<string, { target: Target; phrase: string }> {
  const found = new Map<string, { target: Target; phrase: string }>();
  const shared = new Set<string>();
  for (const target of targets) {
    for (const phrase of target.triggers) {
      const key = plainly(phrase);
      if ((found.get(key)?.target ?? target) !== target) shared.add(key);
      else found.set(key, { target, phrase });
    }
  }
  for (const key of [...shared, ""]) found.delete(key);
  return found;
}

const nowhere = (text: string): Route => ({
  text,
  route: null,
  reason: "nothing",
  score: 0,
  why: [],
  redirectedFrom: null,
  alternatives: [],
});

const exact = (text: string, { kind, name }: Target, phrase: string): Route => ({
  ...nowhere(text),
  route: { kind, name },
  reason: "phrase",
  score: 1,
  why: [{ phrase, weight: 1 }],
});

/** A text that names several. */
const between = (text: string, targets: readonly Target[]): Route => ({
  ...nowhere(text),
  reason: "tie",
  score: 1,
  alternatives: targets.map(({ name }) => ({ name, score: 1 })).slice(0, SHOWN),
});

function decide(text: string, ranked: readonly Weighed[]): Route {
  const alternatives = ranked
    .slice(0, 1 + SHOWN)
    .map(({ candidate, score }) => rounded({ name: candidate.target.name, score }));
  const [first, second] = ranked;
  const none = 1 - ranked.reduce((sum, { score }) => sum + score, 0);
  const open = { ...nowhere(text), score: alternatives[0]?.score ?? 0, alternatives: alternatives.slice(0, SHOWN) };
  if (!first || first.score < none) return open;
  const { candidate, score, why, redirectedFrom } = first;
  if (second && score - second.score < TIE && score + second.score >= FIRES)
    return { ...open, reason: "tie", why: why() };
  if (score < FIRES) return open;
  const { kind, name } = candidate.target;
  return {
    text,
    route: { kind, name },
    reason: "phrase",
    score: round(score),
    why: why(),
    redirectedFrom,
    alternatives: alternatives.slice(1, 1 + SHOWN),
  };
}

const rounded = ({ name, score }: { name: string; score: number }) => ({ name, score: round(score) });
const round = (value: number): number => Math.round(value * 1000) / 1000;
