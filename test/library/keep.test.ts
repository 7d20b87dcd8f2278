import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createKeeper } from "../../src/library/keep.ts";
import { loadLibrary } from "../../src/library/load.ts";
import { AGENT, folderOf, MISSION, skill } from "./fixture.ts";

test("a broken edit keeps the last good version and says so, a sound one is picked up, a deleted file is gone", async () => {
  const root = await folderOf({ "skills/a/SKILL.md": skill("a", "First"), "skills/b/SKILL.md": skill("b") });
  const file = join(root, "skills/a/SKILL.md");
  const keep = createKeeper();
  const read = async () => keep(await loadLibrary({ roots: [root] }));
  const toldOf = async () => (await read()).skills.map(({ name, description }) => `${name}: ${description}`);

  expect(await toldOf()).toEqual(["a: First", "b: Does a thing"]);
  await writeFile(file, "---\nname: [\n---\n");
  const broken = await read();
  expect(broken.skills.map(({ description }) => description)).toEqual(["First", "Does a thing"]);
  expect(broken.findings).toMatchObject([{ rule: "library/kept", severity: "warning", file, line: 3 }]);
  expect(broken.findings[0]?.message).toContain("its last good version is used");
  await writeFile(file, skill("a", "Second"));
  expect(await toldOf()).toEqual(["a: Second", "b: Does a thing"]);
  expect((await read()).findings).toEqual([]);
  await rm(join(root, "skills/a"), { recursive: true });
  expect(await toldOf()).toEqual(["b: Does a thing"]);
});

test("an edit with two faults is one warning, and front matter that is lost is a broken edit", async () => {
  const root = await folderOf({ "skills/a/SKILL.md": skill("a", "First") });
  const file = join(root, "skills/a/SKILL.md");
  const keep = createKeeper();
  const read = async () => keep(await loadLibrary({ roots: [root] }));
  await read();
  await writeFile(file, "---\nname: A b\ndescription: ''\n---\n");
  expect((await read()).findings.map(({ rule }) => rule)).toEqual(["library/kept"]);
  await writeFile(file, skill("a", "First").slice(4));
  const lost = await read();
  expect(lost.findings.map(({ rule }) => rule)).toEqual(["library/kept"]);
  expect(lost.skills[0]?.description).toBe("First");
});

test("a mission whose agent is gone is an error, and not what it last was", async () => {
  const root = await folderOf({
    "missions/test-mission.md": MISSION.replace(", @nobody-here", ""),
    "agents/handoff-analyst.md": AGENT,
  });
  const keep = createKeeper();
  const read = async () => keep(await loadLibrary({ roots: [root] }));
  expect((await read()).findings).toEqual([]);
  await rm(join(root, "agents"), { recursive: true });
  expect((await read()).findings).toMatchObject([{ rule: "mission/unknown-agent", severity: "error" }]);
});

test("a file that was never good is an error, and what it shadowed does not come back while it is kept", async () => {
  const root = await folderOf({ "skills/a/SKILL.md": skill("a", "Own") });
  const builtIn = await folderOf({
    "skills/a/SKILL.md": skill("a", "Built in"),
    "skills/c/SKILL.md": "---\nname: [\n---\n",
  });
  const keep = createKeeper();
  const read = async () => keep(await loadLibrary({ roots: [root, builtIn] }));
  expect((await read()).findings.map(({ rule }) => rule)).toContain("front-matter/broken");
  await writeFile(join(root, "skills/a/SKILL.md"), "---\nname: [\n---\n");
  expect((await read()).skills.map(({ description }) => description)).toEqual(["Own"]);
});
