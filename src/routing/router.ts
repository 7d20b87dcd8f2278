import { distance } from "../library/find.ts";
import type { Agent, Library, Mission, NegativeTrigger, Skill } from "../library/types.ts";
import { type Frame, INTENTS, type Intent } from "./intents.ts";
import { WORK } from "./lexicon.ts";
import { type Phrase, phraseScore, termWeights } from "./phrases.ts";
import { createReader, type Reading } from "./reading.ts";

/** Where a request goes, and why. */
export interface Route {
  text: string;
  route: { kind: "mission" | "skill" | "agent"; name: string } | null;
  /** `phrase`: something decided it. `tie`: two are too near to choose. `nothing`: nothing is near enough. */
  reason: "phrase" | "tie" | "nothing";
  /** 0 to 1. */
  score: number;
  /** What spoke for the route, strongest first. */
  why: { phrase: string; weight: number }[];
  /** The skill that turned the request away to the one that got it. */
  redirectedFrom: string | null;
  alternatives: { name: string; score: number }[];
}

type Target = Mission | Skill | Agent;

interface Candidate {
  target: Target;
  phrases: Phrase[];
  intent: Intent;
  negatives: Negative[];
}

interface Negative {
  negative: NegativeTrigger;
  terms: string[];
}

interface Scored {
  candidate: Candidate;
  score: number;
  why: Route["why"];
  redirectedFrom: string | null;
}

const FIRES = 0.55;
const TIE = 0.04;
const SUPPORT = 0.3;
const AGENT = 0.7;
const AGAINST = 0.5;
const EXPLAINED = 3;
const NAMED = 0.95;
const LONGEST_MENTION = 2_000;

/**
 * Prepares a library for routing. The function that comes back is pure, offline and takes well under a millisecond for
 * a sentence.
 *
 * @example createRouter(library)("Draft an SLA between sales and marketing").route // { kind: "skill", name: "sales-marketing-sla" }
 */
export function createRouter(library: Library): (text: string) => Route {
  const targets: Target[] = [...library.missions, ...library.skills, ...library.agents];
  const read = createReader(targets.flatMap((target) => target.triggers));
  const termsOf = (text: string): string[] => read(text).flatMap((reading) => reading.terms);
  const candidates = targets.map(
    (target): Candidate => ({
      target,
      phrases: target.triggers.map((text) => ({ text, terms: termsOf(text) })).filter(({ terms }) => terms.length > 0),
      intent: INTENTS[target.name] ?? { against: [], frames: [] },
      negatives:
        target.kind === "skill"
          ? target.negatives.map((negative) => ({ negative, terms: termsOf(negative.text) }))
          : [],
    }),
  );
  const weights = termWeights(candidates.flatMap(({ phrases }) => phrases));

  return function routeText(text) {
    const asked = text.trim();
    const command = /^\/coord(?:\s+(\S+))?/i.exec(asked);
    const named = byName(targets, command ? (command[1] ?? "") : asked);
    if (named) return exact(text, named);
    if (command) return { ...nowhere(text), alternatives: nearestNames(targets, command[1] ?? "") };

    const readings = read(asked);
    const mentioned = asked.slice(0, LONGEST_MENTION).toLowerCase();
    const scored = candidates.map((candidate) => {
      const isNamed = candidate.target.name.includes("-") && mentioned.includes(candidate.target.name);
      return scoreCandidate(candidate, readings, weights, isNamed);
    });
    return decide(text, enforceNegatives(scored, readings));
  };
}

/** Routes one text. For many texts over one library, keep the function that `createRouter` gives. */
export const route = (text: string, library: Library): Route => createRouter(library)(text);

const nowhere = (text: string): Route => ({
  text,
  route: null,
  reason: "nothing",
  score: 0,
  why: [],
  redirectedFrom: null,
  alternatives: [],
});

const exact = (text: string, { kind, name }: Target): Route => ({
  ...nowhere(text),
  route: { kind, name },
  reason: "phrase",
  score: 1,
  why: [{ phrase: name, weight: 1 }],
});

function byName(targets: readonly Target[], asked: string): Target | undefined {
  if (asked.length > 80) return undefined;
  const wanted = asked
    .toLowerCase()
    .replace(/^[/@]/, "")
    .replace(/[\s_]+/g, "-");
  return targets.find((target) => target.name === wanted);
}

const nearestNames = (targets: readonly Target[], asked: string): Route["alternatives"] =>
  targets
    .map(({ name }) => ({
      name,
      score: round(1 - distance(asked.slice(0, 80), name) / Math.max(asked.length, name.length)),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, EXPLAINED);

function scoreCandidate(
  candidate: Candidate,
  readings: readonly Reading[],
  weights: ReadonlyMap<string, number>,
  isNamed: boolean,
): Scored {
  const best = new Map<string, number>();
  const note = (phrase: string, weight: number): void => {
    if (weight > (best.get(phrase) ?? 0.2)) best.set(phrase, weight);
  };
  if (isNamed) note(candidate.target.name, NAMED);
  for (const reading of readings) {
    for (const phrase of candidate.phrases) note(phrase.text, phraseScore(phrase, reading, weights));
    for (const frame of candidate.intent.frames) note(frame.because, frameScore(frame, reading));
  }
  const why = [...best]
    .map(([phrase, weight]) => ({ phrase, weight: round(weight) }))
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = why;
  const likely = (first?.weight ?? 0) + (1 - (first?.weight ?? 0)) * SUPPORT * (second?.weight ?? 0);
  const against = readings.some((reading) => candidate.intent.against.some((group) => speaksAgainst(group, reading)));
  const share = (candidate.target.kind === "agent" ? AGENT : 1) * (against ? AGAINST : 1);
  const score = isNamed ? likely : likely * share;
  return { candidate, score: round(score), why: why.slice(0, EXPLAINED), redirectedFrom: null };
}

const speaksAgainst = (group: string, { holds }: Reading): boolean =>
  group.split("&").every((concept) => (concept.startsWith("!") ? !holds.has(concept.slice(1)) : holds.has(concept)));

function frameScore(frame: Frame, { holds, known }: Reading): number {
  const there = frame.all.every((group) => group.split("|").some((concept) => holds.has(concept)));
  if (!there || frame.none?.some((concept) => holds.has(concept))) return 0;
  return frame.plain ? frame.weight * (0.5 + 0.5 * known) : frame.weight;
}

/**
 * A request that a skill turns away goes to the skill that its description names, as strongly as it came; without one
 * it does not go to the skill that turns it away. Where two skills turn it to each other, work that is asked for
 * outweighs what is said about people.
 */
function enforceNegatives(scored: readonly Scored[], readings: readonly Reading[]): Scored[] {
  const turned = scored.map(({ candidate, score }) => (score === 0 ? undefined : turnedAway(candidate, readings)));
  const after = scored.map((entry) => ({ ...entry }));
  for (const [index, hit] of turned.entries()) {
    const entry = after[index]!;
    if (!hit) continue;
    const { redirect } = hit.negative;
    const to = scored.findIndex(({ candidate }) => candidate.target.name === redirect);
    const target = after[to];
    if (redirect && !target) continue;
    const back = turned[to];
    if (back?.negative.redirect === entry.candidate.target.name && !(namesWork(hit) && !namesWork(back))) continue;
    if (target && entry.score >= FIRES) {
      target.score = Math.max(target.score, entry.score);
      target.redirectedFrom = entry.candidate.target.name;
      target.why = [{ phrase: hit.negative.text, weight: target.score }, ...target.why].slice(0, EXPLAINED);
    }
    entry.score = round(entry.score * 0.5);
  }
  return after;
}

const turnedAway = ({ negatives }: Candidate, readings: readonly Reading[]): Negative | undefined =>
  negatives.find(
    ({ terms }) => terms.length > 0 && readings.some(({ holds }) => terms.every((term) => holds.has(term))),
  );

const namesWork = ({ terms }: Negative): boolean => terms.some((term) => WORK.has(term));

function decide(text: string, scored: readonly Scored[]): Route {
  const ranked = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const alternatives = ranked.map(({ candidate, score }) => ({ name: candidate.target.name, score }));
  const [first, second] = ranked;
  if (!first || first.score < FIRES) {
    return { ...nowhere(text), score: first?.score ?? 0, alternatives: alternatives.slice(0, EXPLAINED) };
  }
  const { candidate, score, why, redirectedFrom } = first;
  if (second && score - second.score < TIE && second.candidate.target.kind !== "agent") {
    return { ...nowhere(text), reason: "tie", score, why, alternatives: alternatives.slice(0, EXPLAINED) };
  }
  const { kind, name } = candidate.target;
  return {
    text,
    route: { kind, name },
    reason: "phrase",
    score,
    why,
    redirectedFrom,
    alternatives: alternatives.slice(1, 1 + EXPLAINED),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
