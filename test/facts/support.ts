import { createFactSheet, type FactSheet, type SheetOptions } from "../../src/facts/sheet.ts";
import type { MeasuredFact, TableFact } from "../../src/facts/types.ts";
import { isScalar, isTable } from "../../src/facts/types.ts";
import { emptyPortal, type Portal } from "../../src/portal/portal.ts";
import { recordWriter, type Stamp } from "../../src/portal/records.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { type NamedWriter, namedWriter } from "../named-writer.ts";

/** A fact that must be measured. */
export function measured(sheet: FactSheet, id: string): MeasuredFact {
  const fact = sheet.get(id);
  if (!isScalar(fact)) throw new Error(`${id} is not measured: ${JSON.stringify(fact)}`);
  return fact;
}

/** A table that must be measured. */
export function table(sheet: FactSheet, id: string): TableFact {
  const fact = sheet.get(id);
  if (!isTable(fact)) throw new Error(`${id} is no table: ${JSON.stringify(fact)}`);
  return fact;
}

/** The rows of a table as plain values; a cell that is missing is null. */
export const plainRows = (sheet: FactSheet, id: string): (string | number | null)[][] =>
  table(sheet, id).rows.map((row) =>
    row.map((cell) => ("text" in cell ? cell.text : "value" in cell ? cell.value : null)),
  );

export const origin = { importId: 1, line: 1 };

/** A moment known to the minute, and one known to the day. */
export const minute = (iso: string): Stamp => ({ at: at(iso), precision: "minute" });
export const day = (iso: string): Stamp => ({ at: at(`${iso}T00:00:00Z`), precision: "day" });

/** Seconds of an ISO moment. */
export const at = (iso: string): number => Date.parse(iso) / 1000;

/** A portal that a test fills by hand; its leads go by names. */
export function handMade(fill: (write: NamedWriter) => void): Portal {
  const portal = emptyPortal("hand-made");
  const write = namedWriter(recordWriter(portal.db));
  write.startImport("test", "test", "test", 0);
  fill(write);
  return portal;
}

export const sheetOf = (portal: Portal, options: Partial<SheetOptions> = {}): FactSheet =>
  createFactSheet({ portal, settings: settingsSchema.parse({}), today: at("2027-01-01T00:00:00Z"), ...options });
