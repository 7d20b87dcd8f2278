import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../finding.ts";
import { type LibraryIndex, loadLibrary } from "../library/load.ts";
import type { Library } from "../library/types.ts";
import { packageRoot } from "./package.ts";

/** Where agents, skills and missions are looked for: the project, its tool folders, then what Concord brings. */
export const libraryRoots = (cwd: string): string[] => [cwd, join(cwd, ".agents"), join(cwd, ".claude"), packageRoot];

/** Loads the library of a project. What the build has parsed already is taken from its index. */
export function openLibrary(cwd: string): Promise<Library> {
  return loadLibrary({ roots: libraryRoots(cwd), prebuilt: readIndex() });
}

/**
 * The library for a run. Throws InputError when a file of the project's own is broken: what it would have done can't
 * be known, and silently doing something else is worse.
 */
export async function openSoundLibrary(cwd: string): Promise<Library> {
  const library = await openLibrary(cwd);
  const broken = library.findings.find((finding) => finding.severity === "error");
  if (!broken) return library;
  const more = library.findings.filter((finding) => finding.severity === "error").length - 1;
  const others = more > 0 ? ` (and ${more} more: see \`coord lint\`)` : "";
  const place = `${broken.file}${broken.line === undefined ? "" : `:${broken.line}`}`;
  throw new InputError(`${place}: ${broken.message}; mend the file or take it out${others}.`);
}

function readIndex(): LibraryIndex {
  const path = join(packageRoot, "dist", "library.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}
