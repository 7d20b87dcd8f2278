const negators =
  /(?:\b(?:not|never|no|nor|neither|without|avoid(?:s|ing)?|resist(?:s|ing)?|refus\w+|instead of|rather than|far from|nobody|none|nothing|cannot|stop|stops|stopped)\b|n't\b|n\u2019t\b)/i;
/** A clause is no longer than this; to look back further would only take time. */
const reach = 300;

/** What leads up to an index, as far back as a clause may reach. */
export const leadingTo = (text: string, index: number): string => text.slice(Math.max(0, index - reach), index);

/** Says yes in the words of a no. */
const assurance = /\b(?:make no mistake|no (?:doubt|question)|without (?:a )?(?:doubt|question))\b/gi;
/** What ends the reach of a negation: the clause, or a turn within it. */
const turn = /[.;:!?]|\b(?:but|instead,|then|however|although|though)\b|, (?:ask|say|tell|send|show|let|take|go)\b/gi;

/** Whether what stands at an index is denied or advised against in the clause that leads up to it: `do not argue or defend`. */
export function isNegated(text: string, index: number): boolean {
  const before = leadingTo(text, index).replace(assurance, (found) => " ".repeat(found.length));
  const from = [...before.matchAll(turn)].at(-1);
  return negators.test(from ? before.slice(from.index + from[0].length) : before);
}

/** The first match of a pattern that is not negated. */
export function firstAsserted(text: string, pattern: RegExp): RegExpExecArray | undefined {
  const all = text.matchAll(new RegExp(pattern, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`));
  return [...all].find((match) => !isNegated(text, match.index)) as RegExpExecArray | undefined;
}
