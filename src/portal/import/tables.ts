import { readRows } from "./csv.ts";
import { type DayOrder, orderOf } from "./dates.ts";
import type { CsvHead } from "./head.ts";
import type { TableMap } from "./map.ts";
import { rowWriters } from "./rows/index.ts";
import { createReader } from "./rows/reader.ts";

const SNIFFED = 5_000;

/** What reads and writes the rows of a table, the order of its days and months taken from the file's own dates where nobody says. */
export async function prepareTable(table: TableMap, head: CsvHead, zone: string) {
  const order =
    table.day_first === undefined ? await sniffOrder(table, head) : table.day_first ? "day-first" : "month-first";
  const style = { formats: [table.date_format ?? []].flat(), zone, order: order ?? "month-first" } as const;
  const decimalComma = head.delimiter === ";";
  return { read: createReader({ columns: head.columns, table, style, decimalComma }), write: rowWriters[table.into] };
}

async function sniffOrder(table: TableMap, head: CsvHead): Promise<DayOrder | undefined> {
  const places = Object.entries(table.columns).flatMap(([column, fields]) =>
    [fields].flat().some((field) => /_at$|^at$|^stage:/.test(field)) ? [head.columns.indexOf(column)] : [],
  );
  let looked = 0;
  for await (const rows of readRows(head)) {
    for (const { cells } of rows) {
      const order = orderOf(places.map((place) => cells[place]?.trim() ?? ""));
      if (order) return order;
      if (++looked >= SNIFFED) return undefined;
    }
  }
  return undefined;
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
