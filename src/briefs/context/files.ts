import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { InputError, whyUnreadable } from "../../finding.ts";
import { suggest } from "../../library/find.ts";
import { slotNamed } from "./naming.ts";
import { type SlotId, slots } from "./slots.ts";

/** Where a project keeps what its marketing tools should know, first read first. */
const wellKnown = [".agents", ".claude"].map((folder) => join(folder, "product-marketing-context.md"));

const largestBytes = 1_000_000;

/** A file of context, with the slot that the user named for it. */
export interface ContextFile {
  /** Path in the project, or the bare name of a file outside it: a document may print it. */
  file: string;
  text: string;
  slot?: SlotId;
}

/**
 * Reads the well-known files that there are, then the named ones, each `FILE` or `SLOT=FILE`. Throws InputError for a
 * file that can't be read as text of at most 1 MB, and for a slot that there is none of.
 */
export function readContextFiles(cwd: string, named: readonly string[]): ContextFile[] {
  const known = wellKnown.filter((path) => existsSync(join(cwd, path))).map((path) => readFile(cwd, path));
  const given = named.map((argument) => {
    const { path, slot } = readArgument(argument, cwd);
    const read = readFile(cwd, path);
    if (read.text === "") throw new InputError(`${path} is empty; write into it, or leave its --context out.`);
    return { ...read, ...(slot && { slot }) };
  });
  return [...known.filter(({ text }) => text !== ""), ...given];
}

function readArgument(argument: string, cwd: string): { path: string; slot?: SlotId } {
  const split = argument.indexOf("=");
  const before = argument.slice(0, Math.max(split, 0));
  const slot = slotNamed(before);
  const path = slot ? argument.slice(split + 1) : argument;
  if (path.trim() === "") throw new InputError(`--context takes a file, or SLOT=FILE; found \`${argument}\`.`);
  if (slot || split < 0 || /[./\\]/.test(before) || existsSync(resolve(cwd, path)))
    return { path, ...(slot && { slot }) };
  const ids = slots.map(({ id }) => id);
  const near = suggest(before, ids);
  throw new InputError(
    `--context knows no slot \`${before}\`; ${near ? `did you mean ${near}?` : `the slots are ${ids.join(", ")}.`}`,
  );
}

function readFile(cwd: string, path: string): ContextFile {
  const place = resolve(cwd, path);
  const bytes = readBytes(place, path);
  let text: string;
  try {
    if (bytes.includes(0)) throw new TypeError("a NUL byte");
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${path} holds no text that can be read; give it as markdown or plain text in UTF-8.`);
  }
  return { file: nameIn(cwd, place), text: text.replace(/\r\n?/g, "\n").trim() };
}

function readBytes(place: string, path: string): Buffer {
  try {
    const found = statSync(place);
    if (found.isDirectory())
      throw new InputError(`${path} is a folder; name the files in it, each with a --context of its own.`);
    if (!found.isFile()) throw new InputError(`${path} is no file; give the context as a file of text.`);
    if (found.size > largestBytes) {
      const size = (found.size / 1_000_000).toFixed(1);
      throw new InputError(`${path} is too large for context (${size} MB, at most 1 MB); give the part that matters.`);
    }
    return readFileSync(place);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path} can't be read as context (${whyUnreadable(error)}); check the path.`);
  }
}

function nameIn(cwd: string, place: string): string {
  const path = relative(cwd, place);
  const isInside = !isAbsolute(path) && path.split(sep)[0] !== "..";
  return (isInside ? path.split(sep).join("/") : basename(place)).replace(/[\p{Cc}\p{Cf}]+/gu, "_");
}
