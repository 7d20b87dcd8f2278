import type { DocumentTree } from "./tree.ts";

/**
 * Replaces sections by heading and leaves every other byte as it was. A replacement is the section's whole markdown,
 * its heading included; a heading that the document lacks is left out.
 */
export function replaceSections(document: DocumentTree, replacements: ReadonlyMap<string, string>): string {
  let text = document.text;
  for (const section of document.sections.toReversed()) {
    const replacement = replacements.get(section.heading);
    if (replacement === undefined) continue;
    const end = section.end === document.text.length ? "\n" : "\n\n";
    text = text.slice(0, section.start) + replacement.trim() + end + text.slice(section.end);
  }
  return text;
}
