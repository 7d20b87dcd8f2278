import type { Table } from "mdast";
import type { Section } from "../tree.ts";
import { shown } from "./shown.ts";

/** A row of a table by the names of its columns; code in a cell stays in backticks. */
export interface NamedRow {
  cells: Record<string, string>;
  line: number;
}

export interface NamedTable {
  columns: string[];
  rows: NamedRow[];
  /** What stands in rows with more or fewer cells than columns: which cell is whose, nobody knows. */
  ragged: string[];
  line: number;
}

/** The tables of a section. */
export const tablesOf = (section: Section): NamedTable[] =>
  section.nodes.filter((node): node is Table => node.type === "table").map(readTable);

/** The first table among sections that has each of these columns. */
export function tableWith(sections: readonly Section[], columns: readonly string[]): NamedTable | undefined {
  for (const section of sections) {
    // The parsed cells are at hand; only the table that is asked for is read again.
    const at = section.tables.findIndex((table) => columns.every((column) => table.columns.includes(column)));
    if (at >= 0) return readTable(section.nodes.filter((node): node is Table => node.type === "table")[at]!);
  }
  return undefined;
}

const read = new WeakMap<Table, NamedTable>();

/** Each table is read once, since many rules ask for it. */
function readTable(node: Table): NamedTable {
  const known = read.get(node) ?? readRows(node);
  read.set(node, known);
  return known;
}

function readRows(node: Table): NamedTable {
  const [head, ...rows] = node.children.map((row) => ({
    cells: row.children.map((cell) => shown(cell).trim()),
    line: row.position!.start.line,
  }));
  const columns = (head?.cells ?? []).map((cell) => cell.replace(/`/g, ""));
  return {
    columns,
    rows: rows
      .filter(({ cells }) => cells.length === columns.length)
      .map(({ cells, line }) => ({
        cells: Object.fromEntries(columns.map((column, index) => [column, cells[index]!])),
        line,
      })),
    ragged: rows.filter(({ cells }) => cells.length !== columns.length).map(({ cells }) => cells.join(" | ")),
    line: node.position!.start.line,
  };
}

/** True for a cell that says nothing: empty, a dash, `n/a`, `TBD`. */
export const isBlank = (cell: string): boolean =>
  /^(?:[-\u2013\u2014./?\s]*|n\/?a|none|tb[dac]|to be (?:defined|decided|confirmed|determined)|as needed|various|etc\.?)$/i.test(
    cell.replace(/`/g, "").trim(),
  );
