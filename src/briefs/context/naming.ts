import { parse } from "node:path";
import { type Slot, type SlotId, slots } from "./slots.ts";

/** Words that say nothing of what a text is: articles, years, quarters, versions. */
const filler = /^(?:the|an?|our|my|their|your|current|existing|draft|final|\d+|q[1-4]|h[12]|fy\d*|v\d+)$/;

/** Words beside a slot's name that a heading may hold, such as a company's. */
const wordsBeside = 3;

/** A text as its bare words in the singular, so that `MarketingPlans_2026` and `Marketing plan` are one. */
const bare = (text: string): string =>
  text
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !filler.test(word))
    .map((word) => (word.length > 3 ? word.replace(/(?<=ss)es$|(?<!s)s$/, "") : word))
    .join(" ");

type Names = Record<"called" | "alone", string[]>;

const names = new Map<SlotId, Names>(
  slots.map(({ id, called, alone }: Slot) => [id, { called: called.map(bare), alone: alone.map(bare) }]),
);

const slotsWhere = (fits: (names: Names) => boolean): SlotId[] =>
  slots.map(({ id }) => id).filter((id) => fits(names.get(id)!));

/**
 * The slots that a file's name names.
 *
 * @example slotsInFileName("plans/2026-marketing-plan.md") // ["marketing-plan"]
 */
export function slotsInFileName(file: string): SlotId[] {
  const stem = ` ${bare(parse(file).name)} `;
  return slotsWhere(
    ({ called, alone }) =>
      called.some((name) => stem.includes(` ${name} `)) || alone.some((name) => stem.endsWith(` ${name} `)),
  );
}

/**
 * The slots that a heading clearly names, each part of a list by itself; `isAlone` where it is one that inside
 * a section for another slot means a part of that.
 *
 * @example slotsInHeading("Marketing plan and content calendar") // both
 */
export function slotsInHeading(heading: string): { slot: SlotId; isAlone: boolean }[] {
  const parts = [heading, ...heading.split(/[,;:/&+|()\u2013\u2014]|\s-\s|\band\b/i)].map(bare);
  const clearly = slotsWhere(({ called }) => called.some((name) => parts.some((part) => stands(name, part))));
  const alone = slotsWhere((own) => own.alone.some((name) => parts.includes(name)));
  return [
    ...clearly.map((slot) => ({ slot, isAlone: false })),
    ...alone.filter((slot) => !clearly.includes(slot)).map((slot) => ({ slot, isAlone: true })),
  ];
}

/** Whether a name opens or ends a heading that holds little else. */
const stands = (name: string, heading: string): boolean =>
  (` ${heading}`.endsWith(` ${name}`) || `${heading} `.startsWith(`${name} `)) &&
  heading.split(" ").length <= name.split(" ").length + wordsBeside;

/** The slot of a name as a person writes it: its id in any case, with blanks or underscores. */
export const slotNamed = (name: string): SlotId | undefined => {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  return slots.find(({ id }) => id === wanted)?.id;
};
