import type { Root } from "mdast";
import { isTableWithoutSeparator, separatorFor } from "../tables.ts";
import type { Edit } from "./edit.ts";

/** A line of cells that neither follows one nor is followed by a row of dashes: a first look that needs no parser. */
export const mayLackSeparator = (text: string): boolean =>
  text.split("\n").some((line, index, lines) => {
    if (!/^\s{0,3}\|.*\|\s*$/.test(line) || /^\s{0,3}\|/.test(lines[index - 1] ?? "")) return false;
    const next = lines[index + 1] ?? "";
    return /^\s{0,3}\|/.test(next) && (!isDashes(next) || next.split("|").length !== line.split("|").length);
  });

/** Puts the row of dashes under the header of each table that is read as a paragraph for want of it. */
export function mendTables(text: string, root: Root): Edit[] {
  return root.children.filter(isTableWithoutSeparator).map((node) => {
    const { offset } = node.position!.start;
    const [header = "", second = ""] = text.slice(offset, node.position!.end.offset).split("\n");
    const start = offset! + header.length;
    // One of another width is no row.
    const end = isDashes(second) ? start + 1 + second.length : start;
    return { start, end, text: `\n${separatorFor(header)}` };
  });
}

const isDashes = (line: string): boolean => /^\s*\|[\s:|-]*-[\s:|-]*\|?\s*$/.test(line);
