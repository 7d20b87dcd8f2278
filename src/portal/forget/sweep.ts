import { isUtf8 } from "node:buffer";
import type { Db } from "../portal.ts";
import type { Others, Trace } from "./trace.ts";

/** How many rows of which table. */
export type Counts = Record<string, number>;

export interface Named {
  table: string;
  column: string;
  rows: number;
}

/** Takes a person out of every text and blob of a database, whatever its tables are; gives how many rows changed. */
export function sweep(db: Db, trace: Trace): Counts {
  defineFunctions(db, trace);
  const counts: Counts = {};
  for (const { table, columns } of tablesOf(db)) {
    // What SQLite samples for its planner can't be rewritten, and does without.
    if (bare(table).startsWith("sqlite_stat")) db.exec(`DELETE FROM ${table}`);
    const cleaned = columns.map(
      (column) => `${column} = CASE WHEN ${names(column, trace)} THEN cleaned(${column}) ELSE ${column} END`,
    );
    const where = columns.map((column) => names(column, trace)).join(" OR ");
    const { changes } = db.prepare(`UPDATE OR REPLACE ${table} SET ${cleaned.join(", ")} WHERE ${where}`).run();
    if (changes > 0) counts[bare(table)] = changes;
  }
  return counts;
}

/** The columns that name a person still. */
export function findNamed(db: Db, trace: Trace): Named[] {
  defineFunctions(db, trace);
  return tablesOf(db).flatMap(({ table, columns }) => {
    const counts = columns.map((column) => `COUNT(*) FILTER (WHERE ${names(column, trace)})`);
    const rows = db
      .prepare(`SELECT ${counts.join(", ")} FROM ${table}`)
      .raw()
      .get() as number[];
    return columns.flatMap((column, at): Named[] =>
      rows[at] ? [{ table: bare(table), column: bare(column), rows: rows[at] }] : [],
    );
  });
}

/** Longer addresses in a database that one of the person's is a part of. */
export function findOthers(db: Db, trace: Trace): Others {
  const found = new Map<string, Others[number]>();
  for (const { table, columns } of tablesOf(db)) {
    const where = columns.map((column) => mayName(column, trace)).join(" OR ");
    for (const row of db.prepare(`SELECT * FROM ${table} WHERE ${where}`).raw().iterate() as Iterable<unknown[]>)
      for (const other of row.flatMap((value) => trace.others(textOf(value))))
        found.set(`${other.at} ${other.address}`, other);
  }
  return [...found.values()];
}

/** Makes `names_person(value)` and `cleaned(value)` known to a connection. */
export function defineFunctions(db: Db, trace: Trace): void {
  db.function("names_person", { deterministic: true }, (value: unknown) => (trace.isIn(textOf(value)) ? 1 : 0));
  db.function("cleaned", { deterministic: true }, (value: unknown) => {
    const clean = trace.erase(textOf(value));
    return Buffer.isBuffer(value) ? Buffer.from(clean, encodingOf(value)) : clean;
  });
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : Buffer.isBuffer(value) ? value.toString(encodingOf(value)) : "";

/** An encoding that a blob survives, whatever it holds. */
const encodingOf = (blob: Buffer): BufferEncoding => (isUtf8(blob) ? "utf8" : "latin1");

const names = (column: string, trace: Trace): string => `${mayName(column, trace)} AND names_person(${column})`;

/** What SQLite itself can tell quickly: the length, and that there is a stem, or an @ in an escape. */
function mayName(column: string, { stems, leastBytes }: Trace): string {
  const parts = [...stems, "\\u0", "&#", "%40", "%2540"];
  const holds = parts.map((part) => `CAST(${column} AS TEXT) LIKE '%${part.replace(/[%_]/g, "^$&")}%' ESCAPE '^'`);
  return `(octet_length(${column}) >= ${leastBytes} AND typeof(${column}) IN ('text', 'blob') AND (${holds.join(" OR ")}))`;
}

function tablesOf(db: Db): { table: string; columns: string[] }[] {
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .pluck()
    .all() as string[];
  return tables.map((table) => {
    const columns = db.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[];
    return { table: quoted(table), columns: columns.map(quoted) };
  });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const bare = (name: string): string => name.slice(1, -1).replaceAll('""', '"');
