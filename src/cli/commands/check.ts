import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { layGround } from "../../briefs/brief.ts";
import { readKinds } from "../../briefs/kinds.ts";
import { checkDocument, type Evidence } from "../../documents/check.ts";
import type { Quantity } from "../../documents/quantity.ts";
import { repairMechanically } from "../../documents/repair.ts";
import { formatFinding, InputError, whyUnreadable } from "../../finding.ts";
import { suggest } from "../../library/find.ts";
import { holdDocumentAgainst, withStated } from "../against.ts";
import { openAgreedGround } from "../ground.ts";
import { openLibrary } from "../library.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";

interface CheckOptions extends CommonOptions {
  as?: string;
  variant: string[];
  fix?: boolean;
  against?: string;
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
  const unknown = options.variant.find((variant) => !(variant in kind.spec.variants));
  if (unknown !== undefined) {
    const known = Object.keys(kind.spec.variants).join(", ") || "none";
    throw new InputError(`${kind.kind} has no variant ${unknown}; it has: ${known}.`);
  }
  let markdown = readMarkdown(file, cwd);
  if (options.fix) {
    const mended = repairMechanically(markdown, kind.spec, options.variant);
    if (mended !== markdown) {
      writeFileSync(resolve(cwd, file), mended);
      if (!options.json) for (const line of difference(markdown, mended)) print(line);
      markdown = mended;
    }
  }
  const ours = options.against === undefined ? undefined : readMarkdown(options.against, cwd);
  const { changes, stated } =
    ours === undefined ? { changes: [], stated: [] } : await holdDocumentAgainst(markdown, ours, options, cwd);
  const evidence = options.sample || options.portal !== undefined ? gatherEvidence(options, cwd, stated) : undefined;
  const result = await checkDocument(markdown, kind.spec, { evidence, variants: options.variant, file });
  if (options.json) {
    print(JSON.stringify({ ...result, changes }, null, 2));
  } else {
    for (const finding of result.findings) print(formatFinding(finding));
    const unscored = result.unscored.length > 0 ? `; unscored: ${result.unscored.join(", ")}` : "";
    for (const { title, from, to, effect } of changes)
      print(`changed: ${title}: ${from} -> ${to}${effect === undefined ? "" : ` (${effect})`}`);
    if (ours !== undefined && changes.length === 0) print(`no term differs from ${options.against}`);
    print(`${file} ${result.passed ? "passes" : "fails"} as ${kind.kind}${unscored}`);
  }
  return result.passed ? 0 : 1;
}

function gatherEvidence(options: CommonOptions, cwd: string, stated: readonly Quantity[]): Evidence {
  const { settings, sheet, agreement } = openAgreedGround("", options, cwd);
  const { quantities } = layGround("", sheet, settings, undefined, agreement);
  return { quantities: withStated(quantities, stated), spans: [], missing: [] };
}

function readMarkdown(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8")
      .replace(/^\uFEFF/, "")
      .replace(/\r\n/g, "\n");
  } catch (error) {
    throw new InputError(`${file} can't be read (${whyUnreadable(error)}); check the path.`);
  }
}

function difference(before: string, after: string): string[] {
  const mended = after.split("\n");
  return before
    .split("\n")
    .flatMap((line, index) => (line === mended[index] ? [] : [`- ${line}`, `+ ${mended[index] ?? ""}`]));
}
