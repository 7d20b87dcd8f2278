import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Handlebars from "handlebars";
import { InputError } from "../finding.ts";
import { readOwnFile } from "../library/own-files.ts";
import { staysWithin } from "../library/scan.ts";

/** Answers `known "fact_id"` inside an asset. */
export type Known = (ref: string) => boolean;

/** Throws InputError where an asset is not there. */
export function requireAsset(file: string): void {
  if (!existsSync(file)) throw new InputError(`No playbook at ${file}; write it as a Handlebars template.`);
  if (!staysWithin(file, dirname(dirname(dirname(file)))))
    throw new InputError(`${file} is a link that leaves the library, and is not followed; put the file itself there.`);
}

function readAsset(file: string): string {
  requireAsset(file);
  const { text, finding } = readOwnFile(file);
  if (text === undefined) throw new InputError(`${file} can't be read: ${finding?.message}.`);
  return text;
}

/**
 * Renders an asset, with its parts, over a view. Only files of the library come here: text that came from data or a model is never
 * compiled. An unknown variable is an InputError with file and name.
 */
export function renderAsset(file: string, view: object, known: Known): string {
  const source = readAsset(file);
  const parts = partsOf(file);
  try {
    const partials = Object.fromEntries(parts.map(([name, text]) => [name, compiled(text)]));
    return tidy(compiled(source)(view, { partials, helpers: { known: (ref: string) => known(ref) } }));
  } catch (error) {
    throw new InputError(`${file} can't be rendered: ${(error as Error).message.split("\n")[0]}.`);
  }
}

/**
 * The parts that an asset places with `{{> NAME}}`: of a long `sla.hbs` the files `sla.NAME.hbs` beside it, and the files
 * `_NAME.hbs`, which the assets of a folder share.
 */
function partsOf(file: string): [name: string, text: string][] {
  const stem = `${basename(file, ".hbs")}.`;
  const folder = dirname(file);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".hbs") && name !== basename(file))
    .flatMap((name): [string, string][] => {
      const start = name.startsWith("_") ? "_" : stem;
      return name.startsWith(start) ? [[name.slice(start.length, -".hbs".length), readAsset(join(folder, name))]] : [];
    });
}

/** What a block helper is given: how it renders its block, and what `case` reads of the `switch` around it. */
interface Block {
  fn(view: unknown, options?: { data: unknown }): string;
  data: { chosen?: { value: unknown; done: boolean } };
}

const helpers = {
  is: (a: unknown, ...rest: unknown[]) => rest.slice(0, -1).includes(a),
  has: (list: unknown, item: unknown) => Array.isArray(list) && list.includes(item),
  not: (value: unknown) => !value || (Array.isArray(value) && value.length === 0),
  and: (...values: unknown[]) => values.slice(0, -1).every(Boolean),
  or: (...values: unknown[]) => values.slice(0, -1).some(Boolean),
  capital: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  ordinal: (index: number) => index + 1,
  /** Its sentences, on however many lines they are written, as one line. */
  line(this: unknown, { fn }: Block) {
    return onOneLine(fn(this));
  },
  /** The same as a paragraph of its own. */
  paragraph(this: unknown, { fn }: Block) {
    return `\n${onOneLine(fn(this))}\n`;
  },
  /** `{{#switch value}}` renders the first `{{#case "a" "b"}}` in it that names the value, else its `{{#default}}`. */
  switch(this: unknown, value: unknown, { fn, data }: Block) {
    return fn(this, { data: { ...Handlebars.createFrame(data), chosen: { value, done: false } } });
  },
  case(this: unknown, ...values: unknown[]) {
    const { fn, data } = values.pop() as Block;
    return choose(data, ({ value }) => values.includes(value)) ? fn(this, { data }) : "";
  },
  default(this: unknown, { fn, data }: Block) {
    return choose(data, () => true) ? fn(this, { data }) : "";
  },
};

const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

function choose({ chosen }: Block["data"], fits: (chosen: { value: unknown }) => boolean): boolean {
  if (!chosen) throw new Error("`case` and `default` stand inside a `switch`");
  if (chosen.done || !fits(chosen)) return false;
  chosen.done = true;
  return true;
}

const handlebars = Handlebars.create();
handlebars.registerHelper(helpers);

/** Names of the helpers that a template may call, beside Handlebars' own and `known`. */
export const HELPERS = Object.keys(helpers);

const templates = new Map<string, Handlebars.TemplateDelegate>();

/** A template by its text, compiled once. */
function compiled(text: string): Handlebars.TemplateDelegate {
  const template = templates.get(text) ?? handlebars.compile(text, { noEscape: true, strict: true });
  templates.set(text, template);
  return template;
}

/** One blank line between blocks, none at the ends, and a line break at the last line. */
const tidy = (text: string): string =>
  `${text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
