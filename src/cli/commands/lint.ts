import { resolve } from "node:path";
import { readKinds } from "../../briefs/kinds.ts";
import { formatFinding, isClean } from "../../finding.ts";
import { loadLibrary } from "../../library/load.ts";
import { openLibrary } from "../library.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

/** Lists what the library holds and what is wrong with it; with paths, of these folders alone. */
export async function lint(paths: string[], options: CommonOptions, { cwd, print }: Surroundings): Promise<number> {
  const library =
    paths.length === 0 ? await openLibrary(cwd) : await loadLibrary({ roots: paths.map((path) => resolve(cwd, path)) });
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
