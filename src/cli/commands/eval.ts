import { join } from "node:path";
import { describeDiagnosis, evaluateDiagnosis } from "../../evals/diagnosis.ts";
import { evaluateDocuments } from "../../evals/evaluate.ts";
import { evaluateRouting, type RoutingReport } from "../../evals/routing.ts";
import { describeRules, evaluateRules } from "../../evals/rules.ts";
import { readDiagnosisCases, readDocumentSuite, readRoutingCases, readRuleCases } from "../../evals/suite.ts";
import { loadLibrary } from "../../library/load.ts";
import type { CommonOptions } from "../options.ts";
import { packageRoot } from "../package.ts";
import { readWeights } from "../router.ts";
import type { Surroundings } from "../surroundings.ts";

/**
 * Runs the suites on the built-in library. A document case that fails, or held-back sentences
 * or stories under their bar, or a rule of wording that is an error and under it, make the exit code 1; those that were learned from or tuned on are only reported.
 */
export async function evaluate(options: CommonOptions, { print }: Surroundings): Promise<number> {
  const library = await loadLibrary({ roots: [packageRoot] });
  const documents = await evaluateDocuments(readDocumentSuite(join(packageRoot, "evals", "documents.yaml")), library);
  const cases = readRoutingCases(join(packageRoot, "evals", "routing.jsonl"));
  const weights = await readWeights();
  const routing = (["tune", "held"] as const).map((half) => evaluateRouting(cases, half, library, weights));
  const stories = readDiagnosisCases(join(packageRoot, "evals", "diagnosis.jsonl"));
  const diagnosis = (["tune", "held"] as const).map((half) => evaluateDiagnosis(stories, half));
  const passages = readRuleCases(join(packageRoot, "evals", "rules.jsonl"));
  const wording = [await evaluateRules(passages, "tune"), await evaluateRules(passages, "held")];
  const failed = documents.filter((verdict) => !verdict.passed);
  const passed =
    failed.length === 0 &&
    [...routing, ...diagnosis, ...wording.flat()].every((report) => report.half === "tune" || report.passed);
  if (options.json) {
    print(
      JSON.stringify(
        {
          passed,
          cases: documents.length + cases.length + stories.length + passages.length,
          failed,
          routing,
          diagnosis,
          wording: wording.flat(),
        },
        null,
        2,
      ),
    );
  } else {
    print(`document: ${documents.length - failed.length} of ${documents.length}`);
    for (const report of routing) print(describe(report));
    for (const report of diagnosis) print(describeDiagnosis(report));
    for (const line of wording.flatMap(describeRules)) print(line);
    for (const { case: name, why } of failed)
      print(`failed: ${name}\n${why.map((reason) => `  ${reason}`).join("\n")}`);
    print(passed ? "passed" : "failed");
  }
  return passed ? 0 : 1;
}

function describe({ half, sentences, right, interval: [low, high], unrelated, fired }: RoutingReport): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  const name = half === "tune" ? "route, learned from" : "route, held back";
  return `${name}: ${right} of ${sentences} (${percent(right / sentences)}, 95% interval ${percent(low)} to ${percent(high)}); ${fired} of ${unrelated} that belong nowhere fired`;
}
