import type { z } from "zod";
import type { Severity } from "../finding.ts";
import type { Quantities, Quantity } from "./quantity.ts";
import type { Span } from "./resolve.ts";
import type { DocumentTree, Section } from "./tree.ts";

/** What a rule reads. */
export interface RuleContext {
  document: DocumentTree;
  /** The section that the spec put the rule on; absent for a rule of the whole document. */
  section?: Section;
  /** Sections that the spec names, found by heading, in the document's order; what the envelope holds is not among them. */
  sections: Section[];
  /** Headings that the spec names, in its order. */
  headings: string[];
  /** Headings of the envelope that may follow the sections. */
  envelope: string[];
  /** Absent when a document is checked without a brief. */
  quantities?: Quantities;
  /** Printed values; empty without a brief. */
  spans: readonly Span[];
  /** Facts that the draft asked for and the portal lacks. */
  missing: readonly { ref: string; check: string }[];
}

/** What a rule says is wrong; the checker adds rule, severity and section. */
export interface Fault {
  message: string;
  /** Where it weighs less than the rule: a word that is judged within a rule that else decides exactly. */
  severity?: Severity;
  line?: number;
  expected?: string;
  actual?: string;
  hint?: string;
}

export interface Example {
  /** What this example shows. */
  name: string;
  markdown: string;
  options?: unknown;
  /** Heading of the section the rule is put on. */
  section?: string;
  /** Headings that the spec would name; the sections of the document unless given. */
  headings?: string[];
  /** Quantities of the brief, by reference; absent means there is no brief. Facts unless `origin` says otherwise. */
  quantities?: Record<string, { value: number; unit: string; origin?: Quantity["origin"] }>;
  /** Names and phrases of the brief with a number in them. */
  quoted?: string[];
  /** What the user wrote. */
  words?: string;
  /** The messages it gives; empty for a document that passes; `unscored` where the precondition is missing. */
  faults: string[] | "unscored";
}

/** One thing that documents are held to, in one file with its examples. */
export interface Rule<Options = unknown> {
  id: string;
  severity: Severity;
  /** One sentence: what it demands. */
  summary: string;
  options: z.ZodType<Options>;
  examples: Example[];
  /** Pure. `unscored` when what it reads is absent, which is neither pass nor fail. */
  check(context: RuleContext, options: Options): Fault[] | "unscored";
}

/** Types a rule by its own options. */
export const defineRule = <Options>(rule: Rule<Options>): Rule<Options> => rule;

/** The section a rule is put on, or the whole document's text where it is put on none. */
export const scopeOf = (context: RuleContext): Section[] => (context.section ? [context.section] : context.sections);

/** The cells of a column, of the section's table that has it; undefined where none has, or only one without a row. A ragged row has no columns. */
export function columnOf(section: Section | undefined, column: string): { cell: string; line: number }[] | undefined {
  const table = section?.tables.find(({ columns, rows }) => columns.includes(column) && rows.length > 0);
  const at = table?.columns.indexOf(column) ?? 0;
  return table?.rows
    .filter(({ cells }) => cells.length === table.columns.length)
    .map(({ cells, line }) => ({ cell: cells[at]!, line }));
}

/** A pattern's special characters as plain text. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
