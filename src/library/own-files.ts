import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Finding } from "../finding.ts";
import { lastGood } from "../last-good.ts";
import { MAX_BYTES, staysWithin, tooLarge, unreadable } from "./scan.ts";

/**
 * Files of one kind in a folder of an item, by name. Links that leave the item's folder, and what is no file, are not
 * among them and are told.
 */
export function listOwnFiles(dir: string, folder: string, end: string): { files: string[]; findings: Finding[] } {
  const findings: Finding[] = [];
  let names: string[];
  try {
    names = readdirSync(join(dir, folder)).sort();
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === "ENOENT";
    return { files: [], findings: isAbsent ? [] : [unreadable(join(dir, folder), error)] };
  }
  const files = names
    .filter((name) => name.endsWith(end))
    .map((name) => join(dir, folder, name))
    .filter((file) => {
      if (staysWithin(file, dirname(dir))) return true;
      const message = "Unexpected link that leaves the library or leads nowhere, expected a file; it was not followed";
      findings.push({ rule: "library/outside", severity: "warning", message, file });
      return false;
    });
  return { files, findings };
}

/** The text of an item's own file, or its last good version where that is kept; a finding where it can't be read. */
export function readOwnFile(file: string): { text?: string; finding?: Finding } {
  const last = lastGood(file);
  if (last !== undefined) return { text: last };
  try {
    const found = statSync(file);
    const { size } = found;
    if (!found.isFile()) {
      const message = "Unexpected thing that is no file; it was not read";
      return { finding: { rule: "library/unreadable", severity: "error", message, file } };
    }
    if (size <= MAX_BYTES) return { text: readFileSync(file, "utf8") };
    return { finding: tooLarge(file, size) };
  } catch (error) {
    return { finding: unreadable(file, error) };
  }
}
