import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFactSheet } from "../facts/sheet.ts";
import { findMission } from "../library/find.ts";
import type { Library } from "../library/types.ts";
import { startRun } from "../missions/run.ts";
import { openRunStore } from "../missions/store.ts";
import { emptyPortal } from "../portal/portal.ts";
import { createSample, sampleAsOf, sampleSettings } from "../portal/sample/sample.ts";
import type { ScenarioName } from "../portal/sample/scenarios.ts";
import { createRouter } from "../routing/router.ts";
import { settingsSchema } from "../settings/schema.ts";
import { playbookWriter } from "../writers/playbook.ts";
import type { DocumentSuite, RoutingCase } from "./suite.ts";

/** What one case came to, and why where it failed. */
export interface Verdict {
  case: string;
  passed: boolean;
  why: string[];
}

/** Routes each sentence and holds it against its label. */
export function evaluateRouting(cases: readonly RoutingCase[], library: Library): Verdict[] {
  const route = createRouter(library);
  return cases.map(({ text, expect }) => {
    const actual = route(text).route?.name ?? null;
    const passed = actual === expect;
    return {
      case: `route: ${text}`,
      passed,
      why: passed ? [] : [`went to ${actual ?? "nothing"}, expected ${expect ?? "nothing"}`],
    };
  });
}

/** Runs each document case on each of its portals, in a folder that is thrown away, and asks for no error. */
export async function evaluateDocuments(suite: DocumentSuite, library: Library): Promise<Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), "concord-eval-"));
  const store = openRunStore(folder);
  const verdicts: Verdict[] = [];
  try {
    for (const { run, words, portals } of suite.documents) {
      for (const portal of portals) {
        const kind = findMission(library, run) ? ("mission" as const) : ("skill" as const);
        const request = { request: words ?? `/coord ${run}`, route: { kind, name: run }, ...groundOn(portal) };
        const around = { library, writer: playbookWriter, store, cwd: folder, onEvent: () => {} };
        const result = await startRun(request, around);
        for (const document of result.documents) {
          const errors = document.findings.filter((finding) => finding.severity === "error");
          const why = errors.map((finding) => `${finding.rule}: ${finding.message}`);
          verdicts.push({ case: `document: ${document.kind} on ${portal}`, passed: errors.length === 0, why });
        }
      }
    }
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return verdicts;
}

function groundOn(name: ScenarioName | "sample" | "empty") {
  const isEmpty = name === "empty";
  const settings = settingsSchema.parse(isEmpty ? {} : sampleSettings);
  const portal = isEmpty
    ? emptyPortal()
    : createSample({ scenario: name === "sample" ? "slow-follow-up" : name }).portal;
  return { settings, sheet: createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf }) };
}
