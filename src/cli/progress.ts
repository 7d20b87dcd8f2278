import { relative } from "node:path";
import type { RunEvent, Stamped } from "../events.ts";

/** Prints a run as it goes, phase by phase and agent by agent. */
export function createProgress(print: (line: string) => void, cwd: string): (event: Stamped<RunEvent>) => void {
  let startedAt: number | undefined;
  return (event) => {
    // A run that is taken up again starts with whatever comes next.
    startedAt ??= Date.parse(event.at);
    switch (event.type) {
      case "run.started":
        print(
          `${event.plan} on the ${describePortal(event.portal, cwd)} portal, as of ${event.asOf}, writer ${event.writer}`,
        );
        break;
      case "phase.started":
        print(`\nPhase ${event.phase}: ${event.title}`);
        break;
      case "agent.started":
        if (event.role === "lead") print(`  @${event.agent} writes`);
        break;
      case "agent.finished":
        if (event.role === "support") print(`  @${event.agent} supports: ${count(event.points ?? 0, "point")}`);
        break;
      case "document.checked":
        if (!event.passed) print(`    ${event.document}: ${count(event.errors, "error")} against its spec`);
        break;
      case "document.repaired":
        print(`    ${event.document}: repaired, round ${event.round}`);
        break;
      case "document.delivered":
        print(
          `    ${event.document}: ${event.status}${event.signals > 0 ? `, ${count(event.signals, "signal")} missing` : ""}`,
        );
        break;
      case "run.finished": {
        const seconds = ((Date.parse(event.at) - startedAt) / 1000).toFixed(1);
        print(`\nRun ${event.run} ended ${event.status} in ${seconds} s.${event.error ? ` ${event.error}` : ""}`);
        if (event.usage.requests > 0) {
          print(
            `${count(event.usage.requests, "model request")}, ${event.usage.inputTokens} tokens in, ${event.usage.outputTokens} out.`,
          );
        }
        if (event.files.length > 0) print("Files:");
        for (const file of event.files) print(`  ${relative(cwd, file) || file}`);
        break;
      }
      case "phase.finished":
        break;
    }
  };
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
const describePortal = (name: string, cwd: string): string => (name.includes("/") ? relative(cwd, name) || name : name);
