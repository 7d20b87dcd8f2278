import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { decode, detectEncoding, type Encoding } from "../import/encoding.ts";
import { isDatabase } from "./databases.ts";
import type { Trace } from "./trace.ts";

/** Every file under a folder, links to files too; none where there is no folder. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort();
}

/** Every file of a project that may hold somebody: all of `.concord/`, and what stands with a portal elsewhere. */
export function placesOf(cwd: string, portal: string): string[] {
  const folder = dirname(portal);
  const own = [...["", ...besides].map((suffix) => portal + suffix), join(folder, "sample-truth.json")];
  const there = basename(folder) === ".concord" ? filesUnder(folder) : own.filter((path) => existsSync(path));
  return [...new Set([...filesUnder(join(cwd, ".concord")), ...there, ...filesUnder(join(folder, "rejects"))])];
}

/** Those of them that are neither a database nor what SQLite keeps beside one. */
export const textFilesOf = (cwd: string, portal: string): string[] =>
  placesOf(cwd, portal).filter((path) => !besides.some((suffix) => path.endsWith(suffix)) && !isDatabase(path));

const besides = ["-wal", "-shm", "-journal"];

/** A file of text that names a person. */
export interface NamingFile {
  path: string;
  /** 1-based. */
  lines: number[];
  text: string;
  /** The text without them. */
  clean: string;
  /** Writes the text without them, in the encoding of the file. */
  rewrite(): void;
}

const largestBytes = 256_000_000;

/** Reads a file and gives it where it is a text that names the person. */
export function readNaming(path: string, trace: Trace): NamingFile | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > largestBytes) return undefined;
  const bytes = readFileSync(path);
  const encoding = detectEncoding(bytes);
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  if (!isWide && (bytes.includes(0) || !isUtf8(bytes))) return undefined;
  const text = decode(bytes, encoding);
  const places = trace.find(text);
  if (places.length === 0) return undefined;
  const lines = places.map(([start]) => text.slice(0, start).split("\n").length);
  const clean = trace.erase(text);
  return {
    path,
    lines: [...new Set(lines)].sort((a, b) => a - b),
    text,
    clean,
    rewrite: () => writeFileSync(path, encode(clean, encoding, bytes)),
  };
}

function encode(text: string, encoding: Encoding, before: Buffer): Buffer {
  if (encoding === "utf-8") return Buffer.from(before[0] === 0xef ? `\uFEFF${text}` : text);
  const hasMark = (before[0] === 0xff && before[1] === 0xfe) || (before[0] === 0xfe && before[1] === 0xff);
  const bytes = Buffer.from(hasMark ? `\uFEFF${text}` : text, "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}
