import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ImportOptions, importFiles } from "../../src/portal/import/import.ts";
import { openPortal } from "../../src/portal/portal.ts";
import { temporaryFolder } from "../support.ts";

/** A portal of its own that files are imported into, all at once or one after the other. */
export function portalOf() {
  const folder = temporaryFolder();
  const portal = join(folder, "portal.db");
  return {
    folder,
    portal,
    /** Writes files and imports them in one go. */
    imported(files: Record<string, string | Buffer>, options?: ImportOptions) {
      const paths = Object.entries(files).map(([name, content]) => {
        const path = join(folder, name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
        return path;
      });
      return importFiles(paths, portal, options);
    },
    rows(sql: string) {
      const { db } = openPortal(folder, portal);
      const rows = db.prepare(sql).raw().all() as (string | number | null)[][];
      db.close();
      return rows;
    },
  };
}

/** Each of these in every order. */
export function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) => ordersOf(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

export const at = (text: string): number => Date.parse(text) / 1000;
