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
