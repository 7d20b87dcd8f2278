import type { Stamp } from "../../records.ts";
import { type DateStyle, readStamp } from "../dates.ts";
import type { TableMap } from "../map.ts";
import { readNumber } from "../values.ts";

/** Why a row was left out; thrown and caught inside the import only. */
export class Rejected extends Error {}

/** A row that is no record of what is asked for, such as a task that was not done: left out and not counted as bad. */
export class NotCounted extends Error {}

/** A row about somebody who was erased at their wish, and whom no import brings back. */
export class Forgotten extends NotCounted {
  constructor() {
    super("this person was forgotten.");
  }
}

/** A row's values by field, read as what the field holds. */
export interface Row {
  text(field: string): string | undefined;
  /** A text that must be there. Throws Rejected where it isn't. */
  need(field: string): string;
  /** A date; a cell that can't be read as one is left out. */
  stamp(field: string): Stamp | undefined;
  /** A date that must be there. Throws Rejected where it isn't, with the reason that is given, or can't be read. */
  needStamp(field: string, whyMissing: string): Stamp;
  /** A number; a cell that can't be read as one is left out. */
  number(field: string): number | undefined;
  /** A number that must be there. Throws Rejected where it isn't, with the reason that is given, or can't be read. */
  needNumber(field: string, whyMissing: string): number;
  /** Values of the columns that are kept as dimensions, by the dimension's name. */
  dimensions(): [name: string, value: string][];
  /** Stamps of deal stages, by the stage's name. */
  stageStamps(): [stage: string, when: Stamp][];
  has(field: string): boolean;
  /** What the column is called that a field is read from. */
  columnOf(field: string): string;
  /** Leaves out what stands in a field, and says why: it `is no date`. */
  leaveOut(field: string, why: string): void;
  /** The cells that were left out. */
  leftOut(): readonly LeftOut[];
}

/** A cell that can't be read, in a row that goes in without it. */
export interface LeftOut {
  /** The column's place in the file, from 1 on. */
  column: number;
  value: string;
  /** What is wrong, as a sentence. */
  why: string;
}

export interface ReaderOptions {
  columns: readonly string[];
  table: TableMap;
  style: DateStyle;
  decimalComma: boolean;
}

/** Fields that say who a row is about, and are read to the letter. */
const identifying = new Set([
  "id",
  "email",
  "lead",
  "lead_email",
  "contact_id",
  "hubspot_id",
  "salesforce_id",
  "salesforce_contact_id",
]);

/** Where a field's value is to be had. */
interface Place {
  /** The cell that holds it; below 0 where a constant does for each row. */
  at: number;
  /** Cells that hold it where that one is empty, and those before them. */
  more: number[];
  constant: string | undefined;
  /** What values as written mean. */
  meant: Readonly<Record<string, string>> | undefined;
  isIdentifying: boolean;
}

/** A cell without the blanks around it; undefined for an empty one. Most have none, which two of its letters tell. */
function trimmed(cell: string | undefined): string | undefined {
  if (cell === undefined || cell === "") return undefined;
  return isLetter(cell.charCodeAt(0)) && isLetter(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim() || undefined;
}

const isLetter = (code: number): boolean => code > 32 && code < 127;

const asItStands = (text: string): string => text;

/**
 * Prepares the reading of a table's rows: which cell holds which field is worked out once, and a row stands for the cells
 * that were given last. Its texts are read through `clean`, save those that say who it is about.
 */
export function createReader({
  columns,
  table,
  style,
  decimalComma,
}: ReaderOptions): (cells: readonly string[], clean?: (text: string) => string) => Row {
  const { constants, values, into } = table;
  const places = new Map<string, Place>();
  const place = (field: string, at: number): void => {
    const common = { constant: constants[field], meant: values[field], isIdentifying: identifying.has(field) };
    const before = places.get(field);
    if (before === undefined) places.set(field, { at, more: [], ...common });
    else if (at >= 0) before.more.push(at);
  };
  for (const [column, target] of Object.entries(table.columns))
    for (const field of [target].flat()) place(field, columns.indexOf(column));
  for (const field of Object.keys(constants)) place(field, -1);
  const stages = [...places.keys()].filter((field) => field.startsWith("stage:"));
  const dimensions = Object.entries(table.dimensions).map(([column, name]) => ({ name, at: columns.indexOf(column) }));

  let cells: readonly string[] = [];
  let clean = asItStands;
  let leftOut: LeftOut[] = [];
  const cellAt = (at: number): string | undefined => trimmed(cells[at]);
  const cleaned = (value: string | undefined): string | undefined => (value === undefined ? undefined : clean(value));
  /** The cell that a field is read from; the first of its own where all are empty. */
  const cellOf = (field: string): number => {
    const { at, more } = places.get(field) ?? { at: -1, more: [] };
    return [at, ...more].find((place) => cellAt(place) !== undefined) ?? at;
  };
  const columnOf = (field: string): string => columns[cellOf(field)] ?? field;

  function text(field: string): string | undefined {
    const found = places.get(field);
    if (found === undefined) return undefined;
    const { at, more, constant, meant, isIdentifying } = found;
    let written = at < 0 ? undefined : cellAt(at);
    for (let nth = 0; written === undefined && nth < more.length; nth++) written = cellAt(more[nth]!);
    const value = (isIdentifying ? written : cleaned(written)) ?? constant;
    return value === undefined ? undefined : (meant?.[value] ?? value);
  }

  const reasonFor = (field: string, value: string, why: string) =>
    `\`${value.slice(0, 40)}\` in ${columnOf(field)} ${why}`;

  function leaveOut(field: string, why: string): void {
    const value = text(field);
    const column = cellOf(field) + 1;
    if (value === undefined || leftOut.some((cell) => cell.column === column)) return;
    leftOut.push({ column, value: value.slice(0, 200), why: `${reasonFor(field, value, why)}; the cell is left out.` });
  }

  function readIf<T>(field: string, why: string, reader: (value: string) => T | undefined): T | undefined {
    const value = text(field);
    if (value === undefined) return undefined;
    const result = reader(value);
    if (result === undefined) leaveOut(field, why);
    return result;
  }

  function needed<T>(field: string, why: string, whyMissing: string, reader: (value: string) => T | undefined): T {
    const value = text(field);
    if (value === undefined) throw new Rejected(whyMissing);
    const result = reader(value);
    if (result === undefined) throw new Rejected(`${reasonFor(field, value, why)}.`);
    return result;
  }

  const toStamp = (value: string) => readStamp(value, style);
  const toNumber = (value: string) => readNumber(value, decimalComma);
  const [noDate, noNumber] = ["is no date in a known format", "is no number"];
  const stamp = (field: string) => readIf(field, noDate, toStamp);
  const row: Row = {
    text,
    need(field) {
      const value = text(field);
      if (value === undefined) throw new Rejected(`${columnOf(field)} is empty, and ${into} need it.`);
      return value;
    },
    stamp,
    needStamp: (field, whyMissing) => needed(field, noDate, whyMissing, toStamp),
    number: (field) => readIf(field, noNumber, toNumber),
    needNumber: (field, whyMissing) => needed(field, noNumber, whyMissing, toNumber),
    dimensions: () =>
      dimensions.flatMap(({ name, at }): [string, string][] => {
        const value = cleaned(cellAt(at));
        return value === undefined ? [] : [[name, value]];
      }),
    stageStamps: () =>
      stages.flatMap((field): [string, Stamp][] => {
        const when = stamp(field);
        return when ? [[field.slice("stage:".length), when]] : [];
      }),
    has: (field) => places.has(field),
    columnOf,
    leaveOut,
    leftOut: () => leftOut,
  };

  return function readRow(next, cleaner = asItStands) {
    cells = next;
    clean = cleaner;
    if (leftOut.length > 0) leftOut = [];
    return row;
  };
}
