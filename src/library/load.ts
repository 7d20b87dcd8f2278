import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Finding } from "../finding.ts";
import { lineOf } from "./line.ts";
import { parsePrompt } from "./prompt.ts";
import { type Found, MAX_BYTES, scan, scanPaths, staysWithin, tooLarge, unreadable } from "./scan.ts";
import { kindOfText } from "./sniff.ts";
import type { Agent, Library, LibraryItem, Mission, Skill } from "./types.ts";

/** Items read ahead of time, by `itemKey`, so that start-up parses nothing. Its paths are empty. */
export type LibraryIndex = Record<string, { item?: Agent | Skill | Mission; findings: Finding[] }>;

/**
 * Reads agents, skills, missions and prompts. The first of two items with one name wins. Whatever is wrong is a finding
 * beside the items that are sound; nothing is thrown.
 *
 * @param roots Folders in search order, each with any of `agents/`, `skills/`, `missions/`, `prompts/`.
 * @param prebuilt Items already parsed; the parsers are loaded only for a file that is not among them.
 */
export async function loadLibrary({
  roots,
  prebuilt = {},
}: {
  roots: readonly string[];
  prebuilt?: LibraryIndex;
}): Promise<Library> {
  const library = await read(await scan(roots), prebuilt);
  const cast = new Set(library.agents.map((agent) => agent.name));
  return { ...library, findings: [...library.findings, ...strangers(library.missions, cast)] };
}

/**
 * Reads what the paths point at, be it a project, one of its folders, or texts that lie anywhere.
 *
 * @param cast Names of the agents that a mission may name beside those that are read.
 */
export async function loadPaths(paths: readonly string[], cast: readonly string[] = []): Promise<Library> {
  const library = await read(await scanPaths(paths), {});
  const all = new Set([...cast, ...library.agents.map((agent) => agent.name)]);
  return { ...library, findings: [...library.findings, ...strangers(library.missions, all)] };
}

async function read(scanned: { found: Found[]; findings: Finding[] }, prebuilt: LibraryIndex): Promise<Library> {
  const entries = await Promise.all(scanned.found.map((entry) => readEntry(entry, prebuilt)));
  const findings = [...scanned.findings, ...entries.flatMap((entry) => entry.findings)];
  const items = firstOfEachName(
    entries.flatMap(({ item }) => (item ? [item] : [])),
    findings,
  );
  return {
    agents: items.filter((item) => item.kind === "agent"),
    skills: items.filter((item) => item.kind === "skill"),
    missions: items.filter((item) => item.kind === "mission"),
    prompts: items.filter((item) => item.kind === "prompt"),
    findings,
  };
}

/** The key of a file in the index: its content, kind and path name, on which what is parsed depends. */
export const itemKey = (entry: Pick<Found, "kind" | "file">, text: string): string =>
  createHash("sha256")
    .update(`${entry.kind}\0${entry.file.split(/[\\/]/).slice(-2).join("/")}\0${text}`)
    .digest("hex");

interface Entry {
  item?: LibraryItem;
  findings: Finding[];
}

async function readEntry(entry: Found, prebuilt: LibraryIndex): Promise<Entry> {
  const { file, bytes } = entry;
  if (bytes > MAX_BYTES) return { findings: [tooLarge(file, bytes)] };
  try {
    const bytes = await readFile(file);
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
      return { findings: [wide(file)] };
    const text = bytes.toString("utf8");
    if (entry.kind === "prompt") return parsePrompt(text, file);
    const kind = entry.kind === "text" ? kindOfText(text) : entry.kind;
    const ready = prebuilt[itemKey(entry, text)];
    const { item, findings } = ready ?? (await import("./parse.ts")).parseItem({ kind, file }, text);
    const placed = findings.map((finding) => ({ ...finding, file }));
    return { ...(item && { item: await place(item, entry) }), findings: placed };
  } catch (error) {
    return { findings: [unreadable(file, error)] };
  }
}

const wide = (file: string): Finding => ({
  rule: "file/encoding",
  severity: "error",
  message: "Unexpected text in UTF-16, expected UTF-8; it was not read",
  file,
  line: 1,
  hint: "save it again as UTF-8",
});

async function place(item: Agent | Skill | Mission, { file, dir }: Found): Promise<Agent | Skill | Mission> {
  if (item.kind !== "skill") return { ...item, file, ...(dir !== undefined && { dir }) };
  const own = dir ?? dirname(file);
  return { ...item, file, dir: own, references: await listReferences(own) };
}

/** Markdown and other files under `references/`, relative to the skill's folder, sorted. */
async function listReferences(dir: string): Promise<string[]> {
  const folder = join(dir, "references");
  if (!staysWithin(folder, dir)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .filter((entry) => staysWithin(join(entry.parentPath, entry.name), dir))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

function firstOfEachName(all: readonly LibraryItem[], findings: Finding[]): LibraryItem[] {
  const first = new Map<string, LibraryItem>();
  for (const item of all) {
    const { kind, name, file } = item;
    const winner = first.get(`${kind}/${name}`);
    if (!winner) {
      first.set(`${kind}/${name}`, item);
      continue;
    }
    findings.push({
      rule: "library/name-twice",
      severity: "warning",
      message: `Unexpected second ${kind} \`${name}\`, expected one; the one in ${winner.file} is used`,
      file,
      line: 1,
      hint: "rename one of the two",
    });
  }
  findings.push(...sharedNames([...first.values()]));
  return [...first.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const RANK = ["mission", "skill", "agent"];

/** Names that a mission, a skill and an agent share: a request by that name goes to the first of these kinds. */
function sharedNames(items: readonly LibraryItem[]): Finding[] {
  const byName = new Map<string, LibraryItem>();
  const ranked = items
    .filter(({ kind }) => RANK.includes(kind))
    .sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind));
  return ranked.flatMap((item) => {
    const winner = byName.get(item.name);
    if (!winner) {
      byName.set(item.name, item);
      return [];
    }
    const message = `Unexpected ${item.kind} of the name \`${item.name}\`, which a ${winner.kind} has; requests go to the one in ${winner.file}`;
    return [
      {
        rule: "library/name-twice",
        severity: "warning" as const,
        message,
        file: item.file,
        line: 1,
        hint: "rename one of the two",
      },
    ];
  });
}

/** Agents that missions name and that are not there, each at the line that names it. */
function strangers(missions: readonly Mission[], cast: ReadonlySet<string>): Finding[] {
  return missions.flatMap((mission) => {
    const named = new Set(mission.phases.flatMap((phase) => [phase.lead, ...phase.support]));
    return [...named]
      .filter((name) => !cast.has(name))
      .map((name) => ({
        rule: "mission/unknown-agent",
        severity: "error" as const,
        message: `Unexpected agent \`@${name}\`, expected one that exists`,
        file: mission.file,
        line: lineOf(mission.file, new RegExp(`@${name}(?![a-z0-9-])`)),
        hint: `add agents/${name}.md or name another agent`,
      }));
  });
}
