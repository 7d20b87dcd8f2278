import { existsSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Finding } from "../../finding.ts";
import { InputError } from "../../finding.ts";
import { createPortal, type Db } from "../portal.ts";
import { type RecordWriter, recordWriter } from "../records.ts";
import { type CsvHead, fileDigest, readHead, readRows } from "./csv.ts";
import type { ImportMap, TableMap } from "./map.ts";
import { writeRow } from "./row.ts";

export interface ImportedFile {
  file: string;
  into: TableMap["into"];
  rows: number;
  rejected: number;
  /** Columns that the map leaves out. */
  ignored: string[];
  /** True when the very same file was in the portal already. */
  known: boolean;
}

export interface ImportResult {
  portal: string;
  files: ImportedFile[];
  /** One a rejected row: file, line, why. */
  findings: Finding[];
}

/**
 * Puts CSV files into a portal through a map, all of them or none: every header is recognised before the portal is
 * touched, and the rows go in as one transaction. A row that can't be read is a finding and the others go in.
 * Throws InputError for a file that is missing, empty, no CSV, or fits no table of the map.
 */
export async function importFiles(files: readonly string[], map: ImportMap, portalPath: string): Promise<ImportResult> {
  const plan = files.map((file) => recognise(readHead(file), map));
  const isNew = !existsSync(portalPath);
  const folder = dirname(portalPath);
  const isNewFolder = !existsSync(folder);
  const { db } = createPortal(portalPath);
  const findings: Finding[] = [];
  const imported: ImportedFile[] = [];
  try {
    db.exec("BEGIN IMMEDIATE");
    const writer = recordWriter(db);
    for (const { head, table } of plan) imported.push(await importFile(head, table, map, db, writer, findings));
    const rows = imported.reduce((sum, file) => sum + file.rows, 0);
    if (rows === 0 && imported.every((file) => !file.known)) {
      const first = findings[0];
      throw new InputError(
        `No row could be imported from ${files.join(", ")}${first ? ` (${first.file}:${first.line}: ${first.message})` : ": there is a header and no row"}.`,
      );
    }
    db.exec("COMMIT");
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    db.close();
    if (isNew) for (const suffix of ["", "-wal", "-shm"]) rmSync(portalPath + suffix, { force: true });
    if (isNewFolder) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  db.close();
  return { portal: portalPath, files: imported, findings };
}

function recognise(head: CsvHead, map: ImportMap): { head: CsvHead; table: TableMap } {
  const missing = map.tables.map((table) =>
    [...Object.keys(table.columns), ...Object.keys(table.dimensions)].filter(
      (column) => !head.columns.includes(column),
    ),
  );
  const index = missing.findIndex((columns) => columns.length === 0);
  if (index >= 0) return { head, table: map.tables[index]! };
  const nearest = missing.reduce((best, columns, at) => (columns.length < missing[best]!.length ? at : best), 0);
  throw new InputError(
    `${head.file} fits no table of the map: it has the columns ${list(head.columns)}, and the nearest table (${map.tables[nearest]!.into}) ` +
      `also wants ${list(missing[nearest]!)}; add a table to the map or leave the file out.`,
  );
}

async function importFile(
  head: CsvHead,
  table: TableMap,
  map: ImportMap,
  db: Db,
  writer: RecordWriter,
  findings: Finding[],
): Promise<ImportedFile> {
  const mapped = new Set([...Object.keys(table.columns), ...Object.keys(table.dimensions)]);
  const result: ImportedFile = {
    file: head.file,
    into: table.into,
    rows: 0,
    rejected: 0,
    ignored: head.columns.filter((column) => !mapped.has(column)),
    known: false,
  };
  const sha256 = fileDigest(head.file);
  result.known =
    db.prepare("SELECT 1 FROM imports WHERE sha256 = ? AND source = ?").get(sha256, map.source) !== undefined;
  const importId = writer.startImport(map.source, basename(head.file), sha256, Math.floor(Date.now() / 1000));
  for await (const row of readRows(head)) {
    const reason = writeRow(row, table, map, writer, importId);
    if (reason === undefined) result.rows++;
    else {
      result.rejected++;
      findings.push({ rule: "import/row", severity: "warning", message: reason, file: head.file, line: row.line });
    }
  }
  return result;
}

const list = (names: readonly string[]): string =>
  names
    .map((name) => `\`${name}\``)
    .join(", ")
    .slice(0, 400);
