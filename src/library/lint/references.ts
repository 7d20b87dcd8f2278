import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../finding.ts";
import { lineOf } from "../line.ts";
import type { Skill } from "../types.ts";

const OWN_PATH = /(?<![\w/-]|\w\.|\.\.\/)(?:\.\/)?((?:references|assets|scripts)\/[\w./-]*\w\.\w+)/g;

/** Files of its own folder that a skill names, in its text or in `metadata.knowledge`, and that are not there. */
export function missingReferences({ name, file, dir, body, metadata, references }: Skill): Finding[] {
  const told = `${metadata.knowledge ?? ""}\n${body}`;
  const named = new Set([...told.matchAll(OWN_PATH)].map(([, path = ""]) => path));
  return [...named]
    .filter((path) => !references.includes(path) && (path.includes("..") || !existsSync(join(dir, path))))
    .map((path) => ({
      rule: "skill/missing-reference",
      severity: "warning",
      message: `Unexpected \`${path}\` in \`${name}\`, expected a file that is there`,
      file,
      line: lineOf(file, path),
      hint: "add the file, or take its name out",
    }));
}
