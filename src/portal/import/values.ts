import { DateTime } from "luxon";
import type { LifecycleStage, Stamp } from "../records.ts";

/**
 * Reads a date as written. A date without a time of day is known to the day only.
 * Returns undefined where the text is no date in any of the formats.
 */
export function readStamp(text: string, formats: readonly string[], zone: string): Stamp | undefined {
  const parsed = formats.length > 0 ? fromFormats(text, formats, zone) : DateTime.fromISO(text, { zone });
  if (!parsed?.isValid) return undefined;
  return { at: Math.floor(parsed.toSeconds()), precision: /\d:\d/.test(text) ? "minute" : "day" };
}

function fromFormats(text: string, formats: readonly string[], zone: string): DateTime | undefined {
  for (const format of formats) {
    const parsed = DateTime.fromFormat(text, format, { zone });
    if (parsed.isValid) return parsed;
  }
  return undefined;
}

/** Reads an amount such as `1,250.50`, `$ 99` or `12`; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/[$€£\s]/g, "").replace(/,(?=\d{3}(\D|$))/g, "");
  const value = Number(plain);
  return plain === "" || !Number.isFinite(value) ? undefined : value;
}

const outcomes: Record<string, "won" | "lost"> = { won: "won", closedwon: "won", lost: "lost", closedlost: "lost" };

/** A deal's outcome from its stage or outcome as written; what is neither won nor lost is open. */
export const readOutcome = (text: string): "open" | "won" | "lost" => outcomes[letters(text)] ?? "open";

/** One value for the spellings of an e-mail. */
export const normaliseEmail = (text: string): string => text.trim().toLowerCase();

/** Fields that stamp a stage. */
export const stageFields: Record<string, LifecycleStage> = {
  mql_at: "MQL",
  sal_at: "SAL",
  sql_at: "SQL",
  opportunity_at: "Opportunity",
  customer_at: "Customer",
};

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, "");
