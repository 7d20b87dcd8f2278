import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { detectWide, type Encoding, weighUtf8, wholeLength } from "./encoding.ts";

/** What one look through a whole file tells. */
export interface Survey {
  sha256: string;
  encoding: Encoding;
  /** Bytes that are no UTF-8 in a file that is UTF-8 otherwise. */
  oddBytes: number;
  /** Whether zeros stand in it, which no text has. */
  hasZeros: boolean;
}

const pieceBytes = 1024 * 1024;

/**
 * Looks through a file. One that is no UTF-8 anywhere, be it at its very end, is Windows-1252, unless more of its letters
 * beyond ASCII are UTF-8 than not: then it is mixed.
 */
export function survey(file: string): Survey {
  const hash = createHash("sha256");
  let wide: Encoding | undefined;
  let [isText, hasZeros] = [true, false];
  for (const { piece, whole, isFirst } of piecesOf(file)) {
    if (isFirst) wide = detectWide(piece);
    hash.update(piece);
    if (wide !== undefined) continue;
    isText &&= isUtf8(whole);
    hasZeros ||= piece.includes(0);
  }
  const sha256 = hash.digest("hex");
  if (wide !== undefined || isText) return { sha256, encoding: wide ?? "utf-8", oddBytes: 0, hasZeros };
  let [whole, odd] = [0, 0];
  for (const { whole: bytes } of piecesOf(file)) {
    const found = weighUtf8(bytes);
    whole += found.whole;
    odd += found.odd;
  }
  return whole > odd
    ? { sha256, encoding: "mixed", oddBytes: odd, hasZeros }
    : { sha256, encoding: "windows-1252", oddBytes: 0, hasZeros };
}

/**
 * A file's bytes some at a time, good until the next are asked for: as they come, and with characters of UTF-8 that were
 * cut off put together.
 */
function* piecesOf(file: string): Generator<{ piece: Buffer; whole: Buffer; isFirst: boolean }> {
  const descriptor = openSync(file, "r");
  const buffer = Buffer.alloc(pieceBytes);
  try {
    for (let [cut, isFirst] = [0, true]; ; isFirst = false) {
      const read = readSync(descriptor, buffer, cut, pieceBytes - cut, null);
      const piece = buffer.subarray(cut, cut + read);
      const all = buffer.subarray(0, cut + read);
      const end = read === 0 ? cut : wholeLength(all);
      yield { piece, whole: all.subarray(0, end), isFirst };
      if (read === 0) return;
      buffer.copy(buffer, 0, end, cut + read);
      cut = cut + read - end;
    }
  } finally {
    closeSync(descriptor);
  }
}
