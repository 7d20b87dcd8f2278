import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coord, temporaryFolder } from "../support.ts";

const cases: [name: string, argv: string[], message: string][] = [
  ["a portal that is not there", ["sales-marketing-alignment", "--portal", "gone.db"], "No portal at"],
  ["an unknown mission", ["sales-marketing-alignmnt"], "did you mean sales-marketing-alignment?"],
  ["an unknown mission in a slash command", ["/coord nothing"], "called nothing"],
  ["a sentence that belongs nowhere", ["write a haiku about autumn"], "Nothing here takes"],
  ["an empty request", [" "], "The request is empty"],
  ["an unknown option", ["--frobnicate"], "unknown option"],
  ["a command that is not built yet", ["doctor"], "coord doctor is not built yet"],
  ["a window that is none", ["facts", "--sample", "--window", "soon"], "--window takes days"],
  ["an as-of that is no date", ["facts", "--sample", "--as-of", "soon"], "--as-of takes a date"],
  ["a fact that is none", ["facts", "--sample", "--id", "lead_volum"], "did you mean lead_volume?"],
  ["a rule that is none", ["rules", "table/column"], "did you mean table/columns?"],
  ["a check without a kind", ["check", "x.md"], "needs --as KIND"],
  ["a check of an unknown kind", ["check", "x.md", "--as", "sla"], "No document kind is called sla"],
  ["a check of a file that is not there", ["check", "x.md", "--as", "sales-marketing-sla"], "x.md can't be read"],
  ["a run that is not there", ["runs", "show", "nothing"], "Nothing has run"],
  ["a sample and a portal at once", ["facts", "--sample", "--portal", "x.db"], "exclude each other"],
  ["a setting without a value", ["facts", "--set", "company"], "--set takes NAME=VALUE"],
  ["a setting that is none", ["facts", "--set", "colour=red"], "`colour` is no setting"],
  [
    "a setting within what is no group",
    ["facts", "--set", "company=A", "--set", "company.name=B"],
    "`company` is no group",
  ],
  ["an empty list of required fields", ["facts", "--set", "required_fields=[]"], "`required_fields` is wrong"],
  ["an owner without a name", ["facts", "--set", "owners.sales="], "`owners.sales` is wrong"],
  ["a folder to lint that is not there", ["lint", "nowhere"], "nowhere can't be linted"],
  ["an empty folder to deliver to", ["sales-marketing-sla", "--sample", "--out", " "], "--out takes a folder"],
  ["a setting of the wrong kind", ["facts", "--set", "margin=2"], "`margin` is wrong"],
  [
    "a writer without its key",
    ["sales-marketing-sla", "--sample", "--writer", "anthropic"],
    "ANTHROPIC_API_KEY is not set",
  ],
  ["a writer that is none", ["sales-marketing-sla", "--sample", "--writer", "quill"], "Unknown writer `quill`"],
];

test.each(cases)("%s is one clear sentence, exit code 2, and nothing written", async (_name, argv, message) => {
  const folder = temporaryFolder();
  const { code, err } = await coord(folder, ...argv);
  expect(err).toContain(message);
  expect(code).toBe(2);
  expect(err.split("\n")).toHaveLength(1);
  expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  expect(readdirSync(folder)).toEqual([]);
});

test("a broken file of the project stops what it would have been, and nothing else", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "skills", "bad"), { recursive: true });
  const file = join(folder, "skills", "bad", "SKILL.md");
  writeFileSync(file, "---\nname: bad\ndescription: [unclosed\n---\n# Bad\n");
  const other = await coord(folder, "draft our SLA", "--sample", "--graph");
  expect(other.code).toBe(0);
  expect(other.err).toMatch(/SKILL\.md:\d+ error front-matter\/broken: .*; left out$/);
  const named = await coord(folder, "/coord bad", "--sample");
  expect(named.code).toBe(2);
  expect(named.err).toContain("mend the file");
  expect(readdirSync(folder)).toEqual(["skills"]);
  const debug = await coord(folder, "bad", "--sample", "--debug");
  expect(debug.err).toMatch(/\bat .*:\d+:\d+/);
});

test("a broken file in place of a built-in skill is not passed over for the built-in one", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, ".claude", "skills", "sales-marketing-sla"), { recursive: true });
  writeFileSync(join(folder, ".claude", "skills", "sales-marketing-sla", "SKILL.md"), "---\nname: [\n---\n");
  const { code, err } = await coord(folder, "draft our SLA", "--sample");
  expect(code).toBe(2);
  expect(err).toContain("mend the file or take it out");
});

test("a file in the way of the folder to deliver to is named, and no run is on record", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "taken"), "");
  const { code, err } = await coord(folder, "sales-marketing-sla", "--sample", "--out", "taken");
  expect(code).toBe(2);
  expect(err).toContain("a file is in the way");
  expect(readdirSync(folder)).toEqual(["taken"]);
});

test("an output spec that is broken, or whose playbook is missing, stops the run before it starts", async () => {
  const folder = temporaryFolder();
  const outputs = join(folder, "skills", "mine", "outputs");
  mkdirSync(outputs, { recursive: true });
  writeFileSync(join(folder, "skills", "mine", "SKILL.md"), "---\nname: mine\ndescription: Mine.\n---\n# Mine\n");
  const spec = "document: mine\nversion: 1\ntitle: Mine\nsections:\n  - heading: A\n";
  writeFileSync(join(outputs, "mine.yaml"), spec);
  expect((await coord(folder, "mine")).err).toContain("No playbook at");
  writeFileSync(join(outputs, "mine.yaml"), `${spec}    rules: { text/sentence: { count: 3 } }\n`);
  expect((await coord(folder, "mine")).err).toContain("mine.yaml:6: Unexpected rule `text/sentence`");
  expect(readdirSync(folder)).toEqual(["skills"]);
});

test.each([
  ["- a\n- b\n", "holds no settings"],
  ["just words\n", "holds no settings"],
  ["company: [\n", "is not valid YAML"],
])("a concord.yaml of %j is refused in a sentence", async (text, message) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "concord.yaml"), text);
  const { code, err } = await coord(folder, "facts");
  expect([code, err.split("\n").length]).toEqual([2, 1]);
  expect(err).toContain(message);
});

test("an empty concord.yaml sets nothing, and --set makes the groups it needs", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "concord.yaml"), "# nothing yet\n");
  for (const argv of [
    ["facts"],
    ["facts", "--set", "team_sizes.sdr=4"],
    ["facts", "--sample", "--set", "team_sizes.sdr=4"],
  ]) {
    expect((await coord(folder, ...argv)).code).toBe(0);
  }
});

test("a run store that is none is named, with what to do", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, ".concord"));
  writeFileSync(join(folder, ".concord", "runs.db"), "no database ".repeat(100));
  const { code, err } = await coord(folder, "sales-marketing-sla", "--sample");
  expect([code, err.split("\n").length]).toEqual([2, 1]);
  expect(err).toContain("runs.db can't be opened as a run store");
});

test("a wrong line of concord.yaml is named with its number", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "concord.yaml"), "company: Acme\nrouting_method: coin-toss\n");
  const { code, err } = await coord(folder, "facts");
  expect(code).toBe(2);
  expect(err).toContain("concord.yaml:2");
});
