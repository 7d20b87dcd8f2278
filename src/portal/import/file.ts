import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Finding } from "../../finding.ts";
import type { Db } from "../portal.ts";
import { besideHistory } from "./beside-history.ts";
import { readRows } from "./csv.ts";
import type { TableMap } from "./map.ts";
import type { PlannedFile } from "./recognise.ts";
import { type LeftOut, NotCounted, Rejected } from "./rows/reader.ts";
import type { Desk } from "./rows/writer.ts";
import type { CsvRow } from "./split.ts";
import { mappedOf, prepareTable } from "./tables.ts";
import { takeBack } from "./take-back.ts";

export interface ImportedFile {
  file: string;
  /** What the file was taken for. */
  name: string;
  into: TableMap["into"][];
  rows: number;
  rejected: number;
  /** Cells that can't be read, of rows that went in without them. */
  cellsLeftOut: number;
  /** Rows that are no record of what is asked for, such as tasks that were not done. */
  notCounted: number;
  /** Why they are none: reason to rows. */
  whyNotCounted: Record<string, number>;
  /** Records of somebody whom the portal doesn't know when the import is over; they tie when the lead comes. */
  ofNobody: number;
  /** Column to the fields that it fills. */
  mapped: Record<string, string[]>;
  /** Columns that are not read. */
  ignored: string[];
  /** True when the very same file was in the portal already, read the same way: nothing is done. */
  known: boolean;
}

export interface FileOptions {
  /** Told while a file is read. */
  onProgress?(file: string, rows: number, share: number): void;
}

/** Reads a file into the portal; gives what became of it, and its import where it is one. Adds what is wrong to `findings`. */
export async function importFile(
  { head, name, source, zone, tables, ignored }: PlannedFile,
  db: Db,
  desk: Omit<Desk, "source">,
  findings: Finding[],
  { onProgress }: FileOptions,
): Promise<{ result: ImportedFile; importId?: number }> {
  const { file, sha256 } = head;
  const map = createHash("sha256")
    .update(JSON.stringify([source, zone, tables]))
    .digest("hex");
  const known = db.prepare("SELECT 1 FROM imports WHERE sha256 = ? AND map = ?").get(sha256, map) !== undefined;
  const result: ImportedFile = {
    file,
    name,
    into: tables.map(({ into }) => into),
    ...{ rows: 0, rejected: 0, cellsLeftOut: 0, notCounted: 0, whyNotCounted: {}, ofNobody: 0 },
    mapped: mappedOf(tables),
    ignored,
    known,
  };
  if (known) return { result };
  takeBack(db, sha256, source, result.into);
  const now = Math.floor(Date.now() / 1000);
  const importId = desk.records.startImport(source, basename(file), sha256, now, map, result.into.join(","));
  const find = (finding: Omit<Finding, "severity" | "file">): void =>
    void findings.push({ severity: "warning", file, ...finding });
  const reject = (line: number, message: string): void => {
    result.rejected++;
    find({ rule: "import/row", message, line });
  };
  if (head.oddBytes > 0) {
    const message = `${head.oddBytes} bytes are no UTF-8 and are read as Windows-1252, the others as UTF-8.`;
    find({ rule: "import/encoding", message });
  }
  const readers = tables.map((table) => prepareTable(table, head, zone));
  const isHistory = result.into.includes("lead_history");
  const own: Desk = { ...desk, source, records: isHistory ? desk.records : besideHistory(db, desk.records) };
  let share = 0;
  const options = {
    onBadRow: (line: number, why: string) => reject(line, `the row can't be read: ${why}.`),
    onBytes: (read: number) => {
      share = head.bytes === 0 ? 1 : read / head.bytes;
    },
  };
  for await (const rows of readRows(head, options)) {
    for (const row of rows) importRow(row);
    onProgress?.(file, result.rows, share);
  }
  return { result, importId };

  function importRow({ line, cells }: CsvRow): void {
    let went = false;
    let bad = false;
    let whyNot: string | undefined;
    const told = findings.length;
    for (const { read, write } of readers) {
      const row = read(cells, desk.identity.clean);
      try {
        write(row, { importId, line }, own);
        went = true;
        const leftOut = row.leftOut();
        if (leftOut.length > 0) for (const cell of leftOut) leaveOut(line, cell, told);
      } catch (error) {
        if (error instanceof NotCounted) whyNot ??= error.message;
        else if (error instanceof Rejected) {
          reject(line, error.message);
          bad = true;
        } else throw error;
      }
    }
    if (went) result.rows++;
    else if (!bad) notCount(whyNot ?? "");
  }

  function notCount(why: string): void {
    result.notCounted++;
    result.whyNotCounted[why] = (result.whyNotCounted[why] ?? 0) + 1;
  }

  /** Tells of a cell, once where several tables read it; those of its row come after so many findings. */
  function leaveOut(line: number, { column, value, why }: LeftOut, told: number): void {
    for (let at = told; at < findings.length; at++) if (findings[at]?.column === column) return;
    result.cellsLeftOut++;
    find({ rule: "import/cell", message: why, line, column, actual: value });
  }
}
