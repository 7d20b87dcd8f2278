import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { InputError, whyUnreadable } from "../../finding.ts";
import { decode, detectEncoding, type Encoding, readAsUtf8 } from "./encoding.ts";
import { type CsvRow, type Division, splitRecords } from "./split.ts";

export interface CsvHead {
  file: string;
  bytes: number;
  encoding: Encoding;
  delimiter: string;
  /** What ends its lines; undefined for what is as good as none in use. */
  end: Division["end"] | undefined;
  columns: string[];
}

const headBytes = 256 * 1024;
const delimiters = [",", ";", "\t", "|"];
/** A row that is longer than this is not read: a quote was left open. */
const longestRow = 64 * 1024 * 1024;
const longestCell = 1_000_000;
/** So much text without the end of a record is not looked through from the start again with each piece. */
const longestCut = 2 * longestCell;
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
  return {
    file,
    bytes,
    encoding,
    delimiter,
    end: endOf(text),
    columns: unique(columns.map((column) => column.trim())),
  };
}

/** What ends the first line, outside quotes. */
function endOf(text: string): CsvHead["end"] {
  const end = /\r\n|\n|\r/.exec(text.replace(/"[^"]*"/g, ""))?.[0];
  return end === "\n" || end === "\r\n" ? end : undefined;
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

export interface ReadOptions {
  /** Told of a row that can't be read; the rows after it are. */
  onBadRow?(line: number, why: string): void;
  onBytes?(read: number): void;
}

/** Streams the rows of a file after its header, some at a time; a row with too few cells has the columns it lacks empty. */
export async function* readRows(head: CsvHead, options: ReadOptions = {}): AsyncGenerator<readonly CsvRow[]> {
  const input = readAsUtf8(head.file, head.encoding, options.onBytes ?? (() => {})).setEncoding("utf8");
  let isHeader = true;
  try {
    for await (const rows of divide(input[Symbol.asyncIterator](), head, options)) {
      if (isHeader) rows.shift();
      isHeader = false;
      yield rows.filter(isReadable);
    }
  } finally {
    input.destroy();
  }

  function isReadable({ line, cells }: CsvRow): boolean {
    const isShort = cells.every((cell) => cell.length <= longestCell);
    if (!isShort) options.onBadRow?.(line, "a cell is longer than a million characters");
    return isShort;
  }
}

/**
 * Divides text that comes in pieces into records, one at the least at a time. From the first record on whose quotes are
 * not as they should be, csv-parse does it, which makes of them what there is to make.
 */
async function* divide(
  pieces: AsyncIterator<string>,
  { delimiter, end }: CsvHead,
  options: ReadOptions,
): AsyncGenerator<CsvRow[]> {
  const first = await pieces.next();
  let [text, line] = [first.done ? "" : first.value.replace(/^\uFEFF/, ""), 1];
  for (let isLast = first.done === true; end !== undefined && text.length <= longestCut; ) {
    const split = splitRecords(text, { delimiter, end }, line, isLast);
    if (split.rows.length > 0) yield split.rows;
    [text, line] = [split.rest, split.line];
    if (split.isOdd) break;
    if (isLast) return;
    const next = await pieces.next();
    isLast = next.done === true;
    if (!next.done) text += next.value;
  }
  yield* divideCarefully(remaining(text, pieces), { delimiter, end }, line, options);
}

async function* remaining(text: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield text;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}

async function* divideCarefully(
  pieces: AsyncIterable<string>,
  { delimiter, end }: Pick<CsvHead, "delimiter" | "end">,
  firstLine: number,
  { onBadRow }: ReadOptions,
): AsyncGenerator<CsvRow[]> {
  const before = firstLine - 1;
  const parser = parse({
    delimiter,
    ...(end !== undefined && { record_delimiter: end }),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
  });
  parser.on("skip", (error: CsvError) => onBadRow?.(before + (Number(error.lines ?? 0) || 1), error.message));
  const input = Readable.from(pieces);
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  let previousEnd = 0;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    yield [{ line: before + previousEnd + 1, cells: record }];
    previousEnd = info.lines;
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
