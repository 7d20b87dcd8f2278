import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import type { ImportResult } from "../../portal/import/import.ts";
import { makePrivateFolder } from "../../portal/portal.ts";

/** Rules whose findings are of a row, which is left out or lacks a cell. */
const ofRows = new Set(["import/row", "import/cell"]);

/**
 * Writes what can't be read of each file beside the portal, as file, line and reason, and takes away the list of a file of
 * which everything can. Files are called as from `cwd`. Gives the lists written.
 */
export function writeRejects({ files, findings }: ImportResult, portal: string, cwd: string): string[] {
  const folder = join(dirname(portal), "rejects");
  return files.flatMap(({ file, known }) => {
    const own = findings.filter((finding) => finding.file === file && ofRows.has(finding.rule));
    const name = quote(relative(cwd, file) || file);
    const path = listOf(folder, file, name);
    if (own.length === 0) {
      if (!known) rmSync(path, { force: true });
      return [];
    }
    makePrivateFolder(dirname(portal));
    makePrivateFolder(folder);
    const lines = own.map(({ line = 0, message }) => [name, line, quote(message)].join(","));
    writeFileSync(path, `file,line,why\n${lines.join("\n")}\n`, { mode: 0o600 });
    return [path];
  });
}

/** The list of a file: its own where there is one, else the first of its name that is not another file's. */
function listOf(folder: string, file: string, name: string): string {
  const extension = extname(file);
  const plain = basename(file, extension);
  const there = existsSync(folder) ? readdirSync(folder).length : 0;
  const paths = Array.from({ length: there + 1 }, (_, at) =>
    join(folder, `${plain}${at === 0 ? "" : `-${at + 1}`}${extension}.rejects.csv`),
  );
  return paths.find((path) => existsSync(path) && isOf(path, name)) ?? paths.find((path) => !existsSync(path))!;
}

const isOf = (path: string, name: string): boolean =>
  readFileSync(path, "utf8").split("\n", 2)[1]?.startsWith(`${name},`) ?? false;

/** A cell that no spreadsheet takes for a formula. */
const quote = (text: string): string => `"${text.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
