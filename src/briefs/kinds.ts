import { type OutputSpec, readSpec } from "../documents/spec.ts";
import type { Finding } from "../finding.ts";
import { listOwnFiles, readOwnFile } from "../library/own-files.ts";
import type { Library } from "../library/types.ts";

/** A kind of document: its spec, and the folder of the agent, skill or mission that makes it. */
export interface Kind {
  kind: string;
  spec: OutputSpec;
  file: string;
  dir: string;
  owner: { kind: "agent" | "skill" | "mission"; name: string };
}

/**
 * Reads each `outputs/KIND.yaml` of a library. What can't be read, and a link that leaves the item's folder, is a finding
 * and hides no other; of two specs for one kind the first counts.
 */
export function readKinds(library: Library): { kinds: Kind[]; findings: Finding[] } {
  const kinds = new Map<string, Kind>();
  const findings: Finding[] = [];
  for (const item of [...library.skills, ...library.agents, ...library.missions]) {
    if (!item.dir) continue;
    const listed = listOwnFiles(item.dir, "outputs", ".yaml");
    findings.push(...listed.findings);
    for (const file of listed.files) {
      const { text, finding } = readOwnFile(file);
      if (finding) findings.push(finding);
      const read = text === undefined ? { findings: [] } : readSpec(text, file);
      findings.push(...read.findings);
      if (!read.spec) continue;
      const first = kinds.get(read.spec.document);
      const kind: Kind = {
        kind: read.spec.document,
        spec: read.spec,
        file,
        dir: item.dir,
        owner: { kind: item.kind, name: item.name },
      };
      if (first) findings.push(secondSpec(kind, first));
      else kinds.set(kind.kind, kind);
    }
  }
  return { kinds: [...kinds.values()], findings };
}

const secondSpec = ({ kind, file }: Kind, first: Kind): Finding => ({
  rule: "spec/kind-twice",
  severity: "warning",
  message: `Unexpected second spec of \`${kind}\`, expected one; the one in ${first.file} is used`,
  file,
  line: 1,
});
