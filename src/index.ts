import { readKinds } from "./briefs/kinds.ts";
import { openLibrary } from "./cli/library.ts";
import { type CheckResult, checkDocument } from "./documents/check.ts";
import { InputError } from "./finding.ts";

export type { CheckResult } from "./documents/check.ts";
export type { Finding, Severity } from "./finding.ts";

/**
 * Holds markdown against the output spec of a document kind.
 *
 * @example
 * const { passed, findings } = await check(markdown, { as: "sales-marketing-sla" });
 *
 * @param options.as Kind of document, such as `sales-marketing-sla`.
 * @param options.variants Variants of the spec to apply.
 * @param options.cwd Project whose own specs come before the built-in ones; the working directory unless given.
 * @throws InputError for a kind that no agent, skill or mission makes.
 */
export async function check(
  markdown: string,
  options: { as: string; variants?: readonly string[]; cwd?: string },
): Promise<CheckResult> {
  const { kinds } = readKinds(await openLibrary(options.cwd ?? process.cwd()));
  const kind = kinds.find((candidate) => candidate.kind === options.as);
  if (!kind)
    throw new InputError(
      `No document kind is called ${options.as}; there are ${kinds.map(({ kind: name }) => name).join(", ")}.`,
    );
  return checkDocument(markdown, kind.spec, { variants: options.variants });
}
