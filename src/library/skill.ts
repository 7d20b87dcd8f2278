import { basename, dirname } from "node:path";
import * as z from "zod";
import { description, lineOfKey, name, type Parsed, readFields } from "./fields.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { negativesFromProse, splitNegatives, splitTriggers, triggersFromProse } from "./triggers.ts";
import type { Skill } from "./types.ts";

const scalar = z.union([z.string(), z.number(), z.boolean(), z.date()], { error: "expected a text" }).transform(String);

const metadataValue = z.union([scalar, z.array(scalar).transform((list) => list.join(", "))], {
  error: "expected a text",
});

/** Tools as a list, or as one text separated by commas or spaces; `Bash(git log)` stays one tool. */
const tools = z
  .union([z.array(z.string()), z.string().transform((text) => text.match(/[^\s,(]+(?:\([^)]*\))?/g) ?? [])], {
    error: "expected a list of tools, or one text",
  })
  .default([]);

const frontMatter = z.looseObject({
  name,
  description,
  "allowed-tools": tools,
  metadata: z.record(z.string(), metadataValue, { error: "expected `key: value` lines" }).default({}),
});

/**
 * Reads a SKILL.md. Its references are listed by whoever reads the folder. A skill with an error is not given; the
 * finding says how to mend it.
 */
export function parseSkill(text: string, file: string): Parsed<Skill> {
  const { data, body, findings } = splitFrontMatter(text, file);
  if (findings.some((finding) => finding.severity === "error")) return { findings };
  const read = readFields(frontMatter, data, { text, file });
  if (!read.fields) return { findings: [...findings, ...read.findings] };
  const { metadata } = read.fields;
  const dir = dirname(file);
  const folder = basename(dir);
  if (read.fields.name !== folder) {
    findings.push({
      rule: "skill/name-is-folder",
      severity: "error",
      message: `Unexpected \`${read.fields.name}\` in \`name\`, expected the name of its folder \`${folder}\``,
      file,
      line: lineOfKey(text, "name"),
      hint: "rename the folder or the skill",
    });
    return { findings };
  }
  const listed = (data.metadata as Record<string, unknown> | undefined)?.triggers;
  const item: Skill = {
    kind: "skill",
    name: read.fields.name,
    description: read.fields.description,
    file,
    dir,
    triggers: [...new Set([...splitTriggers(listed), ...triggersFromProse(read.fields.description)])],
    body,
    negatives: [...splitNegatives(metadata["negative-triggers"]), ...negativesFromProse(read.fields.description)],
    allowedTools: read.fields["allowed-tools"],
    metadata,
    references: [],
  };
  return { item, findings };
}
