import type { TableFact } from "../facts/types.ts";
import type { Finding } from "../finding.ts";
import { escapeMarkdown } from "./escape.ts";
import { printValue, type Quantities, type Quantity } from "./quantity.ts";

/** Where a value was printed: offsets into the resolved text, and what it stands for. */
export interface Span {
  start: number;
  end: number;
  ref: string;
  quantity?: Quantity;
  table?: TableFact;
}

export interface Resolved {
  text: string;
  spans: Span[];
  /** Facts that were asked for and are missing, once each, in order. */
  missing: { ref: string; check: string }[];
  findings: Finding[];
}

const reference = /\[\[([a-z][\w.]*(?::[a-z_]+)?(?: \w+="[^\n]*?")?)\]\]/g;

/**
 * Prints the values that a draft refers to. A missing fact becomes `SIGNAL MISSING: what to check`; a reference that
 * the brief does not hold is left standing, with a finding.
 */
export function resolve(draft: string, quantities: Quantities): Resolved {
  const spans: Span[] = [];
  const missing = new Map<string, string>();
  const findings: Finding[] = [];
  let text = "";
  let from = 0;
  for (const match of draft.matchAll(reference)) {
    text += draft.slice(from, match.index);
    from = match.index + match[0].length;
    const ref = match[1]!;
    const referent = quantities.find(ref);
    const start = text.length;
    if (referent.kind === "quantity") {
      text += printValue(referent.quantity.value, referent.quantity.unit, quantities.currency);
      spans.push({ start, end: text.length, ref, quantity: referent.quantity });
    } else if (referent.kind === "table") {
      text += printTable(referent.table, quantities.currency);
      spans.push({ start, end: text.length, ref, table: referent.table });
    } else if (referent.kind === "missing") {
      text += missingSignal(referent.check);
      missing.set(ref, referent.check);
    } else {
      text += match[0];
      findings.push({
        rule: "reference/known",
        severity: "error",
        message: `Unexpected reference \`${match[0]}\`, expected a quantity of the brief.`,
        line: text.slice(0, start).split("\n").length,
        actual: ref,
      });
    }
  }
  text += draft.slice(from);
  return { text, spans, missing: [...missing].map(([ref, check]) => ({ ref, check })), findings };
}

/** How an unknown is flagged in a document. */
export const missingSignal = (check: string): string => `SIGNAL MISSING: ${check}`;

function printTable(table: TableFact, currency: string): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const numeric = table.columns.map((_, index) => table.rows.some((row) => row[index] && "value" in row[index]));
  return [
    line(table.columns),
    line(numeric.map((right) => (right ? "---:" : "---"))),
    ...table.rows.map((row) =>
      line(
        row.map((cell) => {
          if ("text" in cell) return escapeMarkdown(cell.text);
          return "missing" in cell ? missingSignal(cell.missing) : printValue(cell.value, cell.unit, currency);
        }),
      ),
    ),
  ].join("\n");
}
