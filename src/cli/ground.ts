import { resolve } from "node:path";
import type { Agreement } from "../briefs/brief.ts";
import { monthNamed, wishOf } from "../briefs/wish.ts";
import { createFactSheet, type LiveFactSheet } from "../facts/sheet.ts";
import { openSnapshot, type Snapshot, takeSnapshot } from "../facts/snapshot.ts";
import { InputError } from "../finding.ts";
import { type Db, openPortal } from "../portal/portal.ts";
import { createSample, sampleAsOf, sampleSettings } from "../portal/sample/sample.ts";
import { loadSettings } from "../settings/load.ts";
import type { Settings } from "../settings/schema.ts";
import type { Terms } from "../terms.ts";
import { adoptedTerms, termsInForce } from "./agreement.ts";
import { type CommonOptions, readAsOf, readWindow } from "./options.ts";

/** Settings and facts as the options ask for them. */
export function openGround(options: CommonOptions, cwd: string): { settings: Settings; sheet: LiveFactSheet } {
  const settings = loadSettings(cwd, options.set, options.sample ? sampleSettings : {});
  return { settings, sheet: openRecords(options, cwd, settings).sheet };
}

/**
 * Settings and facts, with what the two sides agreed on: the terms in force, and where the request compares, the earlier
 * ones with the facts of the window that they were drawn up from.
 *
 * @param terms Two agreements that are compared; the request finds the earlier one among those adopted where none are given.
 */
export function openAgreedGround(
  request: string,
  options: CommonOptions,
  cwd: string,
  terms?: { was: Terms; now: Terms },
): { settings: Settings; sheet: LiveFactSheet; agreement: Agreement } {
  const inForce = termsInForce(cwd, options.asOf);
  const wanted =
    terms ?? (wishOf(request) === "comparison" ? { was: adoptedIn(request, cwd), now: undefined } : undefined);
  if (!wanted) return { ...openGround(options, cwd), agreement: { inForce } };
  const { was, now } = wanted;
  const builtOn = (some: Terms): string => {
    const on = some.built ?? some.adopted?.on;
    if (on === undefined) throw new InputError("The terms name no day; add the line `built: YYYY-MM-DD` to each file.");
    return on;
  };
  // Measured and closed before the other sheet is opened on the same records.
  const earlier = openGround({ ...options, asOf: builtOn(was) }, cwd).sheet;
  const before = openSnapshot(JSON.parse(JSON.stringify(takeSnapshot(earlier))) as Snapshot);
  const ground = openGround({ ...options, asOf: options.asOf ?? (now && builtOn(now)) }, cwd);
  return { ...ground, agreement: { inForce, compared: { was, before, now } } };
}

/** The agreement that a request names by its month, or the one in force. */
function adoptedIn(request: string, cwd: string): Terms {
  const named = monthNamed(request);
  const adopted = adoptedTerms(cwd);
  const found = named
    ? adopted.findLast(({ adopted: { on } = { on: "" } }) => {
        const [year, month] = on.split("-").map(Number);
        return month === named.month && (named.year === undefined || year === named.year);
      })
    : adopted.at(-1);
  if (found) return found;
  const days = adopted.flatMap(({ adopted: adoption }) => (adoption ? [adoption.on] : []));
  const there = days.length > 0 ? `those kept were adopted on ${days.join(", ")}` : "none was adopted yet";
  throw new InputError(
    `No SLA to compare with: ${there}; keep one with \`coord sla adopt FILE\`, or name two files with \`coord sla compare OLD NEW\`.`,
  );
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
