import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Finding } from "../../src/finding.ts";
import { coord, temporaryFolder } from "../support.ts";

test("route says where a sentence goes, and why", async () => {
  const { code, out } = await coord(temporaryFolder(), "route", "our VP of Sales thinks our leads are bad", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    text: "our VP of Sales thinks our leads are bad",
    route: { kind: "skill", name: "sales-leader-alignment" },
    reason: "phrase",
    redirectedFrom: null,
    alternatives: expect.any(Array),
  });
  expect(JSON.parse(out).why[0]).toMatchObject({ phrase: expect.any(String), weight: expect.any(Number) });
});

test("route --file answers line by line", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "in.jsonl"), '{"text": "draft our SLA"}\n{"text": "write a haiku"}\n');
  const { events } = await coord(folder, "route", "--file", "in.jsonl");
  expect(events).toMatchObject([{ route: { name: "sales-marketing-sla" } }, { route: null, reason: "nothing" }]);
  writeFileSync(join(folder, "in.jsonl"), '{"text": "x"}\nnot json\n');
  expect((await coord(folder, "route", "--file", "in.jsonl")).err).toContain("in.jsonl:2");
});

test("facts answers as JSON, each measured with its query, each missing with what to check", async () => {
  const { out } = await coord(temporaryFolder(), "facts", "--sample", "--json");
  const { portal, asOf, window, facts } = JSON.parse(out);
  expect({ portal, asOf }).toEqual({ portal: "sample", asOf: "2026-06-30T21:00:00.000Z" });
  expect(window.label).toBe("90 days to 2026-06-30");
  for (const fact of facts) {
    if (fact.status === "missing") expect(fact.check).toEqual(expect.any(String));
    else
      expect(fact).toMatchObject({
        sample: expect.any(Number),
        provenance: { sql: expect.any(String), sources: expect.any(Array) },
      });
  }
});

test("one fact is shown with its slices, query and parameters", async () => {
  const { out } = await coord(temporaryFolder(), "facts", "--sample", "--id", "won_share", "--window", "all");
  expect(out).toMatch(/^by source +Value +Records +Between$/m);
  expect(out).toContain("sql:");
  expect(out).toContain('parameters: {"from"');
});

test("facts of no portal are all missing, and that is no error", async () => {
  const { code, out } = await coord(temporaryFolder(), "facts", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out).facts.every((fact: { status: string }) => fact.status === "missing")).toBe(true);
});

test("lint lists the library and finds nothing wrong with the built-in one", async () => {
  const { code, out } = await coord(temporaryFolder(), "lint", "--json");
  expect(code).toBe(0);
  const { items, findings } = JSON.parse(out);
  expect(findings.map((finding: Finding) => [finding.rule, finding.severity])).toEqual(
    Array(3).fill(["skill/unknown-related", "info"]),
  );
  const names = items.map((item: { name: string }) => item.name);
  for (const name of ["sales-marketing-alignment", "sales-marketing-sla", "chassis-intelligence", "mission-summary"])
    expect(names).toContain(name);
});

test("lint finds an output spec with an unknown rule, at its line", async () => {
  const folder = temporaryFolder();
  const outputs = join(folder, "skills", "mine", "outputs");
  mkdirSync(outputs, { recursive: true });
  writeFileSync(join(folder, "skills", "mine", "SKILL.md"), "---\nname: mine\ndescription: Mine.\n---\n# Mine\n");
  const spec =
    "document: mine\nversion: 1\ntitle: Mine\nsections:\n  - heading: A\n    rules:\n      text/sentence: { count: 3 }\n";
  writeFileSync(join(outputs, "mine.yaml"), spec);
  const { code, out } = await coord(folder, "lint");
  expect(code).toBe(1);
  expect(out).toContain("mine.yaml:7 error spec/valid: Unexpected rule `text/sentence`");
});

test("prompt shows what a model would be sent, with no call and no key", async () => {
  const { code, out } = await coord(temporaryFolder(), "prompt", "draft our SLA", "--sample");
  expect(code).toBe(0);
  expect(out).toContain("sales-marketing-sla: user");
  expect(out).toContain("[[acceptance_rate]] Decided MQLs that sales accepted: 71.5%");
});

test("rules are listed and documented by their examples", async () => {
  const folder = temporaryFolder();
  expect((await coord(folder, "rules")).out).toContain("numbers/grounded");
  expect((await coord(folder, "rules", "text/no-em-dash")).out).toContain("Unexpected em dash");
});

test("the first suite passes", async () => {
  const { code, out } = await coord(temporaryFolder(), "eval", "--json");
  expect(JSON.parse(out).failed).toEqual([]);
  expect(code).toBe(0);
}, 180_000);

test("help and version answer", async () => {
  expect((await coord(temporaryFolder(), "--help")).out).toContain("coord sales-marketing-alignment --sample");
  expect((await coord(temporaryFolder(), "--version")).out).toMatch(/^\d+\.\d+\.\d+$/);
});
