import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import Database from "better-sqlite3";

/** Tables of a portal that summaries and facts on leads are made from, with their columns as DuckDB has them. */
const tables: Record<string, readonly string[]> = {
  leads: [
    ...["id INTEGER", "email", "company", "job_title", "phone", "industry", "company_size INTEGER", "source"],
    ...["campaign", "landing_page", "segment", "owner", "created_at BIGINT", "precision", "score DOUBLE", "country"],
    "company_id",
  ],
  lifecycle: ["lead_id INTEGER", "stage", "at BIGINT", "precision"],
  assignments: ["lead_id INTEGER", "owner", "at BIGINT", "precision"],
  touches: ["lead_id INTEGER", "id", "channel", "direction", "outcome", "owner", "at BIGINT", "precision"],
  dispositions: ["lead_id INTEGER", "decision", "reason", "owner", "at BIGINT", "precision"],
  feedback: ["lead_id INTEGER", "text", "at BIGINT", "precision"],
  engagements: ["lead_id INTEGER", "id", "kind", "detail", "value DOUBLE", "at BIGINT", "precision"],
  deals: ["id", "lead_id INTEGER", "outcome", "closed_at BIGINT", "precision", "amount DOUBLE"],
};

/** Does something with a DuckDB file, with the threads that it takes by itself, and without its ever asking for an extension. */
export async function withDuck<Value>(path: string, use: (duck: DuckDBConnection) => Promise<Value>): Promise<Value> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const options = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" };
  const instance = await DuckDBInstance.create(path, options);
  const duck = await instance.connect();
  try {
    return await use(duck);
  } finally {
    duck.closeSync();
    instance.closeSync();
  }
}

export const duckVersion = async (): Promise<string> => (await import("@duckdb/node-api")).version().replace(/^v/, "");

/** Runs statements one after the other. */
export async function runAll(duck: DuckDBConnection, sql: string): Promise<void> {
  for (const statement of sql.replaceAll(/^--.*$/gm, "").split(/;\s*\n/))
    if (statement.trim()) await duck.run(statement);
}

/** Puts a portal's raw records into DuckDB tables of the same names; CSV files on the way are written to a folder. */
export async function loadDuck(portal: string, path: string, folder: string): Promise<void> {
  const db = new Database(portal, { readonly: true });
  await withDuck(path, async (duck) => {
    for (const [table, columns] of Object.entries(tables)) {
      const declared = columns.map((column) => column.split(" ") as [name: string, type?: string]);
      const names = declared.map(([name]) => name);
      const file = join(folder, `${table}.csv`);
      writeCsv(file, db.prepare(`SELECT ${names} FROM ${table}`).raw().iterate() as Iterable<unknown[]>);
      await duck.run(`CREATE TABLE ${table} (${declared.map(([name, type = "VARCHAR"]) => `"${name}" ${type}`)})`);
      await duck.run(
        `COPY ${table} FROM ${quoted(file)} (FORMAT csv, HEADER false, NULLSTR '', ALLOW_QUOTED_NULLS false)`,
      );
      rmSync(file);
    }
    await duck.run("CHECKPOINT");
  });
  db.close();
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function writeCsv(file: string, rows: Iterable<unknown[]>): void {
  const descriptor = openSync(file, "w");
  let text = "";
  for (const row of rows) {
    text += `${row.map(cellOf).join(",")}\n`;
    if (text.length < 2 ** 20) continue;
    writeSync(descriptor, text);
    text = "";
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}

/** Nothing where there is no value, and quotes around each text, the empty one too. */
const cellOf = (value: unknown): string =>
  value === null ? "" : typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value);
