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

/**
 * A document whose sections stand in an order: each that it has stays byte for byte, one that it lacks comes from another
 * document, and so does what stands above the sections where that is asked for. Sections that the order does not name are left
 * out. Without any section of the order it is the other document.
 */
export function recompose(
  document: DocumentTree,
  other: DocumentTree,
  { order, renewsLead }: { order: readonly string[]; renewsLead: boolean },
): string {
  const sectionOf = ({ sections, text }: DocumentTree, heading: string): string | undefined => {
    const found = sections.find((section) => section.heading === heading);
    return found && text.slice(found.start, found.end).trimEnd();
  };
  if (order.every((heading) => sectionOf(document, heading) === undefined)) return other.text;
  const lead = ({ sections, text }: DocumentTree): string => text.slice(0, sections[0]?.start ?? text.length).trimEnd();
  const above = renewsLead && other.sections.length > 0 ? lead(other) : lead(document);
  const parts = order.flatMap((heading) => sectionOf(document, heading) ?? sectionOf(other, heading) ?? []);
  return `${[above, ...parts].filter((part) => part !== "").join("\n\n")}\n`;
}
