import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { InputError, whyUnreadable } from "../finding.ts";
import { writeTerms } from "../sla/file.ts";
import { readTerms } from "../sla/read-terms.ts";
import type { Adoption, Terms } from "../terms.ts";

/** Where a project keeps the terms that both sides adopted, one file an adoption. */
const folder = "sla";
const fileName = /^terms-(\d{4}-\d{2}-\d{2})\.yaml$/;

/** The terms that were adopted, the oldest first. Throws InputError for a file that is no terms. */
export function adoptedTerms(cwd: string): Terms[] {
  const dir = join(cwd, folder);
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir).filter((name) => fileName.test(name));
  return names.sort().map((name) => readTermsFile(join(folder, name), cwd));
}

/** The terms in force: those adopted last, or last by a day. */
export function termsInForce(cwd: string, by?: string): Terms | undefined {
  return adoptedTerms(cwd).findLast(({ adopted }) => adopted && (by === undefined || adopted.on <= by));
}

/** Reads a terms file that the user names. */
export function readTermsFile(file: string, cwd: string): Terms {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), "utf8");
  } catch (error) {
    throw new InputError(`${file} can't be read (${whyUnreadable(error)}); check the path.`);
  }
  return withoutOldFigures(readTerms(text, file));
}

/** Reasons that quote figures quote those of another day; a later document has its own. */
function withoutOldFigures<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutOldFigures) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "because" && typeof item === "string" && /\d/.test(item) ? asSettled : withoutOldFigures(item),
    ]),
  ) as Value;
}
const asSettled = "as it was settled when the terms were drawn up";

/** Keeps terms as those in force from a day on, signed by both sides. Gives the path of the file. */
export function keepAdopted(terms: Terms, adoption: Adoption, cwd: string): string {
  const file = join(folder, `terms-${adoption.on}.yaml`);
  const path = resolve(cwd, file);
  const agreed: Terms = { ...terms, status: "agreed", adopted: adoption };
  const text = writeTerms(agreed, terms.built ?? adoption.on);
  if (existsSync(path) && readFileSync(path, "utf8") !== text)
    throw new InputError(
      `${file} holds other terms adopted that day; adopt these on another day with --on, or take that file away.`,
    );
  mkdirSync(resolve(cwd, folder), { recursive: true });
  writeFileSync(path, text);
  return file;
}
