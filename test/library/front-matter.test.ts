import { expect, test } from "vitest";
import { splitFrontMatter } from "../../src/library/front-matter.ts";

const rules = (text: string) =>
  splitFrontMatter(text, "a.md").findings.map(({ rule, severity, line }) => ({ rule, severity, line }));

test("data, body and the line on which the body starts, whatever the line ends", () => {
  const read = splitFrontMatter("\uFEFF---\r\nname: a\r\n---\r\nOne\r\nTwo\r\n", "a.md");
  expect(read).toEqual({ data: { name: "a" }, body: "One\nTwo\n", bodyLine: 4, findings: [] });
});

test("a file without front matter is all body", () => {
  expect(splitFrontMatter("# Title\n", "a.md")).toEqual({ data: {}, body: "# Title\n", bodyLine: 1, findings: [] });
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
  const text = "---\nname: a\nname: b\n---\n";
  for (const _ of [1, 2]) expect(rules(text)).toEqual([{ rule: "front-matter/broken", severity: "error", line: 3 }]);
  expect(splitFrontMatter(text, "a.md").findings[0]?.message).toContain("duplicated mapping key");
});

test("front matter that is never closed is an error", () => {
  expect(rules("---\nname: a\n")).toEqual([{ rule: "front-matter/unclosed", severity: "error", line: 1 }]);
});
