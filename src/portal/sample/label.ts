import { createHash } from "node:crypto";

/** What a sample's records are said to come from: what it was made of, and the digest of that. */
export function labelOf(scenario: string, leads: number, seed: number): { file: string; sha256: string } {
  const file = `${scenario}-${leads}-${seed}`;
  return { file, sha256: digestOf(file) };
}

/** Whether an import is a sample's: no file's content has the digest of its own name. */
export const isMadeUp = ({ file, sha256 }: { file: string; sha256: string }): boolean => digestOf(file) === sha256;

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
