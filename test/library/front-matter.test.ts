import { describe, expect, test } from "vitest";
import { splitFrontMatter } from "../../src/library/front-matter.ts";

const rules = (text: string) =>
  splitFrontMatter(text, "a.md").findings.map(({ rule, severity, line }) => ({ rule, severity, line }));

test("data, body and the line on which the body starts, whatever the line ends", () => {
  const read = splitFrontMatter("\uFEFF---\r\nname: a\r\n---\r\nOne\r\nTwo\r\n", "a.md");
  expect(read).toMatchObject({ data: { name: "a" }, body: "One\nTwo\n", bodyLine: 4 });
  expect(read.findings).toMatchObject([
    { rule: "file/byte-order-mark", severity: "info", line: 1 },
    { rule: "file/line-ends", severity: "info", line: 1 },
  ]);
});

test("a file without front matter is all body, with one warning", () => {
  expect(splitFrontMatter("# Title\n", "a.md")).toMatchObject({ data: {}, body: "# Title\n", bodyLine: 1 });
  expect(rules("# Title\n")).toEqual([{ rule: "front-matter/absent", severity: "warning", line: 1 }]);
  expect(splitFrontMatter("----\ntext", "a.md").body).toBe("----\ntext");
});

test("front matter that is code is refused and never run", () => {
  const text = "---js\n{ name: (globalThis.ran = true) }\n---\n";
  expect(rules(text)).toEqual([{ rule: "front-matter/broken", severity: "error", line: 1 }]);
  expect(rules(text.replace("js", "javascript"))).toHaveLength(1);
  expect("ran" in globalThis).toBe(false);
});

test.each(["---\n---\nBody", "---\njust text\n---\nBody", "---\n- a\n- b\n---\nBody", "---\n# note\n---\nBody"])(
  "front matter without keys warns: %j",
  (text) => {
    const read = splitFrontMatter(text, "a.md");
    expect(read).toMatchObject({ data: {}, body: "Body", findings: [{ severity: "warning", line: 1 }] });
  },
);

test("an unquoted colon in prose is read as meant, with a warning at its line", () => {
  const text = "---\nname: a\ndescription: Use when: leads rot\n  and say: so\nrole: b\n---\nBody";
  const read = splitFrontMatter(text, "a.md");
  expect(read.data).toEqual({ name: "a", description: "Use when: leads rot and say: so", role: "b" });
  expect(read.bodyLine).toBe(7);
  expect(rules(text)).toEqual([{ rule: "front-matter/unquoted-colon", severity: "warning", line: 3 }]);
});

test("broken YAML is an error at its line with the reason, every time it is read", () => {
  const text = "---\nname: a\nrole: [\n---\n";
  for (const _ of [1, 2]) expect(rules(text)).toMatchObject([{ rule: "front-matter/broken", severity: "error" }]);
  expect(splitFrontMatter(text, "a.md").findings[0]?.message).toContain("expected YAML that can be read: ");
});

test("of a key that stands twice the first counts, with a warning at the second", () => {
  const text = "---\nname: a\nmetadata:\n  x: 1\n  x: 2\nname: b\n---\nBody";
  expect(splitFrontMatter(text, "a.md").data).toEqual({ name: "a", metadata: { x: 1 } });
  expect(rules(text)).toEqual([
    { rule: "front-matter/key-twice", severity: "warning", line: 5 },
    { rule: "front-matter/key-twice", severity: "warning", line: 6 },
  ]);
});

test("a repeated key and an unquoted colon in one file are both mended", () => {
  const text = "---\nname: a\nname: b\ndescription: Use when: leads rot\n---\n";
  expect(splitFrontMatter(text, "a.md").data).toEqual({ name: "a", description: "Use when: leads rot" });
  expect(rules(text).map(({ rule }) => rule)).toEqual(["front-matter/unquoted-colon", "front-matter/key-twice"]);
});

describe("front matter flattened into one line", () => {
  const flat =
    'name: deal-help description: Use for deals. Triggers: "deal: desk", "stale deals". license: MIT metadata: version: "1.0.0" triggers: deals, pipeline related-skills: data-help knowledge: - references/a.md - references/b.md';

  test.each([
    ["bare", `${flat}\nDeals\nText\n`],
    ["between dashes", `--- ${flat} ---\nDeals\nText\n`],
  ])("is recovered, %s", (_name, text) => {
    const { data, body } = splitFrontMatter(text, "a.md");
    expect(data).toEqual({
      name: "deal-help",
      description: 'Use for deals. Triggers: "deal: desk", "stale deals".',
      license: "MIT",
      metadata: {
        version: "1.0.0",
        triggers: "deals, pipeline",
        "related-skills": "data-help",
        knowledge: ["references/a.md", "references/b.md"],
      },
    });
    expect(body).toBe("Deals\nText\n");
    expect(rules(text)).toEqual([{ rule: "front-matter/flattened", severity: "warning", line: 1 }]);
  });

  test("prose that only begins with a name is no front matter", () => {
    expect(rules("name: x is what we call it\n")).toMatchObject([{ rule: "front-matter/absent" }]);
  });
});

test("front matter that nests without end or runs on is refused, not followed", () => {
  expect(rules(`---\na: ${"[".repeat(30_000)}\n---\n`)).toMatchObject([{ rule: "front-matter/broken" }]);
  expect(rules(`---\na: ${"x".repeat(70_000)}\n---\n`)).toMatchObject([{ rule: "front-matter/too-long" }]);
});

test("front matter that is never closed is an error", () => {
  expect(rules("---\nname: a\n")).toEqual([{ rule: "front-matter/unclosed", severity: "error", line: 1 }]);
});
