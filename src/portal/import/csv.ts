import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from "node:fs";
import { CsvError, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { InputError, whyUnreadable } from "../../finding.ts";

export interface CsvHead {
  file: string;
  delimiter: string;
  columns: string[];
}

const headBytes = 64 * 1024;
const delimiters = [",", ";", "\t"];

/** Reads a file's first line. Throws InputError where the file is missing, empty, or no CSV. */
export function readHead(file: string): CsvHead {
  const text = firstBytes(file);
  if (text.trim() === "") throw new InputError(`${file} is empty; export it again with its header line.`);
  if (text.includes("\0") || text.includes("\uFFFD")) {
    throw new InputError(`${file} is no CSV text in UTF-8 (other bytes at its start); export it as CSV in UTF-8.`);
  }
  const firstLine = text.slice(0, text.search(/\r?\n|$/));
  const delimiter = delimiters.toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0]!;
  const [columns] = parseSync(firstLine, { delimiter, relax_quotes: true }) as string[][];
  return { file, delimiter, columns: (columns ?? []).map((column) => column.trim()) };
}

/** A row by column name, with the line it started on. */
export interface CsvRow {
  line: number;
  cells: Record<string, string>;
}

/** Streams the rows of a file after its header; a row with too few cells has the columns it lacks empty. */
export async function* readRows({ file, delimiter, columns }: CsvHead): AsyncGenerator<CsvRow> {
  const tolerant = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
  const parser = createReadStream(file).pipe(parse({ bom: true, delimiter, info: true, ...tolerant }));
  let previousEnd = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = previousEnd + 1;
      previousEnd = info.lines;
      if (line === 1) continue;
      yield { line, cells: Object.fromEntries(columns.map((column, index) => [column, (record[index] ?? "").trim()])) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError(
      `${file} can't be read past line ${previousEnd + 1}: ${error.message}; mend the quotes there or export it again.`,
    );
  }
}

export const fileDigest = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

function firstBytes(file: string): string {
  let descriptor: number | undefined;
  try {
    if (!statSync(file).isFile()) throw new InputError(`${file} is not a file; name the CSV files themselves.`);
    descriptor = openSync(file, "r");
    const buffer = Buffer.alloc(headBytes);
    const length = readSync(descriptor, buffer, 0, headBytes, 0);
    // A cut at the end may fall inside a character; what stands before the last line break is whole.
    const end = length < headBytes ? length : Math.max(buffer.lastIndexOf(0x0a, length - 1), 0) || length;
    return buffer.toString("utf8", 0, end).replace(/^\uFEFF/, "");
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file} can't be read (${whyUnreadable(error)}); check the path.`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
