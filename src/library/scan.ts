import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import type { Finding } from "../finding.ts";

export interface Found {
  kind: "agent" | "skill" | "mission" | "prompt";
  /** Absolute path. */
  file: string;
  /** Absolute path of the item's own folder, where it has one. */
  dir?: string;
  bytes: number;
}

const KINDS = [
  { kind: "agent", folder: "agents", main: "AGENT.md", single: ".md" },
  { kind: "skill", folder: "skills", main: "SKILL.md", single: undefined },
  { kind: "mission", folder: "missions", main: "MISSION.md", single: ".md" },
  { kind: "prompt", folder: "prompts", main: undefined, single: ".hbs" },
] as const;

/**
 * Finds the files of a library in its roots, in search order and by name within each. A file that two paths lead to is
 * given once; a link that leaves all the roots is not followed.
 */
export async function scan(roots: readonly string[]): Promise<{ found: Found[]; findings: Finding[] }> {
  const homes = await Promise.all(roots.map((root) => realpath(root).catch(() => resolve(root))));
  const seen = new Set<string>();
  const found: Found[] = [];
  const findings: Finding[] = [];
  for (const root of roots) {
    for (const { kind, folder, main, single } of KINDS) {
      const parent = resolve(root, folder);
      for (const entry of await names(parent, findings)) {
        const candidate = candidateOf(join(parent, entry), main, single);
        if (!candidate) continue;
        const at = await locate(candidate.file, findings);
        if (!at || seen.has(at.real)) continue;
        seen.add(at.real);
        if (!homes.some((home) => at.real.startsWith(home + sep))) {
          findings.push({
            rule: "library/outside",
            severity: "warning",
            message: `Unexpected link to ${at.real}, expected a file inside the library; it was not followed`,
            file: candidate.file,
          });
          continue;
        }
        found.push({ kind, ...candidate, bytes: at.bytes });
      }
    }
  }
  return { found, findings };
}

function candidateOf(
  path: string,
  main: string | undefined,
  single: string | undefined,
): { file: string; dir?: string } | undefined {
  const entry = basename(path);
  if (entry.startsWith(".") || /^readme\.md$/i.test(entry)) return undefined;
  if (single && entry.endsWith(single)) return { file: path };
  return main && !entry.includes(".") ? { file: join(path, main), dir: path } : undefined;
}

async function names(folder: string, findings: Finding[]): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    findings.push(unreadable(folder, error));
    return [];
  }
}

async function locate(file: string, findings: Finding[]): Promise<{ real: string; bytes: number } | undefined> {
  try {
    const real = await realpath(file);
    const { size } = await stat(real);
    return { real, bytes: size };
  } catch (error) {
    if (!isAbsent(error)) findings.push(unreadable(file, error));
    return undefined;
  }
}

const isAbsent = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");

/** A file or folder that could not be read, and why. */
export const unreadable = (file: string, error: unknown): Finding => ({
  rule: "library/unreadable",
  severity: "error",
  message: `Unexpected ${(error as NodeJS.ErrnoException).code ?? "failure"}, expected to be able to read it`,
  file,
  hint: "check its permissions",
});
