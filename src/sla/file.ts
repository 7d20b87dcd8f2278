import { stringify } from "yaml";
import type { Terms } from "../terms.ts";

/** The terms as `sla-terms.yaml`, which a person can read and a program can hold the teams to. */
export function writeTerms(terms: Terms, asOf: string): string {
  const head = `# Terms of the sales-marketing SLA, ${terms.status}. Built ${asOf}. Times are working minutes, shares 0 to 1.\n`;
  return head + stringify(terms, { lineWidth: 0 });
}
