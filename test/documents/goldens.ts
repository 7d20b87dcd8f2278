import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { readKinds } from "../../src/briefs/kinds.ts";
import { type CheckResult, checkDocument } from "../../src/documents/check.ts";
import { loadLibrary } from "../../src/library/load.ts";
import type { Mutation } from "./golden/mutation.ts";
import { type Given, quantitiesOf } from "./quantities.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "golden");
const library = await loadLibrary({ roots: [join(folder, "..", "..", "..")], prebuilt: {} });

/** Every kind of document that the project makes. */
export const { kinds } = readKinds(library);

/** A document of a kind that is as it should be, with what its brief held. */
export interface Golden {
  text: string;
  /** Rules that nothing in it can be held to, such as those on diagrams where it has none. */
  unscored: string[];
  check(text: string, variants?: readonly string[]): Promise<CheckResult>;
  mutations(): Promise<Mutation[]>;
}

export function goldenOf(kind: string): Golden {
  const { spec } = kinds.find((candidate) => candidate.kind === kind)!;
  const given: { currency: string; quantities: Given; missing: Record<string, string>; unscored?: string[] } = parse(
    readFileSync(join(folder, `${kind}.yaml`), "utf8"),
  );
  const quantities = quantitiesOf(given.quantities, {
    currency: given.currency,
    checkOf: (ref) => given.missing[ref],
  });
  return {
    text: readFileSync(join(folder, `${kind}.md`), "utf8"),
    unscored: given.unscored ?? [],
    check: (text, variants) =>
      checkDocument(text, spec, { evidence: { quantities, spans: [], missing: [] }, variants }),
    mutations: async () => (await import(`./golden/${kind}.mutations.ts`)).default,
  };
}
