import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorsIn, formatFinding, InputError } from "../finding.ts";
import { createKeeper } from "../library/keep.ts";
import { type LibraryIndex, loadLibrary } from "../library/load.ts";
import { TOOL_FOLDERS } from "../library/scan.ts";
import type { Library } from "../library/types.ts";
import { packageRoot } from "./package.ts";

/** Where agents, skills and missions are looked for: the project, its tool folders, then what Concord brings. */
export const libraryRoots = (cwd: string): string[] => [
  cwd,
  ...TOOL_FOLDERS.map((folder) => join(cwd, folder)),
  packageRoot,
];

/** Loads the library of a project. What the build has parsed already is taken from its index. */
export function openLibrary(cwd: string): Promise<Library> {
  return loadLibrary({ roots: libraryRoots(cwd), prebuilt: readIndex() });
}

/**
 * The library for a run. Throws InputError when a file of the project's own is broken: what it would have done can't
 * be known, and silently doing something else is worse.
 */
export const openSoundLibrary = async (cwd: string): Promise<Library> => requireSound(await openLibrary(cwd));

/**
 * The library of a chat, read anew at each call. A file that an edit broke counts as it last was, and `tell` says so;
 * one that was broken from the start is an InputError.
 */
export async function createChatLibrary(cwd: string, tell: (line: string) => void): Promise<() => Promise<Library>> {
  const keep = createKeeper();
  keep(await openLibrary(cwd));
  return async () => {
    const library = keep(await openLibrary(cwd));
    for (const finding of library.findings) if (finding.rule === "library/kept") tell(formatFinding(finding));
    return requireSound(library);
  };
}

function requireSound(library: Library): Library {
  const [broken, ...others] = errorsIn(library.findings);
  if (!broken) return library;
  const more = others.length > 0 ? ` (and ${others.length} more: see \`coord lint\`)` : "";
  const place = `${broken.file}${broken.line === undefined ? "" : `:${broken.line}`}`;
  throw new InputError(`${place}: ${broken.message}; mend the file or take it out${more}.`);
}

function readIndex(): LibraryIndex {
  const path = join(packageRoot, "dist", "library.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}
