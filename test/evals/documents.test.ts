import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { layGround, writeBrief } from "../../src/briefs/brief.ts";
import { readKinds } from "../../src/briefs/kinds.ts";
import { createCut } from "../../src/evals/cuts.ts";
import { evaluateDocuments, strayFlags } from "../../src/evals/evaluate.ts";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { openSnapshot, type Snapshot, takeSnapshot } from "../../src/facts/snapshot.ts";
import { loadLibrary } from "../../src/library/load.ts";
import type { Library } from "../../src/library/types.ts";
import { checkDraft } from "../../src/missions/produce.ts";
import { createSample, sampleAsOf, sampleSettings } from "../../src/portal/sample/sample.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { contribute } from "../../src/writers/contribution.ts";
import { playbookWriter } from "../../src/writers/playbook.ts";

const settings = settingsSchema.parse(sampleSettings);
let library: Library;

beforeAll(async () => {
  library = await loadLibrary({ roots: [join(import.meta.dirname, "..", "..")] });
});

describe("a case fails", () => {
  test("when its run throws", async () => {
    const suite = { documents: [{ run: "no-such-skill", portals: ["empty" as const], cuts: [] }] };
    const [verdict] = await evaluateDocuments(suite, library);
    expect(verdict).toMatchObject({ case: "document: no-such-skill on empty", passed: false });
    expect(verdict!.why[0]).toBeTruthy();
  });

  test("when a flag stands in the middle of a sentence", () => {
    const good = ["SIGNAL MISSING: a", "- SIGNAL MISSING: b", "| x | SIGNAL MISSING: c |", "Known. SIGNAL MISSING: d"];
    const bad = ["Sales accepts SIGNAL MISSING: the share", "Set: SIGNAL MISSING: the volume"];
    expect(strayFlags([...good, ...bad].join("\n"))).toEqual(bad);
  });
});

test("a cut takes out what its name says and nothing else", () => {
  const count = (table: string, name: Parameters<typeof createCut>[0]) =>
    createCut(name).db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number;
  expect(count("touches", "no touches")).toBe(0);
  expect(count("leads", "no touches")).toBe(400);
  expect(count("leads", "ten leads")).toBe(10);
  expect(count("touches", "one lead")).toBeGreaterThan(0);
});

describe("documents stay clean when any one figure is not known", () => {
  const snapshots: Record<string, Snapshot> = {
    "slow-follow-up": snapshot(createSample({ leads: 400 }).portal),
    "poor-lead-quality": snapshot(createSample({ leads: 400, scenario: "poor-lead-quality" }).portal),
    "leads and wins": snapshot(createCut("leads and wins")),
  };

  test.each(Object.entries(snapshots))("%s", { timeout: 60_000 }, async (_name, taken) => {
    const measured = taken.facts.filter((fact) => fact.status === "measured");
    const whole = new Map<string, string>();
    const wrong = await problemsOf(taken, whole);
    for (const { id } of measured) {
      const facts = taken.facts.map((fact) =>
        fact.id === id ? { status: "missing" as const, id, title: fact.title, check: `the figure called ${id}` } : fact,
      );
      for (const problem of await problemsOf({ ...taken, facts }, whole, id)) wrong.push(`without ${id}: ${problem}`);
    }
    expect(wrong).toEqual([]);
  });

  function snapshot(portal: ReturnType<typeof createCut>): Snapshot {
    return takeSnapshot(createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf }));
  }

  /** What is wrong with the documents on a snapshot, those left out that are as they were with every figure known. */
  async function problemsOf(taken: Snapshot, whole: Map<string, string>, gone?: string): Promise<string[]> {
    const sheet = openSnapshot(taken);
    const words = "our VP of Sales thinks our leads are bad";
    const drafted = layGround(words, sheet, settings);
    const compared = { was: drafted.terms, before: sheet };
    const comparing = layGround(words, sheet, settings, undefined, { compared });
    const mission = library.missions.find(({ name }) => name === "sales-marketing-alignment")!;
    const agent = (name: string | undefined) => library.agents.find((candidate) => candidate.name === name);
    const problems: string[] = [];
    for (const kind of readKinds(library).kinds) {
      const ground = kind.spec.wish === "comparison" ? comparing : drafted;
      const phase = mission.phases.find(({ documents }) => documents.includes(kind.kind));
      const base = writeBrief(ground, kind, { mission, phase, persona: agent(phase?.lead) });
      const contributions = (phase?.support ?? []).map((name) => contribute(agent(name)!, base));
      const brief = { ...base, contributions };
      const { markdown } = await playbookWriter.draft(brief);
      if (gone === undefined) whole.set(kind.kind, markdown);
      else if (markdown === whole.get(kind.kind) && !markdown.includes(gone)) continue;
      const { text, result } = await checkDraft(brief, markdown);
      const errors = result.findings.filter(({ severity }) => severity === "error");
      problems.push(
        ...errors.map(({ rule, message }) => `${kind.kind} ${rule} ${message}`),
        ...strayFlags(text).map((line) => `${kind.kind} ${line}`),
      );
    }
    return problems;
  }
});
