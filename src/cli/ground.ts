import { resolve } from "node:path";
import { createFactSheet, type LiveFactSheet } from "../facts/sheet.ts";
import { InputError } from "../finding.ts";
import { type Db, openPortal } from "../portal/portal.ts";
import { createSample, sampleAsOf, sampleSettings } from "../portal/sample/sample.ts";
import { loadSettings } from "../settings/load.ts";
import type { Settings } from "../settings/schema.ts";
import { type CommonOptions, readAsOf, readWindow } from "./options.ts";

/** Settings and facts as the options ask for them. */
export function openGround(options: CommonOptions, cwd: string): { settings: Settings; sheet: LiveFactSheet } {
  const settings = loadSettings(cwd, options.set, options.sample ? sampleSettings : {});
  return { settings, sheet: openRecords(options, cwd, settings).sheet };
}

/** The records that the options name, and the facts of them. */
export function openRecords(options: CommonOptions, cwd: string, settings: Settings): { db: Db; sheet: LiveFactSheet } {
  if (options.sample && options.portal !== undefined)
    throw new InputError("--sample and --portal exclude each other; leave one out.");
  const today = Math.floor(Date.now() / 86_400_000) * 86_400;
  const window = readWindow(options.window);
  const asOf = readAsOf(options.asOf);
  if (options.sample) {
    const { portal } = createSample();
    return { db: portal.db, sheet: createFactSheet({ portal, settings, asOf: asOf ?? sampleAsOf, window, today }) };
  }
  const portal = openPortal(cwd, options.portal === undefined ? undefined : resolve(cwd, options.portal));
  return { db: portal.db, sheet: createFactSheet({ portal, settings, asOf, window, today }) };
}
