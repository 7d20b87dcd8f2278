import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, LineCounter, parseDocument } from "yaml";
import { InputError, whyUnreadable } from "../finding.ts";
import { type Settings, settingsSchema } from "./schema.ts";

/**
 * Reads `concord.yaml` in `cwd` where there is one, with `NAME=VALUE` overrides (dots go into a group, as in
 * `team_sizes.sdr=4`). Throws InputError naming the line or the override that is wrong.
 */
export function loadSettings(cwd: string, overrides: readonly string[] = [], base: object = {}): Settings {
  const file = join(cwd, "concord.yaml");
  const lines = new LineCounter();
  const read = parseDocument(readText(file), { lineCounter: lines });
  const document = read.contents === null && read.errors.length === 0 ? parseDocument("{}") : read;
  const broken = document.errors[0];
  if (broken) {
    throw new InputError(
      `${file}:${broken.linePos?.[0].line ?? 1} is not valid YAML (${broken.message.split("\n")[0]}).`,
    );
  }
  if (!isMap(document.contents)) {
    throw new InputError(`${file} holds no settings; write lines such as \`company: Acme\`.`);
  }
  for (const [key, value] of Object.entries(base))
    if (!document.has(key)) document.set(key, document.createNode(value));
  for (const override of overrides) {
    const split = override.indexOf("=");
    if (split < 1) throw new InputError(`--set takes NAME=VALUE, found \`${override}\`.`);
    setPath(document, override.slice(0, split).trim(), parseDocument(override.slice(split + 1)).toJS());
  }
  const parsed = settingsSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]!] : issue.path;
  const name = path.join(".");
  const from = overrides.find((override) => override.startsWith(`${name}=`));
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  const place = from ? "--set" : node?.range ? `${file}:${lines.linePos(node.range[0]).line}` : file;
  const what = issue.code === "unrecognized_keys" ? "is no setting" : `is wrong: ${issue.message}`;
  throw new InputError(`${place}: \`${name}\` ${what}.`);
}

function readText(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, "utf8") : "{}";
  } catch (error) {
    throw new InputError(`${file} can't be read (${whyUnreadable(error)}).`);
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

/** The business hours of the settings as the clock takes them. */
export function businessHours(settings: Settings) {
  const { time_zone: timeZone, ...rest } = settings.business_hours;
  return { timeZone, ...rest };
}
