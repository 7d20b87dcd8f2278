import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { coord, temporaryFolder } from "../support.ts";

const documents = new Map<string, string>();

const folder = mkdtempSync(join(tmpdir(), "concord-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  for (const request of ["sales-marketing-alignment", "sales-leader-alignment"]) {
    const { events } = await coord(folder, request, "--sample", "--json");
    const end = events.at(-1) as unknown as { documents: { kind: string; path: string }[] };
    for (const { kind, path } of end.documents) documents.set(kind, readFileSync(path, "utf8"));
  }
});

const sla = () => documents.get("sales-marketing-sla")!;

test("what the whole document and a section of it are both held to is said once", async () => {
  const { findings } = await check(sla().replace("stateDiagram-v2", "stateDiagram"), { as: "sales-marketing-sla" });
  expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
    ["mermaid/exactly", "Unexpected header `stateDiagram`, expected `stateDiagram-v2`."],
  ]);
});

test("of one text the rule of its section speaks, and not the one that holds anywhere", async () => {
  const { findings } = await check(sla().replace(/\| VP of Sales \|\n/, "| TBD |\n"), { as: "sales-marketing-sla" });
  expect(findings.map(({ rule, actual }) => [rule, actual])).toEqual([["commitments/owner", "TBD"]]);
});

test("each delivered document passes the check that anybody can run, with and without the portal", async () => {
  const folder = temporaryFolder();
  for (const [kind, text] of documents) {
    const file = join(folder, `${kind}.md`);
    writeFileSync(file, text);
    const bare = await coord(folder, "check", `${kind}.md`, "--as", kind, "--json");
    expect([kind, bare.code, JSON.parse(bare.out)]).toMatchObject([
      kind,
      0,
      { document: kind, passed: true, findings: [], changes: [] },
    ]);
    expect(JSON.parse(bare.out).unscored).toContain("numbers/grounded");
    const grounded = await coord(folder, "check", `${kind}.md`, "--as", kind, "--sample", "--json");
    expect([kind, JSON.parse(grounded.out).findings]).toEqual([kind, []]);
    expect(JSON.parse(grounded.out).unscored).not.toContain("numbers/grounded");
  }
});

describe("a mutation of the SLA fires the rule it breaks, at its line", () => {
  const mutations: [rule: string, from: string | RegExp, to: string, line: string][] = [
    ["sections/required", "### V. FEEDBACK LOOP", "### V. FEEDBACK", "### V. FEEDBACK"],
    ["text/one-of", "rated BROKEN", "rated poor", "### I. ALIGNMENT HEALTH SUMMARY"],
    ["table/columns", "| Stage | One-Sentence Definition |", "| Step | One-Sentence Definition |", ""],
    ["table/rows", /\| SAL \| An MQL .*\n/, "", "| Stage |"],
    ["table/ragged", "| Sales | Contact attempts before giving up |", "| Sales |", "| Sales | 6"],
    ["commitments/number", /\| [\d,]+ MQLs a month \|/, "| plenty |", "| plenty |"],
    [
      "commitments/owner",
      /(\| Sales \| A disposition .*)\| VP of Sales \|/,
      "$1| The team |",
      "| Sales | A disposition",
    ],
    ["cell/one-sentence", "A person and a company we know how to reach.", "A person. A company.", "| Lead |"],
    ["placeholder/none", "**The alert.**", "**The alert for [COMPANY NAME].**", "**The alert for"],
    [
      "fence/closed",
      '  recyclable -->|"No"| out["Disqualified"]\n```',
      '  recyclable -->|"No"| out["Disqualified"]',
      "```mermaid",
    ],
    ["mermaid/valid", "stamped --> alert", "stamped -[-> alert", ""],
    ["mermaid/says-what-it-means", "stamped --> alert", "stamped --> alert-now", ""],
    ["sections/required", "### VII. GOVERNANCE CADENCE", "# Notes\n\n### VII. GOVERNANCE CADENCE", "# Notes"],
    ["section/not-empty", /(### VII\. GOVERNANCE CADENCE\n)[\s\S]*?(?=\n### VIII)/, "$1\n<!-- later -->\n", "### VII."],
    [
      "commitments/owner",
      /(\| Sales \| A disposition .*)\| VP of Sales \|/,
      "$1| Sales & Marketing |",
      "| Sales | A disposition",
    ],
    ["text/sentences", "The alignment is rated", "It is so. The alignment is rated", "The alignment is rated"],
    ["placeholder/none", "\n\n### I.", "\n\nFor [COMPANY NAME].\n\n### I.", "For [COMPANY NAME]."],
  ];

  test.each(mutations)("%s", async (rule, from, to, line) => {
    const mutated = sla().replace(from, to);
    expect(mutated).not.toBe(sla());
    const { passed, findings } = await check(mutated, { as: "sales-marketing-sla" });
    expect(passed).toBe(false);
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule]);
    const lines = findings
      .filter((finding) => finding.rule === rule)
      .map((finding) => mutated.split("\n")[finding.line! - 1]);
    if (line !== "") expect(lines.join("\n")).toContain(line);
  });

  test("a missing diagram", async () => {
    const { findings } = await check(sla().replace(/```mermaid\nflowchart[\s\S]*?```/, "See the table."), {
      as: "sales-marketing-sla",
    });
    expect([...new Set(findings.map(({ rule, message }) => `${rule}: ${message}`))]).toEqual([
      "mermaid/exactly: Missing diagram of kind `flowchart`, expected 1 and found none.",
    ]);
  });
});

test("with a portal a number that nobody measured is found", async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "sla.md"),
    sla().replace("**The alert.** To", "**The alert.** Reps now answer 61.7% of leads. To"),
  );
  const { code, out } = await coord(folder, "check", "sla.md", "--as", "sales-marketing-sla", "--sample");
  expect(code).toBe(1);
  expect(out).toContain("numbers/grounded: Unexpected `61.7%`");
});

test("with a portal it is found wherever and however it is written", async () => {
  const folder = temporaryFolder();
  const planted = sla()
    .replace("\n\n### I.", "\n\nWins are up 17.3%.\n\n### I.")
    .replace(
      "**The alert.** To",
      "**The alert.** 30-41.7% answer in **77** seconds, a 13x lift worth 1,234 CHF, `47.7%`. To",
    )
    .replace('["', '["within 17 minutes, ');
  writeFileSync(join(folder, "sla.md"), planted);
  const { out } = await coord(folder, "check", "sla.md", "--as", "sales-marketing-sla", "--sample", "--json");
  const { findings } = JSON.parse(out) as { findings: { rule: string; actual: string }[] };
  expect(findings.map(({ rule }) => rule)).toEqual(findings.map(() => "numbers/grounded"));
  expect(findings.map(({ actual }) => actual).toSorted()).toEqual(
    ["17.3%", "30-41.7%", "77 seconds", "13x", "1,234 CHF", "47.7%", "17 minutes"].toSorted(),
  );
});

test("with a portal a flag beside a measured number is found, though nothing says where it was printed", async () => {
  const folder = temporaryFolder();
  const [measured] = /[\d.]+%(?= of MQLs are touched within)/.exec(sla())!;
  const flagged = `**The alert.** Today ${measured} are touched in time,\nSIGNAL MISSING: the rest. To`;
  writeFileSync(join(folder, "sla.md"), sla().replace("**The alert.** To", flagged));
  const { out } = await coord(folder, "check", "sla.md", "--as", "sales-marketing-sla", "--sample", "--json");
  expect(JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule)).toEqual(["signals/not-beside-number"]);
});

test("--fix mends what it can in the file and shows the difference", async () => {
  const folder = temporaryFolder();
  const plan = documents.get("sales-leader-alignment-plan")!;
  writeFileSync(join(folder, "plan.md"), plan.replace("one on one, not a sync", "one on one \u2014 not a sync"));
  const before = await coord(folder, "check", "plan.md", "--as", "sales-leader-alignment-plan");
  expect(before.out).toContain("text/no-em-dash");
  const { code, out } = await coord(folder, "check", "plan.md", "--as", "sales-leader-alignment-plan", "--fix");
  expect(code).toBe(0);
  expect(out).toContain("+ Who should be in the room: you and the sales leader, one on one, not a sync");
  expect(readFileSync(join(folder, "plan.md"), "utf8")).toBe(plan);
});

test("--fix keeps the byte order mark and the ends of lines, and tells each change by its line", async () => {
  const folder = temporaryFolder();
  const text = "# T\r\n\r\n| a | b |\r\n| 1 | 2 |\r\n\r\n```mermaid\r\ngraph TD\r\n  a --> b\r\n```\r\n";
  writeFileSync(join(folder, "x.md"), `\uFEFF${text}`);
  const { out } = await coord(folder, "check", "x.md", "--as", "mission-summary", "--fix");
  expect(out.split("\n").slice(0, 5)).toEqual([
    "@@ line 4",
    "+ | --- | --- |",
    "@@ line 8",
    "- graph TD",
    "+ flowchart TD",
  ]);
  const mended = text.replace("| a | b |\r\n", "| a | b |\r\n| --- | --- |\r\n").replace("graph", "flowchart");
  expect(readFileSync(join(folder, "x.md"), "utf8")).toBe(`\uFEFF${mended}`);
  const again = await coord(folder, "check", "x.md", "--as", "mission-summary", "--fix", "--json");
  expect(JSON.parse(again.out).fixed).toEqual([]);
});

test("--format junit is a test case for each rule, with its place where it found something", async () => {
  const folder = temporaryFolder();
  const text = sla().replace("**The alert.**", "**The alert for [COMPANY NAME] & \u0007 <us>.**");
  writeFileSync(join(folder, "sla.md"), text.replace("\u0007", ""));
  const { code, out } = await coord(folder, "check", "sla.md", "--as", "sales-marketing-sla", "--format", "junit");
  expect(code).toBe(1);
  const line = text.split("\n").findIndex((candidate) => candidate.includes("[COMPANY NAME]")) + 1;
  expect(out).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites tests="\d+" failures="\d+" skipped="\d+">/,
  );
  expect(out).toContain(
    `name="placeholder/none (line ${line})" file="sla.md" line="${line}"><failure type="placeholder/none"`,
  );
  expect(out).toContain('name="fence/closed" file="sla.md"/>');
  expect(out).toContain('name="numbers/grounded" file="sla.md"><skipped');
  expect(out).not.toContain("<us>");
  const wrong = await coord(folder, "check", "sla.md", "--as", "sales-marketing-sla", "--format", "xml");
  expect([wrong.code, wrong.err]).toEqual([2, "coord: --format takes text, json, junit; found `xml`."]);
});

test("the exported check takes facts as values, of the sample and of a portal", async () => {
  const as = "customer-journey";
  const text = documents.get(as)!;
  expect((await check(text, { as })).unscored).toContain("numbers/grounded");
  const bySample = await check(text.replace(/\n/g, "\r\n"), { as, facts: { sample: true } });
  expect([bySample.findings, bySample.unscored.includes("numbers/grounded")]).toEqual([[], false]);
  const values = { acceptance_rate: { value: 0.64, unit: "share" } };
  const byValues = await check("## 3. Lead Quality and Conversion\n\nSales accepts 64% and wins 27%.\n", {
    as,
    facts: { values, missing: { rejections_by_reason: "the reasons" } },
  });
  const found = byValues.findings.filter(({ rule }) => /^(?:numbers|signals)/.test(rule)).map(({ message }) => message);
  expect(found.toSorted()).toEqual([
    "Missing flag for rejections_by_reason, expected `SIGNAL MISSING: the reasons`.",
    "Unexpected `27%`, expected a quantity of the brief; the nearest is acceptance_rate, 64%.",
  ]);
  await expect(check(text, { as, facts: { portal: "none.db" }, cwd: temporaryFolder() })).rejects.toThrow("none.db");
  await expect(check(text, { as, variants: ["constructor"] })).rejects.toThrow("no variant constructor");
});

test("a project extends a kind that comes with Concord, under a name of its own or the same", async () => {
  const folder = temporaryFolder();
  const outputs = join(folder, "skills", "our-sla", "outputs");
  mkdirSync(outputs, { recursive: true });
  writeFileSync(
    join(folder, "skills", "our-sla", "SKILL.md"),
    "---\nname: our-sla\ndescription: Drafts our own agreement between sales and marketing.\n---\n\nDraft it.\n",
  );
  const own = "version: 1\nextends: sales-marketing-sla\nsections:\n  - heading: IX. DATA PROTECTION\n";
  writeFileSync(join(outputs, "our-sla.yaml"), `document: our-sla\n${own}`);
  writeFileSync(join(outputs, "sales-marketing-sla.yaml"), `document: sales-marketing-sla\n${own}`);
  const more = sla().replace("\n## Signatures", "\n### IX. DATA PROTECTION\n\nConsent is kept.\n\n## Signatures");
  writeFileSync(join(folder, "ours.md"), more);
  writeFileSync(join(folder, "theirs.md"), sla());
  for (const kind of ["our-sla", "sales-marketing-sla"]) {
    expect([kind, (await coord(folder, "check", "ours.md", "--as", kind)).code]).toEqual([kind, 0]);
    const { code, out } = await coord(folder, "check", "theirs.md", "--as", kind);
    expect([kind, code, out]).toEqual([kind, 1, expect.stringContaining("Missing section `IX. DATA PROTECTION`")]);
  }
  writeFileSync(join(outputs, "our-sla.yaml"), "document: our-sla\nversion: 1\nextends: our-sla\n");
  expect((await coord(folder, "check", "ours.md", "--as", "our-sla")).err).toContain(
    "No document kind is called our-sla",
  );
});

test("any markdown is checked without a throw", async () => {
  for (const text of [
    "",
    "\0\u0001",
    "# x\n".repeat(5000),
    "| a |\n|".repeat(2000),
    "```mermaid\n",
    "<script>1</script>",
  ]) {
    expect((await check(text, { as: "sales-marketing-sla" })).passed).toBe(false);
  }
});

test("an unknown kind is refused with those there are", async () => {
  await expect(check("x", { as: "nothing" })).rejects.toThrow("there are");
});
