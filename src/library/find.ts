import type { Agent, Library, Mission, Skill } from "./types.ts";

/** The mission of that name, or undefined. */
export const findMission = (library: Library, name: string): Mission | undefined =>
  library.missions.find((mission) => mission.name === name);

/** The skill of that name, or undefined. */
export const findSkill = (library: Library, name: string): Skill | undefined =>
  library.skills.find((skill) => skill.name === name);

/** The agent of that name, or undefined; a leading `@` is taken off. */
export const findAgent = (library: Library, name: string): Agent | undefined =>
  library.agents.find((agent) => agent.name === name.replace(/^@/, ""));

/**
 * The name that was likely meant: the nearest by Damerau-Levenshtein distance, when no more than a third of its
 * letters (at least 2) are wrong.
 *
 * @example suggest("sales-marketting-sla", ["sales-marketing-sla"]) // "sales-marketing-sla"
 */
export function suggest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const near = names
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= mostEdits(candidate, wanted))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return near[0]?.candidate;
}

const mostEdits = (candidate: string, wanted: string): number =>
  Math.min(candidate.length, wanted.length) < 5 ? 1 : Math.max(2, Math.floor(candidate.length / 3));

/** Edits (insert, delete, replace, swap of neighbours) between two words, by optimal string alignment. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(last[column]! + 1, now[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, beforeLast[column - 2]! + 1);
      }
      now.push(best);
    }
    beforeLast = last;
    last = now;
  }
  return last[b.length]!;
}
