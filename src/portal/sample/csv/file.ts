import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

export type Cell = string | number | undefined;

/** A CSV file that rows are written to as they come. */
export interface CsvFile {
  write(row: readonly Cell[]): void;
}

/** CSV files of one folder. They are put in place all at once; one without a row is left out. */
export interface CsvFolder {
  /** With `mark` it begins with a byte order mark. */
  file(name: string, columns: readonly string[], options?: { mark: boolean }): CsvFile;
  /** Puts the files in the folder, in place of those of the same names, and tells how many rows each holds. */
  commit(): { file: string; rows: number }[];
  /** Takes away what was written. */
  discard(): void;
}

/** So many characters are kept before they are put on disk. */
const piece = 256 * 1024;

/** Writes CSV files, comma-separated in UTF-8, to a folder that is there. */
export function csvFolder(folder: string): CsvFolder {
  const files: OpenFile[] = [];
  return {
    file(name, columns, { mark } = { mark: false }) {
      const file = openFile(join(folder, name), `${mark ? "\uFEFF" : ""}${lineOf(columns)}`);
      files.push(file);
      return file;
    },
    commit() {
      for (const file of files) file.close();
      return files.flatMap((file) => {
        const rows = file.rows();
        if (rows === 0) rmSync(file.path, { force: true });
        else renameSync(partOf(file.path), file.path);
        return rows === 0 ? [] : [{ file: file.path, rows }];
      });
    },
    discard() {
      for (const file of files) file.discard();
    },
  };
}

interface OpenFile extends CsvFile {
  path: string;
  rows(): number;
  close(): void;
  discard(): void;
}

/** Where a file is written until it is put in place. */
const partOf = (path: string): string => `${path}.part`;

function openFile(path: string, head: string): OpenFile {
  let descriptor: number | undefined;
  let text = head;
  let rows = 0;
  const flush = (): void => {
    descriptor ??= openSync(partOf(path), "w");
    writeSync(descriptor, text);
    text = "";
  };
  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  return {
    path,
    rows: () => rows,
    write(row) {
      rows++;
      text += lineOf(row);
      if (text.length >= piece) flush();
    },
    close() {
      if (rows > 0) flush();
      close();
    },
    discard() {
      close();
      if (existsSync(partOf(path))) rmSync(partOf(path));
    },
  };
}

const lineOf = (row: readonly Cell[]): string => `${row.map(cellOf).join(",")}\n`;

/** A cell as it stands, formulas too, in quotes where it needs them. */
function cellOf(cell: Cell): string {
  if (cell === undefined) return "";
  const text = String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
