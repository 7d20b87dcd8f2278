import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CheckResult, checkDocument } from "../../src/documents/check.ts";
import { kinds } from "./goldens.ts";

const { spec } = kinds.find(({ kind }) => kind === "sales-marketing-sla")!;
const read = (name: string): string => readFileSync(join(import.meta.dirname, "written", `${name}.md`), "utf8");
const check = (text: string, variants: readonly string[] = []): Promise<CheckResult> =>
  checkDocument(text, spec, { variants });

/** SLAs by people of different trades and tempers, none of whom has read the rules. */
const good: [name: string, variants: string[]][] = [
  ["brief", []],
  ["thorough", []],
  ["contract", []],
  ["prose", []],
  ["tables", []],
  ["chat-model", []],
  ["salesforce", ["hubspot-and-salesforce"]],
  ["product-led", ["product-led"]],
  ["accounts", ["buying-committee"]],
  ["small-team", ["small-team"]],
];

test.each(good)("%s passes without a finding", async (name, variants) => {
  expect((await check(read(name), variants)).findings).toEqual([]);
});

describe("what a line says can't be taken out unnoticed", () => {
  /** What every SLA owes, and what may go without a loss: a stage besides the three, one reason of many, an introduction. */
  const owed = /^### (?:III|V|VI|VII|VIII)\./;
  const spare = /announce|target goes live|holding SDRs|promise|\*\*By day|\*\*Monthly review\.|second Tuesday/i;

  test.each(good.filter(([name]) => ["brief", "thorough", "accounts"].includes(name)))(
    "%s",
    { timeout: 60_000 },
    async (name, variants) => {
      const lines = read(name)
        .replace(/^## (?=[IV]+\.)/gm, "### ")
        .split("\n");
      const unnoticed: string[] = [];
      for (const [index, line] of lines.entries()) {
        const heading = lines.findLast((candidate, at) => at < index && candidate.startsWith("### ")) ?? "";
        const isHead = /^\|[-: |]+\|$/.test(line) || /^\|[-: |]+\|$/.test(lines[index + 1] ?? "");
        if (!owed.test(heading) || !/^(?:\||- |\d+\. |\*\*|[A-Z])/.test(line) || isHead || spare.test(line)) continue;
        const { passed } = await check(lines.filter((_, at) => at !== index).join("\n"), variants);
        if (passed) unnoticed.push(line);
      }
      expect(unnoticed).toEqual([]);
    },
  );
});

test("vague: wishes are found as what they lack", async () => {
  const { findings } = await check(read("vague"));
  expect([...new Set(findings.map(({ rule }) => rule))].toSorted()).toEqual([
    "alert/complete",
    "commitments/measurable",
    "commitments/number",
    "commitments/owner",
    "commitments/two-way",
    "dashboard/complete",
    "dashboard/same-measures",
    "definitions/mql-fit-and-signal",
    "definitions/observable",
    "definitions/sal-commits",
    "definitions/sql-confirmed",
    "feedback/loop",
    "governance/agenda",
    "governance/owners",
    "lifecycle/no-deal-mirror",
    "mechanism/named",
    "rejection/closed-set",
    "revert/goes-somewhere",
    "rollout/sequenced",
    "window/stated",
  ]);
});

test("one-sided: a policy for one side, with a stick", async () => {
  const { passed, findings } = await check(read("one-sided"));
  expect(passed).toBe(false);
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^commitments\/two-way: Missing commitments of marketing/),
      expect.stringMatching(/^contract\/shared-not-punitive: Unexpected `written warning`/),
      expect.stringMatching(/^rollout\/sequenced: Unexpected place of the announcement of the speed target/),
    ]),
  );
});

test("keywords: the right words in no order are not enough", async () => {
  const { findings } = await check(read("keywords"));
  const rules = new Set(findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule));
  expect(rules.size).toBeGreaterThan(5);
});
