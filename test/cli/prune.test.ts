import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { loadLibrary } from "../../src/library/load.ts";
import { type RunRequest, startRun } from "../../src/missions/run.ts";
import { openRunStore, type RunStore } from "../../src/missions/store.ts";
import { emptyPortal } from "../../src/portal/portal.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { playbookWriter } from "../../src/writers/playbook.ts";
import type { Writer } from "../../src/writers/writer.ts";
import { coord, temporaryFolder } from "../support.ts";

const library = await loadLibrary({ roots: [join(import.meta.dirname, "..", "..")] });
const settings = settingsSchema.parse({});
const dies: Writer = { name: "playbook", draft: () => Promise.reject(new Error("the power went out")) };

/** Runs a request that started on a day. */
async function runOn(folder: string, day: string, request: string, writer = playbookWriter, own = settings) {
  const sheet = createFactSheet({ portal: emptyPortal(), settings: own, today: 1_780_000_000 });
  const route: RunRequest["route"] = { kind: "skill", name: "sales-marketing-sla" };
  const store = openRunStore(folder);
  try {
    const around = { library, writer, store, cwd: folder, onEvent: () => {}, now: () => new Date(`${day}T10:00:00Z`) };
    return await startRun({ request, route, settings: own, sheet }, around);
  } catch {
    return undefined;
  } finally {
    store.close();
  }
}

function inStore<Value>(folder: string, read: (store: RunStore) => Value): Value {
  const store = openRunStore(folder);
  try {
    return read(store);
  } finally {
    store.close();
  }
}

const runs = (folder: string) => inStore(folder, (store) => store.list().map(({ run }) => run));
const rows = (folder: string, table: string) =>
  inStore(folder, ({ db }) => db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number);

const future = "2199-01-01";

test("runs that are older go with all that only they need, and what they delivered stays", async () => {
  const folder = temporaryFolder();
  const old = await runOn(folder, "2020-01-01", "an SLA of long ago");
  await runOn(folder, "2020-03-01", "a second SLA of long ago", dies);
  await runOn(folder, future, "an SLA", dies);
  const alone = temporaryFolder();
  await runOn(alone, future, "an SLA", dies);

  const { code, out } = await coord(folder, "runs", "prune", "--older-than", "90d");
  expect(code).toBe(0);
  expect(out.split("\n")).toEqual([
    "20200301-100000  failed       sales-marketing-sla",
    "20200101-100000  clean        sales-marketing-sla",
    "Removed 2 of 3 runs; the documents they delivered stay.",
  ]);
  for (const table of ["runs", "events", "checkpoints", "writes", "texts"])
    expect([table, rows(folder, table)]).toEqual([table, rows(alone, table)]);
  expect(readFileSync(join(folder, ".concord", "runs.db"), "latin1")).not.toContain("of long ago");
  expect(old!.files.map((file) => existsSync(file))).toEqual([true, true, true]);
  // Who wrote them is known still: the next run to that folder does not take them for somebody's own.
  expect(rows(folder, "delivered")).toBe(3);
  const [left] = runs(folder);
  expect((await coord(folder, "runs", "resume", left!)).code).toBe(0);
});

test("--keep leaves the newest, whatever their age, and --json lists what went", async () => {
  const folder = temporaryFolder();
  for (const month of ["01", "02", "03"]) await runOn(folder, `2020-${month}-01`, "an SLA", dies);
  const { out } = await coord(folder, "runs", "prune", "--older-than", "90d", "--keep", "2", "--json");
  expect(JSON.parse(out)).toMatchObject({
    removed: [{ run: "20200101-100000", status: "failed" }],
    kept: 2,
    atWork: [],
  });
  expect((await coord(folder, "runs", "prune", "--keep", "1")).out).toContain("Removed 1 of 2 runs");
  expect(runs(folder)).toEqual(["20200301-100000"]);
});

test("a run that is at work stays, with its texts", async () => {
  const folder = temporaryFolder();
  await runOn(folder, "2020-01-01", "an SLA", dies);
  await runOn(folder, "2020-02-01", "another SLA", dies);
  const needed = inStore(folder, (store) => {
    store.claim("20200101-100000");
    return store.put("what no checkpoint names yet");
  });
  const { out } = await coord(folder, "runs", "prune", "--keep", "0");
  expect(out).toContain("20200101-100000 is at work and stays.");
  expect(runs(folder)).toEqual(["20200101-100000"]);
  expect(inStore(folder, (store) => store.get(needed))).toBe("what no checkpoint names yet");
});

test("with the setting, each new run takes the old ones away and says nothing of it", async () => {
  const folder = temporaryFolder();
  const old = await runOn(folder, "2020-01-01", "an SLA");
  await runOn(folder, "2020-03-01", "an SLA", playbookWriter, settingsSchema.parse({ keep_runs_days: 60 }));
  expect(runs(folder)).toHaveLength(2);
  writeFileSync(join(folder, "concord.yaml"), "keep_runs_days: 30\n");
  const { code, out, err } = await coord(folder, "sales-marketing-sla");
  expect([code, err, /remov|prune/i.test(out)]).toEqual([0, "", false]);
  expect(runs(folder)).toHaveLength(1);
  expect(old!.files.map((file) => existsSync(file))).toEqual([true, true, true]);
  await runOn(folder, "2020-01-01", "an SLA");
  expect((await coord(folder, "runs", "prune")).out).toContain("Removed 1 of 2 runs");
});

test.each([
  ["nothing that says which", [], "Say which runs go: --older-than 90d, --keep 20"],
  ["an age that is none", ["--older-than", "soon"], "--older-than takes days such as 90d; found `soon`"],
  ["a count that is none", ["--keep", "-1"], "--keep takes how many runs stay, such as 20; found `-1`"],
])("%s is refused in one sentence", async (_name, argv, message) => {
  const { code, err } = await coord(temporaryFolder(), "runs", "prune", ...argv);
  expect([code, err.split("\n").length]).toEqual([2, 1]);
  expect(err).toContain(message);
});

test("where nothing has run, nothing goes and nothing is made", async () => {
  const folder = temporaryFolder();
  expect((await coord(folder, "runs", "prune", "--keep", "1")).out).toContain("Removed 0 of 0 runs");
  expect(existsSync(join(folder, ".concord"))).toBe(false);
});
