import { basename, resolve } from "node:path";
import { formatFinding } from "../../finding.ts";
import { type ImportedFile, importFiles } from "../../portal/import/import.ts";
import { readMap } from "../../portal/import/map.ts";
import { type Db, defaultPortalPath } from "../../portal/portal.ts";
import { loadSettings } from "../../settings/load.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";
import { writeRejects } from "./rejects.ts";

export interface ImportCommandOptions extends CommonOptions {
  map?: string;
  dryRun?: boolean;
}

const findingsShown = 10;

/** Puts CSV exports into the portal, each recognised by its columns or read through a map; or shows what that would do. */
export async function importCsv(
  files: string[],
  options: ImportCommandOptions,
  { cwd, print, printError }: Surroundings,
): Promise<number> {
  const settings = loadSettings(cwd, options.set);
  const map = options.map === undefined ? undefined : readMap(resolve(cwd, options.map));
  const portal = options.portal === undefined ? defaultPortalPath(cwd) : resolve(cwd, options.portal);
  const paths = files.map((file) => resolve(cwd, file));
  let missing: Missing[] = [];
  const { createFactSheet } = await import("../../facts/sheet.ts");
  const inspect = (db: Db) => {
    const today = Math.floor(Date.now() / 86_400_000) * 86_400;
    const sheet = createFactSheet({ portal: { name: portal, db }, settings, today });
    missing = sheet.all().flatMap((fact) => (fact.status === "missing" ? [{ id: fact.id, check: fact.check }] : []));
  };
  const result = await importFiles(paths, portal, {
    map,
    zone: settings.business_hours.time_zone,
    onProgress: options.json ? undefined : createTicker(printError),
    ...(options.dryRun && { dryRun: true, inspect }),
  });
  const rejects = options.dryRun ? [] : writeRejects(result, portal, cwd);
  if (options.json) {
    const { files: read, ...rest } = result;
    print(JSON.stringify({ ...rest, files: read, rejects, ...(options.dryRun && { dryRun: true, missing }) }, null, 2));
    return 0;
  }
  for (const file of result.files) print(describe(file));
  for (const file of result.files) if (file.ofNobody > 0) print(waiting(file));
  for (const finding of result.findings.slice(0, findingsShown)) print(formatFinding(finding));
  if (result.findings.length > findingsShown) print(`and ${result.findings.length - findingsShown} more`);
  for (const file of rejects) print(`Rejected rows: ${file}`);
  if (options.dryRun) {
    for (const { mapped, file } of result.files) print(plan(file, mapped));
    print(missing.length === 0 ? "No fact would be missing." : `Facts that would be missing (${missing.length}):`);
    for (const line of byReason(missing)) print(line);
    print("Nothing was written.");
  } else print(`Portal: ${result.portal}`);
  return 0;
}

interface Missing {
  id: string;
  check: string;
}

/** What facts are missing for want of, each with the facts; the reason of most comes first. */
function byReason(missing: readonly Missing[]): string[] {
  const byWhy = new Map<string, string[]>();
  for (const { id, check } of missing) {
    const why = /^.* \((.+)\)$/.exec(check)?.[1] ?? check;
    byWhy.set(why, [...(byWhy.get(why) ?? []), id]);
  }
  return [...byWhy]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([why, ids]) => [`  ${why}:`, `    ${ids.join(", ")}`]);
}

const waiting = ({ file, ofNobody }: ImportedFile): string =>
  `${basename(file)}: ${ofNobody} ${ofNobody === 1 ? "record is" : "records are"} of nobody known, to count when a lead of that id or e-mail is imported`;

const columnsShown = 20;

function describe(imported: ImportedFile): string {
  const { file, name, into, rows, rejected, cellsLeftOut, notCounted, whyNotCounted, ignored, known } = imported;
  if (known) return `${file}: ${name}, already in the portal`;
  const reasons = Object.entries(whyNotCounted).map(([why, times]) => `${why.replace(/\.$/, "")}: ${times}`);
  const more = ignored.length > columnsShown ? ` and ${ignored.length - columnsShown} more` : "";
  return [
    `${file}: ${name}, ${rows} rows into ${into.join(" and ")}`,
    rejected > 0 && `, ${rejected} rejected`,
    cellsLeftOut > 0 && `, ${cellsLeftOut} ${cellsLeftOut === 1 ? "cell" : "cells"} left out`,
    notCounted > 0 && `, ${notCounted} that are none (${reasons.join(", ")})`,
    ignored.length > 0 && `; not mapped: ${ignored.slice(0, columnsShown).join(", ")}${more}`,
  ]
    .filter((part) => part !== false)
    .join("");
}

const plan = (file: string, mapped: Record<string, string[]>): string =>
  [
    `${basename(file)}:`,
    ...Object.entries(mapped).map(([column, fields]) => `  ${column} -> ${fields.join(", ")}`),
  ].join("\n");

const firstWordMs = 2_000;

/** Tells of a long file every two seconds: rows, share and time left. */
function createTicker(tell: (line: string) => void): (file: string, rows: number, share: number) => void {
  let file = "";
  let startedAt = 0;
  let toldAt = 0;
  return (now, rows, share) => {
    const at = performance.now();
    if (now !== file) [file, startedAt, toldAt] = [now, at, at];
    if (at - toldAt < firstWordMs) return;
    toldAt = at;
    const left = share > 0 ? Math.ceil(((at - startedAt) * (1 - share)) / share / 1000) : undefined;
    const rest = left === undefined ? "" : `, ${left} s left`;
    tell(`${basename(file)}: ${rows.toLocaleString("en-US")} rows, ${Math.round(share * 100)}%${rest}`);
  };
}
