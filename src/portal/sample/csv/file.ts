import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
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
  const files: (CsvFile & { path: string; rows: number; close(): void })[] = [];
  const part = (path: string): string => `${path}.part`;

  function open(path: string, head: string) {
    let descriptor: number | undefined;
    let text = head;
    const flush = (): void => {
      descriptor ??= openSync(part(path), "w");
      writeSync(descriptor, text);
      text = "";
    };
    return {
      path,
      rows: 0,
      write(row: readonly Cell[]): void {
        this.rows++;
        text += lineOf(row);
        if (text.length >= piece) flush();
      },
      close(): void {
        if (this.rows > 0) flush();
        if (descriptor !== undefined) closeSync(descriptor);
      },
    };
  }

  return {
    file(name, columns, { mark } = { mark: false }) {
      const file = open(join(folder, name), `${mark ? "\uFEFF" : ""}${lineOf(columns)}`);
      files.push(file);
      return file;
    },
    commit() {
      for (const file of files) file.close();
      return files.flatMap(({ path, rows }) => {
        if (rows === 0) rmSync(path, { force: true });
        else renameSync(part(path), path);
        return rows === 0 ? [] : [{ file: path, rows }];
      });
    },
    discard() {
      for (const { path } of files) rmSync(part(path), { force: true });
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
