import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { InputError } from "../finding.ts";

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
  const ledger = readLedger(ledgerPath);
  const path = freePath(join(folder, name), text, ledger);
  writeFileSync(path, text, { mode: isPrivate ? 0o600 : 0o644 });
  if (isPrivate) chmodSync(path, 0o600);
  ledger[basename(path)] = hash(text);
  // Moved into place at once, so that a run beside this one never reads half of it.
  const staging = `${ledgerPath}.${process.pid}`;
  writeFileSync(staging, `${JSON.stringify(ledger, null, 2)}\n`, { mode: 0o600 });
  renameSync(staging, ledgerPath);
  return path;
}

/** Makes the folder that a run delivers to. Throws InputError where nothing can be written there. */
export function prepareOut(out: string): void {
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === "EEXIST" || code === "ENOTDIR"
        ? "a file is in the way"
        : code === "EACCES"
          ? "permission is denied"
          : message;
    throw new InputError(`Nothing can be delivered to ${out}: ${why}; name another folder with --out.`);
  }
}

/** A ledger that can't be read knows of no file, so that none is overwritten. */
function readLedger(path: string): Ledger {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
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
