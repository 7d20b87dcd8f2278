import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support.ts";

const root = join(import.meta.dirname, "..", "..");
const bin = join(root, "dist", "coord.js");
const built = (cwd: string, ...argv: string[]) =>
  spawnSync(process.execPath, [bin, ...argv], { cwd, encoding: "utf8", input: "", timeout: 60_000 });

test("the built command runs the mission with no key, and no network to be had", () => {
  const folder = temporaryFolder();
  const { status, stdout, stderr } = built(folder, "sales-marketing-alignment", "--sample");
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("mission-summary.md");
  const [run = ""] = readdirSync(join(folder, "alignment"));
  expect(readFileSync(join(folder, "alignment", run, "sales-marketing-sla.md"), "utf8")).toContain("stateDiagram-v2");
});

test("its exit code tells bad input from a clean answer, and results go to stdout alone", () => {
  const folder = temporaryFolder();
  expect(built(folder, "route", "draft our SLA", "--json")).toMatchObject({ status: 0, stderr: "" });
  const bad = built(folder, "facts", "--portal", "gone.db");
  expect(bad).toMatchObject({ status: 2, stdout: "" });
  expect(bad.stderr).toMatch(/^coord: No portal at .*gone\.db; .*\n$/);
  expect(readdirSync(folder)).toEqual([]);
});

test("a chat whose input ends leaves quietly", () => {
  expect(built(temporaryFolder())).toMatchObject({ status: 0, stderr: "" });
});

test("the package brings what it needs to run elsewhere, and nothing else", () => {
  const [{ files }] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root, encoding: "utf8" }),
  );
  const paths = files.map((file: { path: string }) => file.path) as string[];
  for (const path of [
    "dist/coord.js",
    "dist/index.js",
    "dist/library.json",
    "dist/types/index.d.ts",
    "LICENSE",
    "README.md",
  ]) {
    expect(paths).toContain(path);
  }
  for (const folder of ["agents", "skills", "missions", "prompts", "evals"]) {
    expect(paths.some((path) => path.startsWith(`${folder}/`))).toBe(true);
  }
  expect(paths.filter((path) => /^(src|test|scripts|\.ci)\//.test(path))).toEqual([]);
  const { dependencies, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(Object.keys(dependencies)).toEqual(["better-sqlite3"]);
  for (const target of Object.values(exports["."]) as string[]) expect(existsSync(join(root, target))).toBe(true);
});
