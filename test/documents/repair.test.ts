import { expect, test } from "vitest";
import { repairMechanically } from "../../src/documents/repair.ts";
import { type OutputSpec, readSpec } from "../../src/documents/spec.ts";

const specOf = (rules: string): OutputSpec =>
  readSpec(
    `document: note\nversion: 1\ntitle: A note\nsections: [{ heading: A }]\nrules: ${rules}\nvariants: { open: { rules: { text/no-em-dash: false } } }\n`,
    "note.yaml",
  ).spec!;
const barred = specOf("{ text/no-em-dash: {} }");

test.each([
  ["between two words", "one on one \u2014 not a sync", "one on one, not a sync"],
  ["without blanks", "one\u2014two", "one, two"],
  ["after markup", "- **Term** \u2014 what it means", "- **Term**, what it means"],
  ["beside a reference", "[[mql_sql_rate]] \u2014 of [[mql_volume]]", "[[mql_sql_rate]], of [[mql_volume]]"],
])("a dash becomes a comma %s", (_where, text, mended) => {
  expect(repairMechanically(`## A\n\n${text}\n`, barred)).toBe(`## A\n\n${mended}\n`);
});

test.each([
  ["in a cell of its own", "| a | b |\n|---|---|\n| a | \u2014 |"],
  ["at the start of a line", "one\n\u2014 two"],
  ["at the end of a line", "one \u2014\ntwo"],
  ["of a bullet", "- \u2014 two"],
  ["between figures", "from 30 \u2014 40 on"],
  ["in a heading", "### One \u2014 two"],
  ["in inline code", "see `one \u2014 two`"],
  ["in a fence", "```\none \u2014 two\n```"],
  ["in a diagram", '```mermaid\nflowchart TD\n  a["one \u2014 two"] --> b\n```'],
])("a dash stays as it is %s", (_where, text) => {
  expect(repairMechanically(`## A\n\n${text}\n`, barred)).toBe(`## A\n\n${text}\n`);
});

test("a dash stays where the spec, or the variant, bars none", () => {
  const text = "## A\n\none \u2014 two\n";
  expect(repairMechanically(text, specOf("{}"))).toBe(text);
  expect(repairMechanically(text, barred, ["open"])).toBe(text);
});

test("an old diagram header becomes the new one", () => {
  expect(repairMechanically("```mermaid\ngraph TD\n  a --> b\n```\n", barred)).toContain("flowchart TD");
});
