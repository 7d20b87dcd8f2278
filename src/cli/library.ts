import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorsIn, formatFinding, InputError } from "../finding.ts";
import { nameFromPath } from "../library/identity.ts";
import { type LibraryIndex, loadLibrary } from "../library/load.ts";
import { TOOL_FOLDERS } from "../library/scan.ts";
import type { Library } from "../library/types.ts";
import { packageRoot } from "./package.ts";

/** Where agents, skills and missions are looked for: the project, its tool folders, then what Concord brings. */
const libraryRoots = (cwd: string): string[] => [cwd, ...TOOL_FOLDERS.map((folder) => join(cwd, folder)), packageRoot];

/** Loads the library of a project. What the build has parsed already is taken from its index. */
export function openLibrary(cwd: string): Promise<Library> {
  return loadLibrary({ roots: libraryRoots(cwd), prebuilt: readIndex() });
}

/** A library for a run, and where it is told what was left out of it. */
export type LibrarySource = () => Promise<Library>;

/** The library for a run. What could not be read is left out and told; it hides nothing else. */
export const openRunLibrary =
  (cwd: string, tell: (line: string) => void): LibrarySource =>
  async () =>
    tellLeftOut(await openLibrary(cwd), tell);

/** Tells what could not be read and is left out. */
export function tellLeftOut(library: Library, tell: (line: string) => void): Library {
  for (const error of errorsIn(library.findings)) tell(`${formatFinding(error)}; left out`);
  return library;
}

/**
 * Throws InputError where a file that could not be read is the one that a name asks for: what it would have done can't
 * be known, and silently doing something else is worse.
 */
export function refuseBroken(library: Library, names: readonly string[]): void {
  const broken = errorsIn(library.findings).find(
    ({ file }) => file !== undefined && names.includes(nameFromPath(file)),
  );
  if (!broken) return;
  const place = `${broken.file}${broken.line === undefined ? "" : `:${broken.line}`}`;
  throw new InputError(`${place}: ${broken.message}; mend the file or take it out.`);
}

function readIndex(): LibraryIndex {
  const path = join(packageRoot, "dist", "library.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}
