import * as z from "zod";
import { beside, description, group, name, type Parsed, readFields, scalar, texts, tools } from "./fields.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { identify } from "./identity.ts";
import { childrenOf, fences, listItems, type Section, sections, sectionTitled, unclosed } from "./outline.ts";
import { splitTriggers } from "./triggers.ts";
import type { Agent } from "./types.ts";

const frontMatter = z.looseObject({
  name,
  description,
  role: scalar.nullish().transform((role) => role ?? undefined),
  expertise: texts.nullish().transform((list) => list ?? []),
  metadata: group,
  tools,
  model: scalar.nullish().transform((model) => model ?? undefined),
});

const KEYS = ["name", "description", "role", "expertise", "metadata", "tools", "model"];

/**
 * Reads an agent's markdown file, or a subagent file of Claude Code. An agent with an error is not given; the finding says how to
 * mend it.
 */
export function parseAgent(text: string, file: string): Parsed<Agent> {
  const { data: own, body, bodyLine, findings } = splitFrontMatter(text, file);
  if (findings.some((finding) => finding.severity === "error")) return { findings };
  const data = identify(own, body, file);
  const read = readFields(frontMatter, data, { text, file });
  if (!read.fields) return { findings: [...findings, ...read.findings] };
  const { metadata, expertise, role, model } = read.fields;
  const all = sections(body, bodyLine);
  findings.push(...unclosed(body, bodyLine, file));
  const usage = named(all, /^usage\b/i).map(({ title, text }) => ({
    name: title,
    text: fences(text)[0]?.text.trim() ?? text.trim(),
  }));
  const template = sectionTitled(all, /^prompt template\b/i);
  const promptTemplate = template && fences(template.text)[0]?.text;
  const item: Agent = {
    kind: "agent",
    name: read.fields.name,
    description: read.fields.description,
    file,
    triggers: [
      ...new Set([...splitTriggers(metadata.triggers), ...usage.flatMap((use) => [use.name, use.text])]),
    ].filter((phrase) => phrase !== ""),
    body,
    ...(role !== undefined && { role }),
    expertise,
    metadata,
    tools: read.fields.tools,
    ...(model !== undefined && { model }),
    extra: beside(data, KEYS),
    capabilities: named(all, /^capabilities\b/i).map(({ title, text }) => ({ name: title, items: listItems(text) })),
    usage,
    enhances: bullets(all, /^enhances\b/i),
    ...(promptTemplate !== undefined && { promptTemplate }),
    integrations: bullets(all, /^integration points?$|^integrations$/i),
  };
  return { item, findings };
}

const named = (all: Section[], title: RegExp): Section[] => {
  const parent = sectionTitled(all, title);
  return parent ? childrenOf(all, parent) : [];
};

const bullets = (all: Section[], title: RegExp): string[] => listItems(sectionTitled(all, title)?.text ?? "");
