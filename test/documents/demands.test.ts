import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../../src/documents/rules/index.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "ARCHITECTURE.md"), "utf8");
const [chapter] = page.split("## Which rule holds which demand\n").at(-1)!.split("\n## ") as [string];
const named = new Set([...chapter.matchAll(/`([a-z]+\/[a-z-]+)`/g)].map(([, id]) => id!));

test("each rule that a demand names is there", () => {
  expect([...named].filter((id) => !rules.has(id) && id !== "src/documents" && id !== "test/documents")).toEqual([]);
});

test("each rule is asked for by a demand", () => {
  expect([...rules.keys()].filter((id) => !named.has(id))).toEqual([]);
});

test("each demand of the five documents is held by a rule", () => {
  const rows = chapter.split("\n").filter((line) => /^\| (?!Demand |---)/.test(line));
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter((row) => !/`[a-z]+\/[a-z-]+`/.test(row.split("|").at(-2)!))).toEqual([]);
  expect(chapter.match(/^\*\*00\d, /gm)).toHaveLength(5);
});
