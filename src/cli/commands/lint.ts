import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { readKinds } from "../../briefs/kinds.ts";
import { errorsIn, type Finding, formatFinding, InputError, isClean } from "../../finding.ts";
import { lintLibrary, strictly } from "../../library/lint/lint.ts";
import { loadPaths } from "../../library/load.ts";
import { listOwnFiles, readOwnFile } from "../../library/own-files.ts";
import { itemsOf, type Library, targetsOf } from "../../library/types.ts";
import { lintSettings, settingsFile } from "../../settings/load.ts";
import { openLibrary } from "../library.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

/** Lists what a library holds and what is wrong with it; with paths, what they hold, beside the project's own library. */
export async function lint(
  paths: string[],
  options: CommonOptions & { strict?: boolean },
  { cwd, print }: Surroundings,
): Promise<number> {
  const places = paths.map((path) => resolve(cwd, path));
  const absent = places.findIndex((place) => !existsSync(place));
  if (absent >= 0) throw new InputError(`${paths[absent]} can't be linted: there is no such file or folder.`);
  const own = await openLibrary(cwd);
  const cast = own.agents.map((agent) => agent.name);
  const library = places.length === 0 ? own : await loadPaths(places, cast);
  const { kinds, findings: specFindings } = readKinds(library);
  const settings = settingsAt(places.length === 0 ? [cwd] : places);
  const findings = [
    ...library.findings,
    ...lintLibrary(library, await groundOf(library, own, options.strict === true)),
    ...specFindings,
    ...(await lintTemplates(library)),
    ...settings.flatMap(lintSettings),
  ];
  const items = [
    ...itemsOf(library).map(({ kind, name, file }) => ({ kind, name, file })),
    ...kinds.map(({ kind, file }) => ({ kind: "output", name: kind, file })),
    ...settings.map((file) => ({ kind: "settings", name: "concord.yaml", file })),
  ];
  const skillFiles = new Set<string | undefined>(library.skills.map(({ file }) => file));
  const told = options.strict ? strictly(findings, skillFiles) : findings;
  if (options.json) print(JSON.stringify({ items, findings: told }, null, 2));
  else printAll(items, told, cwd, print);
  return isClean(told) ? 0 : 1;
}

async function groundOf(library: Library, own: Library, isStrict: boolean) {
  const { contextFields } = await import("../../briefs/context-fields.ts");
  const { settingsSchema } = await import("../../settings/schema.ts");
  const { factIds } = await import("../../facts/sheet.ts");
  return {
    names: new Set([...targetsOf(library), ...targetsOf(own)].map(({ name }) => name)),
    beside: own.skills,
    variables: new Set([...factIds, ...Object.keys(settingsSchema.shape), ...contextFields]),
    isStrict,
  };
}

/** Settings files that stand at places which are folders. */
const settingsAt = (places: readonly string[]): string[] => places.map(settingsFile).filter((file) => existsSync(file));

/** Holds prompts, and the assets beside items, against what they are rendered over. */
async function lintTemplates(library: Library): Promise<Finding[]> {
  const folders = new Set(itemsOf(library).flatMap((item) => ("dir" in item && item.dir ? [item.dir] : [])));
  const listed = [...folders].map((folder) => listOwnFiles(folder, "assets", ".hbs"));
  const assets = listed.flatMap(({ files }) => files);
  const findings = listed.flatMap((list) => list.findings);
  if (assets.length === 0 && library.prompts.length === 0) return findings;
  const { templateGrounds } = await import("../../writers/grounds.ts");
  const { lintTemplate } = await import("../../writers/lint-template.ts");
  const { asset, prompt } = templateGrounds();
  return [
    ...findings,
    ...assets.flatMap((file) => {
      const { text, finding } = readOwnFile(file);
      return text === undefined ? [finding!] : lintTemplate(text, file, asset);
    }),
    ...library.prompts.flatMap(({ name, template, file }) => {
      const ground = prompt(name);
      return ground ? lintTemplate(template, file, ground) : [];
    }),
  ];
}

function printAll(
  items: readonly { kind: string; name: string }[],
  findings: readonly Finding[],
  cwd: string,
  print: (line: string) => void,
): void {
  for (const { kind, name } of items) print(`${kind.padEnd(8)} ${name}`);
  for (const finding of findings)
    print(formatFinding({ ...finding, ...(finding.file && { file: near(finding.file, cwd) }) }));
  const count = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity).length;
  print(
    `${items.length} items, ${errorsIn(findings).length} errors, ${count("warning")} warnings, ${count("info")} notes`,
  );
}

/** A path as seen from the folder that one stands in, where that is shorter. */
function near(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.length < file.length ? path : file;
}
