import type { Finding } from "../../finding.ts";
import { lineOf } from "../line.ts";
import type { Skill } from "../types.ts";

/** Trigger phrases that two skills claim, told of the later one. Quotes, case and punctuation don't tell phrases apart. */
export function claimedTwice(skills: readonly Skill[], beside: readonly Skill[]): Finding[] {
  const claims = new Map<string, Skill>();
  const linted = new Set(skills.map((skill) => skill.file));
  const findings: Finding[] = [];
  for (const skill of [...beside.filter(({ file }) => !linted.has(file)), ...skills]) {
    for (const phrase of skill.triggers) {
      const key = plain(phrase);
      const first = claims.get(key);
      if (!first || first.name === skill.name) claims.set(key, skill);
      else {
        findings.push({
          rule: "skill/trigger-twice",
          severity: "warning",
          message: `Unexpected trigger phrase "${phrase}" in \`${skill.name}\`, expected it in one skill; \`${first.name}\` claims it too`,
          file: skill.file,
          line: lineOf(skill.file, (line) => plain(line).includes(key)),
          hint: "take it out of one of the two",
        });
      }
    }
  }
  return findings;
}

const plain = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/[‘’'"“”`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
