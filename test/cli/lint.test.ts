import { mkdirSync, writeFileSync } from "node:fs";
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
  expect(told).toEqual(["warning skill/trigger-twice:1"]);
  expect(own[0]?.message).toContain("`a` claims it too");
  expect(code).toBe(0);
});

test("a redirect to nobody, a related skill that is not here, a reference that is missing", async () => {
  const more =
    'metadata:\n  negative-triggers: "haiku -> poem-skill, SLA -> sales-marketing-sla"\n  related-skills: "far-skill"\n';
  const text = `${skill("a", "Does", more)}\nRead references/there.md and \`references/gone.md\`.\n`;
  const { told, own } = await findingsOf(projectOf({ "skills/a/SKILL.md": text, "skills/a/references/there.md": "x" }));
  expect(told).toEqual([
    "warning skill/unknown-redirect:",
    "info skill/unknown-related:",
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
  const { code } = await coord(temporaryFolder(), "lint", "--strict");
  expect(code).toBe(0);
});
