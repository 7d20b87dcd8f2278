import type { Finding } from "../finding.ts";

/** A heading and what stands under it up to the next heading of any level. */
export interface Section {
  level: number;
  title: string;
  /** 1-based line of the heading. */
  line: number;
  text: string;
}

export interface Fence {
  info: string;
  text: string;
  /** 1-based, counted in the text that was scanned. */
  line: number;
}

interface FenceMark {
  mark: string;
  info: string;
}

function fenceMark(line: string): FenceMark | undefined {
  const found = /^ {0,3}(`{3,}|~{3,})[ \t]*(.*)$/.exec(line);
  if (!found || (found[1]?.startsWith("`") && found[2]?.includes("`"))) return undefined;
  return { mark: found[1] ?? "", info: (found[2] ?? "").trim() };
}

const closes = (line: FenceMark | undefined, open: FenceMark): boolean =>
  line !== undefined && line.info === "" && line.mark[0] === open.mark[0] && line.mark.length >= open.mark.length;

/**
 * 1-based lines of fences that are never closed, counted in the text. A fence that opens inside another shows that the
 * other was left open; at the end of the text, it is the first block that swallows a heading, else the last one.
 */
function unclosedFences(markdown: string): Set<number> {
  const lines = markdown.split("\n");
  const left = new Set<number>();
  for (let round = 0; round < 20; round++) {
    const found = nextUnclosed(lines, left);
    if (found === undefined) break;
    left.add(found);
  }
  return left;
}

function nextUnclosed(lines: readonly string[], left: ReadonlySet<number>): number | undefined {
  let open: (FenceMark & { line: number }) | undefined;
  let swallower: number | undefined;
  let swallows = false;
  for (const [index, line] of lines.entries()) {
    const mark = left.has(index + 1) ? undefined : fenceMark(line);
    if (!open) {
      if (mark) [open, swallows] = [{ ...mark, line: index + 1 }, false];
    } else if (closes(mark, open)) {
      if (swallows) swallower ??= open.line;
      open = undefined;
    } else if (mark && mark.info !== "" && mark.mark === open.mark) return open.line;
    else if (/^#{1,4} /.test(line)) swallows = true;
  }
  return open && (swallower ?? open.line);
}

/** Fences that are never closed, each a finding at its line; the headings after them are read all the same. */
export function unclosed(body: string, bodyLine: number, file: string): Finding[] {
  const message = "Unexpected fenced block without an end, expected a closing line of backticks";
  return [...unclosedFences(body)].map((line) => ({
    rule: "markdown/unclosed-fence",
    severity: "warning",
    message,
    file,
    line: line + bodyLine - 1,
  }));
}

/**
 * Headings of a markdown text with the text under each, by one pass over the lines. A `#` inside a fenced block is no
 * heading, unless the block is never closed. Text above the first heading is in no section.
 *
 * @param firstLine 1-based line of the file on which `markdown` starts.
 */
export function sections(markdown: string, firstLine = 1): Section[] {
  const found: Section[] = [];
  const unclosed = unclosedFences(markdown);
  let open: FenceMark | undefined;
  let lines: string[] = [];
  const finish = () => {
    const last = found.at(-1);
    if (last) last.text = lines.join("\n").trimEnd();
    lines = [];
  };
  for (const [index, line] of markdown.split("\n").entries()) {
    const mark = unclosed.has(index + 1) ? undefined : fenceMark(line);
    if (open) {
      if (closes(mark, open)) open = undefined;
    } else if (mark) {
      open = mark;
    } else {
      const heading = /^ {0,3}(#{1,6})[ \t](.*)$/.exec(line);
      if (heading) {
        finish();
        const at = index + firstLine;
        found.push({
          level: heading[1]?.length ?? 1,
          title: titleOf(heading[2] ?? ""),
          line: at,
          text: "",
        });
        continue;
      }
    }
    lines.push(line);
  }
  finish();
  return found;
}

/** A heading's text without the marks that may close it. */
function titleOf(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (end > 0 && trimmed[end - 1] === "#") end--;
  return end === 0 || /\s/.test(trimmed[end - 1]!) ? trimmed.slice(0, end).trim() : trimmed;
}

/** The first section whose title matches, or undefined. */
export const sectionTitled = (all: readonly Section[], title: RegExp): Section | undefined =>
  all.find((section) => title.test(section.title));

/** The sections one or more levels below `parent`, up to the next of its own level or higher. */
export function childrenOf(all: readonly Section[], parent: Section): Section[] {
  const after = all.slice(all.indexOf(parent) + 1);
  const end = after.findIndex((section) => section.level <= parent.level);
  return end === -1 ? after : after.slice(0, end);
}

/** Fenced blocks in order; one that is never closed runs to the next that opens, or to the end of the text. */
export function fences(text: string): Fence[] {
  const found: Fence[] = [];
  let open: (FenceMark & { line: number; lines: string[] }) | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    const mark = fenceMark(line);
    if (!open) {
      if (mark) open = { ...mark, line: index + 1, lines: [] };
    } else if (closes(mark, open)) {
      found.push({ info: open.info, text: open.lines.join("\n"), line: open.line });
      open = undefined;
    } else if (mark && mark.info !== "" && mark.mark === open.mark) {
      found.push({ info: open.info, text: open.lines.join("\n"), line: open.line });
      open = { ...mark, line: index + 1, lines: [] };
    } else {
      open.lines.push(line);
    }
  }
  if (open) found.push({ info: open.info, text: open.lines.join("\n"), line: open.line });
  return found;
}

const BULLET = /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(.*)$/;
const NUMBERED = /^[ \t]*\d+[.)][ \t]+(.*)$/;

/** Bulleted items as plain text: checkboxes dropped, wrapped lines joined. */
export const listItems = (text: string): string[] => items(text, BULLET);

/** Numbered items as plain text, wrapped lines joined. */
export const numberedItems = (text: string): string[] => items(text, NUMBERED);

function items(text: string, shape: RegExp): string[] {
  const found: string[] = [];
  let open = false;
  for (const line of text.split("\n")) {
    const item = shape.exec(line);
    if (item) {
      found.push((item[1] ?? "").trim());
      open = true;
    } else if (open && /^[ \t]+\S/.test(line) && !BULLET.test(line) && !NUMBERED.test(line)) {
      found.push(`${found.pop()} ${line.trim()}`);
    } else {
      open = false;
    }
  }
  return found.filter((item) => item !== "");
}

/** `**Label**: text` and `**Label:** text`, as a label and its text. */
export function labelled(line: string): { label: string; text: string } | undefined {
  const trimmed = line.trim();
  const end = trimmed.startsWith("**") ? trimmed.indexOf("**", 3) : -1;
  if (end === -1) return undefined;
  const label = trimmed.slice(2, end).trim().replace(/:$/, "").trim();
  const text = trimmed.slice(end + 2).trim();
  return { label, text: (text.startsWith(":") ? text.slice(1) : text).trim() };
}

/** The text after `**Label**:` where it first stands on a line of its own, or undefined. */
export function field(text: string, label: string): string | undefined {
  for (const line of text.split("\n")) {
    const found = labelled(line);
    if (found && found.label.toLowerCase() === label.toLowerCase()) return found.text;
  }
  return undefined;
}
