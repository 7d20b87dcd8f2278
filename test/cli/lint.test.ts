import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Finding } from "../../src/finding.ts";
import { AGENT, MISSION, skill } from "../library/fixture.ts";
import { coord, temporaryFolder } from "../support.ts";

function projectOf(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function findingsOf(folder: string, ...argv: string[]) {
  const { code, out } = await coord(folder, "lint", "--json", ...argv);
  const { items, findings } = JSON.parse(out) as {
    items: { kind: string; name: string; file: string }[];
    findings: Finding[];
  };
  const own = findings.filter(({ file }) => file?.startsWith(folder));
  return { code, items, own, told: own.map(({ rule, severity, line }) => `${severity} ${rule}:${line ?? ""}`) };
}

const twoClaims = {
  "skills/a/SKILL.md": skill("a", "Does", 'metadata:\n  triggers: "fix our handoff, one"\n'),
  "skills/b/SKILL.md": skill("b", "Does", 'metadata:\n  triggers: "Fix our “handoff”!, two"\n'),
};

test("a phrase that two skills claim, told of the later one", async () => {
  const { code, told, own } = await findingsOf(projectOf(twoClaims));
  expect(told).toEqual(["warning skill/trigger-twice:5"]);
  expect(own[0]?.message).toContain("`a` claims it too");
  expect(code).toBe(0);
});

test("a redirect to nobody, a related skill that is not here, a reference that is missing", async () => {
  const more =
    'metadata:\n  negative-triggers: "haiku -> poem-skill, SLA -> sales-marketing-sla"\n  related-skills: "far-skill"\n';
  const text = `${skill("a", "Does", more)}\nRead references/there.md and \`references/gone.md\`.\n`;
  const { told, own } = await findingsOf(projectOf({ "skills/a/SKILL.md": text, "skills/a/references/there.md": "x" }));
  expect(told).toEqual([
    "warning skill/unknown-redirect:5",
    "info skill/unknown-related:6",
    "warning skill/missing-reference:11",
  ]);
  expect(own[0]?.message).toContain("`poem-skill`");
});

test("a variable that nothing fills, and a mission that names an agent who does not exist", async () => {
  const agent = AGENT.replace(
    "{{lead_volume}} leads",
    "{{lead_volume}} {{company}} {{current_slas}} {{shoe_size}} leads",
  );
  const { code, own } = await findingsOf(
    projectOf({ "agents/handoff-analyst.md": agent, "missions/test-mission.md": MISSION }),
  );
  expect(code).toBe(1);
  expect(own.map(({ rule, line }) => [rule, line])).toEqual([
    ["mission/unknown-agent", 28],
    ["agent/unknown-variable", 35],
  ]);
  expect(own[1]?.message).toContain("`{{shoe_size}}`");
});

test("a template whose variable or figure nothing provides, and one that is broken", async () => {
  const { told, own } = await findingsOf(
    projectOf({
      "skills/a/SKILL.md": skill("a"),
      "skills/a/assets/a.hbs":
        "{{company}} {{colour}}\n{{#each sources}}{{name}}{{/each}} [[mql_sql_rate]] [[moon_phase]]\n{{#if terms}}{{@root.nothing}}{{/if}}\n",
      "skills/a/assets/b.hbs": "{{#if company}}\n",
    }),
  );
  expect(told).toEqual([
    "warning template/unknown-variable:1",
    "warning template/unknown-variable:3",
    "warning template/unknown-variable:2",
    "error template/broken:2",
  ]);
  expect(own.map(({ message }) => message).join(" ")).toContain("`[[moon_phase]]`");
});

test("the settings are linted too, each wrong line", async () => {
  const folder = projectOf({ "concord.yaml": "company: Acme\ncolour: red\nmargin: 2\n" });
  const { code, items, told } = await findingsOf(folder);
  expect(code).toBe(1);
  expect(items).toContainEqual({ kind: "settings", name: "concord.yaml", file: join(folder, "concord.yaml") });
  expect(told.toSorted()).toEqual(["error settings/unknown:2", "error settings/value:3"]);
});

test("paths: a file, a folder of loose texts of every kind, a folder of one skill", async () => {
  const folder = projectOf({
    "loose/one.txt": "Close the gap\n\nText without any front matter.\n",
    "loose/two.md": MISSION.slice(MISSION.indexOf("# Mission")),
    "loose/three.txt": AGENT,
    "loose/README.md": "not an item",
    "skills/lone/SKILL.md": skill("lone"),
  });
  const loose = await findingsOf(folder, "loose");
  expect(loose.items.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "mission test-mission",
    "skill one",
    "agent handoff-analyst",
  ]);
  expect(loose.told).toEqual(["warning front-matter/absent:1", "error mission/unknown-agent:21"]);
  expect((await findingsOf(folder, "skills/lone")).items.map(({ name }) => name)).toEqual(["lone"]);
  expect((await findingsOf(folder, "loose/three.txt")).items.map(({ name }) => name)).toEqual(["handoff-analyst"]);
  expect((await coord(folder, "lint", "nowhere")).err).toContain("nowhere can't be linted");
});

test("--strict holds skills to the letter of the Agent Skills specification", async () => {
  const text = skill("a", "Use when: leads rot", "version: 1\nallowed-tools:\n  - Read\nmetadata:\n  version: 1.0\n");
  const folder = projectOf({ "skills/a/SKILL.md": text, "skills/b/SKILL.md": skill("c"), "skills/stray.md": "x" });
  const lenient = await findingsOf(folder);
  expect(lenient.code).toBe(0);
  expect(lenient.told).toEqual([
    "info library/stray-file:",
    "warning front-matter/unquoted-colon:3",
    "warning skill/name-is-folder:2",
  ]);
  const strict = await findingsOf(folder, "--strict");
  expect(strict.code).toBe(1);
  expect(strict.told).toEqual([
    "info library/stray-file:",
    "error front-matter/unquoted-colon:3",
    "error skill/name-is-folder:2",
    "error strict/version:4",
    "error strict/allowed-tools:5",
    "error strict/metadata:7",
  ]);
});

test("the built-in skills are strict themselves", async () => {
  const { code, out } = await coord(temporaryFolder(), "lint", "--strict");
  expect(code).toBe(0);
  expect(out).toContain("0 errors, 0 warnings, 3 notes");
});

test("links that leave the folder are followed nowhere, not for assets, specs or references", async () => {
  const outside = projectOf({ "x.hbs": "TOP SECRET {{company}}", "x.yaml": "document: memo\n", "refs/r.md": "x" });
  const folder = projectOf({ "skills/memo/SKILL.md": skill("memo") });
  const memo = join(folder, "skills", "memo");
  for (const part of ["assets", "outputs"]) mkdirSync(join(memo, part));
  symlinkSync(join(outside, "x.hbs"), join(memo, "assets", "memo.hbs"));
  symlinkSync(join(outside, "x.yaml"), join(memo, "outputs", "memo.yaml"));
  symlinkSync(join(outside, "refs"), join(memo, "references"));
  symlinkSync(outside, join(folder, ".claude"));
  const { told } = await findingsOf(folder);
  expect(told.toSorted()).toEqual(["warning library/outside:", "warning library/outside:"]);
  const { items } = await findingsOf(folder, ".");
  expect(items.map(({ name }) => name)).toEqual(["memo"]);
});

test("odd things in an item's folders are findings, and nothing crashes", async () => {
  const folder = projectOf({
    "skills/a/SKILL.md": skill("a"),
    "skills/a/assets": "a file where a folder belongs",
    "skills/b/SKILL.md": skill("b"),
    "skills/b/assets/x.hbs/inner": "a folder where a file belongs",
    "skills/b/outputs/y.yaml/inner": "a folder where a file belongs",
    "skills/none/notes.md": "no main file",
    "agents/sub/inner.md": AGENT,
  });
  symlinkSync(join(folder, "nowhere"), join(folder, "agents", "dangling.md"));
  const { code, told } = await findingsOf(folder);
  expect(code).toBe(1);
  expect(told.toSorted()).toEqual([
    "error library/unreadable:",
    "error library/unreadable:",
    "error library/unreadable:",
    "info library/no-file:",
    "info library/no-file:",
    "info library/no-file:",
  ]);
  expect((await coord(folder, "draft our SLA", "--sample", "--graph")).code).toBe(0);
});

test("a name that a skill and an agent share is told, and requests go to the skill", async () => {
  const folder = projectOf({
    "agents/sales-marketing-sla.md": AGENT.replace("handoff-analyst", "sales-marketing-sla"),
  });
  expect((await findingsOf(folder)).told).toEqual(["warning library/name-twice:1"]);
  const { out } = await coord(folder, "route", "draft our SLA", "--json");
  expect(JSON.parse(out)).toMatchObject({ route: { kind: "skill", name: "sales-marketing-sla" } });
});

test("two specs of one kind: the first counts, and the second is told", async () => {
  const spec = "document: memo\nversion: 1\ntitle: Memo\nsections:\n  - heading: A\n";
  const folder = projectOf({
    "skills/a/SKILL.md": skill("a"),
    "skills/a/outputs/memo.yaml": spec,
    "skills/b/SKILL.md": skill("b"),
    "skills/b/outputs/memo.yaml": spec,
  });
  expect((await findingsOf(folder)).told).toEqual(["warning spec/kind-twice:1"]);
});

test("nothing of a file steers the terminal", async () => {
  const folder = projectOf({ "skills/a/SKILL.md": skill("a", "Does", 'metadata:\n  related-skills: "x\\e[31m"\n') });
  expect((await coord(folder, "lint")).out).not.toContain("\u001b");
});

test("UTF-16 is refused, and a lost letter is told", async () => {
  const folder = projectOf({ "skills/b/SKILL.md": "" });
  writeFileSync(join(folder, "skills/b/SKILL.md"), Buffer.from(`\uFEFF${skill("b")}`, "utf16le"));
  mkdirSync(join(folder, "skills/c"));
  writeFileSync(join(folder, "skills/c/SKILL.md"), Buffer.from(skill("c", "Gr\u00fc\u00dfe"), "latin1"));
  expect((await findingsOf(folder)).told).toEqual(["error file/encoding:1", "warning file/encoding:3"]);
});

test("an alias that leads nowhere in a spec or the settings is a finding, and stops nothing else", async () => {
  const folder = projectOf({
    "skills/a/SKILL.md": skill("a"),
    "skills/a/outputs/x.yaml": "document: x\nversion: 1\ntitle: t\nsections:\n  - heading: *Goals*\n",
  });
  expect((await findingsOf(folder)).told).toEqual(["error spec/valid:1"]);
  expect((await coord(folder, "draft our SLA", "--sample", "--graph")).code).toBe(0);
  writeFileSync(join(folder, "concord.yaml"), "company: *Acme*\n");
  expect((await findingsOf(folder)).told).toContain("error settings/readable:1");
  expect((await coord(folder, "facts", "--set", "company=*x")).code).toBe(2);
});
