/** How the text of a CSV file is divided. */
export interface Division {
  delimiter: string;
  /** What ends a record: the first line's own end. */
  end: "\n" | "\r\n";
}

/** A record as its cells, with the line it starts on. */
export interface CsvRow {
  line: number;
  cells: readonly string[];
}

/** What has been read of a text, and what is left. */
export interface Split {
  rows: CsvRow[];
  /** The text from the first record on that is not whole, or not plain. */
  rest: string;
  /** The line on which the rest starts. */
  line: number;
  /** Whether the rest begins with a record whose quotes are not as they should be. */
  isOdd: boolean;
}

const quote = '"';

/**
 * Takes whole records off the front of a text, as long as a quoted cell has its quotes around it and nothing else. Empty
 * lines are left out. `isLast` says that no more text comes, so that the last record may do without a line end.
 */
export function splitRecords(text: string, { delimiter, end }: Division, line: number, isLast: boolean): Split {
  const rows: CsvRow[] = [];
  let start = 0;
  let nextQuote = text.indexOf(quote);
  for (;;) {
    const found = text.indexOf(end, start);
    const lineEnd = found < 0 && isLast ? text.length : found;
    if (lineEnd < 0 || start >= text.length) break;
    if (nextQuote >= 0 && nextQuote < start) nextQuote = text.indexOf(quote, start);
    if (nextQuote < 0 || nextQuote >= lineEnd) {
      if (lineEnd > start) rows.push({ line, cells: text.slice(start, lineEnd).split(delimiter) });
      start = lineEnd + end.length;
      line++;
      continue;
    }
    const record = quotedRecord(text, start, { delimiter, end }, isLast);
    if (typeof record === "string") return { rows, rest: text.slice(start), line, isOdd: record === "odd" };
    rows.push({ line, cells: record.cells });
    line += 1 + record.breaks;
    start = record.next;
  }
  return { rows, rest: text.slice(start), line, isOdd: false };
}

interface Quoted {
  cells: string[];
  /** Where the next record starts. */
  next: number;
  /** Line breaks within it. */
  breaks: number;
}

/** Reads a record with quotes in it; `cut` is one that the text ends in, `odd` one with something beside its quotes. */
function quotedRecord(
  text: string,
  start: number,
  { delimiter, end }: Division,
  isLast: boolean,
): Quoted | "cut" | "odd" {
  const cells: string[] = [];
  let breaks = 0;
  for (let at = start; ; ) {
    let cellEnd: number;
    if (text.startsWith(quote, at)) {
      let close = text.indexOf(quote, at + 1);
      while (close >= 0 && text.startsWith(quote, close + 1)) close = text.indexOf(quote, close + 2);
      if (close < 0) return isLast ? "odd" : "cut";
      const cell = text.slice(at + 1, close).replaceAll(quote + quote, quote);
      cells.push(cell);
      breaks += breaksIn(cell);
      cellEnd = close + 1;
    } else {
      const [nextDelimiter, nextEnd] = [text.indexOf(delimiter, at), text.indexOf(end, at)];
      const ends = [nextDelimiter, nextEnd].filter((place) => place >= 0);
      if (ends.length === 0 && !isLast) return "cut";
      cellEnd = Math.min(text.length, ...ends);
      cells.push(text.slice(at, cellEnd));
    }
    if (cellEnd >= text.length) return isLast ? { cells, next: cellEnd, breaks } : "cut";
    if (text.startsWith(end, cellEnd)) return { cells, next: cellEnd + end.length, breaks };
    if (!text.startsWith(delimiter, cellEnd)) return text.length - cellEnd < end.length && !isLast ? "cut" : "odd";
    at = cellEnd + delimiter.length;
  }
}

function breaksIn(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count++;
  return count;
}
