import type { CheckResult } from "../documents/check.ts";
import { type Finding, formatFinding, InputError } from "../finding.ts";

export type ReportFormat = "text" | "json" | "junit";

const formats: readonly ReportFormat[] = ["text", "json", "junit"];

/** Reads `--format`; `--json` is short for one of them. Throws InputError for what is no format, or two. */
export function readFormat({ format, json }: { format?: string; json?: boolean }): ReportFormat {
  if (format === undefined) return json ? "json" : "text";
  const known = formats.find((candidate) => candidate === format);
  if (!known) throw new InputError(`--format takes ${formats.join(", ")}; found \`${format}\`.`);
  if (json && known !== "json") throw new InputError(`--json and --format ${known} exclude each other; leave one out.`);
  return known;
}

/**
 * What a check found as JUnit's XML, for the annotations of a continuous integration: a test case for each error at its
 * place, one for each rule that found none, and one that is skipped for each rule that could not be scored.
 */
export function junitOf(file: string, { document, findings, unscored }: CheckResult, held: readonly string[]): string {
  const found = new Set(findings.map(({ rule }) => rule));
  const rules = [...new Set([...held, ...found])];
  const cases = rules.flatMap((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    if (own.length > 0) return own.map((finding) => caseOf(finding, file, document));
    const place = `classname="${xml(document)}" name="${xml(rule)}" file="${xml(file)}"`;
    if (!unscored.includes(rule)) return [`    <testcase ${place}/>`];
    return [`    <testcase ${place}><skipped message="what it reads is absent"/></testcase>`];
  });
  const failures = findings.filter(({ severity }) => severity === "error").length;
  const skipped = rules.filter((rule) => unscored.includes(rule) && !found.has(rule)).length;
  const counts = `tests="${cases.length}" failures="${failures}" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${xml(`${file} as ${document}`)}" ${counts}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
  ].join("\n");
}

function caseOf(finding: Finding, file: string, document: string): string {
  const name = `${finding.rule}${finding.line === undefined ? "" : ` (line ${finding.line})`}`;
  const at = finding.line === undefined ? "" : ` line="${finding.line}"`;
  const told = xml(formatFinding(finding));
  const inside =
    finding.severity === "error"
      ? `<failure type="${xml(finding.rule)}" message="${xml(finding.message)}">${told}</failure>`
      : `<system-out>${told}</system-out>`;
  return `    <testcase classname="${xml(document)}" name="${xml(name)}" file="${xml(file)}"${at}>${inside}</testcase>`;
}

/** Text as it may stand in XML, which has no way to write most control characters. */
const xml = (text: string): string =>
  text
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu, "\uFFFD")
    .replace(/[&<>"\n]/g, (mark) => `&#${mark.codePointAt(0)};`);
