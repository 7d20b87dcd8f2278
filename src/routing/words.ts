/** Stands where a clause ends: punctuation, or a word such as "but". */
export const BREAK = "|";

const LONGEST_READ = 20_000;
const REMEMBERED = 20_000;
const stems = new Map<string, string>();

/** Words whose ending is no ending, or whose stem would be another word. */
const KEEP = new Set(["sales", "sale", "marketing", "leading", "does", "note", "notes", "theme", "themes"]);

/**
 * The words of a text for comparison: one case, one kind of quote, contractions written out, possessives and hyphens
 * gone, `BREAK` where a clause ends. Reads the first 20,000 characters.
 *
 * @example words("Sales doesn’t trust us, but why?") // ["sales", "does", "not", "trust", "us", "|", "why", "|"]
 */
export function words(text: string): string[] {
  const plain = text
    .slice(0, LONGEST_READ)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1")
    .replace(/(?<=\b(?:vp|svp|evp|us|uk|eu|cro|cmo|ceo))\.(?=\s+[a-z])/g, "")
    .replace(/\bcan(?:'t|not|t)\b/g, "can not")
    .replace(/\bwon'?t\b/g, "will not")
    .replace(/\b(do|does|did|is|are|was|were|has|had|have|would|should|could)n'?t\b/g, "$1 not")
    .replace(/\blet's\b/g, "let us")
    .replace(/(?<=[a-z])'(?:re|ve|ll|d|m|s)\b/g, "")
    .replace(/'/g, "")
    .replace(/&/g, " and ")
    .replace(/[.,;:!?()\n]{20,}/g, BREAK)
    .replace(/\s[-–—]+\s|[—–]|[.,;:!?()\n]+(?=\s|$)/g, ` ${BREAK} `)
    .replace(/\b(?:but|however|although)\b/g, BREAK);
  return plain.match(/[\p{L}\p{N}]+|\|/gu) ?? [];
}

/**
 * A word without its ending, so that "defining", "defined" and "defines" are one. Light on purpose: it only has to be
 * the same on both sides of a comparison.
 */
export function stem(word: string): string {
  if (word.length <= 3 || KEEP.has(word)) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const base = withoutEnding(word);
  if (stems.size < REMEMBERED) stems.set(word, base);
  return base;
}

function withoutEnding(word: string): string {
  let base = word;
  if (base.endsWith("ies") && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/[^sui]s$/.test(base)) base = base.slice(0, -1);
  const cut = base.replace(/(?:ing|ed)$/, "");
  if (cut !== base && cut.length >= 3 && /[aeiouy]/.test(cut)) base = cut.replace(/([^aeiouslz])\1$/, "$1");
  return base.length > 3 ? base.replace(/e$/, "") : base;
}
