import { parseMarkdown } from "./markdown.ts";
import { runs, sentenceRanges } from "./prose.ts";
import { isQuotedFromSomebody } from "./reading/quotation.ts";
import { demandsOf, type OutputSpec } from "./spec.ts";

/**
 * Mends what can be mended without changing what is meant: an old diagram header becomes the one that specs name, and where
 * the spec bars em dashes one between two words of a line becomes a comma. Headings, code and all else stay as they were.
 */
export function repairMechanically(text: string, spec: OutputSpec, variants: readonly string[] = []): string {
  const barred = demandsOf(spec, variants).some(({ rule }) => rule === "text/no-em-dash");
  return mendHeaders(barred ? mendDashes(text) : text);
}

const mendHeaders = (text: string): string =>
  text
    .replace(/^(```mermaid\s*\n\s*)graph(?=\s+(TD|TB|LR|RL|BT)\b)/gm, "$1flowchart")
    .replace(/^(```mermaid\s*\n\s*)stateDiagram(?=\s*\n)/gm, "$1stateDiagram-v2");

/** A dash at the edge of a line or a cell, or between two figures, is no comma. */
const dash =
  /(?<=[\p{L}\p{N}%)\]"'][*_]{0,3})[ \t]*\u2014[ \t]*(?=[*_]{0,3}[\p{L}\p{N}("'[$])(?<!\d[ \t]*\u2014[ \t]*(?=\d))/gu;

/** What somebody said stays as it was said. */
function isQuotedIn(text: string, index: number): boolean {
  const sentence = sentenceRanges(text).find(({ start, end }) => index >= start && index < end);
  return (
    sentence !== undefined && isQuotedFromSomebody(text.slice(sentence.start, sentence.end), index - sentence.start)
  );
}

function mendDashes(text: string): string {
  if (!text.includes("\u2014")) return text;
  const prose = runs({ text }, parseMarkdown(text).children);
  return text.replace(dash, (found, offset: number) => {
    const at = offset + found.indexOf("\u2014");
    const run = prose.find((candidate) => at >= candidate.offset && at < candidate.offset + candidate.text.length);
    return run && !isQuotedIn(run.text, at - run.offset) ? ", " : found;
  });
}
