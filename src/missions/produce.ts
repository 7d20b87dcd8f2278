import type { Brief } from "../briefs/brief.ts";
import { type CheckResult, checkDocument } from "../documents/check.ts";
import { provenanceSection } from "../documents/provenance.ts";
import { repairMechanically } from "../documents/repair.ts";
import { type Resolved, resolve } from "../documents/resolve.ts";
import { errorsIn, type Finding } from "../finding.ts";

/** A draft with its values in, held against its spec. */
export interface Checked {
  text: string;
  resolved: Resolved;
  result: CheckResult;
}

/**
 * Mends a draft mechanically, prints its values, checks it and adds its provenance: that is no part of what the spec's
 * sections hold, and of a long document most of the text to read.
 */
export async function checkDraft(brief: Brief, draft: string): Promise<Checked> {
  const { spec } = brief.kind;
  const resolved = resolve(repairMechanically(draft, spec, brief.variants), brief.quantities);
  const { quantities, variants } = brief;
  const evidence = { quantities, spans: resolved.spans, missing: resolved.missing };
  const result = await checkDocument(resolved.text, spec, { evidence, variants });
  const findings = [...resolved.findings, ...result.findings];
  const text = spec.envelope.after.includes("provenance")
    ? `${resolved.text.trimEnd()}\n\n${provenanceSection(resolved, quantities, caveatsOf(brief, resolved))}`
    : resolved.text;
  return { text, resolved, result: { ...result, findings, passed: result.passed && resolved.findings.length === 0 } };
}

/** The document as it is delivered: as it is when clean, with the reasons at its top when not. */
export function finalText(text: string, findings: readonly Finding[]): string {
  const errors = errorsIn(findings);
  if (errors.length === 0) return text;
  const reasons = errors.map((finding) => `> - ${finding.section ? `${finding.section}: ` : ""}${finding.message}`);
  const banner = ["> **Degraded.** This document does not meet its specification:", ">", ...reasons].join("\n");
  const title = /^# .*\n/.exec(text)?.[0] ?? "";
  return `${title}${title && "\n"}${banner}\n\n${text.slice(title.length).trimStart()}`;
}

function caveatsOf({ sheet }: Brief, { spans }: Resolved): string[] {
  const ids = new Set(spans.map((span) => span.ref.replace(/^table:/, "").split(" ")[0]!));
  const facts = [...ids].filter((id) => sheet.ids.includes(id)).map((id) => sheet.get(id));
  return facts.flatMap((fact) =>
    fact.status === "measured" ? fact.caveats.map((caveat) => `${fact.title}: ${caveat}`) : [],
  );
}
