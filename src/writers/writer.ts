import type { Brief } from "../briefs/brief.ts";
import type { Kind } from "../briefs/kinds.ts";
import type { Finding } from "../finding.ts";

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
  /**
   * Writes one part of a draft again, told the errors in it: a section, or without a heading what is missing among the sections and
   * what stands above them. Other sections stay byte for byte. Absent where only mechanical repair applies.
   */
  repair?(
    brief: Brief,
    markdown: string,
    part: { heading?: string; errors: readonly Finding[] },
    signal?: AbortSignal,
  ): Promise<Draft>;
}

export const noUsage: Usage = { requests: 0, inputTokens: 0, outputTokens: 0 };
