/** How much a finding weighs: a document with an `error` is not clean. */
export type Severity = "error" | "warning" | "info";

/** One thing wrong in one place. Lint, import, rules and settings all speak it. */
export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  file?: string;
  /** 1-based. */
  line?: number;
  /** 1-based. */
  column?: number;
  /** Heading of the section the finding is in, as written. */
  section?: string;
  expected?: string;
  actual?: string;
  hint?: string;
}

/** True when nothing in the list stops a document from being delivered as clean. */
export const isClean = (findings: readonly Finding[]): boolean => errorsIn(findings).length === 0;

/** The findings that keep a document from being clean. */
export const errorsIn = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.severity === "error");

/** One line a person can act on: where, what, and how to mend it; nothing in it steers the terminal. */
export function formatFinding(finding: Finding): string {
  const place = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(":");
  const where = [place, finding.section && `[${finding.section}]`].filter(Boolean).join(" ");
  const hint = finding.hint ? ` (${finding.hint})` : "";
  const line = `${where ? `${where} ` : ""}${finding.severity} ${finding.rule}: ${finding.message}${hint}`;
  return line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ");
}

/**
 * Input that the user can mend: a missing file, a bad option, an unknown name. The message is one sentence with what
 * was found, where, and what to do; the command line prints it without a stack and exits 2.
 */
export class InputError extends Error {
  override name = "InputError";
}

const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  EACCES: "permission is denied",
  EISDIR: "it is a folder",
};

/** Why a file can't be read or written, in words. */
export function whyUnreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ""] ?? message;
}
