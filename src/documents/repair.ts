import { likelyDiagrams } from "./diagrams/diagram.ts";
import { readMarkdown } from "./markdown.ts";
import { mendDashes } from "./mending/dashes.ts";
import { mendDiagram, mendDiagrams } from "./mending/diagrams.ts";
import { applyEdits } from "./mending/edit.ts";
import { mayLackSeparator, mendTables } from "./mending/tables.ts";
import { demandsOf, type OutputSpec } from "./spec.ts";

/**
 * Mends what can be mended without changing what is meant: diagrams that mermaid can't read or draws otherwise than they were
 * meant, a missing row of dashes under a table's header, and, where the spec bars em dashes, one between two words of a line.
 * All else stays byte for byte, and so does what can't be read.
 */
export function repairMechanically(text: string, spec: OutputSpec, variants: readonly string[] = []): string {
  const bars = text.includes("\u2014") && demandsOf(spec, variants).some(({ rule }) => rule === "text/no-em-dash");
  const isSound = likelyDiagrams(text).every((source) => mendDiagram(source) === source);
  if (!bars && isSound && !mayLackSeparator(text)) return text;
  const read = readMarkdown(text);
  if (!("root" in read)) return text;
  const { root } = read;
  const edits = [...(bars ? mendDashes(text, root) : []), ...mendDiagrams(text, root), ...mendTables(text, root)];
  return applyEdits(text, edits);
}
