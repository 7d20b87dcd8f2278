import { readFile } from "node:fs/promises";
import { itemKey, type LibraryIndex } from "./load.ts";
import { parseItem } from "./parse.ts";
import { scan } from "./scan.ts";

/** Parses a library ahead of time, for `loadLibrary`'s `prebuilt`. Holds no path of the machine it was built on. */
export async function buildIndex(roots: readonly string[]): Promise<LibraryIndex> {
  const { found } = await scan(roots);
  const index: LibraryIndex = {};
  for (const { kind, file } of found) {
    if (kind === "prompt" || kind === "text") continue;
    const text = await readFile(file, "utf8");
    const { item, findings } = parseItem({ kind, file }, text);
    if (item) {
      item.file = "";
      if (item.dir !== undefined) item.dir = "";
    }
    index[itemKey({ kind, file }, text)] = {
      ...(item && { item }),
      findings: findings.map(({ file: _, ...finding }) => finding),
    };
  }
  return index;
}
