import { distance } from "../library/find.ts";
import type { Target } from "./candidates.ts";
import { BREAK, words } from "./words.ts";

const LONGEST_NAME = 80;
const LONGEST_MENTION = 2_000;

/** The item that a text names and says nothing besides: `@name`, `/name` and "Name in words" are the same. */
export function byName(targets: readonly Target[], asked: string): Target | undefined {
  if (asked.length > LONGEST_NAME) return undefined;
  const wanted = asked
    .toLowerCase()
    .replace(/^[/@]/, "")
    .replace(/[\s_]+/g, "-");
  return targets.find((target) => target.name === wanted);
}

/** The one item whose name stands in a text: after an `@`, or where it has three parts, which no sentence has by chance. */
export function mentioned(targets: readonly Target[], asked: string): Target | undefined {
  const text = asked.slice(0, LONGEST_MENTION).toLowerCase();
  const found = targets.filter(
    ({ name }) => text.includes(`@${name}`) || (name.split("-").length > 2 && text.includes(name)),
  );
  const longest = found.toSorted((a, b) => b.name.length - a.name.length)[0];
  return found.every(({ name }) => longest?.name.includes(name)) ? longest : undefined;
}

/** Names that are spelled like a text, with how alike they are, 0 to 1. */
export const nearestNames = (targets: readonly Target[], asked: string): { name: string; score: number }[] =>
  targets
    .map(({ name }) => ({
      name,
      score: 1 - distance(asked.slice(0, LONGEST_NAME), name) / Math.max(asked.length, name.length),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);

/** A text without case, quotes and punctuation. */
export const plainly = (text: string): string =>
  words(text)
    .filter((word) => word !== BREAK)
    .join(" ");
