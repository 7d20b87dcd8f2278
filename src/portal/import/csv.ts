import { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { readAsUtf8 } from "./encoding.ts";
import type { CsvHead } from "./head.ts";
import { type CsvRow, splitRecords } from "./split.ts";

/** A row that is longer than this is not read: a quote was left open. */
const longestRow = 64 * 1024 * 1024;
const longestCell = 1_000_000;
/** So much text without the end of a record is not looked through from the start again with each piece. */
const longestCut = 2 * longestCell;

export interface ReadOptions {
  /** Told of a row that can't be read; the rows after it are. */
  onBadRow?(line: number, why: string): void;
  onBytes?(read: number): void;
}

/** Streams the rows of a file after its header, some at a time; a row with too few cells has the columns it lacks empty. */
export async function* readRows(head: CsvHead, options: ReadOptions = {}): AsyncGenerator<readonly CsvRow[]> {
  const input = readAsUtf8(head.file, head.encoding, options.onBytes ?? (() => {})).setEncoding("utf8");
  let { before } = head;
  try {
    for await (const rows of divide(input[Symbol.asyncIterator](), head, options)) {
      before -= rows.splice(0, before).length;
      yield rows.filter(isReadable);
    }
  } finally {
    input.destroy();
  }

  function isReadable({ line, cells }: CsvRow): boolean {
    const why = flawOf(cells, head);
    if (why !== undefined) options.onBadRow?.(line, why);
    return why === undefined;
  }
}

/** Why a row's cells can't be relied on; undefined where they can. */
function flawOf(cells: readonly string[], { columns, hasZeros }: CsvHead): string | undefined {
  for (const cell of cells) if (cell.length > longestCell) return "a cell is longer than a million characters";
  if (hasZeros && cells.some((cell) => cell.includes("\0"))) return "zeros stand in it, which no text has";
  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ""))
    return `it has ${cells.length} cells and the header ${columns.length}, so that one holds a separator and has no quotes`;
  return undefined;
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
  let recordEnd = 0;
  const parser = parse({
    delimiter,
    record_delimiter: end ?? ["\r\n", "\n", "\r"],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
    on_record(record, { lines }) {
      recordEnd = lines;
      return record;
    },
  });
  parser.on("skip", (error: CsvError) => {
    if (error.code === "CSV_QUOTE_NOT_CLOSED")
      onBadRow?.(before + recordEnd + 1, "Quote not closed, and so nothing after it is read");
    else onBadRow?.(before + (Number(error.lines ?? 0) || 1), error.message);
  });
  const input = Readable.from(pieces);
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  let previousEnd = 0;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    yield [{ line: before + previousEnd + 1, cells: record }];
    previousEnd = info.lines;
  }
}
