import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeliveredFile } from "../events.ts";
import { createFactSheet } from "../facts/sheet.ts";
import { errorsIn } from "../finding.ts";
import { findMission } from "../library/find.ts";
import type { Library } from "../library/types.ts";
import { startRun } from "../missions/run.ts";
import { openRunStore } from "../missions/store.ts";
import { emptyPortal, type Portal } from "../portal/portal.ts";
import { createSample, sampleAsOf } from "../portal/sample/sample.ts";
import { type ScenarioName, scenarioNames } from "../portal/sample/scenarios.ts";
import { settingsOf } from "../portal/sample/settings.ts";
import { settingsSchema } from "../settings/schema.ts";
import { playbookWriter } from "../writers/playbook.ts";
import { type CutName, createCut, cutNames } from "./cuts.ts";
import type { DocumentSuite } from "./suite.ts";

/** What one case came to, and why where it failed. */
export interface Verdict {
  case: string;
  passed: boolean;
  why: string[];
}

/**
 * Runs each document case on each of its portals, in a folder that is thrown away. A case passes where each of its
 * documents is delivered without an error and with no flag in the middle of a sentence.
 */
export async function evaluateDocuments(suite: DocumentSuite, library: Library): Promise<Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), "concord-eval-"));
  const store = openRunStore(folder);
  const verdicts: Verdict[] = [];
  const grounds = new Map<PortalName, ReturnType<typeof groundOn>>();
  try {
    for (const { run, words, portals, cuts } of suite.documents) {
      const kind = findMission(library, run) ? ("mission" as const) : ("skill" as const);
      for (const portal of [...portals, ...cuts]) {
        const request = { request: words ?? `/coord ${run}`, route: { kind, name: run } };
        const around = { library, writer: playbookWriter, store, cwd: folder, onEvent: () => {} };
        try {
          const ground = grounds.get(portal) ?? groundOn(portal);
          grounds.set(portal, ground);
          const { documents } = await startRun({ ...request, ...ground }, around);
          verdicts.push(...documents.map((document) => judge(document, portal)));
          if (documents.length > 0) continue;
          verdicts.push({ case: `document: ${run} on ${portal}`, passed: false, why: ["delivered nothing"] });
        } catch (error) {
          verdicts.push({ case: `document: ${run} on ${portal}`, passed: false, why: [(error as Error).message] });
        }
      }
    }
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return verdicts;
}

function judge({ kind, path, findings }: DeliveredFile, portal: string): Verdict {
  const errors = errorsIn(findings);
  const why = [
    ...errors.map((finding) => `${finding.rule}: ${finding.message}`),
    ...strayFlags(readFileSync(path, "utf8")).map((line) => `a flag in the middle of a sentence: ${line}`),
  ];
  return { case: `document: ${kind} on ${portal}`, passed: why.length === 0, why };
}

/** Lines in which SIGNAL MISSING begins no line, item, cell or sentence: a figure that was taken for known. */
export const strayFlags = (text: string): string[] =>
  text.split("\n").filter((line) => /(?<!^(?:\s*[-*>] )*|\| |[.!?]["')]* )SIGNAL MISSING/.test(line));

type PortalName = ScenarioName | "sample" | "empty" | CutName;

function groundOn(name: PortalName) {
  const settings = settingsSchema.parse(name === "empty" ? {} : settingsOf(scenarioOf(name)));
  return { settings, sheet: createFactSheet({ portal: open(name), settings, asOf: sampleAsOf, today: sampleAsOf }) };
}

function open(name: PortalName): Portal {
  if (name === "empty") return emptyPortal();
  if (isCut(name)) return createCut(name);
  return createSample({ scenario: scenarioOf(name) }).portal;
}

/** The scenario that a portal's records are of; a cut is made from the sample's own. */
const scenarioOf = (name: PortalName): ScenarioName => scenarioNames.find((own) => own === name) ?? "slow-follow-up";

const isCut = (name: string): name is CutName => (cutNames as readonly string[]).includes(name);
