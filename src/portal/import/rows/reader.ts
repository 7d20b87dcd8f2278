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
  need(field: string): string;
  stamp(field: string): Stamp | undefined;
  number(field: string): number | undefined;
  /** Values of the columns that are kept as dimensions, by the dimension's name. */
  dimensions(): [name: string, value: string][];
  /** Stamps of deal stages, by the stage's name. */
  stageStamps(): [stage: string, when: Stamp][];
  has(field: string): boolean;
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
  "contact_id",
  "hubspot_id",
  "salesforce_id",
  "salesforce_contact_id",
]);

/** Where a field's value is to be had. */
interface Place {
  /** The cell that holds it; undefined where a constant does for each row. */
  at: number | undefined;
  constant: string | undefined;
  /** What values as written mean. */
  meant: Readonly<Record<string, string>> | undefined;
  isIdentifying: boolean;
}

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
  const place = (field: string, at?: number): void => {
    if (places.has(field)) return;
    places.set(field, { at, constant: constants[field], meant: values[field], isIdentifying: identifying.has(field) });
  };
  for (const [column, target] of Object.entries(table.columns))
    for (const field of [target].flat()) place(field, columns.indexOf(column));
  for (const field of Object.keys(constants)) place(field);
  const stages = [...places.keys()].filter((field) => field.startsWith("stage:"));
  const dimensions = Object.entries(table.dimensions).map(([column, name]) => ({ name, at: columns.indexOf(column) }));
  const columnOf = (field: string): string => columns[places.get(field)?.at ?? -1] ?? field;

  let cells: readonly string[] = [];
  let clean = asItStands;
  const cellAt = (at: number): string | undefined => cells[at]?.trim() || undefined;
  const cleaned = (value: string | undefined): string | undefined => (value === undefined ? undefined : clean(value));

  function text(field: string): string | undefined {
    const found = places.get(field);
    if (found === undefined) return undefined;
    const { at, constant, meant, isIdentifying } = found;
    const written = at === undefined ? undefined : cellAt(at);
    const value = (isIdentifying ? written : cleaned(written)) ?? constant;
    return value === undefined ? undefined : (meant?.[value] ?? value);
  }

  function read<T>(field: string, what: string, reader: (value: string) => T | undefined): T | undefined {
    const value = text(field);
    if (value === undefined) return undefined;
    const result = reader(value);
    if (result === undefined) throw new Rejected(`\`${value.slice(0, 40)}\` in ${columnOf(field)} is no ${what}.`);
    return result;
  }

  const toStamp = (value: string) => readStamp(value, style);
  const toNumber = (value: string) => readNumber(value, decimalComma);
  const stamp = (field: string) => read(field, "date in a known format", toStamp);
  const row: Row = {
    text,
    need(field) {
      const value = text(field);
      if (value === undefined) throw new Rejected(`${columnOf(field)} is empty, and ${into} need it.`);
      return value;
    },
    stamp,
    number: (field) => read(field, "number", toNumber),
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
  };

  return function readRow(next, cleaner = asItStands) {
    cells = next;
    clean = cleaner;
    return row;
  };
}
