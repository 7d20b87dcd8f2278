import type { Finding } from "./finding.ts";

/** How a run ended; one that was interrupted can be taken up again. */
export type RunStatus = "clean" | "degraded" | "failed" | "interrupted";

export interface RunUsage {
  requests: number;
  inputTokens: number;
  outputTokens: number;
}

export interface DeliveredFile {
  kind: string;
  path: string;
  findings: Finding[];
}

/** What a run tells while it goes; each event comes with the run and the moment. */
export type RunEvent =
  | { type: "run.started"; request: string; plan: string; portal: string; asOf: string; writer: string }
  | { type: "phase.started"; phase: number; title: string }
  | { type: "agent.started"; phase: number; agent: string; role: "support" | "lead" }
  | {
      type: "agent.finished";
      phase: number;
      agent: string;
      role: "support" | "lead";
      points?: number;
      document?: string;
    }
  | { type: "document.checked"; document: string; passed: boolean; errors: number; round: number }
  | { type: "document.repaired"; document: string; round: number }
  | { type: "document.delivered"; document: string; path: string; status: "clean" | "degraded"; signals: number }
  | { type: "phase.finished"; phase: number }
  | {
      type: "run.finished";
      status: RunStatus;
      documents: DeliveredFile[];
      files: string[];
      usage: RunUsage;
      error?: string;
    };

export type Stamped<Event> = Event & { run: string; at: string };

/** Where events go. */
export type Emit = (event: RunEvent) => void;
