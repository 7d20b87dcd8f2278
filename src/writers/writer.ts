import type { Brief } from "../briefs/brief.ts";
import type { Kind } from "../briefs/kinds.ts";
import type { CheckResult } from "../documents/check.ts";

export interface Usage {
  requests: number;
  inputTokens: number;
  outputTokens: number;
}

/** Markdown in which figures stand as references, and what it cost to write. */
export interface Draft {
  markdown: string;
  usage: Usage;
}

/** Writes documents from briefs. */
export interface Writer {
  name: string;
  /** Throws InputError where the writer lacks what a kind needs, before anything is written. */
  prepare?(kind: Kind): void;
  draft(brief: Brief, signal?: AbortSignal): Promise<Draft>;
  /** Writes the sections again that findings name; absent where only mechanical repair applies. */
  repair?(brief: Brief, markdown: string, result: CheckResult, signal?: AbortSignal): Promise<Draft>;
}

export const noUsage: Usage = { requests: 0, inputTokens: 0, outputTokens: 0 };
