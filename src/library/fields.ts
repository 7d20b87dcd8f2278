import * as z from "zod";
import type { Finding } from "../finding.ts";

/** What reading one file gives: the item where it is sound, and what was wrong. */
export interface Parsed<Item> {
  item?: Item;
  findings: Finding[];
}

const NAME_RULE = "expected 1 to 64 of a-z, 0-9 and single hyphens";

export const name = z
  .string({ error: "expected a text" })
  .max(64, { error: NAME_RULE })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: NAME_RULE });

/** The longest description that the Agent Skills format allows, in characters. */
export const LONGEST_DESCRIPTION = 1024;

export const description = z
  .string({ error: "expected a text of 1 to 1,024 characters" })
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, { error: "expected a text of 1 to 1,024 characters" }));

/** A text that other types of YAML are read as too, such as the number in `version: 1.0`. */
export const scalar = z
  .union([z.string(), z.number(), z.boolean(), z.date()], { error: "expected a text" })
  .transform(String);

const TOOL = /[^\s,(]+(?:\((?:[^()]|\([^()]*\))*\))?/g;

/**
 * Tools as a list, or as one text separated by commas or blanks; `Bash(git add, git commit)` stays one tool, also where
 * YAML took it apart at its comma.
 */
export const tools = z
  .union([z.array(z.string()).transform((list) => list.join(", ")), z.string()], {
    error: "expected a list of tools, or one text",
  })
  .nullish()
  .transform((text) => text?.match(TOOL) ?? []);

/** A group of keys; one that is left empty is none. */
export const group = z
  .record(z.string(), z.unknown(), { error: "expected `key: value` lines" })
  .nullish()
  .transform((keys) => keys ?? {});

/** A list of texts, also when written as one text separated by commas. */
export const texts = z
  .union([z.array(z.coerce.string()), z.string().transform((text) => text.split(","))], {
    error: "expected a list of texts",
  })
  .transform((list) => list.map((text) => text.trim()).filter((text) => text !== ""));

/**
 * Validates front matter. Each issue becomes an error finding at the line of its key, saying what stood there and
 * what belongs there.
 */
export function readFields<Shape extends z.ZodType>(
  shape: Shape,
  data: Record<string, unknown>,
  source: { text: string; file: string },
): { fields?: z.output<Shape>; findings: Finding[] } {
  const result = shape.safeParse(data);
  if (result.success) return { fields: result.data, findings: [] };
  return { findings: result.error.issues.map((issue) => fieldFinding(issue, data, source)) };
}

function fieldFinding(
  issue: z.core.$ZodIssue,
  data: Record<string, unknown>,
  { text, file }: { text: string; file: string },
): Finding {
  const key = issue.path.join(".") || "front matter";
  const value = issue.path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
    data,
  );
  const actual = describe(value);
  const line = lineOfKey(text, String(issue.path[0] ?? ""));
  return {
    rule: `front-matter/${String(issue.path[0] ?? "shape")}`,
    severity: "error",
    message: `Unexpected ${actual} in \`${key}\`, ${issue.message}`,
    file,
    line,
    hint: value === undefined ? `add \`${key}:\` to the front matter` : `mend \`${key}:\` in the front matter`,
  };
}

/** A value in a message: short, and without following what it holds. */
function describe(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** 1-based line of a top-level key in the front matter, else 1. */
export function lineOfKey(text: string, key: string): number {
  const at = text.split(/\r\n?|\n/).findIndex((line) => line.startsWith(`${key}:`));
  return key === "" ? 1 : at + 1 || 1;
}

/** What front matter holds beside the keys of a format. */
export const beside = (data: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
