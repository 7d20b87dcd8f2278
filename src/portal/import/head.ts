import { closeSync, openSync, readSync, statSync } from "node:fs";
import { parse as parseSync } from "csv-parse/sync";
import { InputError, whyUnreadable } from "../../finding.ts";
import { decode } from "./encoding.ts";
import type { Division } from "./split.ts";
import { type Survey, survey } from "./survey.ts";

/** What a file is before its rows are read. */
export interface CsvHead extends Survey {
  file: string;
  bytes: number;
  delimiter: string;
  /** What ends its lines; undefined for what is as good as none in use, and where they end in several ways. */
  end: Division["end"] | undefined;
  columns: string[];
  /** How many records come before the rows: the header, and Excel's line of the separator before it. */
  before: number;
}

const headBytes = 256 * 1024;
const delimiters = [",", ";", "\t", "|"];
/** How files begin that are no text. */
const magics = ["%PDF", "PK\u0003", "\u0089PNG", "GIF8", "\u001f\u008b", "\u00d0\u00cf"];
/** What Excel puts before the header to say how cells are separated. */
const separatorLine = /^\s*"?sep=(.)"?[ ,;\t]*(?:\r?\n|\r|$)/i;

/** Reads a file's first line. Throws InputError where the file is missing, empty, or no CSV. */
export function readHead(file: string): CsvHead {
  const { start, bytes } = firstBytes(file);
  const opening = Buffer.from(start.subarray(0, 8)).toString("latin1");
  if (magics.some((magic) => opening.startsWith(magic))) throw noText(file);
  const surveyed = survey(file);
  const text = decode(start, surveyed.encoding).replace(/^\uFEFF/, "");
  if (text.trim() === "") throw new InputError(`${file} is empty; export it again with its header line.`);
  if (text.split("\0").length - 1 > mostZeros(text.length)) throw noText(file);
  const separator = separatorLine.exec(text);
  const rest = text.slice(separator?.[0].length ?? 0).replace(/^[\r\n]+/, "");
  const delimiter = separator?.[1] ?? delimiterOf(rest.slice(0, rest.search(/\r?\n|\r|$/)));
  const columns = columnsOf(rest, delimiter);
  if (columns?.some((column) => column.includes("\0"))) throw noText(file);
  if (columns === undefined || (bytes > headBytes && !/[\r\n]/.test(rest)))
    throw new InputError(
      `${file} has no header line that ends (a quote that is never closed, or a line of over 256 KB); export it as CSV again.`,
    );
  return {
    ...surveyed,
    file,
    bytes,
    delimiter,
    end: endOf(text.slice(0, headBytes / 4)),
    columns: unique(columns.map((column) => column.trim())),
    before: separator ? 2 : 1,
  };
}

/** So many zeros a text of a length may hold that has got some by accident: the rows with them are left out. */
const mostZeros = (length: number): number => Math.max(length / 1000, Math.min(10, length / 50));

/** The cells of a file's first rows, at most so many, as far as a kilobyte for each holds them. */
export function firstRows({ file, encoding, delimiter, end, before }: CsvHead, most: number): string[][] {
  const { start } = firstBytes(file, most * 1024);
  const rows = parseSync(decode(start, encoding), {
    ...lenient,
    bom: true,
    delimiter,
    record_delimiter: end ?? ["\r\n", "\n", "\r"],
    skip_records_with_error: true,
    to: most + before,
  });
  return (rows as string[][]).slice(before);
}

const lenient = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true };

const noText = (file: string): InputError =>
  new InputError(`${file} is no CSV text (other bytes at its start); export it as CSV.`);

/** The cells of a text's first record; undefined where it doesn't end. */
function columnsOf(text: string, delimiter: string): string[] | undefined {
  try {
    return parseSync(text, { ...lenient, delimiter, to: 1 })[0] as string[] | undefined;
  } catch {
    return undefined;
  }
}

/** What ends the lines, outside quotes. */
function endOf(text: string): CsvHead["end"] {
  const ends = new Set(text.replace(/"[^"]*(?:"|$)/g, "").match(/\r\n|\n|\r(?!$)/g));
  const [end] = ends;
  return ends.size === 1 && (end === "\n" || end === "\r\n") ? end : undefined;
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

function firstBytes(file: string, most = headBytes): { start: Uint8Array; bytes: number } {
  let descriptor: number | undefined;
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new InputError(`${file} is not a file; name the CSV files themselves.`);
    descriptor = openSync(file, "r");
    const buffer = Buffer.alloc(Math.min(most, found.size));
    return { start: buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, 0)), bytes: found.size };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file} can't be read (${whyUnreadable(error)}); check the path.`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
