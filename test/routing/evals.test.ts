import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readWeights } from "../../src/cli/router.ts";
import { evaluateRouting, wilson } from "../../src/evals/routing.ts";
import { readRoutingCases } from "../../src/evals/suite.ts";
import { loadLibrary } from "../../src/library/load.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const cases = readRoutingCases(`${project}evals/routing.jsonl`);

test("the sentences are many, and of every kind", () => {
  const held = cases.filter(({ half }) => half === "held");
  expect(cases.length).toBeGreaterThanOrEqual(400);
  expect(cases.filter(({ expect }) => expect === null).length).toBeGreaterThanOrEqual(100);
  expect(cases.filter(({ near }) => near).length).toBeGreaterThanOrEqual(60);
  expect(held.length / cases.length).toBeGreaterThan(0.45);
  expect(new Set(cases.map(({ text }) => text)).size).toBe(cases.length);
});

test("sentences that the router has not learned from go where they belong", async () => {
  const report = evaluateRouting(cases, "held", await loadLibrary({ roots: [project] }), await readWeights());
  expect(report.right / report.sentences, JSON.stringify(report.wrong)).toBeGreaterThanOrEqual(0.95);
  expect(report.fired / report.unrelated).toBeLessThanOrEqual(0.02);
  expect(report.passed).toBe(true);
});

test("the interval is Wilson's", () => {
  expect(wilson(95, 100)).toEqual([0.888, 0.978]);
  expect(wilson(0, 0)).toEqual([0, 1]);
});
