import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Others, Trace } from "./trace.ts";

/** Where something of a person is left: a column, or the first place in a file. */
export interface Left {
  path: string;
  place: string;
}

const chunkBytes = 8 * 1024 * 1024;
/** Each chunk begins so far before the end of the last one, so that nothing is cut in two. */
const overlapBytes = 16 * 1024;
/** Characters at the inner edges of a chunk that are judged in its neighbour, which holds what is around them. */
const edge = 1_000;

/**
 * Searches a file byte by byte for a person's e-mails, in UTF-8 and UTF-16, in any case and escape. In a database, whose
 * values stand without a blank between them, each place counts that is no part of one of `others`.
 */
export function searchBytes(path: string, trace: Trace, others?: Others): Left | undefined {
  const size = statSync(path).size;
  const wide = trace.emails.flatMap(wideNeedles);
  const parts = others && new Set(others.map(({ address, at }) => `${at} ${address}`));
  const shapes = [
    ...new Map(others?.map(({ address, at }) => [`${at} ${address.length}`, { at, length: address.length }])).values(),
  ];
  const chunk = Buffer.alloc(Math.min(size, chunkBytes));
  const file = openSync(path, "r");
  try {
    for (let from = 0; from < size; from += chunkBytes - overlapBytes) {
      const bytes = chunk.subarray(0, readSync(file, chunk, 0, chunk.length, from));
      const isLast = from + bytes.length >= size;
      const at = inText(bytes.toString("utf8"), from === 0, isLast) ?? inWideText(bytes);
      if (at !== undefined) return { path, place: `near byte ${from + at}` };
      if (isLast) break;
    }
  } finally {
    closeSync(file);
  }
  return undefined;

  function inText(text: string, isFirst: boolean, isLast: boolean): number | undefined {
    const places = parts ? trace.findLetters(text).filter(([start]) => !isPartOfOther(text, start)) : trace.find(text);
    return places.find(([start, end]) => (isFirst || start > edge) && (isLast || end < text.length - edge))?.[0];
  }

  function isPartOfOther(text: string, start: number): boolean {
    return shapes.some(({ at, length }) => {
      const around = text.slice(Math.max(0, start - at), start - at + length);
      return parts!.has(`${at} ${around.toLowerCase()}`);
    });
  }

  function inWideText(bytes: Buffer): number | undefined {
    const letters = bytes.toString("latin1").toLowerCase();
    for (const { needle, isBig } of wide) {
      for (let at = letters.indexOf(needle); at >= 0; at = letters.indexOf(needle, at + 1)) {
        if (isBig) return at;
        const window = bytes.subarray(Math.max(at % 2, at - 128), at + needle.length + 128).toString("utf16le");
        if (trace.isIn(window)) return at;
      }
    }
    return undefined;
  }
}

/** An e-mail in UTF-16 without the zero at its edge, so that either order of bytes fits. */
function wideNeedles(email: string): { needle: string; isBig: boolean }[] {
  const lettersOf = (bytes: Buffer) => bytes.toString("latin1").toLowerCase();
  const little = Buffer.from(email, "utf16le");
  const needle = lettersOf(little.subarray(0, -1));
  const big = lettersOf(Buffer.from(little).swap16().subarray(1));
  return [{ needle, isBig: false }, ...(big === needle ? [] : [{ needle: big, isBig: true }])];
}
