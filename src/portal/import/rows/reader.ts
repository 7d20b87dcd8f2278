import type { Stamp } from "../../records.ts";
import { type DateStyle, readStamp } from "../dates.ts";
import type { TableMap } from "../map.ts";
import { readNumber } from "../values.ts";

/** Why a row was left out; thrown and caught inside the import only. */
export class Rejected extends Error {}

/** A row that is no record of what is asked for, such as a task that was not done: left out and not counted as bad. */
export class NotCounted extends Error {}

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

/** Prepares the reading of a table's rows: which cell holds which field is worked out once. */
export function createReader({
  columns,
  table,
  style,
  decimalComma,
}: ReaderOptions): (cells: readonly string[]) => Row {
  const places = new Map<string, number>();
  for (const [column, target] of Object.entries(table.columns)) {
    for (const field of [target].flat()) if (!places.has(field)) places.set(field, columns.indexOf(column));
  }
  const stages = [...places].flatMap(([field, place]) => (field.startsWith("stage:") ? [{ field, place }] : []));
  const dimensions = Object.entries(table.dimensions).map(([column, name]) => ({
    name,
    place: columns.indexOf(column),
  }));
  const { constants, values, into } = table;
  const columnOf = (field: string): string => columns[places.get(field) ?? -1] ?? field;

  return function readRow(cells) {
    const cell = (place: number): string | undefined => {
      const value = cells[place];
      return value === undefined ? undefined : value.trim() || undefined;
    };
    const text = (field: string): string | undefined => {
      const place = places.get(field);
      const value = place === undefined ? constants[field] : (cell(place) ?? constants[field]);
      return value === undefined ? undefined : (values[field]?.[value] ?? value);
    };
    const read = <T>(
      field: string,
      value: string | undefined,
      what: string,
      reader: (value: string) => T | undefined,
    ) => {
      if (value === undefined) return undefined;
      const result = reader(value);
      if (result === undefined) throw new Rejected(`\`${value.slice(0, 40)}\` in ${columnOf(field)} is no ${what}.`);
      return result;
    };
    const toStamp = (value: string) => readStamp(value, style);
    return {
      text,
      need(field) {
        const value = text(field);
        if (value === undefined) throw new Rejected(`${columnOf(field)} is empty, and ${into} need it.`);
        return value;
      },
      stamp: (field) => read(field, text(field), "date in a known format", toStamp),
      number: (field) => read(field, text(field), "number", (value) => readNumber(value, decimalComma)),
      dimensions: () =>
        dimensions.flatMap(({ name, place }): [string, string][] => {
          const value = cell(place);
          return value === undefined ? [] : [[name, value]];
        }),
      stageStamps: () =>
        stages.flatMap(({ field, place }): [string, Stamp][] => {
          const when = read(field, cell(place), "date in a known format", toStamp);
          return when ? [[field.slice("stage:".length), when]] : [];
        }),
      has: (field) => places.has(field) || constants[field] !== undefined,
    };
  };
}
