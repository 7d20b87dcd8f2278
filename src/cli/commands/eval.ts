import { join } from "node:path";
import { evaluateDocuments, evaluateRouting, type Verdict } from "../../evals/evaluate.ts";
import { readDocumentSuite, readRoutingCases } from "../../evals/suite.ts";
import { loadLibrary } from "../../library/load.ts";
import type { CommonOptions } from "../options.ts";
import { packageRoot } from "../package.ts";
import type { Surroundings } from "../surroundings.ts";

/** Runs the suites on the built-in library; any case that fails makes the exit code 1. */
export async function evaluate(options: CommonOptions, { print }: Surroundings): Promise<number> {
  const library = await loadLibrary({ roots: [packageRoot] });
  const verdicts = [
    ...(await evaluateDocuments(readDocumentSuite(join(packageRoot, "evals", "documents.yaml")), library)),
    ...evaluateRouting(readRoutingCases(join(packageRoot, "evals", "routing.jsonl")), library),
  ];
  const failed = verdicts.filter((verdict) => !verdict.passed);
  if (options.json) {
    print(JSON.stringify({ passed: failed.length === 0, cases: verdicts.length, failed }, null, 2));
  } else {
    for (const group of ["document", "route"]) print(line(group, verdicts));
    for (const { case: name, why } of failed)
      print(`failed: ${name}\n${why.map((reason) => `  ${reason}`).join("\n")}`);
    print(failed.length === 0 ? "passed" : `${failed.length} of ${verdicts.length} failed`);
  }
  return failed.length === 0 ? 0 : 1;
}

function line(group: string, verdicts: readonly Verdict[]): string {
  const own = verdicts.filter((verdict) => verdict.case.startsWith(`${group}: `));
  return `${group}: ${own.filter((verdict) => verdict.passed).length} of ${own.length}`;
}
