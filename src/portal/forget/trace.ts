/** What a person is found by in any text, and how it is taken out. */
export interface Trace {
  emails: readonly string[];
  /** Where a text names the person, as offsets of start and end. */
  find(text: string): [start: number, end: number][];
  isIn(text: string): boolean;
  /** The text with `[erased]` wherever it names the person; JSON stays JSON. */
  erase(text: string): string;
  others(text: string): Others;
  /** Each place where the letters of an address stand, also as a part of a longer one. */
  findLetters(text: string): [start: number, end: number][];
  /** Parts of which a text that names the person holds one, in plain letters: for a search that comes before. */
  stems: readonly string[];
  /** No text that is shorter names the person. */
  leastBytes: number;
}

/**
 * Longer addresses that one of the person's is only a part of, such as ada@example.com for ada@example.co, with where in
 * them that part begins.
 */
export type Others = readonly { address: string; at: number }[];

export const erased = "[erased]";

/** Words that are shorter than this are quoted from nobody in particular. */
const leastQuoted = 12;

/**
 * Prepares the search for a person: by e-mail in any case, also escaped for JSON, a link, HTML or markdown, but not as a
 * part of a longer address; and by the words that they are quoted with.
 */
export function createTrace(emails: readonly string[], quotes: readonly string[] = []): Trace {
  const said = quotes
    .map((quote) => quote.trim().replace(/[.,;:!?]+$/, ""))
    .filter(({ length }) => length >= leastQuoted);
  const addressPattern = new RegExp(emails.map(patternOf).join("|"), "giu");
  const quotePattern = said.length === 0 ? undefined : new RegExp(said.map(patternOf).join("|"), "giu");

  const findLetters = (text: string): [number, number][] => placesOf(addressPattern, text);
  const isWhole = (text: string, [start, end]: [number, number]): boolean =>
    !startsInside(text.slice(Math.max(0, start - 64), start)) &&
    !endsInside(text.slice(end, end + 12), /\.\p{Lu}\p{Ll}+$/u.test(text.slice(start, end)));
  const find = (text: string): [number, number][] => [
    ...findLetters(text).filter((place) => isWhole(text, place)),
    ...(quotePattern ? placesOf(quotePattern, text) : []),
  ];

  function eraseLetters(text: string): string {
    let rest = text;
    // From the end, so that what comes before stays where it is; quotes may hold an address.
    for (const [start, end] of outermost(find(text)).reverse()) rest = rest.slice(0, start) + erased + rest.slice(end);
    return rest;
  }

  return {
    emails,
    find,
    findLetters,
    isIn: (text) => find(text).length > 0,
    erase(text) {
      const clean = eraseLetters(text);
      if (clean === text || !/^\s*[[{]/.test(text) || isJson(clean) || !isJson(text)) return clean;
      return JSON.stringify(
        JSON.parse(text, (_key, value) => (typeof value === "string" ? eraseLetters(value) : value)),
      );
    },
    others: (text) =>
      findLetters(text).flatMap((place) => {
        if (isWhole(text, place)) return [];
        const before = /[\p{L}\p{N}._%+'-]*$/u.exec(text.slice(Math.max(0, place[0] - 64), place[0]))![0];
        const after = /^[\p{L}\p{N}.-]*/u.exec(text.slice(place[1], place[1] + 253))![0];
        const address = before + text.slice(...place) + after;
        return { address: address.toLowerCase(), at: before.length };
      }),
    stems: [...emails.map(stemOf), ...said.map(longestWord)],
    leastBytes: Math.min(leastQuoted, ...emails.map(({ length }) => length)),
  };
}

/** What stands before an address makes it the end of a longer one; the end of an escape doesn't. */
const startsInside = (before: string): boolean =>
  /[\p{L}\p{N}][._%+'-]*$/u.test(before) && !/(?:\\[bfnrt]|\\u[\da-f]{4}|%[\da-f]{2})$/i.test(before);

/** What stands after an address makes it the beginning of a longer one; the end of a file's name doesn't, nor a new sentence. */
const endsInside = (after: string, isCapitalised: boolean): boolean =>
  /^[.-]?[\p{L}\p{N}]/u.test(after) &&
  !/^\.(?:csv|tsv|jsonl?|ndjson|txt|ya?ml|db|log|rejects|bak|html|xlsx|pdf)(?![\p{L}\p{N}-])/iu.test(after) &&
  (isCapitalised || !/^\.\p{Lu}\p{Ll}/u.test(after));

/** A pattern of a text in every escape; blanks stand for any blanks. */
const patternOf = (text: string): string =>
  text
    .split(/\s+/)
    .map((word) => [...word].map(anyEscapeOf).join(""))
    .join("(?:\\s|\\\\+[nrt])+");

function anyEscapeOf(char: string): string {
  const plain = char.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  // Markdown puts a backslash before a mark, and JSON doubles it.
  const literal = /[\p{L}\p{N}]/u.test(char) ? plain : `\\\\*${plain}`;
  const cases = new Set([char, char.toLowerCase(), char.toUpperCase()]);
  return `(?:${[literal, ...[...cases].flatMap(escapesOf)].join("|")})`;
}

function escapesOf(char: string): string[] {
  const hex = (number: number, width: number) => number.toString(16).padStart(width, "0");
  const code = char.codePointAt(0)!;
  const units = Array.from({ length: char.length }, (_, at) => char.charCodeAt(at));
  return [
    [...Buffer.from(char)].map((byte) => `%(?:25)*${hex(byte, 2)}`).join(""),
    units.map((unit) => `\\\\+u${hex(unit, 4)}`).join(""),
    `&#0*${code};`,
    `&#x0*${hex(code, 1)};`,
  ];
}

function placesOf(pattern: RegExp, text: string): [number, number][] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/** Places in order, without those inside another. */
function outermost(places: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const [start, end] of places.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = kept.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else kept.push([start, end]);
  }
  return kept;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The longest run of plain letters, of the name before the @ where it tells enough. */
function stemOf(email: string): string {
  const own = longestWord(email.slice(0, email.indexOf("@")));
  return own.length > 3 ? own : longestWord(email);
}

const longestWord = (text: string): string =>
  (text.match(/[a-z0-9]+/gi) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), "");
