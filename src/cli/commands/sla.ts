import { isoDay } from "../../clock/iso-day.ts";
import { InputError } from "../../finding.ts";
import { diffTerms } from "../../sla/changes.ts";
import { keepAdopted, readTermsFile, termsInForce } from "../agreement.ts";
import type { CommonOptions } from "../options.ts";
import type { Surroundings } from "../surroundings.ts";
import { runComparison } from "./run.ts";

interface AdoptOptions extends CommonOptions {
  marketing?: string;
  sales?: string;
  on?: string;
}

/** Makes a terms file the agreement in force, with who signed for each side and the day. */
export async function adopt(file: string, options: AdoptOptions, { cwd, print }: Surroundings): Promise<number> {
  const terms = readTermsFile(file, cwd);
  const { marketing, sales } = options;
  if (!marketing?.trim() || !sales?.trim())
    throw new InputError(
      `Terms are adopted by both sides; say who signs, as in coord sla adopt ${file} --marketing "Lee Park" --sales "Dana Fox".`,
    );
  const on = dayOf(options.on);
  const before = termsInForce(cwd);
  const kept = keepAdopted(terms, { on, marketing: marketing.trim(), sales: sales.trim() }, cwd);
  const changes = before ? diffTerms(before, terms) : [];
  if (options.json) {
    print(JSON.stringify({ file: kept, adopted: { on, marketing, sales }, changes }, null, 2));
    return 0;
  }
  print(`In force from ${on}, adopted by ${marketing} for marketing and ${sales} for sales: ${kept}`);
  for (const { title, from, to } of changes) print(`  ${title}: ${from} -> ${to}`);
  return 0;
}

/** Delivers the comparison of two terms files, each on the records of its own window. */
export async function compare(
  files: { was: string; now: string },
  options: CommonOptions,
  around: Surroundings,
): Promise<number> {
  const [was, now] = [readTermsFile(files.was, around.cwd), readTermsFile(files.now, around.cwd)];
  return runComparison(`compare the SLA in ${files.was} with that in ${files.now}`, { was, now }, options, around);
}

function dayOf(text: string | undefined): string {
  if (text === undefined) return isoDay(Math.floor(Date.now() / 1000));
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InputError(`--on takes a date such as 2026-06-30; found \`${text}\`.`);
  return text;
}
