import { readFileSync } from "node:fs";

/** 1-based line of a file on which a text or pattern first stands, or a test first holds, else 1; read anew, as only findings need it. */
export function lineOf(file: string, wanted: string | RegExp | ((line: string) => boolean)): number {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return 1;
  }
  const holds = (line: string): boolean => {
    if (typeof wanted === "function") return wanted(line);
    return typeof wanted === "string" ? line.includes(wanted) : wanted.test(line);
  };
  return text.split(/\r\n?|\n/).findIndex(holds) + 1 || 1;
}
