import { describe, expect, test } from "vitest";
import { resolve } from "../../src/documents/resolve.ts";
import type { Example, RuleContext } from "../../src/documents/rule.ts";
import { rules } from "../../src/documents/rules/index.ts";
import { parseDocument } from "../../src/documents/tree.ts";
import { quantitiesOf } from "./quantities.ts";

const contextOf = async (example: Example): Promise<RuleContext> => {
  const quantities =
    example.quantities &&
    quantitiesOf(example.quantities, {
      quoted: example.quoted,
      words: example.words,
      checkOf: (ref) => `${ref} to be checked`,
    });
  const resolved = quantities && resolve(example.markdown, quantities);
  const document = await parseDocument(resolved?.text ?? example.markdown);
  const headings = example.headings ?? document.sections.map((section) => section.heading);
  const sections = document.sections.filter((section) => headings.includes(section.heading));
  return {
    document,
    headings,
    sections,
    section: sections.find((section) => section.heading === example.section),
    envelope: [],
    quantities,
    spans: resolved?.spans ?? [],
    missing: resolved?.missing ?? [],
  };
};

describe.each([...rules.values()].map((rule) => [rule.id, rule] as const))("%s", (_id, rule) => {
  test("its examples show both a pass and a fault", () => {
    expect(rule.examples.some((example) => example.faults.length === 0)).toBe(true);
    expect(rule.examples.some((example) => Array.isArray(example.faults) && example.faults.length > 0)).toBe(true);
  });

  test.each(rule.examples.map((example) => [example.name, example] as const))("%s", async (_name, example) => {
    const options = rule.options.parse(example.options ?? {});
    const faults = rule.check(await contextOf(example), options);
    expect(faults === "unscored" ? faults : faults.map((fault) => fault.message)).toEqual(example.faults);
  });
});
