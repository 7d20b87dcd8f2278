import { join } from "node:path";
import { expect, test } from "vitest";
import { describeRules, evaluateRules } from "../../src/evals/rules.ts";
import { type RuleCase, readRuleCases } from "../../src/evals/suite.ts";

const cases = readRuleCases(join(import.meta.dirname, "..", "..", "evals", "rules.jsonl"));

const passage = (finding: boolean): RuleCase => ({
  rule: "plan/one-or-two",
  markdown: "## A\n\n- A deck\n- The CEO\n- A tighter MQL\n",
  section: "A",
  finding,
  half: "held",
});

test("a rule is right where it finds what a reviewer would, and nothing else", async () => {
  const [report] = await evaluateRules([passage(true), passage(true), passage(false)], "held");
  expect(report).toMatchObject({ rule: "plan/one-or-two", passages: 3, right: 2, passed: false });
  expect(report!.wrong).toMatchObject([{ expected: "none", messages: [expect.stringContaining("3 things")] }]);
  expect(describeRules([report!]).join("\n")).toContain("plan/one-or-two (error): 2 of 3, 1 false, 0 missed");
  expect(await evaluateRules([passage(true)], "tune")).toEqual([]);
});

test("rules of wording are right on nearly all passages that they are tuned on, and none that is an error is under its bar", async () => {
  const tuned = await evaluateRules(cases, "tune");
  const [passages, right] = tuned.reduce(([all, good], report) => [all + report.passages, good + report.right], [0, 0]);
  expect(right / passages).toBeGreaterThanOrEqual(0.95);
  expect((await evaluateRules(cases, "held")).filter(({ passed }) => !passed)).toEqual([]);
});
