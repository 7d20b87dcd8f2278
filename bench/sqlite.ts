import Database from "better-sqlite3";

export function sqliteVersion(): string {
  const db = new Database(":memory:");
  const version = db.prepare("SELECT sqlite_version()").pluck().get() as string;
  db.close();
  return version;
}

/** How many rows each of some tables of a portal has. */
export function countRows(path: string, tables: readonly string[]): [table: string, rows: number][] {
  const db = new Database(path, { readonly: true });
  const counts = tables.map((table): [string, number] => [
    table,
    db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number,
  ]);
  db.close();
  return counts;
}
