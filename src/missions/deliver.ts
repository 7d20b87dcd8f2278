import { createHash } from "node:crypto";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { InputError } from "../finding.ts";

/** What was written where, by hash, so that a file that somebody edited since is told from one that is ours. */
export interface Ledger {
  hashOf(path: string): string | undefined;
  note(path: string, hash: string): void;
}

/**
 * Writes a file of a run. What a person edited since it was delivered, or wrote there themselves, is never overwritten:
 * the new text goes beside it as NAME.2.EXT. Returns the path that was written. Private files go into a folder of their
 * own that only the owner can read.
 */
export function deliverFile(
  ledger: Ledger,
  out: string,
  name: string,
  text: string,
  { isPrivate = false } = {},
): string {
  const folder = isPrivate ? join(out, "private") : out;
  mkdirSync(folder, { recursive: true });
  if (isPrivate) chmodSync(folder, 0o700);
  const path = freePath(join(folder, name), text, ledger);
  writeFileSync(path, text, { mode: isPrivate ? 0o600 : 0o644 });
  if (isPrivate) chmodSync(path, 0o600);
  ledger.note(path, hash(text));
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

function freePath(path: string, text: string, ledger: Ledger): string {
  const extension = extname(path);
  const stem = basename(path, extension);
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? path : join(dirname(path), `${stem}.${copy}${extension}`);
    if (!existsSync(candidate)) return candidate;
    const there = hash(readFileSync(candidate, "utf8"));
    if (there === hash(text) || there === ledger.hashOf(candidate)) return candidate;
  }
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
