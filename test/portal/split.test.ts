import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Division, splitRecords } from "../../src/portal/import/split.ts";

const ends = ["\n", "\r\n"] as const;

/** The records of a text that comes in pieces, and what is left of it. */
function splitPieces(pieces: readonly string[], division: Division) {
  const rows: { line: number; cells: readonly string[] }[] = [];
  let [text, line] = ["", 1];
  for (const [at, piece] of pieces.entries()) {
    const split = splitRecords(text + piece, division, line, at === pieces.length - 1);
    rows.push(...split.rows);
    if (split.isOdd) return { rows, isOdd: true };
    [text, line] = [split.rest, split.line];
  }
  return { rows, isOdd: false };
}

const cell = fc.string({ unit: fc.constantFrom("a", "ü", " ", ",", ";", '"', "\n", "="), maxLength: 5 });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
const quoted = (text: string, always: boolean): string =>
  always || /[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

test("a well-formed text gives its cells, however it comes in pieces", () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...ends),
      fc.constantFrom(",", ";"),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.nat(60)),
      (cells, end, delimiter, always, isClosed, cuts) => {
        const text =
          cells.map((row) => row.map((one) => quoted(one, always)).join(delimiter)).join(end) + (isClosed ? end : "");
        const places = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort((a, b) => a - b);
        const pieces = places.slice(1).map((place, at) => text.slice(places[at], place));
        const { rows, isOdd } = splitPieces(pieces, { delimiter, end });
        expect(isOdd).toBe(false);
        expect(rows.map((row) => row.cells)).toEqual(cells);
        // A record starts on the line after the breaks before it.
        const starts = cells.map((_, at) => {
          const before = cells.slice(0, at).flat().join("").split("\n").length - 1;
          return at + 1 + before;
        });
        expect(rows.map(({ line }) => line)).toEqual(starts);
      },
    ),
    { numRuns: 500, seed: 5 },
  );
});

test("any text gives what csv-parse makes of it, up to the first record whose quotes are odd", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", ",", '"', "\n", "\r\n", " "), maxLength: 24 });
  fc.assert(
    fc.property(text, fc.constantFrom(...ends), (any, end) => {
      const { rows, isOdd } = splitPieces([any], { delimiter: ",", end });
      const options = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
      const told = parse(any, { ...options, record_delimiter: end, skip_records_with_error: true }) as string[][];
      const whole = rows.map((row) => row.cells);
      expect(isOdd ? told.slice(0, whole.length) : told).toEqual(whole);
    }),
    { numRuns: 2000, seed: 6 },
  );
});
