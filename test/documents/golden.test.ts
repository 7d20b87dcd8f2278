import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { demandsOf } from "../../src/documents/spec.ts";
import { type Golden, goldenOf, kinds } from "./goldens.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "golden");

describe.each(kinds.map(({ kind, spec }) => [kind, spec] as const))("%s", (kind, spec) => {
  const golden = (): Golden => goldenOf(kind);

  test("has a golden document", () => {
    for (const name of [`${kind}.md`, `${kind}.yaml`, `${kind}.mutations.ts`])
      expect([name, existsSync(join(folder, name))]).toEqual([name, true]);
  });

  test("its golden document passes each rule, and is held to all that can be", async () => {
    const { findings, unscored } = await golden().check(golden().text);
    expect(findings).toEqual([]);
    expect(unscored.toSorted()).toEqual(golden().unscored.toSorted());
  });

  test("each rule of its spec has a mutation", async () => {
    const mutations = await golden().mutations();
    const broken = new Set(mutations.map(({ rule }) => rule));
    const demanded = new Set([
      ...demandsOf(spec).map(({ rule }) => rule),
      ...Object.keys(spec.variants).flatMap((variant) => demandsOf(spec, [variant]).map(({ rule }) => rule)),
    ]);
    expect([...demanded].filter((rule) => !broken.has(rule))).toEqual([]);
    expect([...broken].filter((rule) => !demanded.has(rule))).toEqual([]);
  });

  test("each mutation fires the rule that it breaks and no other, at its line", async () => {
    const { text, check, mutations } = golden();
    for (const { rule, find, replace, at, variants } of await mutations()) {
      const mutated = text.replace(find, () => replace);
      const what = `${rule}: ${find}`;
      expect([what, mutated === text]).toEqual([what, false]);
      const lines = mutated.split("\n");
      const changed = text.split("\n").findIndex((line, index) => line !== lines[index]);
      const places = lines.flatMap((line, index) => (at !== undefined && line.includes(at) ? [index] : []));
      const line = (at === undefined ? changed : (places.find((place) => place >= changed) ?? places.at(-1)!)) + 1;
      const { findings } = await check(mutated, variants);
      expect([what, [...new Set(findings.map((finding) => finding.rule))]]).toEqual([what, [rule]]);
      expect([what, findings.map((finding) => finding.line)]).toEqual([what, expect.arrayContaining([line])]);
    }
  });
});
