import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { openPortal } from "../../src/portal/portal.ts";
import { leadLabels, stampColumns } from "../../src/portal/summary/columns.ts";
import { dropSummary } from "../../src/portal/summary/store.ts";
import { openSummary } from "../../src/portal/summary/summary.ts";
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

test("the built command brings the public holidays of a region", () => {
  const folder = temporaryFolder();
  const set = ["--set", "business_hours.holidays=DE-BY", "--set", "business_hours.time_zone=Europe/Berlin"];
  const { status, stderr } = built(folder, "sales-marketing-sla", "--sample", "--out", "out", ...set);
  expect([status, stderr]).toEqual([0, ""]);
  const text = readFileSync(join(folder, "out", "sales-marketing-sla.md"), "utf8");
  expect(text).toContain("closed for 9 public holidays of DE-BY in 2026");
});

test("a diagram that mermaid reads for ever is a finding after two seconds, and the command ends", () => {
  const folder = temporaryFolder();
  const text = `### IV. HANDOFF & REVERT RULES\n\n\`\`\`mermaid\nflowchart TD\n  a${" ".repeat(45_000)}b\n\`\`\`\n`;
  writeFileSync(join(folder, "sla.md"), text);
  const { status, stdout, stderr } = built(folder, "check", "sla.md", "--as", "sales-marketing-sla", "--json");
  expect([status, stderr]).toEqual([1, ""]);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; line: number; message: string }[] };
  expect(findings.find(({ rule }) => rule === "mermaid/valid")).toMatchObject({
    line: 4,
    message: "Unexpected flowchart that can't be drawn: mermaid was still reading it after 2 seconds.",
  });
});

test("hundreds of documents in one process leave nothing behind", { timeout: 180_000 }, () => {
  const script = `
    const { check } = await import(${JSON.stringify(pathToFileURL(join(root, "dist", "index.js")).href)});
    const fence = "\`\`\`";
    const text = (n) => "### IV. HANDOFF & REVERT RULES\\n\\nThe owner has " + n + " hours.\\n\\n" + fence + "mermaid\\nflowchart TD\\n  a" + n + " --> b\\n" + fence + "\\n\\n| a | b |\\n|---|---|\\n| " + n + " | d |\\n";
    const some = async (from, count) => { for (let n = from; n < from + count; n++) await check(text(n), { as: "sales-marketing-sla" }); };
    const heap = () => { gc(); gc(); return process.memoryUsage().heapUsed; };
    await some(0, 100);
    const before = heap();
    await some(1000, 300);
    console.log((heap() - before) / 1e6);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", script], {
    cwd: temporaryFolder(),
    encoding: "utf8",
    timeout: 170_000,
  });
  expect([status, stderr]).toEqual([0, ""]);
  // Ten kilobytes a document would be three megabytes; `npm run bench` does it with a thousand.
  expect(Number(stdout)).toBeLessThan(3);
});

test("a large portal is summed up in two threads to what one makes of it", { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  expect(existsSync(join(root, "dist", "summary-worker.js"))).toBe(true);
  const { status, stderr } = built(folder, "sample", "--leads", "66000", "--portal", "large.db");
  expect([status, stderr]).toEqual([0, ""]);
  const { db } = openPortal(folder, join(folder, "large.db"));
  const entries = () => {
    const summary = openSummary(db);
    const labelled = [...leadLabels, "reason"].map((name) => {
      const labels = summary.labels(name);
      return Array.from(summary.column(name), (number) => labels[number]);
    });
    const channels = summary.labels("channel");
    const { at, channel } = summary.attempts();
    const plain = ["lead", "n", "flags", "filled", "engagements", "attempts", ...stampColumns].map(summary.column);
    return [summary.entries, labelled, plain, at, Array.from(channel, (number) => channels[number])];
  };
  const byTwo = entries();
  dropSummary(db);
  const byOne = entries();
  // Far too much to be printed where it differs.
  expect(isDeepStrictEqual(byTwo, byOne)).toBe(true);
  db.close();
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
    "dist/holidays.cjs",
    "dist/holidays.LICENSE.txt",
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

test("the built command asks a model over the wire, and --debug logs the call without its key", async () => {
  const bodies: { system: unknown; max_tokens: number }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      bodies.push(JSON.parse(body));
      response.setHeader("content-type", "application/json");
      const content = [{ type: "text", text: `No plan today for ${request.headers["x-api-key"]}.` }];
      const usage = { input_tokens: 10, output_tokens: 2 };
      response.end(
        JSON.stringify({
          id: "m",
          type: "message",
          role: "assistant",
          model: "m",
          content,
          stop_reason: "end_turn",
          usage,
        }),
      );
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const env = {
    ...process.env,
    ANTHROPIC_API_KEY: "key-of-nobody-at-all",
    ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}`,
  };
  const argv = [bin, "our VP of Sales thinks our leads are bad", "--writer", "anthropic", "--json", "--debug"];
  const child = spawn(process.execPath, argv, { cwd: temporaryFolder(), env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const code = await new Promise((ended) => child.on("close", ended));
  expect(code).toBe(1);
  expect(bodies.length).toBeGreaterThan(0);
  expect(JSON.parse(out.trim().split("\n").at(-1)!)).toMatchObject({ type: "run.finished", status: "degraded" });
  expect(err).toContain('"msg":"model call"');
  expect(err).not.toContain("key-of-nobody-at-all");
});
