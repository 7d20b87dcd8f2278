import { type DateStyle, type DayOrder, orderOf } from "./dates.ts";
import { type CsvHead, firstRows } from "./head.ts";
import type { TableMap } from "./map.ts";
import { rowWriters } from "./rows/index.ts";
import { createReader } from "./rows/reader.ts";

/** What reads and writes the rows of a table. */
export function prepareTable(table: TableMap, head: CsvHead, zone: string) {
  const options = { columns: head.columns, style: styleOf(table, head, zone), decimalComma: head.delimiter === ";" };
  return { read: createReader({ table, ...options }), write: rowWriters[table.into] };
}

const SNIFFED = 5_000;

/** How dates are written; the order of days and months as the map says, else as the file's own dates show. */
function styleOf(table: TableMap, head: CsvHead, zone: string): DateStyle {
  const { day_first: isDayFirst, date_format: formats = [] } = table;
  let order: DayOrder | undefined;
  if (isDayFirst !== undefined) order = isDayFirst ? "day-first" : "month-first";
  return {
    formats: [formats].flat(),
    zone,
    get order() {
      order ??= sniffOrder(table, head) ?? "month-first";
      return order;
    },
  };
}

function sniffOrder(table: TableMap, head: CsvHead): DayOrder | undefined {
  const places = Object.entries(table.columns).flatMap(([column, fields]) =>
    [fields].flat().some((field) => /_at$|^at$|^stage:/.test(field)) ? [head.columns.indexOf(column)] : [],
  );
  return orderOf(firstRows(head, SNIFFED).flatMap((cells) => places.map((place) => cells[place]?.trim() ?? "")));
}

/** Column to the fields that it fills, of all tables of a file. */
export function mappedOf(tables: readonly TableMap[]): Record<string, string[]> {
  const mapped: Record<string, string[]> = {};
  for (const { columns, dimensions } of tables) {
    for (const [column, fields] of Object.entries(columns))
      mapped[column] = [...(mapped[column] ?? []), ...[fields].flat()];
    for (const [column, name] of Object.entries(dimensions))
      mapped[column] = [...(mapped[column] ?? []), `dimension ${name}`];
  }
  return mapped;
}
