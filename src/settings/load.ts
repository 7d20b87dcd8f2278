import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { type Finding, InputError, whyUnreadable } from "../finding.ts";
import { lastGood } from "../last-good.ts";
import { type Settings, settingsSchema } from "./schema.ts";

/** The settings file of a project. */
export const settingsFile = (cwd: string): string => join(cwd, "concord.yaml");

/**
 * Reads `concord.yaml` in `cwd` where there is one, with `NAME=VALUE` overrides (dots go into a group, as in
 * `team_sizes.sdr=4`). Throws InputError naming the line or the override that is wrong.
 */
export function loadSettings(cwd: string, overrides: readonly string[] = [], base: object = {}): Settings {
  const file = settingsFile(cwd);
  const { document, finding } = openSettings(file, lastGood(file));
  if (!document) throw new InputError(`${placeOf(finding)} ${finding.message}.`);
  return complete(document, file, overrides, base);
}

/**
 * The settings where no file is read: `base` with the overrides, and the rest as it is by default. Throws InputError
 * naming the override that is wrong.
 */
export const settingsWithoutFile = (overrides: readonly string[], base: object = {}): Settings =>
  complete(parseDocument("{}"), "--set", overrides, base);

/** Whether a `NAME=VALUE` override sets a setting, the group that it is in, or a part of it. */
export function doesSet(override: string, setting: string): boolean {
  const name = override.slice(0, override.indexOf("=")).trim();
  return `${setting}.`.startsWith(`${name}.`) || `${name}.`.startsWith(`${setting}.`);
}

function complete(document: Document, file: string, overrides: readonly string[], base: object): Settings {
  for (const [key, value] of Object.entries(base))
    if (!document.has(key)) document.set(key, document.createNode(value));
  for (const override of overrides) {
    const split = override.indexOf("=");
    if (split < 1) throw new InputError(`--set takes NAME=VALUE, found \`${override}\`.`);
    setPath(document, override.slice(0, split).trim(), readValue(override, split));
  }
  const { settings, issue } = validate(document);
  if (settings) return settings;
  const name = pathOf(issue).join(".");
  const isOverride = overrides.some((override) => doesSet(override, name));
  const wrong = settingFinding(issue, document, file);
  throw new InputError(`${isOverride ? "--set" : placeOf(wrong)}: ${wrong.message}.`);
}

/** What is wrong with a settings file, each at its line; nothing where it is sound or absent. */
export function lintSettings(file: string): Finding[] {
  const { document, finding } = openSettings(file);
  if (!document) return [finding];
  const parsed = settingsSchema.safeParse(document.toJS() ?? {});
  return parsed.success ? [] : parsed.error.issues.map((issue) => settingFinding(issue, document, file));
}

const placeOf = ({ file, line }: Finding): string => `${file}${line === undefined ? "" : `:${line}`}`;

const lineCounters = new WeakMap<Document, LineCounter>();

type Opened = { document: Document; finding?: undefined } | { document?: undefined; finding: Finding };

function openSettings(file: string, kept?: string): Opened {
  const problem = (message: string, line?: number): Opened => ({
    finding: { rule: "settings/readable", severity: "error", message, file, ...(line !== undefined && { line }) },
  });
  let text = kept ?? "{}";
  try {
    if (kept === undefined && existsSync(file)) {
      if (!statSync(file).isFile()) return problem("is no file; put the settings into a file of that name");
      text = readFileSync(file, "utf8");
    }
  } catch (error) {
    return problem(`can't be read (${whyUnreadable(error)})`);
  }
  const lineCounter = new LineCounter();
  const read = parseDocument(text, { lineCounter });
  const document = read.contents === null && read.errors.length === 0 ? parseDocument("{}", { lineCounter }) : read;
  const broken = document.errors[0];
  if (broken) return problem(`is not valid YAML (${broken.message.split("\n")[0]})`, broken.linePos?.[0].line ?? 1);
  if (!isMap(document.contents)) return problem("holds no settings; write lines such as `company: Acme`");
  try {
    document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return problem(`is not valid YAML (${(error as Error).message.split("\n")[0]})`, 1);
  }
  lineCounters.set(document, lineCounter);
  return { document };
}

type Validated = { settings: Settings; issue?: undefined } | { settings?: undefined; issue: z.core.$ZodIssue };

function validate(document: Document): Validated {
  const parsed = settingsSchema.safeParse(document.toJS() ?? {});
  return parsed.success ? { settings: parsed.data } : { issue: parsed.error.issues[0]! };
}

const pathOf = (issue: z.core.$ZodIssue): PropertyKey[] =>
  issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]!] : issue.path;

function settingFinding(issue: z.core.$ZodIssue, document: Document, file: string): Finding {
  const path = pathOf(issue);
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  const line = node?.range && lineCounters.get(document)?.linePos(node.range[0]).line;
  const isUnknown = issue.code === "unrecognized_keys";
  return {
    rule: isUnknown ? "settings/unknown" : "settings/value",
    severity: "error",
    message: `\`${path.join(".")}\` ${isUnknown ? "is no setting" : `is wrong: ${issue.message}`}`,
    file,
    ...(line !== undefined && line > 0 && { line }),
  };
}

/** The value of an override, read as YAML. */
function readValue(override: string, split: number): unknown {
  try {
    return parseDocument(override.slice(split + 1)).toJS();
  } catch (error) {
    throw new InputError(
      `--set: \`${override.slice(0, 80)}\` can't be read (${(error as Error).message.split("\n")[0]}).`,
    );
  }
}

/** Sets a value by its dotted path, and makes the groups on the way. */
function setPath(document: Document, path: string, value: unknown): void {
  const keys = path.split(".");
  for (let depth = 1; depth < keys.length; depth++) {
    const group = document.getIn(keys.slice(0, depth), true);
    if (group === undefined || group === null) document.setIn(keys.slice(0, depth), document.createNode({}));
    else if (!isMap(group))
      throw new InputError(`--set: \`${keys.slice(0, depth).join(".")}\` is no group, so \`${path}\` can't be set.`);
  }
  document.setIn(keys, value);
}
