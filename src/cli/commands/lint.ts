import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { readKinds } from "../../briefs/kinds.ts";
import { formatFinding, InputError, isClean } from "../../finding.ts";
import { loadLibrary } from "../../library/load.ts";
import { openLibrary } from "../library.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

/** Lists what the library holds and what is wrong with it; with paths, of these folders alone. */
export async function lint(paths: string[], options: CommonOptions, { cwd, print }: Surroundings): Promise<number> {
  for (const path of paths) {
    if (!existsSync(resolve(cwd, path))) throw new InputError(`${path} can't be linted: there is no such folder.`);
  }
  const library =
    paths.length === 0
      ? await openLibrary(cwd)
      : await loadLibrary({ roots: paths.map((path) => rootOf(resolve(cwd, path))) });
  const { kinds, findings: specFindings } = readKinds(library);
  const items = [
    ...[...library.agents, ...library.skills, ...library.missions, ...library.prompts].map(({ kind, name, file }) => ({
      kind,
      name,
      file,
    })),
    ...kinds.map(({ kind, file }) => ({ kind: "output", name: kind, file })),
  ];
  const findings = [...library.findings, ...specFindings];
  if (options.json) {
    print(JSON.stringify({ items, findings }, null, 2));
  } else {
    for (const item of items) print(`${item.kind.padEnd(8)} ${item.name}`);
    for (const finding of findings) print(formatFinding(finding));
    print(`${items.length} items, ${findings.length} findings`);
  }
  return isClean(findings) ? 0 : 1;
}

/** A folder such as `skills/` stands for the project around it. */
function rootOf(path: string): string {
  return ["agents", "skills", "missions", "prompts"].includes(basename(path)) ? dirname(path) : path;
}
