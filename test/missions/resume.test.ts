import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { loadLibrary } from "../../src/library/load.ts";
import { resumeRun, startRun } from "../../src/missions/run.ts";
import { openRunStore } from "../../src/missions/store.ts";
import { createSample, sampleAsOf, sampleSettings } from "../../src/portal/sample/sample.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { playbookWriter } from "../../src/writers/playbook.ts";
import type { Writer } from "../../src/writers/writer.ts";
import { temporaryFolder } from "../support.ts";

const root = join(import.meta.dirname, "..", "..");
const settings = settingsSchema.parse(sampleSettings);
const request = () => ({
  request: "/coord sales-marketing-alignment",
  route: { kind: "mission" as const, name: "sales-marketing-alignment" },
  settings,
  sheet: createFactSheet({ portal: createSample().portal, settings, asOf: sampleAsOf, today: sampleAsOf }),
});

/** The playbook writer, which dies when it comes to one document for the first time. */
const diesAt = (kind: string): Writer & { drafted: string[] } => {
  const drafted: string[] = [];
  let alive = false;
  return {
    name: "playbook",
    drafted,
    draft(brief) {
      drafted.push(brief.kind.kind);
      if (brief.kind.kind === kind && !alive) {
        alive = true;
        throw new Error("the power went out");
      }
      return playbookWriter.draft(brief);
    },
  };
};

test("a run that died goes on from its last checkpoint, with the inputs it started with, to the same bytes", async () => {
  const cwd = temporaryFolder();
  const library = await loadLibrary({ roots: [root] });
  const store = openRunStore(cwd);
  const writer = diesAt("sales-marketing-sla");
  const around = { library, writer, store, cwd, onEvent: () => {} };
  await expect(startRun(request(), around)).rejects.toThrow("the power went out");
  const { run, status } = store.list()[0]!;
  expect(status).toBe("failed");

  const resumed = await resumeRun(run, around);
  expect(resumed.status).toBe("clean");
  expect(resumed.documents).toHaveLength(5);
  // What was done before the end is not done again.
  expect(writer.drafted.filter((kind) => kind === "customer-journey")).toHaveLength(1);
  expect(writer.drafted.filter((kind) => kind === "sales-marketing-sla")).toHaveLength(2);

  const whole = await startRun(request(), { ...around, writer: playbookWriter, out: "whole" });
  for (const [index, document] of whole.documents.entries()) {
    expect(readFileSync(resumed.documents[index]!.path, "utf8")).toBe(readFileSync(document.path, "utf8"));
  }
  store.close();
});

test("a run whose settings were kept before a setting came goes on with its default", async () => {
  const cwd = temporaryFolder();
  const library = await loadLibrary({ roots: [root] });
  const store = openRunStore(cwd);
  const around = { library, writer: diesAt("sales-marketing-sla"), store, cwd, onEvent: () => {} };
  await expect(startRun(request(), around)).rejects.toThrow("the power went out");
  const { run, inputs } = store.list()[0]!;
  const kept = JSON.parse(store.get(inputs));
  delete kept.settings.teams;
  delete kept.settings.business_hours.hours;
  store.db.prepare("UPDATE runs SET inputs = ? WHERE run = ?").run(store.put(JSON.stringify(kept)), run);
  expect((await resumeRun(run, around)).status).toBe("clean");
  store.close();
});

test("texts stay out of the checkpoints, which stay small", async () => {
  const cwd = temporaryFolder();
  const store = openRunStore(cwd);
  const library = await loadLibrary({ roots: [root] });
  await startRun(request(), { library, writer: playbookWriter, store, cwd, onEvent: () => {} });
  const bytes = store.db.prepare("SELECT SUM(LENGTH(checkpoint)) FROM checkpoints").pluck().get() as number;
  expect(bytes).toBeLessThan(400_000);
  const checkpoints = store.db
    .prepare("SELECT GROUP_CONCAT(CAST(checkpoint AS TEXT)) FROM checkpoints")
    .pluck()
    .get() as string;
  expect(checkpoints).not.toContain("ALIGNMENT HEALTH SUMMARY");
  store.close();
});

test("a run that another process is at work on is not resumed beside it", async () => {
  const cwd = temporaryFolder();
  const library = await loadLibrary({ roots: [root] });
  const store = openRunStore(cwd);
  const around = { library, writer: diesAt("customer-journey"), store, cwd, onEvent: () => {} };
  await expect(startRun(request(), around)).rejects.toThrow();
  const { run } = store.list()[0]!;
  expect(store.claim(run)).toBe(true);
  // The claim is this process's, which is alive.
  await expect(resumeRun(run, around)).rejects.toThrow("at work in another process");
  store.close();
});

test("a run that is interrupted says what it delivered so far, and goes on to the same end", async () => {
  const cwd = temporaryFolder();
  const library = await loadLibrary({ roots: [root] });
  const store = openRunStore(cwd);
  const stop = new AbortController();
  const seen: string[] = [];
  const onEvent = (event: { type: string; document?: string }) => {
    seen.push(event.type);
    if (event.type === "document.delivered" && event.document === "customer-journey") stop.abort();
  };
  const around = { library, writer: playbookWriter, store, cwd, onEvent };
  const first = await startRun(request(), { ...around, signal: stop.signal });
  expect(first).toMatchObject({ status: "interrupted" });
  expect(seen.at(-1)).toBe("run.finished");
  const resumed = await resumeRun(first.run, around);
  expect(resumed.status).toBe("clean");
  expect(resumed.documents).toHaveLength(5);
  store.close();
});

test("two runs that start in one second are two runs", async () => {
  const cwd = temporaryFolder();
  const library = await loadLibrary({ roots: [root] });
  const stores = [openRunStore(cwd), openRunStore(cwd)];
  const now = () => new Date("2026-06-30T21:00:00Z");
  const runs = await Promise.all(
    stores.map((store) => startRun(request(), { library, writer: playbookWriter, store, cwd, onEvent: () => {}, now })),
  );
  expect(runs.map(({ run, status }) => [run, status])).toEqual([
    ["20260630-210000", "clean"],
    ["20260630-210000-2", "clean"],
  ]);
  for (const store of stores) store.close();
});
