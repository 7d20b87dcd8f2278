import type { TableFact } from "../facts/types.ts";
import { escapeMarkdown } from "./escape.ts";
import { printValue, type Quantities } from "./quantity.ts";
import { missingSignal, type Resolved } from "./resolve.ts";

/** The section after a document that says where each of its figures comes from, and what is missing. */
export function provenanceSection(
  { spans, missing }: Resolved,
  quantities: Quantities,
  caveats: readonly string[],
): string {
  const used = new Map(spans.flatMap((span) => (span.quantity ? [[span.ref, span.quantity] as const] : [])));
  const rows = [...used.values()].map((quantity) => {
    const value = printValue(quantity.value, quantity.unit, quantities.currency);
    return `| ${escapeMarkdown(quantity.title)} | ${value} | ${quantity.origin} | ${escapeMarkdown(quantity.note)} |`;
  });
  const tables = new Map(spans.flatMap((span) => (span.table ? [[span.ref, span.table] as const] : [])));
  for (const table of tables.values()) {
    rows.push(`| ${escapeMarkdown(table.title)} | table | fact | ${sourcesOf(table)}, ${table.window.label} |`);
  }
  const parts = ["## Provenance", ""];
  if (rows.length > 0) parts.push("| Figure | Value | Kind | Rests on |", "| --- | --- | --- | --- |", ...rows, "");
  if (caveats.length > 0) parts.push("Caveats:", "", ...caveats.map((caveat) => `- ${caveat}`), "");
  if (missing.length > 0)
    parts.push("Not known, and not guessed:", "", ...missing.map(({ check }) => `- ${missingSignal(check)}`), "");
  if (parts.length === 2) parts.push("No figure of this document comes from the portal.", "");
  return parts.join("\n");
}

const sourcesOf = ({ provenance: { sources } }: TableFact): string =>
  sources.map(({ table, rows }) => `${table} (${rows.toLocaleString("en-US")})`).join(", ");
