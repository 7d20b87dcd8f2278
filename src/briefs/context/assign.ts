import { type Section, sections } from "../../library/outline.ts";
import { slotsInFileName, slotsInHeading } from "./naming.ts";
import type { SlotId } from "./slots.ts";

/** A text that fills a slot, and what put it there. */
export interface Filling {
  slot: SlotId;
  /** Path in the project, or the bare name of a file outside it. */
  file: string;
  /** Headings of the sections that the text is taken from; absent where the whole file is meant. */
  heading?: string;
  how: "name" | "heading" | "option";
  text: string;
}

/** A text that fits no slot: a whole file, or what a file holds beside its sections for slots. */
export interface General {
  file: string;
  part: "whole" | "rest";
  text: string;
}

/** What a file comes to. */
export interface Assigned {
  fillings: Filling[];
  general?: General;
}

/** A heading with all that stands under it, smaller headings included. */
interface Part {
  heading: string;
  /** 0-based lines: the heading's, and the first after the part. */
  start: number;
  end: number;
}

/** Puts a file to slots: to the one of its name, else each section whose heading names one to that, else to none. */
export function assign(file: string, text: string): Assigned {
  const named = slotsInFileName(file);
  const whole = named.map((slot): Filling => ({ slot, file, how: "name", text }));
  if (whole.length === 1) return { fillings: whole };
  const lines = text.split("\n");
  const all = sections(text);
  const parts = partsBySlot(lines, all);
  if (parts.size === 0) {
    return whole.length > 0 ? { fillings: whole } : { fillings: [], general: { file, part: "whole", text } };
  }
  const fillings = [...parts].map(([slot, own]): Filling => {
    const heading = [...new Set(own.map((part) => part.heading))].join("; ");
    const told = own.map(({ start, end }) => textOf(lines.slice(start + 1, end)));
    return { slot, file, heading, how: "heading", text: told.join("\n\n") };
  });
  const left = [...lines];
  for (const { start, end } of [...parts.values()].flat()) left.fill("", start, end);
  if (!teller(left, all)(0, left.length)) return { fillings };
  return { fillings, general: { file, part: "rest", text: textOf(left) } };
}

const textOf = (lines: readonly string[]): string =>
  lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

function partsBySlot(lines: readonly string[], all: readonly Section[]): Map<SlotId, Part[]> {
  const found = new Map<SlotId, Part[]>();
  const tells = teller(lines, all);
  const ends = endsOf(all, lines.length);
  const open: { level: number; named: readonly SlotId[] }[] = [];
  for (const [index, { title, level, line }] of all.entries()) {
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const above = open.flatMap(({ named }) => named);
    const named = slotsInHeading(title)
      .filter(({ slot, isAlone }) => !above.includes(slot) && !(isAlone && above.length > 0))
      .map(({ slot }) => slot);
    open.push({ level, named });
    const part = { heading: title.replace(/[*_`\p{Cc}\p{Cf}]+/gu, "").trim(), start: line - 1, end: ends[index]! };
    if (!tells(part.start, part.end)) continue;
    for (const slot of named) {
      const own = found.get(slot) ?? [];
      found.set(slot, own);
      own.push(part);
    }
  }
  return found;
}

/** For each section the 0-based line at which the next of its level or above stands. */
function endsOf(all: readonly Section[], lines: number): number[] {
  const ends = all.map(() => lines);
  const open: number[] = [];
  for (const [index, { level, line }] of all.entries()) {
    while (open.length > 0 && all[open.at(-1)!]!.level >= level) ends[open.pop()!] = line - 1;
    open.push(index);
  }
  return ends;
}

/** Tells whether anything but headings stands between two lines: an outline that nobody filled in fills no slot. */
function teller(lines: readonly string[], all: readonly Section[]): (start: number, end: number) => boolean {
  const headings = new Set(all.map(({ line }) => line - 1));
  const before = [0];
  for (const [at, line] of lines.entries())
    before.push(before[at]! + (line.trim() !== "" && !headings.has(at) ? 1 : 0));
  return (start, end) => before[end]! > before[start]!;
}
