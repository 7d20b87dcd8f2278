import type { Finding } from "../../finding.ts";
import { lineOf } from "../line.ts";
import type { Library, Skill } from "../types.ts";
import { missingReferences } from "./references.ts";
import { specification } from "./specification.ts";
import { claimedTwice } from "./triggers.ts";
import { unknownVariables } from "./variables.ts";

/** What lint holds a library against, handed in from above. */
export interface LintGround {
  /** Names of every item that work can be sent to. */
  names: ReadonlySet<string>;
  /** Skills that stand beside those that are linted, and may claim the same phrases. */
  beside: readonly Skill[];
  /** Variables of a prompt template that a fact, a setting or a context field fills. */
  variables: ReadonlySet<string>;
  /** Whether skills are held to the letter of the Agent Skills specification. */
  isStrict: boolean;
}

/** What is wrong with the items of a library beside what loading them said. */
export function lintLibrary(library: Library, ground: LintGround): Finding[] {
  const { skills, agents } = library;
  return [
    ...claimedTwice(skills, ground.beside),
    ...skills.flatMap((skill) => [
      ...strangers(skill, ground.names),
      ...missingReferences(skill),
      ...(ground.isStrict ? specification(skill) : []),
    ]),
    ...agents.flatMap((agent) => unknownVariables(agent, ground.variables)),
  ];
}

/** Names of a skill's front matter that nothing answers to: where it sends work, and what it is related to. */
function strangers(skill: Skill, names: ReadonlySet<string>): Finding[] {
  const redirects = new Set(skill.negatives.flatMap(({ redirect }) => (redirect === undefined ? [] : [redirect])));
  const unknown = (list: Iterable<string>) => [...list].filter((name) => !names.has(name));
  return [
    ...unknown(redirects).map((name) => ({
      rule: "skill/unknown-redirect",
      severity: "warning" as const,
      message: `Unexpected \`${name}\` as the taker of work that \`${skill.name}\` turns away, expected a skill, agent or mission that exists`,
      file: skill.file,
      line: lineOf(skill.file, name),
      hint: "name one of `coord lint`, or add the skill",
    })),
    ...unknown(skill.related).map((name) => ({
      rule: "skill/unknown-related",
      severity: "info" as const,
      message: `Related skill \`${name}\` of \`${skill.name}\` is not here`,
      file: skill.file,
      line: lineOf(skill.file, name),
    })),
  ];
}

/** With `--strict`, what loading only warned of in a skill's front matter is an error. */
export const strictly = (findings: readonly Finding[], skills: ReadonlySet<string | undefined>): Finding[] =>
  findings.map((finding) =>
    finding.severity === "warning" && /^(?:front-matter|skill)\//.test(finding.rule) && skills.has(finding.file)
      ? { ...finding, severity: "error" }
      : finding,
  );
