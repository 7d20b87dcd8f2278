import { basename } from "node:path";
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
 * and hides no other; of two specs for one kind the first counts, and may extend the second.
 */
export function readKinds(library: Library): { kinds: Kind[]; findings: Finding[] } {
  const { files, findings } = listSpecs(library);
  const read = specReader(files);
  const kinds = new Map<string, Kind>();
  for (const { file, dir, owner } of files) {
    const { spec, findings: found } = read(file);
    findings.push(...found);
    if (!spec) continue;
    const first = kinds.get(spec.document);
    const kind: Kind = { kind: spec.document, spec, file, dir, owner };
    if (!first) kinds.set(kind.kind, kind);
    else if (!read.isBase(file, first.file)) findings.push(secondSpec(kind, first));
  }
  return { kinds: [...kinds.values()], findings };
}

type Listed = Pick<Kind, "file" | "dir" | "owner"> & { text: string };

function listSpecs(library: Library): { files: Listed[]; findings: Finding[] } {
  const files: Listed[] = [];
  const findings: Finding[] = [];
  for (const { dir, kind, name } of [...library.skills, ...library.agents, ...library.missions]) {
    if (!dir) continue;
    const listed = listOwnFiles(dir, "outputs", ".yaml");
    findings.push(...listed.findings);
    for (const file of listed.files) {
      const { text, finding } = readOwnFile(file);
      if (finding) findings.push(finding);
      if (text !== undefined) files.push({ file, dir, owner: { kind, name }, text });
    }
  }
  return { files, findings };
}

/** Reads specs by their files, each once, its base before it. A spec that is its own base by some way has none. */
function specReader(files: readonly Listed[]) {
  const known = new Map<string, ReturnType<typeof readSpec>>();
  const bases = new Map<string, string>();
  const reading = new Set<string>();
  const read = (file: string): ReturnType<typeof readSpec> => {
    const before = known.get(file);
    if (before) return before;
    reading.add(file);
    const result = readSpec(files.find((one) => one.file === file)!.text, file, (kind) => {
      const base = files.find((one) => basename(one.file, ".yaml") === kind && !reading.has(one.file));
      if (base) bases.set(file, base.file);
      return base && read(base.file).spec;
    });
    reading.delete(file);
    known.set(file, result);
    return result;
  };
  return Object.assign(read, { isBase: (file: string, of: string): boolean => bases.get(of) === file });
}

const secondSpec = ({ kind, file }: Kind, first: Kind): Finding => ({
  rule: "spec/kind-twice",
  severity: "warning",
  message: `Unexpected second spec of \`${kind}\`, expected one; the one in ${first.file} is used`,
  file,
  line: 1,
});
