import { existsSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Finding } from "../../finding.ts";
import { InputError } from "../../finding.ts";
import { createPortal, type Db } from "../portal.ts";
import { recordWriter } from "../records.ts";
import { isMadeUp } from "../sample/label.ts";
import { createAlternatives } from "./alternatives.ts";
import { type FileOptions, type ImportedFile, importFile } from "./file.ts";
import { readHead } from "./head.ts";
import { createIdentity } from "./identity.ts";
import type { ImportMap, TableMap } from "./map.ts";
import { countOfNobody } from "./nobody.ts";
import { type PlannedFile, recognise } from "./recognise.ts";
import { settleDeals, settleOwners, settleReasons } from "./settle.ts";
import { settleToldReasons } from "./settle-told-reasons.ts";
import { settleTwins } from "./settle-twins.ts";
import { createVersions } from "./versions.ts";

export type { ImportedFile } from "./file.ts";

export interface ImportResult {
  portal: string;
  files: ImportedFile[];
  /** One a rejected row, a cell that was left out, or a file whose bytes are odd: file, line, why. */
  findings: Finding[];
}

export interface ImportOptions extends FileOptions {
  map?: ImportMap;
  /** Time zone of dates that name none, where no map says. */
  zone?: string;
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
  const read: { result: ImportedFile; importId?: number }[] = [];
  const undo = () => {
    if (db.inTransaction) db.exec("ROLLBACK");
    db.close();
    if (isNew) for (const suffix of ["", "-wal", "-shm"]) rmSync(portalPath + suffix, { force: true });
    if (isNewFolder) rmSync(folder, { recursive: true, force: true });
  };
  try {
    hurry(db, isNew);
    begin(db, portalPath);
    refuseSample(db, portalPath);
    refuseSample(db, portalPath);
    const versions = createVersions(db);
    const identity = createIdentity(db, (id) => versions.touch("lead", id));
    const alternatives = createAlternatives(db);
    const desk = { identity, versions, alternatives, records: recordWriter(db) };
    for (const file of plan) read.push(await importFile(file, db, desk, findings, options));
    versions.merge();
    alternatives.settle(identity);
    settleOwners(db);
    settleDeals(db);
    settleTwins(db);
    settleReasons(db);
    settleToldReasons(db);
    const ofNobody = countOfNobody(
      db,
      read.flatMap(({ result: { known, into } }) => (known ? [] : into)),
    );
    for (const { result, importId } of read) result.ofNobody = ofNobody.get(importId ?? 0) ?? 0;
    refuseNothing(
      read.map(({ result }) => result),
      findings,
      files,
    );
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
  const inOrder = files.map((file) => read.find(({ result }) => result.file === file)!.result);
  return { portal: portalPath, files: inOrder, findings };
}

/** So long an import waits for another process that writes to the portal. */
const patienceMs = 2_000;

/**
 * Spares what a large import would wait for: pages that don't fit in memory; a look for each row at the import that it
 * names, which has just been put in; and, where the portal is new, a log beside it of what it holds anyway.
 */
function hurry(db: Db, isNew: boolean): void {
  if (isNew) db.pragma("journal_mode = DELETE");
  db.pragma("cache_size = -262144");
  db.pragma("foreign_keys = OFF");
  db.pragma(`busy_timeout = ${patienceMs}`);
}

/** Starts the one transaction of an import. Throws InputError where another process is at one. */
function begin(db: Db, path: string): void {
  try {
    db.exec("BEGIN IMMEDIATE");
  } catch (error) {
    if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    throw new InputError(`${path} is being written by another process; import again when that is done.`);
  }
}

/** Made-up records and real ones don't go into one portal: no figure would be of either. */
function refuseSample(db: Db, path: string): void {
  const imports = db.prepare("SELECT file, sha256 FROM imports").all() as { file: string; sha256: string }[];
  if (!imports.some(isMadeUp)) return;
  throw new InputError(
    `${path} holds a sample, which is made up; import into another portal with --portal, or remove it first.`,
  );
}

const byOrder = (a: PlannedFile, b: PlannedFile): number =>
  ORDER.indexOf(a.tables[0]!.into) - ORDER.indexOf(b.tables[0]!.into);

function refuseNothing(
  imported: readonly ImportedFile[],
  findings: readonly Finding[],
  files: readonly string[],
): void {
  if (imported.some((file) => file.rows > 0 || file.known || file.notCounted > 0)) return;
  const first = findings.find(({ rule }) => rule === "import/row");
  const why = first
    ? ` (${first.file}:${first.line}: ${first.message.replace(/\.$/, "")})`
    : ": there is a header and no row";
  throw new InputError(`No row could be imported from ${files.join(", ")}${why}.`);
}
