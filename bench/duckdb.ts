import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import Database from "better-sqlite3";

/** Tables that facts on leads are measured on, with their columns as DuckDB has them. */
const tables: Record<string, readonly string[]> = {
  leads: [
    ...[
      "id INTEGER",
      "email",
      "company",
      "job_title",
      "phone",
      "industry",
      "company_size INTEGER",
      "source",
      "campaign",
    ],
    ...["landing_page", "segment", "owner", "created_at BIGINT", "precision", "score DOUBLE", "country", "company_id"],
  ],
  lifecycle: ["lead_id INTEGER", "stage", "at BIGINT", "precision"],
  assignments: ["lead_id INTEGER", "owner", "at BIGINT", "precision"],
  touches: ["lead_id INTEGER", "id", "channel", "direction", "outcome", "owner", "at BIGINT", "precision"],
  dispositions: ["lead_id INTEGER", "decision", "reason", "owner", "at BIGINT", "precision"],
  feedback: ["lead_id INTEGER", "text", "at BIGINT", "precision"],
  engagements: ["lead_id INTEGER", "id", "kind", "detail", "value DOUBLE", "at BIGINT", "precision"],
  deals: ["id", "lead_id INTEGER", "outcome", "closed_at BIGINT", "precision", "amount DOUBLE"],
};

/** Opens a DuckDB file with the threads that it takes by itself, and without ever looking for an extension. */
export async function openDuck(path: string): Promise<DuckDBConnection> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const options = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" };
  return (await DuckDBInstance.create(path, options)).connect();
}

/** Runs statements one after the other. */
export async function runAll(duck: DuckDBConnection, sql: string): Promise<void> {
  for (const statement of sql.replaceAll(/^--.*$/gm, "").split(/;\s*\n/))
    if (statement.trim()) await duck.run(statement);
}

/** Puts a portal's raw records into DuckDB tables of the same names. */
export async function loadDuck(portal: string, path: string, folder: string): Promise<void> {
  const db = new Database(portal, { readonly: true });
  const duck = await openDuck(path);
  for (const [table, columns] of Object.entries(tables)) {
    const names = columns.map((column) => column.split(" ")[0]!);
    const file = join(folder, `${table}.csv`);
    writeCsv(file, names, db.prepare(`SELECT ${names} FROM ${table}`).raw().iterate() as Iterable<unknown[]>);
    const declared = columns.map((column) => column.split(" ")).map(([name, type = "VARCHAR"]) => `"${name}" ${type}`);
    await duck.run(`CREATE TABLE ${table} (${declared})`);
    await duck.run(`COPY ${table} FROM '${file}' (HEADER, NULL '')`);
    rmSync(file);
  }
  await duck.run("CHECKPOINT");
  duck.closeSync();
  db.close();
}

function writeCsv(file: string, names: readonly string[], rows: Iterable<unknown[]>): void {
  const descriptor = openSync(file, "w");
  let text = `${names.join(",")}\n`;
  for (const row of rows) {
    text += `${row.map((cell) => (cell === null ? "" : typeof cell === "string" ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
    if (text.length < 2 ** 20) continue;
    writeSync(descriptor, text);
    text = "";
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}
