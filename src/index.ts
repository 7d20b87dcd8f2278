import { type Kind, readKinds } from "./briefs/kinds.ts";
import { gatherEvidence } from "./cli/evidence.ts";
import { openLibrary } from "./cli/library.ts";
import { type CheckResult, checkDocument } from "./documents/check.ts";
import { type Given, givenQuantities } from "./documents/given.ts";
import { normalise } from "./documents/markdown.ts";
import { InputError } from "./finding.ts";

export type { CheckResult } from "./documents/check.ts";
export type { Given, GivenValues } from "./documents/given.ts";
export type { Finding, Severity } from "./finding.ts";

/** Where the facts of a check come from: a portal's file, the built-in sample portal, or values that are given. */
export type FactsFrom = { portal: string; asOf?: string; window?: string } | { sample: true } | Given;

/**
 * Holds markdown against the output spec of a document kind. Without facts the rules that need them are in `unscored`.
 *
 * @example
 * const { passed, findings } = await check(markdown, { as: "sales-marketing-sla" });
 *
 * @example
 * const facts = { values: { acceptance_rate: { value: 0.64, unit: "share" } }, missing: { lost_reasons: "why deals were lost" } };
 * const { findings, unscored } = await check(markdown, { as: "sales-marketing-sla", facts });
 *
 * @param options.as Kind of document, such as `sales-marketing-sla`.
 * @param options.facts What its numbers may stand on.
 * @param options.variants Variants of the spec to apply.
 * @param options.cwd Project whose own specs and settings come before the built-in ones; the working directory unless given.
 * @throws InputError for a kind that no agent, skill or mission makes, a variant that it has not, and a portal that is not there.
 * @throws RangeError for a given value with a unit that there is not.
 */
export async function check(
  markdown: string,
  options: { as: string; facts?: FactsFrom; variants?: readonly string[]; cwd?: string },
): Promise<CheckResult> {
  const { as, facts, variants = [], cwd = process.cwd() } = options;
  const kinds = await kindsOf(cwd);
  const kind = kinds.find((candidate) => candidate.kind === as);
  if (!kind)
    throw new InputError(
      `No document kind is called ${as}; there are ${kinds.map(({ kind: name }) => name).join(", ")}.`,
    );
  const unknown = variants.find((variant) => !Object.hasOwn(kind.spec.variants, variant));
  if (unknown !== undefined) {
    const known = Object.keys(kind.spec.variants).join(", ") || "none";
    throw new InputError(`${as} has no variant ${unknown}; it has: ${known}.`);
  }
  const evidence = facts && evidenceFrom(facts, cwd);
  return checkDocument(normalise(markdown), kind.spec, { evidence, variants });
}

/** How long what a project's specs say is taken for granted, milliseconds: many documents are checked one after the other. */
const freshMs = 1000;
let lastRead: { cwd: string; at: number; kinds: Promise<Kind[]> } | undefined;

function kindsOf(cwd: string): Promise<Kind[]> {
  if (lastRead?.cwd !== cwd || performance.now() - lastRead.at > freshMs) {
    const kinds = openLibrary(cwd).then((library) => readKinds(library).kinds);
    lastRead = { cwd, at: performance.now(), kinds };
  }
  return lastRead.kinds;
}

function evidenceFrom(facts: FactsFrom, cwd: string) {
  if ("values" in facts) return { quantities: givenQuantities(facts), spans: [], missing: [] };
  return gatherEvidence({ ...facts, set: [] }, cwd);
}
