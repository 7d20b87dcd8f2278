import { createHash } from "node:crypto";
import { basename, dirname } from "node:path";

/** Main files of an item that has a folder of its own, after which the item is named. */
const MAIN = /^(?:agent|skill|mission)\.md$/i;

const ENOUGH = 80;

/**
 * The name that a path gives: of the folder for a SKILL.md, else of the file, in the letters that a name may have.
 *
 * @example nameFromPath("/skills/Lead Intake/SKILL.md") // "lead-intake"
 */
export function nameFromPath(file: string): string {
  const own = MAIN.test(basename(file)) ? basename(dirname(file)) : basename(file).replace(/\.[^.]+$/, "");
  const slug = own
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 64);
  return slug.replace(/^-|-$/g, "") || `unnamed-${createHash("sha256").update(own).digest("hex").slice(0, 8)}`;
}

/** A description out of a text that has none of its own: its first lines, until they say enough. */
function descriptionFromText(body: string): string {
  let told = "";
  for (const line of body.split("\n", 40)) {
    const text = line.replace(/^#+\s*/, "").trim();
    if (text === "" && told === "") continue;
    if (text === "" || told.length >= ENOUGH) break;
    told = `${told} ${text}`.trim();
  }
  return told.slice(0, 1024).trim();
}

/** Name and description for front matter that has none: from the path and the text. */
export const identify = (data: Record<string, unknown>, body: string, file: string): Record<string, unknown> =>
  Object.keys(data).length > 0 ? data : { name: nameFromPath(file), description: descriptionFromText(body) };
