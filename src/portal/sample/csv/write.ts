import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { InputError, whyUnreadable } from "../../../finding.ts";
import { completeOptions, generateSample, type SampleOptions } from "../sample.ts";
import { scenarios } from "../scenarios.ts";
import { settingsOf } from "../settings.ts";
import type { SampleTruth } from "../truth.ts";
import { csvFolder } from "./file.ts";
import { csvSink } from "./sink.ts";

/** A sample as CSV files. */
export interface SampleCsv extends Required<SampleOptions> {
  folder: string;
  files: { file: string; rows: number }[];
  /** The time zone of dates that name none. */
  zone: string;
  truth: SampleTruth;
}

/** Throws InputError where a sample's files can't go: a file stands there or, without `force`, a folder that isn't empty. */
export function checkCsvFolder(folder: string, force = false): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new InputError(`${folder} is a file; name a folder with --csv.`);
  if (!force && readdirSync(folder).length > 0)
    throw new InputError(`${folder} is not empty; write to it all the same with --force, or name another with --csv.`);
}

/**
 * Writes a sample as the files that HubSpot and Salesforce export, which `importFiles` recognises by their columns. Dates
 * of HubSpot are in the time zone of the scenario's company. With `force` they also go beside what else is in the folder,
 * in place of an earlier sample's. Throws InputError where they can't go there.
 */
export function writeSampleCsv(folder: string, options: SampleOptions, force = false): SampleCsv {
  checkCsvFolder(folder, force);
  const complete = completeOptions(options);
  const zone = settingsOf(complete.scenario).business_hours?.time_zone ?? "UTC";
  const isNew = !existsSync(folder);
  const csv = csvFolder(folder);
  try {
    mkdirSync(folder, { recursive: true });
    const sink = csvSink(csv, zone, scenarios[complete.scenario], complete.leads);
    const truth = generateSample(sink, complete);
    sink.finish();
    return { folder, files: csv.commit(), zone, ...complete, truth };
  } catch (error) {
    csv.discard();
    if (isNew && existsSync(folder)) rmSync(folder, { recursive: true });
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new InputError(`${folder} can't be written (${whyUnreadable(error)}); name another with --csv.`);
  }
}
