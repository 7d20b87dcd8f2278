import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { type CsvError, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { InputError, whyUnreadable } from "../../finding.ts";
import { decode, detectEncoding, type Encoding, readAsUtf8 } from "./encoding.ts";

export interface CsvHead {
  file: string;
  bytes: number;
  encoding: Encoding;
  delimiter: string;
  columns: string[];
}

const headBytes = 256 * 1024;
const delimiters = [",", ";", "\t", "|"];
/** A row that is longer than this is not read: a quote was left open. */
const longestRow = 64 * 1024 * 1024;
const longestCell = 1_000_000;
/** How files begin that are no text. */
const magics = ["%PDF", "PK\u0003", "\u0089PNG", "GIF8", "\u001f\u008b", "\u00d0\u00cf"];

/** Reads a file's first line. Throws InputError where the file is missing, empty, or no CSV. */
export function readHead(file: string): CsvHead {
  const { start, bytes } = firstBytes(file);
  const opening = Buffer.from(start.subarray(0, 8)).toString("latin1");
  const isOther = magics.some((magic) => opening.startsWith(magic));
  const encoding = detectEncoding(start, start.length === bytes);
  const text = decode(start, encoding).replace(/^\uFEFF/, "");
  if (text.trim() === "") throw new InputError(`${file} is empty; export it again with its header line.`);
  if (isOther || text.includes("\0")) {
    throw new InputError(`${file} is no CSV text (other bytes at its start); export it as CSV.`);
  }
  const delimiter = delimiterOf(text.slice(0, text.search(/\r?\n|\r|$/)));
  const columns = parseSync(text, { delimiter, relax_quotes: true, to: 1, relax_column_count: true })[0] as string[];
  return { file, bytes, encoding, delimiter, columns: unique(columns.map((column) => column.trim())) };
}

/** The delimiter that splits the header most often, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  return delimiters.toSorted((a, b) => bare.split(b).length - bare.split(a).length)[0]!;
}

/** Headers that stand twice are told apart by a number. */
function unique(columns: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const times = (seen.get(column) ?? 0) + 1;
    seen.set(column, times);
    return times === 1 ? column : `${column} (${times})`;
  });
}

/** A row as its cells, with the line it starts on. */
export interface CsvRow {
  line: number;
  cells: readonly string[];
}

export interface ReadOptions {
  /** Told of a row that can't be read; the rows after it are. */
  onBadRow?(line: number, why: string): void;
  onBytes?(read: number): void;
}

/** Streams the rows of a file after its header; a row with too few cells has the columns it lacks empty. */
export async function* readRows(head: CsvHead, options: ReadOptions = {}): AsyncGenerator<CsvRow> {
  const { file, delimiter, encoding } = head;
  const input = readAsUtf8(file, encoding, options.onBytes ?? (() => {}));
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
  });
  parser.on("skip", (error: CsvError) => options.onBadRow?.(Number(error.lines ?? 0) || 1, error.message));
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  let previousEnd = 0;
  let isHeader = true;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    const line = previousEnd + 1;
    previousEnd = info.lines;
    if (isHeader) isHeader = false;
    else if (record.some((cell) => cell.length > longestCell))
      options.onBadRow?.(line, "a cell is longer than a million characters");
    else yield { line, cells: record };
  }
}

/** SHA-256 of a file, read in pieces. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

function firstBytes(file: string): { start: Uint8Array; bytes: number } {
  let descriptor: number | undefined;
  try {
    const { size } = statSync(file);
    if (!statSync(file).isFile()) throw new InputError(`${file} is not a file; name the CSV files themselves.`);
    descriptor = openSync(file, "r");
    const buffer = Buffer.alloc(headBytes);
    return { start: buffer.subarray(0, readSync(descriptor, buffer, 0, headBytes, 0)), bytes: size };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file} can't be read (${whyUnreadable(error)}); check the path.`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
