import { basename } from "node:path";
import { InputError } from "../../finding.ts";
import { suggest } from "../../library/find.ts";
import { listed } from "./columns.ts";
import type { CsvHead } from "./head.ts";
import type { ImportMap, TableMap } from "./map.ts";

/** A column of a map that a file lacks, and what it may mean there. */
interface Lack {
  column: string;
  /** Columns of the file whose names differ in case, blanks or marks only. */
  near: string[];
}

/**
 * The tables of a map that a file has the columns of, with the columns called as the file calls them: a name that
 * differs in case only will do, where one column has it. Throws InputError where none fits, and where one would if it
 * weren't for the spelling of a column, unless another reads the same records.
 */
export function tablesOf(head: CsvHead, map: ImportMap): TableMap[] {
  const named = map.tables.filter((table) => table.file === undefined || basename(head.file).includes(table.file));
  if (named.length === 0) {
    throw new InputError(
      `${head.file} fits no table of the map, each is for files of another name; add one or leave the file out.`,
    );
  }
  const fits = named.map((table) => fitOf(table, head.columns));
  const fitting = fits.filter(({ lacks }) => lacks.length === 0);
  const misspelt = fits.find(
    ({ table: { into }, lacks }) =>
      lacks.every(({ near }) => near.length > 0) && !fitting.some(({ table }) => table.into === into),
  );
  if (misspelt) throw new InputError(whyMisspelt(head.file, misspelt));
  if (fitting.length > 0) return fitting.map(({ table }) => table);
  const { table, lacks } = fits.reduce((best, fit) => (fit.lacks.length < best.lacks.length ? fit : best));
  const free = head.columns.filter((column) => !(column in table.columns || column in table.dimensions));
  const meant = lacks.flatMap(({ column }) => {
    const found = suggest(column, free);
    return found === undefined ? [] : [`\`${found}\` for \`${column}\``];
  });
  throw new InputError(
    `${head.file} fits no table of the map: it has the columns ${listed(head.columns)}, and the nearest table (${table.into}) ` +
      `also wants ${listed(lacks.map(({ column }) => column))}${meant.length > 0 ? ` (perhaps ${meant.join(", ")})` : ""}; ` +
      "add a table to the map or leave the file out.",
  );
}

interface Fit {
  table: TableMap;
  lacks: Lack[];
}

function fitOf(table: TableMap, columns: readonly string[]): Fit {
  const lacks: Lack[] = [];
  const called = (column: string): string => {
    if (columns.includes(column)) return column;
    const free = columns.filter((other) => !(other in table.columns || other in table.dimensions));
    const sameLetters = free.filter((other) => lower(other) === lower(column));
    if (sameLetters.length === 1) return sameLetters[0]!;
    lacks.push({ column, near: free.filter((other) => bare(other) !== "" && bare(other) === bare(column)) });
    return column;
  };
  const rename = <Value>(named: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(named).map(([column, value]) => [called(column), value]));
  return { table: { ...table, columns: rename(table.columns), dimensions: rename(table.dimensions) }, lacks };
}

const lower = (column: string): string => column.normalize("NFC").trim().toLowerCase();
const bare = (column: string): string => lower(column).replace(/[^\p{L}\p{N}]/gu, "");

function whyMisspelt(file: string, { table, lacks }: Fit): string {
  const meant = lacks.map(({ column, near }) => `\`${column}\`, which is nearly ${listed(near)}`).join("; ");
  return `${file} lacks a column of the map (${table.into}): ${meant}; write the column in the map as it stands in the file.`;
}
