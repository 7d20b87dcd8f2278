import type { Command } from "commander";
import type { AskedWindow } from "../facts/sheet.ts";
import { InputError } from "../finding.ts";

/** Options that every command takes. */
export interface CommonOptions {
  json?: boolean;
  portal?: string;
  sample?: boolean;
  out?: string;
  writer?: string;
  set: string[];
  context?: string[];
  asOf?: string;
  window?: string;
  debug?: boolean;
}

const collect = (value: string, all: string[] = []): string[] => [...all, value];

/** Declares the common options once, on the program. */
export const addCommonOptions = (program: Command): Command =>
  program
    .option("--json", "results as JSON on stdout, one event a line while running")
    .option("--portal <file>", "CRM portal to read (default: .concord/portal.db, empty when there is none)")
    .option("--sample", "use the built-in sample portal")
    .option("--out <dir>", "folder to deliver to (default: alignment/RUN/)")
    .option("--writer <name>", "playbook, anthropic, anthropic:MODEL or PROVIDER:MODEL")
    .option("--set <name=value>", "override a setting; may be given several times", collect, [])
    .option("--context <file>", "FILE or SLOT=FILE that tells what no CRM holds; may be given several times", collect)
    .option("--as-of <date>", "moment that facts are measured at, YYYY-MM-DD")
    .option("--window <span>", "window of the facts: days such as 90d, fq or last-fq for a fiscal quarter, or all")
    .option("--debug", "show stack traces");

/** What `--window` asks for: days, such as 90 for `90d`, or a span by name. Throws InputError for anything else. */
export function readWindow(text: string | undefined): AskedWindow | undefined {
  if (text === undefined || text === "all" || text === "fq" || text === "last-fq") return text;
  const days = /^(\d{1,5})d?$/.exec(text)?.[1];
  if (days === undefined || Number(days) === 0)
    throw new InputError(
      `--window takes days such as 90d, a fiscal quarter (fq or last-fq), or all; found \`${text}\`.`,
    );
  return Number(days);
}

/** The last second of the day of `--as-of`, UTC, in seconds since 1970. Throws InputError for what is no date. */
export function readAsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(`${text}T23:59:59Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(at))
    throw new InputError(`--as-of takes a date such as 2026-06-30; found \`${text}\`.`);
  return at / 1000;
}
