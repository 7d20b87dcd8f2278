import { describe, expect, test } from "vitest";
import { withinTime } from "../../src/documents/time-limit.ts";
import { goldenOf } from "./goldens.ts";

const { text: sla, check } = goldenOf("sales-marketing-sla");
const anchor = "**The alert.**";
const before = (more: string): string => sla.replace(anchor, () => `${more}\n\n${anchor}`);
const edges = (count: number): string => Array.from({ length: count }, (_, index) => `  a${index} --> b`).join("\n");

const bad: [name: string, text: string, rule: string, message: RegExp][] = [
  ["five megabytes", sla.repeat(500), "document/readable", /^Unexpected 5,\d{3},\d{3} characters, expected at most/],
  ["binary", `${sla}\u0000\u0001PNG`, "document/readable", /binary content/],
  ["quotations in quotations", before(`${">".repeat(500)} a`), "document/readable", /nesting of over 60 levels/],
  ["a fence that nobody closes", before("```\ntext"), "fence/closed", /the closing ``` of line/],
  [
    "fences in a fence of the same length",
    before("```md\n```mermaid\nflowchart TD\n```\n```"),
    "fence/closed",
    /closing ```/,
  ],
  ["HTML", before("<script>alert(1)</script>"), "html/none", /`<script>`/],
  [
    "501 edges",
    sla.replace("  stamped --> alert", `${edges(501)}\n  stamped --> alert`),
    "mermaid/valid",
    /500 at most/,
  ],
  [
    "a diagram too long to be drawn",
    sla.replace("flowchart TD", `flowchart TD\n${edges(4000)}`),
    "mermaid/valid",
    /50,000 at most/,
  ],
];

test.each(bad)("%s: a finding, and no other", async (_name, text, rule, message) => {
  const { passed, findings } = await check(text);
  expect(passed).toBe(false);
  expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule]);
  expect(findings[0]!.message).toMatch(message);
});

test.each([
  ["nothing", ""],
  ["a blank line", "\n"],
  ["a lone surrogate", "## A\n\n\uD800"],
  ["a byte order mark and carriage returns alone", "\uFEFF# T\r\r## A\r"],
  [
    "half a table",
    "### II. SHARED DEFINITIONS\n\n| Stage | One-Sentence Definition | Observable Criteria | Owner |\n|",
  ],
  ["a diagram without a header", "### IV. HANDOFF & REVERT RULES\n\n```mermaid\n\n```\n"],
  [
    "headings that are names of JavaScript's",
    "## constructor\n\n## __proto__\n\n| toString | hasOwnProperty |\n|---|---|\n| a | b |\n",
  ],
])("%s fails, and nothing is thrown", async (_name, text) => {
  expect((await check(text)).passed).toBe(false);
});

test("a table of 10,000 rows is read, each row with its line", async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => (index === 9_998 ? "| a | b | c |" : "| a | b |"));
  const text = before(`| a | b |\n|---|---|\n${rows.join("\n")}`);
  const { findings } = await check(text);
  const line = text.split("\n").indexOf("| a | b | c |") + 1;
  expect(findings.filter(({ rule }) => rule === "table/ragged")).toMatchObject([{ line }]);
}, 60_000);

describe("work that never ends is ended", () => {
  test("a loop", () => {
    expect(
      withinTime(50, () => {
        for (;;);
      }),
    ).toBeUndefined();
  });

  test("a regular expression", () => {
    expect(withinTime(50, () => /^(a+)+$/.test(`${"a".repeat(50)}b`))).toBeUndefined();
  });

  test("what comes to its end gives its result, also within other work", () => {
    expect(withinTime(5000, () => withinTime(5000, () => 3))).toEqual({ result: { result: 3 } });
    expect(() =>
      withinTime(5000, () => {
        throw new TypeError("no");
      }),
    ).toThrow(TypeError);
  });
});
