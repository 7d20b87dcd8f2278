import { distance } from "../library/find.ts";
import { IMPLIES, LEXICON, STOP, WORK } from "./lexicon.ts";
import { BREAK, stem, words } from "./words.ts";

/** A text as the router understands it, in the order of its words. */
export interface Reading {
  /** Concepts and stems that carry meaning. */
  terms: string[];
  /** Everything that holds: terms, concepts of words without weight, and what they imply. */
  holds: Set<string>;
  /** The concepts among what holds, in the order in which they are first said. */
  concepts: string[];
  /** The words by which each concept was said. */
  said: Map<string, string>;
  /** Share of the terms that are known words, 0 to 1. */
  known: number;
  /** Stems of all words, those without weight too, in order. */
  stems: string[];
  /** The words themselves, each with the concept it is part of; empty where it is part of none. */
  words: { text: string; concept: string }[];
}

export type Reader = (text: string) => Reading[];

interface Entry {
  stems: string[];
  concept: string;
}

interface Term {
  term: string;
  /** The words that say it. */
  words: string;
  /** Concepts said inside an entry of several words. */
  inner: string[];
  concept: boolean;
  weighs: boolean;
}

/** Before a word that is no concept, so that it is never taken for the concept of its name. */
const RAW = "~";
const REMEMBERED = 10_000;
const WINDOW = 48;
const REACH = 3;
const MAKING = 4;
/** Concepts of single words that are still said inside a longer entry, and entries that are one name through and through. */
const INNER = new Set(["sales", "marketing", "lead", "us", "handoff"]);
const NAMES = new Set(["salesLeader", "otherLeader", "sales", "marketing", "lead", "foreign", "artifact", "newRole"]);
const ENTRIES = lexiconEntries();
const STOP_STEMS = new Set([...STOP].map(stem));
const DENIALS = new Set(["not", "no", "never", "stop", "lost", "lack", "without", "zero", "little"].map(stem));
const REJECTION =
  /(?:\b(?:i|we) (?:really |just )?(?:(?:do|am|are) )?not (?:really )?(?:want|need|looking for|asking for|after|interested in|here for)|\b(?:it|this|that|problem|issue|question|here) (?:is )?not (?:about|an?|the|another)|\bnot (?:another|looking for|asking for|an? sla)|\binstead of|\brather than|\bforget(?: about)?|\bskip|\bno more|\bnothing to do with)$/;

/** Multi-word entries by their first stem, longest first. */
function lexiconEntries(): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const [concept, list] of Object.entries(LEXICON)) {
    for (const entry of list.split(",")) {
      const stems = entry.trim().split(/\s+/).map(stem);
      const first = stems[0] ?? "";
      const rivals = entries.get(first) ?? [];
      if (rivals.some((rival) => rival.stems.join(" ") === stems.join(" "))) continue;
      entries.set(
        first,
        [...rivals, { stems, concept }].sort((a, b) => b.stems.length - a.stems.length),
      );
    }
  }
  return entries;
}

/**
 * Makes a reader of texts: folds synonyms to concepts, mends typing errors against the known words, turns denied trust
 * into distrust, and does not hear work that the writer says is not wanted. A long text is read in windows of 48 words.
 *
 * @param phrases The library's phrases, whose words count as known.
 * @param isKnown Whether a stem was learned, and is no typing error.
 */
export function createReader(phrases: readonly string[], isKnown: (stem: string) => boolean): Reader {
  const vocabulary = new Set([
    ...Object.values(LEXICON)
      .join(",")
      .match(/[a-z0-9]+/g)!,
    ...phrases.flatMap(words),
    ...STOP,
  ]);
  const stems = new Set([...vocabulary].map(stem));
  const mend = createMender(vocabulary, (word) => stems.has(word) || isKnown(word));

  return function read(text) {
    const all = words(text).map((word) => (word === BREAK ? word : mend(word)));
    const readings: Reading[] = [];
    for (let start = 0; start === 0 || start < all.length - WINDOW / 2; start += WINDOW / 2) {
      readings.push(readWindow(all.slice(start, start + WINDOW), stems));
    }
    return readings;
  };
}

/** Stems of the words of a text that carry meaning. */
export const contentStems = (text: string): string[] =>
  words(text).flatMap((word) => (word === BREAK || STOP_STEMS.has(stem(word)) ? [] : [stem(word)]));

/** Puts a word that is known by nobody right, where a known one of the same first letter is one typing error away. */
function createMender(vocabulary: ReadonlySet<string>, isKnown: (stem: string) => boolean): (word: string) => string {
  const byStart = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < 5 || !/^[a-z]+$/.test(word) || STOP.has(word)) continue;
    const start = `${word[0]}${word.length}`;
    const there = byStart.get(start);
    if (there) there.push(word);
    else byStart.set(start, [word]);
  }
  const mended = new Map<string, string>();

  return function mend(word) {
    if (word.length < 5 || word.length > 24 || vocabulary.has(word)) return word;
    const known = mended.get(word);
    if (known !== undefined) return known;
    const base = stem(word);
    const near = base.length > 3 && isKnown(base) ? undefined : nearest(word);
    if (mended.size < REMEMBERED) mended.set(word, near ?? word);
    return near ?? word;
  };

  function nearest(word: string): string | undefined {
    for (const length of [word.length, word.length - 1, word.length + 1]) {
      const near = byStart.get(`${word[0]}${length}`)?.find((known) => distance(known, word) === 1);
      if (near !== undefined) return near;
    }
    return undefined;
  }
}

function readWindow(window: readonly string[], stems: ReadonlySet<string>): Reading {
  const folded = fold(window);
  const holds = new Set<string>();
  const said = new Map<string, string>();
  for (const { term, inner, words } of folded) {
    for (const meant of [term, ...inner, ...(IMPLIES[term] ?? [])]) {
      holds.add(meant);
      if (!said.has(meant)) said.set(meant, words);
    }
  }
  const weighing = folded.filter(({ weighs }) => weighs);
  const known = weighing.filter(({ term, concept }) => concept || stems.has(term.slice(RAW.length))).length;
  return {
    terms: weighing.map(({ term }) => term),
    holds,
    concepts: [...holds].filter((term) => !term.startsWith(RAW)),
    said,
    known: weighing.length === 0 ? 0 : known / weighing.length,
    stems: window.filter((word) => word !== BREAK).map(stem),
    words: folded.map(({ words, term, concept }) => ({ text: words, concept: concept ? term : "" })),
  };
}

function fold(window: readonly string[]): Term[] {
  const stemmed = window.map(stem);
  const rejected = rejectedPlaces(window);
  const folded: Term[] = [];
  for (let at = 0; at < stemmed.length; ) {
    const word = stemmed[at]!;
    const entry = ENTRIES.get(word)?.find(({ stems }) => stems.every((part, offset) => stemmed[at + offset] === part));
    const words = window.slice(at, at + (entry?.stems.length ?? 1)).join(" ");
    if (entry) {
      const concept = inContext(entry.concept, stemmed, at, folded);
      const heard = concept !== undefined && !(WORK.has(concept) && rejected.has(at));
      if (heard)
        folded.push({ term: concept, words, inner: innerConcepts(entry), concept: true, weighs: concept !== "us" });
    } else if (word !== BREAK) {
      folded.push({ term: `${RAW}${word}`, words, inner: [], concept: false, weighs: !STOP_STEMS.has(word) });
    }
    at += entry?.stems.length ?? 1;
  }
  return folded;
}

function innerConcepts({ stems, concept }: Entry): string[] {
  if (stems.length === 1 || NAMES.has(concept)) return [];
  return stems.flatMap((part) => {
    const single = ENTRIES.get(part)?.find((entry) => entry.stems.length === 1)?.concept;
    return single !== undefined && INNER.has(single) ? [single] : [];
  });
}

/** Trust that is denied is distrust; an email is a task only where one is to be made. */
function inContext(
  concept: string,
  stemmed: readonly string[],
  at: number,
  before: readonly Term[],
): string | undefined {
  const near = stemmed.slice(Math.max(0, at - REACH), at);
  const denied = near.slice(near.lastIndexOf(BREAK) + 1).some((word) => DENIALS.has(word));
  if (concept === "trust" && denied) return "distrust";
  if (concept === "artifact" && !before.slice(-MAKING).some(isMaking)) return undefined;
  return concept;
}

const isMaking = ({ term }: Term): boolean => term === "make" || (IMPLIES[term]?.includes("make") ?? false);

/** Places of the words up to the end of the clause, at most 8, after "I don't want" and its like. */
function rejectedPlaces(window: readonly string[]): Set<number> {
  const places = new Set<number>();
  for (let at = 1; at < window.length; at++) {
    if (!REJECTION.test(window.slice(Math.max(0, at - 8), at).join(" "))) continue;
    for (let place = at; place < at + 8 && window[place] !== BREAK; place++) places.add(place);
  }
  return places;
}
