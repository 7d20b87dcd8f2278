import { expect, test } from "vitest";
import { childrenOf, fences, field, listItems, numberedItems, sections } from "../../src/library/outline.ts";

test("headings with their lines and text, none inside fences", () => {
  const all = sections("# A\none\n```md\n# not\n```\n## B ##\n### C\ntwo\n# D", 10);
  expect(all.map(({ level, title, line, text }) => [level, title, line, text])).toEqual([
    [1, "A", 10, "one\n```md\n# not\n```"],
    [2, "B", 15, ""],
    [3, "C", 16, "two"],
    [1, "D", 18, ""],
  ]);
  expect(childrenOf(all, all[0]!).map(({ title }) => title)).toEqual(["B", "C"]);
});

test("fenced blocks, a longer fence around a shorter one, and one left open", () => {
  expect(fences("````md\n```js\n```\n````\n~~~\nx")).toEqual([
    { info: "md", text: "```js\n```", line: 1 },
    { info: "", text: "x", line: 5 },
  ]);
});

test("items, wrapped lines joined and checkboxes dropped", () => {
  expect(listItems("- [ ] a\n  more\n* b\n\n1. c")).toEqual(["a more", "b"]);
  expect(numberedItems("1. a\n2) b\n- c")).toEqual(["a", "b"]);
});

test("labelled fields, colon inside or outside the bold", () => {
  expect(field("**Lead**: @x  \n**Support:** @y", "support")).toBe("@y");
  expect(field("**Lead**: @x  ", "Lead")).toBe("@x");
  expect(field("none", "Lead")).toBeUndefined();
});
