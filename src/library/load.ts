import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Finding } from "../finding.ts";
import { parsePrompt } from "./prompt.ts";
import { type Found, scan, unreadable } from "./scan.ts";
import type { Agent, Library, LibraryItem, Mission, Skill } from "./types.ts";

/** Items read ahead of time, by `itemKey`, so that start-up parses nothing. Its paths are empty. */
export type LibraryIndex = Record<string, { item?: Agent | Skill | Mission; findings: Finding[] }>;

const MAX_BYTES = 1_000_000;

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
  const { found, findings } = await scan(roots);
  const read = await Promise.all(found.map((entry) => readEntry(entry, prebuilt)));
  findings.push(...read.flatMap((entry) => entry.findings));
  const kept = firstOfEachName(
    read.flatMap(({ item, text }) => (item ? [{ item, text }] : [])),
    findings,
  );
  const items = kept.map(({ item }) => item);
  const agentNames = new Set(items.filter((item) => item.kind === "agent").map((agent) => agent.name));
  for (const { item, text } of kept) {
    if (item.kind === "mission") findings.push(...unknownAgents(item, text, agentNames));
  }
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
  text: string;
}

async function readEntry(entry: Found, prebuilt: LibraryIndex): Promise<Entry> {
  const { file, bytes } = entry;
  if (bytes > MAX_BYTES) {
    const message = `Unexpected ${bytes.toLocaleString("en-US")} bytes, expected a file of at most 1 MB; it was not read`;
    return { findings: [{ rule: "library/too-large", severity: "error", message, file }], text: "" };
  }
  try {
    const text = await readFile(file, "utf8");
    if (entry.kind === "prompt") return { ...parsePrompt(text, file), text };
    const ready = prebuilt[itemKey(entry, text)];
    const { item, findings } = ready ?? (await import("./parse.ts")).parseItem({ kind: entry.kind, file }, text);
    const placed = findings.map((finding) => ({ ...finding, file }));
    return { ...(item && { item: await place(item, entry) }), findings: placed, text };
  } catch (error) {
    return { findings: [unreadable(file, error)], text: "" };
  }
}

async function place(item: Agent | Skill | Mission, { file, dir }: Found): Promise<Agent | Skill | Mission> {
  if (item.kind === "skill") return { ...item, file, dir: dir ?? "", references: await listReferences(dir ?? "") };
  return { ...item, file, ...(dir !== undefined && { dir }) };
}

/** Markdown and other files under `references/`, relative to the skill's folder, sorted. */
async function listReferences(dir: string): Promise<string[]> {
  const folder = join(dir, "references");
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

function firstOfEachName<Kept extends { item: LibraryItem }>(all: Kept[], findings: Finding[]): Kept[] {
  const first = new Map<string, Kept>();
  for (const entry of all) {
    const { kind, name, file } = entry.item;
    const winner = first.get(`${kind}/${name}`);
    if (!winner) {
      first.set(`${kind}/${name}`, entry);
      continue;
    }
    findings.push({
      rule: "library/name-twice",
      severity: "warning",
      message: `Unexpected second ${kind} \`${name}\`, expected one; the one in ${winner.item.file} is used`,
      file,
      hint: "rename one of the two",
    });
  }
  return [...first.values()].sort((a, b) => (a.item.name < b.item.name ? -1 : a.item.name > b.item.name ? 1 : 0));
}

function unknownAgents(mission: Mission, text: string, agentNames: ReadonlySet<string>): Finding[] {
  const cast = new Set(mission.phases.flatMap((phase) => [phase.lead, ...phase.support]));
  const lines = text.split(/\r\n?|\n/);
  return [...cast]
    .filter((name) => !agentNames.has(name))
    .map((name) => ({
      rule: "mission/unknown-agent",
      severity: "error",
      message: `Unexpected agent \`@${name}\`, expected one that exists`,
      file: mission.file,
      line: lines.findIndex((line) => new RegExp(`@${name}(?![a-z0-9-])`).test(line)) + 1 || 1,
      hint: `add agents/${name}.md or name another agent`,
    }));
}
