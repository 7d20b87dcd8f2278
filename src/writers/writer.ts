import type { Brief } from "../briefs/brief.ts";
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
  draft(brief: Brief): Promise<Draft>;
  /** Writes the sections again that findings name; absent where only mechanical repair applies. */
  repair?(brief: Brief, markdown: string, result: CheckResult): Promise<Draft>;
}

export const noUsage: Usage = { requests: 0, inputTokens: 0, outputTokens: 0 };
