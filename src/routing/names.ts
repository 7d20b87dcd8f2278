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

const ASKED_FOR = /(?:^\/?|@|\b(?:use|using|run|ask|call|start|try)\s+(?:the\s+)?)$/;
const REFUSED = /(?:\b(?:not|never)|n['’]?t)\s+(?:use|run|ask|call|start|try)\s+(?:the\s+)?$/;

/**
 * The items whose names stand in a text as names: after an `@`, a verb such as "use", or anywhere where they have three
 * parts, which no sentence has by chance. Part of an address or of another name, or after "don't use", they do not.
 */
export function mentioned(targets: readonly Target[], asked: string): Target[] {
  const text = asked.slice(0, LONGEST_MENTION).toLowerCase();
  return targets.filter(({ name }) => text.includes(name.includes("-") ? name : `@${name}`) && isMentioned(name, text));
}

function isMentioned(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + name.length)];
    if (/[\w.-]@?$|[\w-]$|\S\/$/.test(before) || /^(?:[\w@-]|\.\w)/.test(after) || REFUSED.test(before)) continue;
    const parts = name.split("-").length;
    if (parts > 2 || before.endsWith("@") || (parts > 1 && ASKED_FOR.test(before))) return true;
  }
  return false;
}

/** Names that are spelled like a text, with how alike they are, 0 to 1. */
export function nearestNames(targets: readonly Target[], asked: string): { name: string; score: number }[] {
  const wanted = asked.slice(0, LONGEST_NAME).toLowerCase();
  return targets
    .map(({ name }) => ({ name, score: 1 - distance(wanted, name) / Math.max(wanted.length, name.length) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** A text without case, quotes and punctuation. */
export const plainly = (text: string): string =>
  words(text)
    .filter((word) => word !== BREAK)
    .join(" ");
