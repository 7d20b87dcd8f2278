import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from "node:fs";
import { parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { InputError } from "../../finding.ts";

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
    throw new InputError(`${file} is no CSV text (binary bytes at its start); export it as CSV in UTF-8.`);
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

/** Streams the rows of a file; a row with too few or too many cells comes with `cells` as far as they go. */
export async function* readRows(head: CsvHead): AsyncGenerator<CsvRow> {
  const parser = createReadStream(head.file).pipe(
    parse({ bom: true, delimiter: head.delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
  );
  let line = 1;
  for await (const cells of parser as AsyncIterable<string[]>) {
    if (line > 1) {
      yield { line, cells: Object.fromEntries(head.columns.map((column, index) => [column, (cells[index] ?? "").trim()])) };
    }
    line = parser.info.lines + 1;
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
    throw new InputError(`${file} can't be read (${(error as NodeJS.ErrnoException).code}); check the path.`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
