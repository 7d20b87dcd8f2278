import type { Misalignment } from "../../misalignment.ts";
import { gap } from "../classes.ts";

/** Something that words can say which points to a type of misalignment. */
export interface Cue {
  id: string;
  type: Misalignment;
  /** 3 for the mark of a type, 2 for a clear sign, 1 or less for what several types share. */
  weight: number;
  /** What it tells, as the end of "this says that ...". */
  says: string;
  patterns: RegExp[];
  /** Read over two sentences, since people put the halves of it side by side. */
  spans?: true;
  /** A sentence with this is about something else. */
  unless?: RegExp;
}

/** A pattern that stands between words, in any case. */
export const one = (pattern: string): RegExp => new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, "gi");

/** Two things in either order, with so many words between them at most. */
export const either = (first: string, second: string, words: number): string =>
  `${first}${gap(words)}${second}|${second}${gap(words)}${first}`;

export const cuesOf = (type: Misalignment, cues: readonly Omit<Cue, "type">[]): Cue[] =>
  cues.map((cue) => ({ ...cue, type }));
