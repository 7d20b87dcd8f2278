import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { readKinds } from "../../briefs/kinds.ts";
import { checkDocument } from "../../documents/check.ts";
import { normalise } from "../../documents/markdown.ts";
import { repairMechanically } from "../../documents/repair.ts";
import { demandsOf } from "../../documents/spec.ts";
import { formatFinding, InputError, whyUnreadable } from "../../finding.ts";
import { suggest } from "../../library/find.ts";
import { holdDocumentAgainst } from "../against.ts";
import { junitOf, readFormat } from "../check-report.ts";
import { difference } from "../difference.ts";
import { gatherEvidence } from "../evidence.ts";
import { openLibrary } from "../library.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

interface CheckOptions extends CommonOptions {
  as?: string;
  variant: string[];
  fix?: boolean;
  against?: string;
  format?: string;
}

/**
 * Holds any markdown file against the spec of a kind, and with `--against` the terms of an SLA that came back against those
 * that went out. Rules ask for facts only where a portal is named.
 */
export async function checkFile(file: string, options: CheckOptions, { cwd, print }: Surroundings): Promise<number> {
  const { kinds } = readKinds(await openLibrary(cwd));
  const names = kinds.map((kind) => kind.kind);
  if (options.as === undefined) throw new InputError(`coord check needs --as KIND; the kinds are ${names.join(", ")}.`);
  const kind = kinds.find((candidate) => candidate.kind === options.as);
  if (!kind) {
    const near = suggest(options.as, names);
    throw new InputError(
      `No document kind is called ${options.as}; ${near ? `did you mean ${near}?` : `the kinds are ${names.join(", ")}.`}`,
    );
  }
  const unknown = options.variant.find((variant) => !Object.hasOwn(kind.spec.variants, variant));
  if (unknown !== undefined) {
    const known = Object.keys(kind.spec.variants).join(", ") || "none";
    throw new InputError(`${kind.kind} has no variant ${unknown}; it has: ${known}.`);
  }
  const format = readFormat(options);
  const original = readText(file, cwd);
  const draft = normalise(original);
  const markdown = options.fix ? repairMechanically(draft, kind.spec, options.variant) : draft;
  const fixed = difference(draft, markdown);
  if (markdown !== draft) writeFileSync(resolve(cwd, file), asItWas(original, markdown));
  const ours = options.against === undefined ? undefined : normalise(readText(options.against, cwd));
  const { changes, stated } =
    ours === undefined ? { changes: [], stated: [] } : await holdDocumentAgainst(markdown, ours, options, cwd);
  const evidence = options.sample || options.portal !== undefined ? gatherEvidence(options, cwd, stated) : undefined;
  const result = await checkDocument(markdown, kind.spec, { evidence, variants: options.variant, file });
  if (format === "json") {
    print(JSON.stringify({ ...result, changes, ...(options.fix ? { fixed } : {}) }, null, 2));
  } else if (format === "junit") {
    const held = demandsOf(kind.spec, options.variant).map(({ rule }) => rule);
    print(junitOf(file, result, held));
  } else {
    for (const line of fixed) print(line);
    for (const finding of result.findings) print(formatFinding(finding));
    const unscored = result.unscored.length > 0 ? `; unscored: ${result.unscored.join(", ")}` : "";
    for (const { title, from, to, effect } of changes)
      print(`changed: ${title}: ${from} -> ${to}${effect === undefined ? "" : ` (${effect})`}`);
    if (ours !== undefined && changes.length === 0) print(`no term differs from ${options.against}`);
    print(`${file} ${result.passed ? "passes" : "fails"} as ${kind.kind}${unscored}`);
  }
  return result.passed ? 0 : 1;
}

function readText(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch (error) {
    throw new InputError(`${file} can't be read (${whyUnreadable(error)}); check the path.`);
  }
}

/** A text with the byte order mark and the ends of lines that the file had. */
function asItWas(original: string, text: string): string {
  const mark = original.startsWith("\uFEFF") ? "\uFEFF" : "";
  return mark + (original.includes("\r\n") ? text.replace(/\n/g, "\r\n") : text);
}
