import { type Dirent, existsSync, realpathSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Finding } from "../finding.ts";

export interface Found {
  /** `text` is a file whose kind only its content tells. */
  kind: "agent" | "skill" | "mission" | "prompt" | "text";
  /** Absolute path. */
  file: string;
  /** Absolute path of the item's own folder, where it has one. */
  dir?: string;
  bytes: number;
}

interface Place {
  kind: Found["kind"];
  folder: string;
  /** File that makes a folder an item. */
  main?: string;
  /** End of the name of an item in a single file. */
  single?: string;
}

const PLACES: readonly Place[] = [
  { kind: "agent", folder: "agents", main: "AGENT.md", single: ".md" },
  { kind: "skill", folder: "skills", main: "SKILL.md" },
  { kind: "mission", folder: "missions", main: "MISSION.md", single: ".md" },
  { kind: "prompt", folder: "prompts", single: ".hbs" },
];

/** Folders of a project that hold agents and skills too, after its own. */
export const TOOL_FOLDERS = [".agents", ".claude"] as const;

const AT_ONCE = 64;
const NO_ITEM = /^(?:readme|changelog|license|contributing)(?:\..*)?$/i;

type Scanned = { found: Found[]; findings: Finding[] };

/**
 * Finds the files of a library in its roots, in search order and by name within each. A file that two paths lead to is
 * given once; a link that leaves all the roots is not followed.
 */
export async function scan(roots: readonly string[]): Promise<Scanned> {
  const findings: Finding[] = [];
  const candidates: Candidate[] = [];
  for (const root of roots) {
    for (const place of PLACES) candidates.push(...(await inPlace(resolve(root, place.folder), place, findings)));
  }
  const found = await locate(candidates, roots, findings);
  return { found, findings };
}

/**
 * Finds what paths point at: a project, one of its folders, a folder of a single item, a folder of loose texts, or a
 * file. Loose texts are given as such; what they are is told by what they hold.
 */
export async function scanPaths(paths: readonly string[]): Promise<Scanned> {
  const findings: Finding[] = [];
  const candidates: Candidate[] = [];
  for (const path of paths.map((path) => resolve(path))) candidates.push(...(await atPath(path, findings)));
  const found = await locate(candidates, await Promise.all(paths.map(homeOf)), findings);
  return { found, findings };
}

type Candidate = Omit<Found, "bytes">;

/** A file's folder; a folder itself. Links may lead anywhere within it. */
async function homeOf(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? resolve(path) : dirname(resolve(path));
}

async function atPath(path: string, findings: Finding[]): Promise<Candidate[]> {
  const entries = await list(path, findings);
  if (!entries) return [fileCandidate(path)];
  const names = new Set<string>(entries.map((entry) => entry.name));
  const main = PLACES.find((place) => place.main !== undefined && names.has(place.main));
  if (main?.main) return [{ kind: main.kind, file: join(path, main.main), dir: path }];
  const place = PLACES.find(({ folder }) => folder === basename(path));
  const isRoot = [...PLACES.map(({ folder }) => folder), ...TOOL_FOLDERS].some((folder) => names.has(folder));
  if (place && !isRoot) return inPlace(path, place, findings);
  const roots = [path, ...TOOL_FOLDERS.filter((folder) => names.has(folder)).map((folder) => join(path, folder))];
  const within: Candidate[] = [];
  for (const root of roots) {
    for (const place of PLACES) within.push(...(await inPlace(join(root, place.folder), place, findings)));
  }
  return within.length > 0 || isRoot ? within : loose(path, entries);
}

/** Texts that stand in a folder of no known name, and folders in it that are items. */
async function loose(path: string, entries: readonly Dirent[]): Promise<Candidate[]> {
  const all = await Promise.all(
    entries.map(async (entry): Promise<Candidate[]> => {
      const file = join(path, entry.name);
      if (/\.(?:md|markdown|txt)$/i.test(entry.name)) return NO_ITEM.test(entry.name) ? [] : [fileCandidate(file)];
      if (!entry.isDirectory() || entry.name.startsWith(".")) return [];
      const inside = await readdir(file).catch((): string[] => []);
      const place = PLACES.find(({ main }) => main && inside.includes(main));
      return place?.main ? [{ kind: place.kind, file: join(file, place.main), dir: file }] : [];
    }),
  );
  return all.flat();
}

function fileCandidate(file: string): Candidate {
  const main = PLACES.find((place) => place.main === basename(file));
  if (main) return { kind: main.kind, file, dir: dirname(file) };
  const place = PLACES.find(
    ({ folder, single }) => single && folder === basename(dirname(file)) && file.endsWith(single),
  );
  return { kind: place?.kind ?? (file.endsWith(".hbs") ? "prompt" : "text"), file };
}

async function inPlace(parent: string, place: Place, findings: Finding[]): Promise<Candidate[]> {
  const { kind, main, single } = place;
  return ((await list(parent, findings)) ?? []).flatMap((entry): Candidate[] => {
    const path = join(parent, entry.name);
    if (entry.name.startsWith(".") || (entry.isFile() && NO_ITEM.test(entry.name))) return [];
    if (single && entry.name.endsWith(single) && !entry.isDirectory()) return [{ kind, file: path }];
    if (main && !entry.isFile()) return [{ kind, file: mainIn(path, main), dir: path }];
    if (kind === "skill") findings.push(strayFile(path));
    return [];
  });
}

/** The main file of an item's folder, also where its name is written small. */
function mainIn(folder: string, main: string): string {
  const small = join(folder, main.toLowerCase());
  return !existsSync(join(folder, main)) && existsSync(small) ? small : join(folder, main);
}

const strayFile = (file: string): Finding => ({
  rule: "library/stray-file",
  severity: "info",
  message: "Unexpected file among the skills, expected a folder with a SKILL.md; it was not read",
  file,
});

/** Entries of a folder by name; none where it is absent, undefined where the path is a file. */
async function list(folder: string, findings: Finding[]): Promise<Dirent[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return undefined;
    if (code !== "ENOENT") findings.push(unreadable(folder, error));
    return [];
  }
}

/** Candidates that are there, each once, with their size; those that links lead out of the homes are left out. */
async function locate(
  candidates: readonly Candidate[],
  roots: readonly string[],
  findings: Finding[],
): Promise<Found[]> {
  // A folder inside another is no home of its own: what links it elsewhere leaves the library.
  const outer = roots.filter(
    (root) => !roots.some((other) => other !== root && isWithin(resolve(root), resolve(other))),
  );
  const homes = await Promise.all(outer.map((root) => realpath(root).catch(() => resolve(root))));
  const seen = new Set<string>();
  const found: Found[] = [];
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const some = candidates.slice(from, from + AT_ONCE);
    const places = await Promise.all(some.map(({ file }) => realPlace(file)));
    for (const [index, candidate] of some.entries()) {
      const place = places[index]!;
      if ("error" in place) {
        findings.push(isAbsent(place.error) ? absentMain(candidate) : unreadable(candidate.file, place.error));
      } else if (!place.isFile) {
        findings.push({ ...absentMain(candidate), message: "Unexpected thing that is no file; it was not read" });
      } else if (!seen.has(place.real)) {
        seen.add(place.real);
        if (homes.some((home) => isWithin(place.real, home))) found.push({ ...candidate, bytes: place.bytes });
        else findings.push(outside(candidate.file, place.real));
      }
    }
  }
  return found;
}

const isWithin = (file: string, home: string): boolean => {
  const path = relative(home, file);
  return path !== ".." && !path.startsWith(`..${sep}`);
};

/** Whether a file that is there lies, links followed, in the folder it seems to lie in. */
export function staysWithin(file: string, folder: string): boolean {
  try {
    return isWithin(realpathSync(file), realpathSync(folder));
  } catch {
    return false;
  }
}

async function realPlace(file: string): Promise<{ real: string; bytes: number; isFile: boolean } | { error: unknown }> {
  try {
    const real = await realpath(file);
    const found = await stat(real);
    return { real, bytes: found.size, isFile: found.isFile() };
  } catch (error) {
    return { error };
  }
}

/** A folder without its main file, or a link that leads nowhere. */
const absentMain = ({ file, dir }: Candidate): Finding => ({
  rule: "library/no-file",
  severity: "info",
  message: dir
    ? `Unexpected folder without ${basename(file)}; it was not read`
    : "Unexpected link to nothing; it was not read",
  file: dir ?? file,
});

const outside = (file: string, real: string): Finding => ({
  rule: "library/outside",
  severity: "warning",
  message: `Unexpected link to ${real}, expected a file inside the library; it was not followed`,
  file,
});

const isAbsent = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 1_000_000;

/** A file that is too large to be one of a library. */
export const tooLarge = (file: string, bytes: number): Finding => ({
  rule: "library/too-large",
  severity: "error",
  message: `Unexpected ${bytes.toLocaleString("en-US")} bytes, expected a file of at most 1 MB; it was not read`,
  file,
});

/** A file or folder that could not be read, and why. */
export const unreadable = (file: string, error: unknown): Finding => ({
  rule: "library/unreadable",
  severity: "error",
  message: `Unexpected ${(error as NodeJS.ErrnoException).code ?? "failure"}, expected to be able to read it`,
  file,
  hint: "check its permissions",
});
