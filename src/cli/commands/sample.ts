import { basename, relative, resolve } from "node:path";
import { isoDay } from "../../clock/iso-day.ts";
import { InputError } from "../../finding.ts";
import { suggest } from "../../library/find.ts";
import { defaultPortalPath } from "../../portal/portal.ts";
import { checkCsvFolder, writeSampleCsv } from "../../portal/sample/csv/write.ts";
import { writeSample } from "../../portal/sample/file.ts";
import { sampleAsOf } from "../../portal/sample/sample.ts";
import { type ScenarioName, scenarioNames } from "../../portal/sample/scenarios.ts";
import { settingsOf } from "../../portal/sample/settings.ts";
import type { SampleTruth } from "../../portal/sample/truth.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

interface SampleCommandOptions extends CommonOptions {
  scenario?: string;
  leads?: string;
  seed?: string;
  force?: boolean;
  csv?: string;
}

const mostLeads = 2_000_000;

/** Writes a sample portal with the truth it was made from; with `--csv` the export files of it, alone or besides. */
export async function makeSample(options: SampleCommandOptions, around: Surroundings): Promise<number> {
  const asked = {
    scenario: readScenario(options.scenario),
    leads: readWhole("--leads", options.leads, 1, mostLeads),
    seed: readWhole("--seed", options.seed, 0, Number.MAX_SAFE_INTEGER),
  };
  const folder = options.csv === undefined ? undefined : resolve(around.cwd, options.csv);
  if (folder !== undefined) checkCsvFolder(folder, options.force);
  if (folder === undefined || options.portal !== undefined) makePortal(asked, options, around);
  if (folder !== undefined) makeCsv(folder, asked, options, around);
  return 0;
}

type Asked = Parameters<typeof writeSampleCsv>[1];

function makeCsv(folder: string, asked: Asked, options: SampleCommandOptions, { cwd, print }: Surroundings): void {
  const { files, scenario, leads, seed, zone, truth } = writeSampleCsv(folder, asked, options.force);
  const named = files.map(({ file }) => quoted(relative(cwd, file))).join(" ");
  const importing = `coord import ${named} --set business_hours.time_zone=${zone}`;
  if (options.json) {
    print(JSON.stringify({ csv: folder, files, import: importing, scenario, leads, seed, truth }));
    return;
  }
  print(`Wrote ${files.length} files to ${folder}: ${scenario}, seed ${seed}, as of ${isoDay(sampleAsOf)}.`);
  for (const { file, rows } of files) print(`  ${basename(file)}: ${rows.toLocaleString("en-US")} rows`);
  print(`Next: ${importing}`);
}

function makePortal(asked: Asked, options: SampleCommandOptions, { cwd, print }: Surroundings): void {
  const path = options.portal === undefined ? defaultPortalPath(cwd) : resolve(cwd, options.portal);
  const { portal, truthFile, scenario, leads, seed, truth } = writeSample(path, asked, options.force);
  if (options.json) {
    print(JSON.stringify({ portal, scenario, leads, seed, truth }));
    return;
  }
  print(`Wrote ${portal}: ${scenario}, seed ${seed}, as of ${isoDay(sampleAsOf)}.`);
  for (const line of summary(truth)) print(`  ${line}`);
  print(`What it was made from, and its company's settings: ${truthFile}`);
  const named = options.portal === undefined ? "" : ` --portal ${quoted(relative(cwd, path))}`;
  const zone = settingsOf(scenario).business_hours?.time_zone;
  print(`Next: coord sales-marketing-alignment${named} --set business_hours.time_zone=${zone}`);
}

function summary(truth: SampleTruth): string[] {
  const { duplicates, unmatched, unseen } = truth;
  const many = (count: number, what: string): string => `${count.toLocaleString("en-US")} ${what}`;
  const some = (...parts: [count: number, what: string][]): string =>
    parts.flatMap(([count, what]) => (count > 0 ? many(count, what) : [])).join(", ");
  const touched = Object.values(truth.responseMinutes).reduce((sum, count) => sum + count, 0);
  return [
    many(truth.leads, "leads"),
    `${many(truth.mqls, "qualifications stamped")}, ${many(truth.recycled, "of them not the lead's first")}`,
    `${many(touched, "touched")}, ${many(truth.accepted, "accepted")}, ${many(truth.rejected, "rejected")}`,
    `${many(truth.sqls, "SQLs")}, ${many(truth.opportunities, "opportunities")}`,
    `${many(truth.won, "deals won")}, ${many(truth.lost, "lost")}, ${many(truth.reopened, "reopened")}`,
    some(
      [duplicates.people, "people twice"],
      [unmatched.touches, "touches of no known lead"],
      [unseen.touches, "touches lost"],
      [unseen.mqls, "qualifications without a stamp"],
      [unseen.decisions, "decisions not logged"],
      [unseen.handoffs, "leads never handed over"],
    ),
  ].filter((line) => line !== "");
}

function readScenario(text: string | undefined): ScenarioName | undefined {
  if (text === undefined) return undefined;
  const known = scenarioNames.find((name) => name === text);
  if (known) return known;
  const near = suggest(text.slice(0, 80), scenarioNames);
  throw new InputError(
    `No scenario is called \`${text.slice(0, 80)}\`; ${near ? `did you mean ${near}?` : `there are ${scenarioNames.join(", ")}.`}`,
  );
}

function readWhole(option: string, text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  const range = `${low.toLocaleString("en-US")} to ${high.toLocaleString("en-US")}`;
  throw new InputError(`${option} takes a whole number from ${range}; found \`${text.slice(0, 80)}\`.`);
}

const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path));
