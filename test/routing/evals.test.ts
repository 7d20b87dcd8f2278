import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadLibrary } from "../../src/library/load.ts";
import { createRouter } from "../../src/routing/router.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));

test("the project's own folders route the labelled sentences", async () => {
  const ask = createRouter(await loadLibrary({ roots: [project] }));
  const cases = readFileSync(`${project}evals/routing.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { text: string; expect: string | null });
  const answers = cases.map(({ text, expect }) => ({ text, expect, got: ask(text).route?.name ?? null }));
  const wrong = answers.filter(({ expect, got }) => expect !== got);
  expect(wrong.filter(({ expect }) => expect === null).length, JSON.stringify(wrong)).toBeLessThanOrEqual(1);
  expect(wrong.length / cases.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.05);
});
