import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { withinTime } from "./time-limit.ts";

/** What is read of a document at most. */
export const most = { characters: 1_000_000, depth: 60, ms: 20_000 };

const parser = unified().use(remarkParse).use(remarkGfm);

/** Markdown as nodes. Takes for ever for some texts: what comes from outside goes through `readMarkdown`. */
export const parseMarkdown = (text: string): Root => parser.parse(text) as Root;

/** Text as documents hold it: no mark of the byte order, a line feed at the end of each line. */
export const normalise = (text: string): string => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");

/** What a text is instead of a document, and the line where that shows. */
export interface Unreadable {
  found: string;
  line: number;
}

/** Markdown as nodes, within bounds, or why it can't be read. Never throws for what the text holds. */
export function readMarkdown(text: string): { root: Root } | { unreadable: Unreadable } {
  const unreadable = (found: string, line = 1) => ({ unreadable: { found, line } });
  if (text.length > most.characters) {
    const actual = text.length.toLocaleString("en-US");
    return unreadable(`${actual} characters, expected at most ${most.characters.toLocaleString("en-US")}`);
  }
  const stray = text.search(control);
  if (stray >= 0) return unreadable("binary content, expected text", text.slice(0, stray).split("\n").length);
  const tooLong = `text that is not read within ${most.ms / 1000} seconds, expected plain sections, tables and lists`;
  const tooDeep = `nesting of over ${most.depth} levels, expected plain sections, tables and lists`;
  try {
    const root = withinTime(most.ms, () => parseMarkdown(text))?.result;
    if (!root) return unreadable(tooLong);
    return isDeeper(root, most.depth) ? unreadable(tooDeep) : { root };
  } catch (error) {
    // Nesting by the thousand exhausts the stack.
    if (error instanceof RangeError) return unreadable(tooDeep);
    throw error;
  }
}

/** What no text holds: control characters, and what stands for bytes that are none. */
const control = /(?![\t\n\f\r\u0080-\u009F])[\p{Cc}\uFFFE\uFFFF]/u;

/** Walks without recursion, which would be what it looks out for. */
function isDeeper(root: Root, limit: number): boolean {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
  return false;
}
