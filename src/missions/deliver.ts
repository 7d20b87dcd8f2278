import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";

/** Hashes of what was written where, so that a file that somebody edited since is told from one that is ours. */
type Ledger = Record<string, string>;

const ledgerName = ".delivered.json";

/**
 * Writes a file of a run. What a person edited since it was delivered, or wrote there themselves, is never overwritten:
 * the new text goes beside it as NAME.2.EXT. Returns the path that was written. Private files go into a folder of their
 * own that only the owner can read.
 */
export function deliverFile(out: string, name: string, text: string, { isPrivate = false } = {}): string {
  const folder = isPrivate ? join(out, "private") : out;
  mkdirSync(folder, { recursive: true });
  if (isPrivate) chmodSync(folder, 0o700);
  const ledgerPath = join(folder, ledgerName);
  const ledger: Ledger = existsSync(ledgerPath) ? JSON.parse(readFileSync(ledgerPath, "utf8")) : {};
  const path = freePath(join(folder, name), text, ledger);
  writeFileSync(path, text, { mode: isPrivate ? 0o600 : 0o644 });
  ledger[basename(path)] = hash(text);
  writeFileSync(ledgerPath, `${JSON.stringify(ledger, null, 2)}\n`, { mode: 0o600 });
  return path;
}

function freePath(path: string, text: string, ledger: Ledger): string {
  const extension = extname(path);
  const stem = basename(path, extension);
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? path : join(dirname(path), `${stem}.${copy}${extension}`);
    if (!existsSync(candidate)) return candidate;
    const there = hash(readFileSync(candidate, "utf8"));
    if (there === hash(text) || there === ledger[basename(candidate)]) return candidate;
  }
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
