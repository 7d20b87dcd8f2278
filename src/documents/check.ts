import { type Finding, isClean } from "../finding.ts";
import { saysNothing } from "./prose.ts";
import type { Quantities } from "./quantity.ts";
import type { Span } from "./resolve.ts";
import type { Fault, RuleContext } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { type Demand, demandsOf, type OutputSpec } from "./spec.ts";
import { withinTime } from "./time-limit.ts";
import { type DocumentTree, parseDocument, type Section } from "./tree.ts";

/** What a document is checked with besides its text. */
export interface Evidence {
  quantities: Quantities;
  spans: readonly Span[];
  missing: readonly { ref: string; check: string }[];
}

export interface CheckResult {
  document: string;
  /** True when no finding is an error. */
  passed: boolean;
  findings: Finding[];
  /** Rules whose precondition is missing, of the whole document or in a section: neither passed nor failed. */
  unscored: string[];
}

/** What a check may be given besides the text. */
export interface CheckOptions {
  evidence?: Evidence;
  variants?: readonly string[];
  /** Stands in each finding. */
  file?: string;
}

/**
 * Holds resolved markdown against an output spec. Without evidence the rules that need a brief are unscored.
 * Never throws for what the markdown holds.
 */
export const checkDocument = async (
  markdown: string,
  spec: OutputSpec,
  options: CheckOptions = {},
): Promise<CheckResult> => checkParsed(await parseDocument(markdown), spec, options);

/** Holds a document that is parsed already against an output spec. */
export function checkParsed(
  document: DocumentTree,
  spec: OutputSpec,
  { evidence, variants = [], file }: CheckOptions = {},
): CheckResult {
  const result = apply(demandsOf(spec, variants), document, spec, evidence);
  const findings = result.findings.map((finding) => (file ? { ...finding, file } : finding));
  return { document: spec.document, passed: isClean(findings), findings, unscored: result.unscored };
}

/** How long the rules have for a document, milliseconds. */
const patienceMs = 20_000;

/** What these find hides or garbles the rest of the document: other findings would only repeat it. */
const first = ["document/readable", "fence/closed"];

function apply(demands: readonly Demand[], document: DocumentTree, spec: OutputSpec, evidence?: Evidence) {
  const applied = withinTime(patienceMs, () => hold(demands, document, spec, evidence));
  if (applied) return applied.result;
  const message = `Unexpected text that the rules take over ${patienceMs / 1000} seconds for, expected plain sections, tables and lists.`;
  const finding: Finding = { rule: "document/readable", severity: "error", message, line: 1 };
  const unscored = demands.map(({ rule }) => rule).filter((rule) => rule !== finding.rule);
  return { findings: [finding], unscored: [...new Set(unscored)] };
}

function hold(demands: readonly Demand[], document: DocumentTree, spec: OutputSpec, evidence?: Evidence) {
  const headings = spec.sections.map((section) => section.heading);
  const sections = headings.flatMap(
    (heading) => document.sections.find((section) => section.heading === heading) ?? [],
  );
  const base: RuleContext = {
    document,
    sections,
    headings,
    envelope: spec.envelope.after.map((name) => name.toLowerCase()),
    quantities: evidence?.quantities,
    spans: evidence?.spans ?? [],
    missing: evidence?.missing ?? [],
  };
  const empty = new Set(sections.filter(({ nodes }) => saysNothing(document, nodes)));
  const [inDocument, inSections]: [Finding[], Finding[]] = [[], []];
  const unscored = new Set<string>();
  let isHidden = false;
  for (const demand of demands) {
    const section =
      demand.heading === undefined ? undefined : sections.find((candidate) => candidate.heading === demand.heading);
    // What an absent or empty section lacks besides would only repeat that.
    if (isHidden || (demand.heading !== undefined && (!section || empty.has(section)))) {
      unscored.add(demand.rule);
      continue;
    }
    const rule = rules.get(demand.rule)!;
    const faults = rule.check({ ...base, section }, demand.read);
    const found = section ? inSections : inDocument;
    if (faults === "unscored") unscored.add(demand.rule);
    else found.push(...faults.map((fault) => toFinding(fault, rule.id, rule.severity, section, sections)));
    if (first.includes(demand.rule)) isHidden ||= faults !== "unscored" && faults.length > 0;
  }
  const findings = onceEach(inDocument, inSections).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { findings, unscored: [...unscored] };
}

/**
 * One finding a span: what a rule says twice is said once, and of the same text on the same line what a rule of the section
 * says goes before what holds anywhere.
 */
function onceEach(inDocument: readonly Finding[], inSections: readonly Finding[]): Finding[] {
  const spanOf = ({ line, actual }: Finding): string => `${line} ${actual}`;
  const taken = new Set(inSections.filter(({ actual }) => actual).map(spanOf));
  const kept = [...inDocument.filter((finding) => !taken.has(spanOf(finding))), ...inSections];
  return [...new Map(kept.map((finding) => [`${finding.rule} ${finding.line} ${finding.message}`, finding])).values()];
}

function toFinding(
  fault: Fault,
  rule: string,
  severity: Finding["severity"],
  section: Section | undefined,
  sections: Section[],
): Finding {
  const { line } = fault;
  const at = line === undefined ? undefined : sections.findLast((candidate) => candidate.line <= line);
  // A rule on one section may point to another that contradicts it.
  const around = section && (line === undefined || line >= section.line) ? section : at;
  return { rule, severity, ...fault, ...(around ? { section: around.heading } : {}) };
}
