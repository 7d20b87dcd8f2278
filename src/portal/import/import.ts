import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Finding } from "../../finding.ts";
import { InputError } from "../../finding.ts";
import { createPortal, type Db } from "../portal.ts";
import { recordWriter } from "../records.ts";
import { type CsvHead, fileDigest, readHead, readRows } from "./csv.ts";
import { orderOf } from "./dates.ts";
import { createIdentity } from "./identity.ts";
import type { ImportMap, TableMap } from "./map.ts";
import { type PlannedFile, recognise } from "./recognise.ts";
import { rowWriters } from "./rows/index.ts";
import { createReader, NotCounted, Rejected } from "./rows/reader.ts";
import type { Desk } from "./rows/writer.ts";
import { settleDeals, settleOwners, settleReasons } from "./settle.ts";
import type { CsvRow } from "./split.ts";
import { takeBack } from "./take-back.ts";
import { createVersions } from "./versions.ts";

export interface ImportedFile {
  file: string;
  /** What the file was taken for. */
  name: string;
  into: TableMap["into"][];
  rows: number;
  rejected: number;
  /** Rows that are no record of what is asked for, such as tasks that were not done. */
  notCounted: number;
  /** Column to the fields that it fills. */
  mapped: Record<string, string[]>;
  /** Columns that are not read. */
  ignored: string[];
  /** True when the very same file was in the portal already, read the same way: nothing is done. */
  known: boolean;
}

export interface ImportResult {
  portal: string;
  files: ImportedFile[];
  /** One a rejected row: file, line, why. */
  findings: Finding[];
}

export interface ImportOptions {
  map?: ImportMap;
  /** Time zone of dates that name none, where no map says. */
  zone?: string;
  /** Told while a file is read. */
  onProgress?(file: string, rows: number, share: number): void;
  /** Called with the records in place, before they are there to stay; with `dryRun` they go again after it. */
  inspect?(db: Db): void;
  dryRun?: boolean;
}

/** Tables in the order in which they are read, so that most of what a row refers to is there already. */
const ORDER: readonly TableMap["into"][] = [
  ...(["stage_definitions", "owners", "companies", "leads", "lead_history", "deals", "deal_history"] as const),
  ...(["touches", "engagements", "product_events", "spend", "customer_feedback"] as const),
];

/**
 * Puts CSV files into a portal, all of them or none: every header is recognised before the portal is touched, and the
 * rows go in as one transaction, so that a killed import leaves the portal as it was. A row that can't be read is a
 * finding and the others go in. Throws InputError for a file that is missing, empty, no CSV, or not recognised.
 */
export async function importFiles(
  files: readonly string[],
  portalPath: string,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const plan = files.map((file) => recognise(readHead(file), options.map, options.zone ?? "UTC")).sort(byOrder);
  const isNew = !existsSync(portalPath);
  const folder = dirname(portalPath);
  const isNewFolder = !existsSync(folder);
  const { db } = createPortal(portalPath);
  const findings: Finding[] = [];
  const imported: ImportedFile[] = [];
  const undo = () => {
    if (db.inTransaction) db.exec("ROLLBACK");
    db.close();
    if (isNew) for (const suffix of ["", "-wal", "-shm"]) rmSync(portalPath + suffix, { force: true });
    if (isNewFolder) rmSync(folder, { recursive: true, force: true });
  };
  try {
    hurry(db, isNew);
    db.exec("BEGIN IMMEDIATE");
    const versions = createVersions(db);
    const identity = createIdentity(db, (id) => versions.touch("lead", id));
    const desk = { identity, versions, records: recordWriter(db) };
    for (const file of plan) imported.push(await importFile(file, db, desk, findings, options));
    versions.merge();
    settleOwners(db);
    settleDeals(db);
    settleReasons(db);
    refuseNothing(imported, findings, files);
    options.inspect?.(db);
    if (!options.dryRun) db.exec("COMMIT");
  } catch (error) {
    undo();
    throw error;
  }
  if (options.dryRun) undo();
  else {
    db.pragma("journal_mode = WAL");
    db.close();
  }
  const inOrder = files.map((file) => imported.find((entry) => entry.file === file)!);
  return { portal: portalPath, files: inOrder, findings };
}

/**
 * Spares what a large import would wait for: pages that don't fit in memory; a look for each row at the import that it
 * names, which has just been put in; and, where the portal is new, a log beside it of what it holds anyway.
 */
function hurry(db: Db, isNew: boolean): void {
  if (isNew) db.pragma("journal_mode = DELETE");
  db.pragma("cache_size = -262144");
  db.pragma("foreign_keys = OFF");
}

const byOrder = (a: PlannedFile, b: PlannedFile): number =>
  ORDER.indexOf(a.tables[0]!.into) - ORDER.indexOf(b.tables[0]!.into);

function refuseNothing(
  imported: readonly ImportedFile[],
  findings: readonly Finding[],
  files: readonly string[],
): void {
  if (imported.some((file) => file.rows > 0 || file.known || file.notCounted > 0)) return;
  const [first] = findings;
  throw new InputError(
    `No row could be imported from ${files.join(", ")}${first ? ` (${first.file}:${first.line}: ${first.message})` : ": there is a header and no row"}.`,
  );
}

async function importFile(
  { head, name, source, zone, tables, ignored }: PlannedFile,
  db: Db,
  desk: Omit<Desk, "source">,
  findings: Finding[],
  { onProgress }: ImportOptions,
): Promise<ImportedFile> {
  const sha256 = await fileDigest(head.file);
  const map = createHash("sha256")
    .update(JSON.stringify([source, zone, tables]))
    .digest("hex");
  const known = db.prepare("SELECT 1 FROM imports WHERE sha256 = ? AND map = ?").get(sha256, map) !== undefined;
  const result: ImportedFile = {
    file: head.file,
    name,
    into: tables.map(({ into }) => into),
    rows: 0,
    rejected: 0,
    notCounted: 0,
    mapped: mappedOf(tables),
    ignored,
    known,
  };
  if (known) return result;
  takeBack(db, sha256, source, result.into);
  const now = Math.floor(Date.now() / 1000);
  const importId = desk.records.startImport(source, basename(head.file), sha256, now, map, result.into.join(","));
  const reject = (line: number, message: string): void => {
    result.rejected++;
    findings.push({ rule: "import/row", severity: "warning", message, file: head.file, line });
  };
  const readers = await Promise.all(tables.map((table) => prepareTable(table, head, zone)));
  const own: Desk = { ...desk, source };
  let share = 0;
  const options = {
    onBadRow: (line: number, why: string) => reject(line, `the row can't be read: ${why}.`),
    onBytes: (read: number) => {
      share = head.bytes === 0 ? 1 : read / head.bytes;
    },
  };
  for await (const rows of readRows(head, options)) {
    for (const row of rows) importRow(row);
    onProgress?.(head.file, result.rows, share);
  }
  return result;

  function importRow({ line, cells }: CsvRow): void {
    let went = false;
    let bad = false;
    for (const { read, write } of readers) {
      try {
        write(read(cells, desk.identity.clean), { importId, line }, own);
        went = true;
      } catch (error) {
        if (error instanceof NotCounted) continue;
        if (!(error instanceof Rejected)) throw error;
        reject(line, error.message);
        bad = true;
      }
    }
    if (went) result.rows++;
    else if (!bad) result.notCounted++;
  }
}

const SNIFFED = 5_000;

/** A reader for a table, the order of its days and months taken from the file's own dates where nobody says. */
async function prepareTable(table: TableMap, head: CsvHead, zone: string) {
  const order =
    table.day_first === undefined ? await sniffOrder(table, head) : table.day_first ? "day-first" : "month-first";
  const style = { formats: [table.date_format ?? []].flat(), zone, order: order ?? "month-first" } as const;
  const decimalComma = head.delimiter === ";";
  return { read: createReader({ columns: head.columns, table, style, decimalComma }), write: rowWriters[table.into] };
}

async function sniffOrder(table: TableMap, head: CsvHead) {
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

function mappedOf(tables: readonly TableMap[]): Record<string, string[]> {
  const mapped: Record<string, string[]> = {};
  for (const { columns, dimensions } of tables) {
    for (const [column, fields] of Object.entries(columns))
      mapped[column] = [...(mapped[column] ?? []), ...[fields].flat()];
    for (const [column, name] of Object.entries(dimensions))
      mapped[column] = [...(mapped[column] ?? []), `dimension ${name}`];
  }
  return mapped;
}
