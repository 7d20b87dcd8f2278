import { numbersIn, type Printed } from "../numbers.ts";
import type { Passage } from "../prose.ts";
import { isNegated, leadingTo } from "./negation.ts";

const vow =
  /\b(?:commit(?:s|ted|ting|ment)?|promis(?:e|es|ed|ing)|guarantee(?:s|d|ing)?|pledg(?:e|es|ed|ing)|vow(?:s|ed)?|assur(?:e|es|ed|ing)|you have my word)\b/gi;
const yields =
  /\b(?:I|we|marketing|my (?:team|people|reps)|our team|demand gen)(?:'ll|\u2019ll| will| can| are going to| is going to| am going to) (?:\w+ ){0,2}?(?:deliver|generate|source|bring|give|get|send|produce|contribute|raise|double|triple|hit|reach|drive|own|land|add|increase|lift|grow)\b/gi;
/** What a pipeline is promised in; a span of time is what to commit to instead. */
const promised: ReadonlySet<Printed["measure"]> = new Set(["share", "money", "leads", "deals", "times", "rate"]);
const multiplied = /\b(?:double|triple|quadruple)\b/i;

/** A bar that is set for all to see is a promise, too. */
const bar =
  /\b(?:set|announce|publish|accept|declare|take on|sign up (?:to|for)|agree (?:on|to))\b[^.;]{0,40}\b(?:target|goal|quota|number) of\b/gi;
/** `40 meetings, that is my commitment`: the vow comes after its number. */
const afterwards = /\b(?:my|our|that is a|that's a) (?:commitment|promise|word|guarantee|pledge)\b/i;
const meetings = /\b\d+ (?:\w+ ){0,2}?(?:meetings|demos|calls|appointments|registrations)\b/i;

/** The number that a statement promises for the time ahead, and where it stands; undefined where it promises none. */
export function promiseIn(statement: Passage): { text: string; offset: number } | undefined {
  const { text, at } = statement;
  const verb = [...text.matchAll(vow), ...text.matchAll(yields), ...text.matchAll(bar)].find(
    (match) => !isNegated(text, match.index) && !isPast(text, match),
  );
  if (!verb) return undefined;
  const from = afterwards.test(text) ? at[0]! : at[verb.index]!;
  const number = numbersIn(statement).find(({ measure, offset }) => promised.has(measure) && offset >= from);
  if (number) return { text: number.text, offset: number.offset };
  const met = meetings.exec(text);
  if (met && at[met.index]! >= from) return { text: met[0], offset: at[met.index]! };
  const multiple = multiplied.exec(text.slice(verb.index));
  return multiple ? { text: multiple[0], offset: at[verb.index + multiple.index]! } : undefined;
}

/** `promised` tells what somebody did; a promise in hand is in the present or ahead. */
const isPast = (text: string, match: RegExpExecArray): boolean =>
  /(?:committed|promised|guaranteed|pledged|vowed)$/i.test(match[0]) &&
  !/\b(?:I am|we are|be|I'm|we're) $/i.test(leadingTo(text, match.index));
