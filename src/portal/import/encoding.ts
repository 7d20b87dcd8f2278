import { createReadStream } from "node:fs";
import { type Readable, Transform } from "node:stream";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * The encoding of a file by its first bytes: its byte order mark, the zeros of UTF-16 without one, or bytes that are no
 * UTF-8, which then are Latin-1 as Windows writes it.
 *
 * @param isWhole Whether these are all the bytes there are; else a character cut at the end is no fault.
 */
export function detectEncoding(bytes: Uint8Array, isWhole: boolean): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 2000);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  if (zeros[1]! > looked / 8 && zeros[0] === 0) return "utf-16le";
  if (zeros[0]! > looked / 8 && zeros[1] === 0) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Decodes bytes whose encoding is known, a byte order mark left out. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes);

/** Streams a file as UTF-8, whatever it is written in, and tells how many of its bytes have been read. */
export function readAsUtf8(file: string, encoding: Encoding, onBytes: (read: number) => void): Readable {
  const bytes = createReadStream(file, { highWaterMark: 256 * 1024 });
  bytes.on("data", () => onBytes(bytes.bytesRead));
  if (encoding === "utf-8") return bytes;
  const decoder = new TextDecoder(encoding);
  const decoded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
  bytes.on("error", (error) => decoded.destroy(error));
  return bytes.pipe(decoded);
}
