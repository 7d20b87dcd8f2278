import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { type Readable, Transform } from "node:stream";

/** How a text is written; `mixed` is UTF-8 with some characters of Windows-1252 in it. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "mixed";

/** The encoding of a whole text: UTF-16, UTF-8, or else Latin-1 as Windows writes it. */
export const detectEncoding = (bytes: Uint8Array): Encoding =>
  detectWide(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");

/** UTF-16, by the byte order mark of a text's first bytes or by the zeros in them. */
export function detectWide(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 2000);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  if (zeros[1]! > looked / 8 && zeros[0] === 0) return "utf-16le";
  if (zeros[0]! > looked / 8 && zeros[1] === 0) return "utf-16be";
  return undefined;
}

/** Decodes bytes whose encoding is known, a byte order mark left out. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === "windows-1252") return fromWindows(latin1(bytes));
  if (encoding === "mixed") return fromMixed(latin1(bytes));
  return new TextDecoder(encoding).decode(bytes);
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on; five of them have no meaning. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const fromWindows = (letters: string): string =>
  letters.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80]!);

/** Whole characters of UTF-8 beyond ASCII, each byte as a letter of Latin-1; else a byte that is part of none. */
const MIXED =
  /((?:[\u00c2-\u00df][\u0080-\u00bf]|\u00e0[\u00a0-\u00bf][\u0080-\u00bf]|[\u00e1-\u00ec\u00ee\u00ef][\u0080-\u00bf]{2}|\u00ed[\u0080-\u009f][\u0080-\u00bf]|\u00f0[\u0090-\u00bf][\u0080-\u00bf]{2}|[\u00f1-\u00f3][\u0080-\u00bf]{3}|\u00f4[\u0080-\u008f][\u0080-\u00bf]{2})+)|[\u0080-\u00ff]/g;

const fromMixed = (letters: string): string =>
  letters.replace(MIXED, (found, whole: string | undefined) =>
    whole === undefined ? fromWindows(found) : Buffer.from(whole, "latin1").toString("utf8"),
  );

/** Counts in bytes that are no UTF-8 what is: bytes of whole characters beyond ASCII, and bytes that are part of none. */
export function weighUtf8(bytes: Uint8Array): { whole: number; odd: number } {
  let [whole, odd] = [0, 0];
  for (const [found, characters] of latin1(bytes).matchAll(MIXED)) {
    if (characters === undefined) odd += found.length;
    else whole += found.length;
  }
  return { whole, odd };
}

/** How many of some bytes of UTF-8 come before a character that is cut off at their end. */
export function wholeLength(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue;
    return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? length - back : length;
  }
  return length;
}

/** So much is read at a time: little enough that what is made of it is done with while it is fresh in memory. */
const pieceBytes = 64 * 1024;

/** Streams a file as UTF-8, whatever it is written in, and tells how many of its bytes have been read. */
export function readAsUtf8(file: string, encoding: Encoding, onBytes: (read: number) => void): Readable {
  const bytes = createReadStream(file, { highWaterMark: pieceBytes });
  bytes.on("data", () => onBytes(bytes.bytesRead));
  if (encoding === "utf-8") return bytes;
  const decoder = createDecoder(encoding);
  const decoded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, decoder.next(chunk));
    },
    flush(done) {
      done(null, decoder.last());
    },
  });
  bytes.on("error", (error) => decoded.destroy(error));
  return bytes.pipe(decoded);
}

/** Decodes bytes that come in pieces. */
function createDecoder(encoding: Exclude<Encoding, "utf-8">): { next(bytes: Buffer): string; last(): string } {
  if (encoding === "windows-1252") return { next: (bytes) => decode(bytes, encoding), last: () => "" };
  if (encoding === "mixed") {
    let cut = Buffer.alloc(0);
    return {
      next(bytes) {
        const all = Buffer.concat([cut, bytes]);
        const end = wholeLength(all);
        cut = all.subarray(end);
        return decode(all.subarray(0, end), encoding);
      },
      last: () => decode(cut, encoding),
    };
  }
  const decoder = new TextDecoder(encoding);
  return { next: (bytes) => decoder.decode(bytes, { stream: true }), last: () => decoder.decode() };
}
