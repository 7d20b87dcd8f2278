import type { Root } from "mdast";
import { runs, sentenceRanges } from "../prose.ts";
import { isQuotedFromSomebody } from "../reading/quotation.ts";
import type { Edit } from "./edit.ts";

/** A dash at the edge of a line or a cell, or between two figures, is no comma. */
const dash =
  /(?<=[\p{L}\p{N}%)\]"'][*_]{0,3})[ \t]*\u2014[ \t]*(?=[*_]{0,3}[\p{L}\p{N}("'[$])(?<!\d[ \t]*\u2014[ \t]*(?=\d))/gu;

/** Makes an em dash between two words of a line a comma. Headings, code and what somebody said stay as they are. */
export function mendDashes(text: string, root: Root): Edit[] {
  if (!text.includes("\u2014")) return [];
  const prose = runs({ text }, root.children);
  return [...text.matchAll(dash)].flatMap(({ 0: found, index }): Edit[] => {
    const at = index + found.indexOf("\u2014");
    const run = prose.find((candidate) => at >= candidate.offset && at < candidate.offset + candidate.text.length);
    if (!run || isQuotedIn(run.text, at - run.offset)) return [];
    return [{ start: index, end: index + found.length, text: ", " }];
  });
}

/** What somebody said stays as it was said. */
function isQuotedIn(text: string, index: number): boolean {
  const sentence = sentenceRanges(text).find(({ start, end }) => index >= start && index < end);
  return (
    sentence !== undefined && isQuotedFromSomebody(text.slice(sentence.start, sentence.end), index - sentence.start)
  );
}
