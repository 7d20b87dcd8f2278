import * as z from "zod";
import { description, name, type Parsed, readFields, texts } from "./fields.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { childrenOf, fences, listItems, type Section, sections, sectionTitled } from "./outline.ts";
import { splitTriggers } from "./triggers.ts";
import type { Agent } from "./types.ts";

const frontMatter = z.looseObject({
  name,
  description,
  role: z.string({ error: "expected a text" }).optional(),
  expertise: texts.default([]),
  metadata: z.record(z.string(), z.unknown(), { error: "expected `key: value` lines" }).default({}),
});

/** Reads an agent's markdown file. An agent with an error is not given; the finding says how to mend it. */
export function parseAgent(text: string, file: string): Parsed<Agent> {
  const { data, body, bodyLine, findings } = splitFrontMatter(text, file);
  if (findings.some((finding) => finding.severity === "error")) return { findings };
  const read = readFields(frontMatter, data, { text, file });
  if (!read.fields) return { findings: [...findings, ...read.findings] };
  const { metadata, expertise, role } = read.fields;
  const all = sections(body, bodyLine);
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
