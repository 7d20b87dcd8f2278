import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type OutputSpec, readSpec } from "../documents/spec.ts";
import type { Finding } from "../finding.ts";
import type { Library } from "../library/types.ts";

/** A kind of document: its spec, and the folder of the agent, skill or mission that makes it. */
export interface Kind {
  kind: string;
  spec: OutputSpec;
  file: string;
  dir: string;
  owner: { kind: "agent" | "skill" | "mission"; name: string };
}

/** Reads each `outputs/KIND.yaml` of a library. A broken spec is a finding and hides no other. */
export function readKinds(library: Library): { kinds: Kind[]; findings: Finding[] } {
  const kinds: Kind[] = [];
  const findings: Finding[] = [];
  for (const item of [...library.skills, ...library.agents, ...library.missions]) {
    const outputs = item.dir && join(item.dir, "outputs");
    if (!item.dir || !outputs || !existsSync(outputs)) continue;
    for (const name of readdirSync(outputs)
      .filter((entry) => entry.endsWith(".yaml"))
      .sort()) {
      const file = join(outputs, name);
      const read = readSpec(readFileSync(file, "utf8"), file);
      findings.push(...read.findings);
      if (read.spec)
        kinds.push({
          kind: read.spec.document,
          spec: read.spec,
          file,
          dir: item.dir,
          owner: { kind: item.kind, name: item.name },
        });
    }
  }
  return { kinds, findings };
}
