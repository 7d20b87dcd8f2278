import { createFactSheet, type FactSheet } from "../src/facts/sheet.ts";
import { type Fact, isScalar } from "../src/facts/types.ts";
import type { Portal } from "../src/portal/portal.ts";
import { sampleAsOf } from "../src/portal/sample/sample.ts";
import { settingsSchema } from "../src/settings/schema.ts";

const settings = settingsSchema.parse({});

const sheetOf = (portal: Portal, window?: "all"): FactSheet =>
  createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf, ...(window && { window }) });

/**
 * Facts of a portal by their ids, each as value and sample, on a sheet of their own over all history; with `sliced` by all
 * of their dimensions too.
 */
export function tellFacts(portal: Portal, ids: readonly string[], sliced = false): Record<string, number[]> {
  const sheet = sheetOf(portal, "all");
  return Object.fromEntries(
    ids.map((id) => {
      const fact = sheet.get(id);
      if (sliced) slice(fact);
      return [id, isScalar(fact) ? [fact.value, fact.sample] : []];
    }),
  );
}

/** Every fact there is of a portal, on a sheet of its own. */
export const tellAllFacts = (portal: Portal): readonly Fact[] => sheetOf(portal).all();

/** Has a fact worked out by all of its dimensions, which else is done when somebody looks. */
export function slice(fact: Fact): void {
  if (isScalar(fact)) for (const name of Object.keys(fact.slices)) fact.slices[name];
}
