import { expect, test } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";

test("a run that is taken up again counts its time from there", () => {
  const lines: string[] = [];
  const tell = createProgress((line) => lines.push(line), "/somewhere");
  const usage = { requests: 0, inputTokens: 0, outputTokens: 0 };
  tell({ run: "r", at: "2026-06-30T21:00:00Z", type: "phase.started", phase: 2, title: "Second" });
  const files = ["/somewhere/alignment/r/mission-summary.md"];
  tell({ run: "r", at: "2026-06-30T21:00:02Z", type: "run.finished", status: "clean", documents: [], files, usage });
  expect(lines).toEqual([
    "\nPhase 2: Second",
    "\nRun r ended clean in 2.0 s.",
    "Files:",
    "  alignment/r/mission-summary.md",
  ]);
});
