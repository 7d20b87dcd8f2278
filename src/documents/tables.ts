import type { Nodes } from "mdast";
import { plain } from "./tree.ts";

/** Cells of a row as written; a parser drops what is too many and pads what is too few. */
export const cellsIn = (line: string): number =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/).length;

/** True for rows of a table that are read as a paragraph, since no row of dashes that fits follows the first. */
export const isTableWithoutSeparator = (node: Nodes): boolean => {
  if (node.type !== "paragraph") return false;
  const lines = plain(node).split("\n");
  return lines.length > 1 && cellsIn(lines[0]!) > 1 && lines.every((line) => /^\|.*\|$/.test(line.trim()));
};

/** The row of dashes that fits a table's header. */
export const separatorFor = (header: string): string => `|${" --- |".repeat(cellsIn(header))}`;
