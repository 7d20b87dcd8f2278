import type { Finding } from "../../finding.ts";
import { lineOf } from "../line.ts";
import type { Agent } from "../types.ts";

const VARIABLE = /\{\{ {0,3}(?:[#^&] {0,3}(?:(?:if|unless|each|with) {1,3})?)?([A-Za-z_][\w.-]*) {0,3}\}\}/g;

/** The variables of a prompt template, each once, in the order of the text. */
const variablesOf = (template: string): string[] => [
  ...new Set([...template.matchAll(VARIABLE)].map(([, name = ""]) => name)),
];

/** Variables of an agent's prompt template that nothing fills. */
export function unknownVariables({ name, file, promptTemplate = "" }: Agent, known: ReadonlySet<string>): Finding[] {
  return variablesOf(promptTemplate)
    .filter((variable) => !known.has(variable.split(".")[0]!))
    .map((variable) => ({
      rule: "agent/unknown-variable",
      severity: "warning",
      message: `Unexpected \`{{${variable}}}\` in the prompt template of \`${name}\`, expected a fact, a setting or a context field`,
      file,
      line: lineOf(file, new RegExp(`\\{\\{\\s*${variable.replace(/[.]/g, "\\.")}\\s*\\}\\}`)),
      hint: "`coord facts` and the settings list what there is",
    }));
}
