import type { Printed } from "../numbers.ts";
import type { Passage } from "../prose.ts";

/** A share that a document prints as a fraction or in words, and where it ends. */
export interface Fraction extends Printed {
  end: number;
  /** Where it starts in its passage. */
  index: number;
  /** The two numbers of `791 of 6,173 leads`; absent for a share in words. */
  parts?: [number, number];
}

const digits = String.raw`\d+(?:,\d{3})*`;
const counted =
  "(?:\\w+ )?(?:leads?|MQLs?|SALs?|SQLs?|prospects?|contacts?|deals?|opportunit(?:y|ies)|customers?|wins?|reps?|rejections?|accounts?|companies|calls?|attempts?)";
const ofMany = new RegExp(
  String.raw`(?<![\w.,/#])(${digits}) (?:out )?of (?:the |all |our |every )?(${digits}) ${counted}\b`,
  "gi",
);
const oneIn =
  /(?<![\w.,/#])(\d{1,3}) in (?:every )?(\d{1,4})(?![\d.,]*\d)(?! ?(?:%|[a-z]*(?:day|week|month|year|hour|minute)))/gi;
const slashed = /(?<![\w.,/#])(\d{1,3}) ?\/ ?(\d{1,4})(?= of\b)/g;

const small: Record<string, number> = {};
for (const [
  index,
  word,
] of "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
  .split(" ")
  .entries())
  small[word] = index + 1;
const tens: Record<string, number> = {};
for (const [index, word] of "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").entries())
  tens[word] = (index + 2) * 10;
const inWords = new RegExp(
  `\\b(?:(${Object.keys(tens).join("|")})(?:[- ](${Object.keys(small).slice(0, 9).join("|")}))?|(${Object.keys(small).join("|")}|hundred)) per ?cent\\b`,
  "gi",
);

/** Shares as people write them beside `13%`: `791 of 6,173 leads`, `1 in 8`, `2/3 of`, `forty per cent`. */
export function fractionsIn({ text, at }: Passage): Fraction[] {
  const ratio = (match: RegExpMatchArray, isRound: boolean): Fraction[] => {
    const [part, whole] = [match[1]!, match[2]!].map((one) => Number(one.replace(/,/g, ""))) as [number, number];
    if (part > whole || whole === 0 || (isRound && whole >= 1900 && whole < 2100)) return [];
    const value = part / whole;
    const tolerance = isRound ? (0.5 * value) / whole : 0.5 / whole;
    return [{ ...place(match), value, tolerance, parts: [part, whole] }];
  };
  const place = (match: RegExpMatchArray) => ({
    text: match[0],
    index: match.index!,
    offset: at[match.index!]!,
    end: at[match.index! + match[0].length - 1]!,
    measure: "share" as const,
  });
  // A word that each way of writing has is found far faster than the whole of it.
  const found = (pattern: RegExp, cue: RegExp) => (cue.test(text) ? [...text.matchAll(pattern)] : []);
  return [
    ...found(ofMany, / of /i).flatMap((match) => ratio(match, false)),
    ...found(oneIn, / in (?:every )?\d/i).flatMap((match) => ratio(match, true)),
    ...found(slashed, /\/ ?\d/).flatMap((match) => ratio(match, true)),
    ...found(inWords, / ?cent\b/i).map((match): Fraction => {
      const [, ten, one, alone] = match.map((word) => word?.toLowerCase());
      const percent = ten ? tens[ten]! + (one ? small[one]! : 0) : alone === "hundred" ? 100 : small[alone!]!;
      return { ...place(match), value: percent / 100, tolerance: 0.005 };
    }),
  ].toSorted((a, b) => a.offset - b.offset);
}

/** A passage with the fractions blanked, so that their parts are read once; each character keeps its place. */
export function withoutFractions(passage: Passage, fractions: readonly Fraction[]): Passage {
  let text = "";
  for (const { index, text: printed } of fractions) {
    if (index < text.length) continue;
    text += passage.text.slice(text.length, index) + "\u0000".repeat(printed.length);
  }
  return { ...passage, text: text + passage.text.slice(text.length) };
}
