import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Finding } from "../../finding.ts";
import { lineOfKey } from "../fields.ts";
import { splitFrontMatter } from "../front-matter.ts";
import { SKILL_KEYS } from "../skill.ts";
import type { Skill } from "../types.ts";

const LONGEST_BODY = 500;

/**
 * What the Agent Skills specification (agentskills.io) forbids and loading lets pass: keys that it does not know,
 * tools as a list, metadata that is no text, a compatibility of over 500 characters, a body of over 500 lines.
 */
export function specification({ file, name }: Skill): Finding[] {
  const text = readFileSync(file, "utf8");
  const { data, body } = splitFrontMatter(text, file);
  const found: Finding[] = [];
  const wrong = (key: string, actual: string, expected: string): void => {
    const message = `Unexpected ${actual}, expected ${expected}`;
    found.push({ rule: `strict/${key}`, severity: "error", message, file, line: lineOfKey(text, key) });
  };
  if (basename(file) !== "SKILL.md")
    wrong("file", `\`${basename(file)}\` as the file of a skill`, "a folder with a SKILL.md");
  for (const key of Object.keys(data)) {
    if (!(SKILL_KEYS as readonly string[]).includes(key)) wrong(key, `key \`${key}\``, `only ${SKILL_KEYS.join(", ")}`);
  }
  if (data["allowed-tools"] !== undefined && typeof data["allowed-tools"] !== "string")
    wrong("allowed-tools", "a list of tools", "one text with blanks between the tools");
  if (data.license !== undefined && typeof data.license !== "string")
    wrong("license", "a license that is no text", "a text");
  const { compatibility } = data;
  if (
    compatibility !== undefined &&
    (typeof compatibility !== "string" || compatibility.length < 1 || compatibility.length > 500)
  )
    wrong("compatibility", "a compatibility of another size or type", "a text of 1 to 500 characters");
  for (const [key, value] of Object.entries((data.metadata ?? {}) as Record<string, unknown>)) {
    if (typeof value !== "string")
      wrong("metadata", `\`metadata.${key}\` that is no text`, "a text, in quotes where YAML reads another type");
  }
  const lines = body.trimEnd().split("\n").length;
  if (lines > LONGEST_BODY) {
    found.push({
      rule: "strict/body-length",
      severity: "warning",
      message: `Unexpected ${lines} lines in \`${name}\`, expected at most ${LONGEST_BODY}`,
      file,
      hint: "move detail into references/",
    });
  }
  return found;
}
