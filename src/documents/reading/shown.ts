import type { Nodes } from "mdast";

/** What a reader sees of a node; code stays in its backticks, since they mark the name of a property. `<br>` breaks a line. */
export function shown(node: Nodes): string {
  switch (node.type) {
    case "text":
      return node.value;
    case "inlineCode":
      return `\`${node.value}\``;
    case "break":
      return "\n";
    case "html":
      return /^<br\b/i.test(node.value) ? "\n" : "";
    default:
      return "children" in node ? node.children.map(shown).join("") : "";
  }
}

/** One line of text without markup, for a message. */
export const inLine = (text: string): string => text.replace(/`/g, "").replace(/\s+/g, " ").trim();

/** A text with the names of fields as words: `Rejection_Reason__c`, `leadSource`. */
export const asWords = (text: string): string =>
  text
    .replace(/`|__c\b/g, "")
    .replace(/_+/g, " ")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ");
