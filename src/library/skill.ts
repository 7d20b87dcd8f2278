import { basename, dirname } from "node:path";
import * as z from "zod";
import type { Finding } from "../finding.ts";
import {
  beside,
  description,
  group,
  LONGEST_DESCRIPTION,
  lineOfKey,
  name,
  type Parsed,
  readFields,
  scalar,
  texts,
  tools,
} from "./fields.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { identify } from "./identity.ts";
import { negativesFromProse, splitNegatives, splitTriggers, triggersFromProse } from "./triggers.ts";
import type { Skill } from "./types.ts";

/** Metadata are texts; a list becomes one, and what is nested is kept as it would be written. */
const metadataText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(metadataText).join(", ");
  return typeof value === "object" && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : String(value ?? "");
};

const frontMatter = z.looseObject({
  name,
  description,
  license: scalar.nullish().transform((license) => license ?? undefined),
  compatibility: scalar.nullish().transform((compatibility) => compatibility ?? undefined),
  "allowed-tools": tools,
  metadata: group.transform((keys) =>
    Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, metadataText(value)])),
  ),
});

/** Top-level keys of the Agent Skills format. */
export const SKILL_KEYS = ["name", "description", "license", "compatibility", "allowed-tools", "metadata"] as const;

/**
 * Reads a SKILL.md, or a skill in a single file. Trigger phrases are those of `metadata` and those that the
 * description tells. Its references are listed by whoever reads the folder. A skill with an error is not given; the
 * finding says how to mend it.
 */
export function parseSkill(text: string, file: string): Parsed<Skill> {
  const { data: own, body, findings } = splitFrontMatter(text, file);
  if (findings.some((finding) => finding.severity === "error")) return { findings };
  const data = identify(own, body, file);
  const read = readFields(frontMatter, data, { text, file });
  if (!read.fields) return { findings: [...findings, ...read.findings] };
  const { name, description, license, compatibility, metadata } = read.fields;
  findings.push(...lengthOf(description, text, file), ...folderName(name, text, file));
  const listed = data.metadata as Record<string, unknown> | null | undefined;
  const item: Skill = {
    kind: "skill",
    name,
    description,
    file,
    dir: dirname(file),
    triggers: [...new Set([...splitTriggers(listed?.triggers), ...triggersFromProse(description)])],
    body,
    negatives: [...splitNegatives(listed?.["negative-triggers"]), ...negativesFromProse(description)],
    allowedTools: read.fields["allowed-tools"],
    ...(license !== undefined && { license }),
    ...(compatibility !== undefined && { compatibility }),
    metadata,
    related: texts.catch([]).parse(metadata["related-skills"] ?? []),
    extra: beside(data, SKILL_KEYS),
    references: [],
  };
  return { item, findings };
}

function lengthOf(description: string, text: string, file: string): Finding[] {
  const characters = [...description].length;
  if (characters <= LONGEST_DESCRIPTION) return [];
  const length = characters.toLocaleString("en-US");
  return [
    {
      rule: "skill/description-length",
      severity: "warning",
      message: `Unexpected ${length} characters in \`description\`, expected at most 1,024; other tools may refuse it`,
      file,
      line: lineOfKey(text, "description"),
      hint: "move what is no trigger to the body",
    },
  ];
}

function folderName(name: string, text: string, file: string): Finding[] {
  const folder = basename(dirname(file));
  if (!/^skill\.md$/i.test(basename(file)) || name === folder) return [];
  return [
    {
      rule: "skill/name-is-folder",
      severity: "warning",
      message: `Unexpected \`${name}\` in \`name\`, expected the name of its folder \`${folder}\``,
      file,
      line: lineOfKey(text, "name"),
      hint: "rename the folder or the skill",
    },
  ];
}
