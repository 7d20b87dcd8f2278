import type { Cell, Unit } from "./types.ts";

/** Counts by reason as a table, from rows of `reason`, `count` and `share`. */
export const reasonTable = (label: string, unit: Unit) => (rows: Record<string, number | string | null>[]) => ({
  columns: ["Reason", label, "Share"],
  sample: rows.reduce((sum, row) => sum + Number(row.count), 0),
  rows: rows.map((row): Cell[] => [
    { text: String(row.reason) },
    { value: Number(row.count), unit },
    { value: Number(row.share), unit: "share" },
  ]),
});
