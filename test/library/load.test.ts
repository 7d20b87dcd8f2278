import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { buildIndex } from "../../src/library/build-index.ts";
import { loadLibrary } from "../../src/library/load.ts";
import { AGENT, folderOf, MISSION, skill } from "./fixture.ts";

const FILES = {
  "agents/handoff-analyst/AGENT.md": AGENT,
  "agents/README.md": "# Not an agent\n",
  "missions/test-mission/MISSION.md": MISSION,
  "skills/b/SKILL.md": skill("b"),
  "skills/a/SKILL.md": skill("a"),
  "skills/a/references/z.md": "z",
  "skills/a/references/deep/y.md": "y",
  "skills/broken/SKILL.md": "---\nname: [\n---\n",
  "prompts/draft.hbs": "Write {{kind}}\r\n",
};

test("loads every kind by name, and a bad file hides no good one", async () => {
  const root = await folderOf(FILES);
  const library = await loadLibrary({ roots: [root] });
  expect(library.skills.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(library.skills[0]).toMatchObject({
    file: join(root, "skills/a/SKILL.md"),
    dir: join(root, "skills/a"),
    references: ["references/deep/y.md", "references/z.md"],
  });
  expect(library.agents).toMatchObject([{ name: "handoff-analyst", dir: join(root, "agents/handoff-analyst") }]);
  expect(library.missions).toMatchObject([{ name: "test-mission" }]);
  expect(library.prompts).toMatchObject([{ name: "draft", template: "Write {{kind}}\n" }]);
  expect(library.findings).toMatchObject([
    { rule: "front-matter/broken", file: join(root, "skills/broken/SKILL.md") },
    {
      rule: "mission/unknown-agent",
      severity: "error",
      file: join(root, "missions/test-mission/MISSION.md"),
      line: 28,
    },
  ]);
});

test("the first of two items with one name wins, and the finding names both", async () => {
  const first = await folderOf({ "skills/a/SKILL.md": skill("a", "First") });
  const second = await folderOf({ "skills/a/SKILL.md": skill("a", "Second") });
  const library = await loadLibrary({ roots: [first, second] });
  expect(library.skills.map(({ description }) => description)).toEqual(["First"]);
  expect(library.findings).toMatchObject([
    { rule: "library/name-twice", severity: "warning", file: join(second, "skills/a/SKILL.md") },
  ]);
  expect(library.findings[0]?.message).toContain(join(first, "skills/a/SKILL.md"));
});

test("a file is read once by whatever path, and a link out of the library is not followed", async () => {
  const outside = await folderOf({ "skills/far/SKILL.md": skill("far") });
  const root = await folderOf({ "skills/a/SKILL.md": skill("a"), ".claude/agents/x.md": AGENT });
  await symlink(join(root, "skills"), join(root, ".claude/skills"));
  await symlink(join(outside, "skills/far"), join(root, "skills/far"));
  const library = await loadLibrary({ roots: [root, join(root, ".claude")] });
  expect(library.skills.map(({ name }) => name)).toEqual(["a"]);
  expect(library.findings.map(({ rule }) => rule)).toEqual(["library/outside"]);
});

test("a file over 1 MB is refused, a missing folder is an empty one", async () => {
  const root = await folderOf({ "agents/big.md": AGENT + "x".repeat(1_000_000) });
  const library = await loadLibrary({ roots: [root, join(root, "none")] });
  expect(library).toMatchObject({ agents: [], findings: [{ rule: "library/too-large", severity: "error" }] });
});

test("an index gives the same library from another place, and parses nothing", async () => {
  const index = JSON.parse(JSON.stringify(await buildIndex([await folderOf(FILES)])));
  const root = await folderOf(FILES);
  const parsed = await loadLibrary({ roots: [root] });
  vi.resetModules();
  vi.doMock("../../src/library/parse.ts", () => {
    throw new Error("the parsers were loaded");
  });
  const { loadLibrary: loadAnew } = await import("../../src/library/load.ts");
  expect(await loadAnew({ roots: [root], prebuilt: index })).toEqual(parsed);
  vi.doUnmock("../../src/library/parse.ts");
});
