import { stringify } from "yaml";
import type { Terms } from "../terms.ts";

/**
 * The terms as `sla-terms.yaml`, which a person can read and a program can hold the teams to.
 *
 * @param print Puts the values in where a reason refers to facts.
 */
export function writeTerms(terms: Terms, built: string, print: (text: string) => string = (text) => text): string {
  const head = `# Terms of the sales-marketing SLA, ${terms.status}. Built ${built}. Times are working minutes, shares 0 to 1.\n`;
  return head + stringify(printed(terms, print), { lineWidth: 0 });
}

/** The terms with every text printed. */
function printed<Value>(value: Value, print: (text: string) => string): Value {
  if (typeof value === "string") return print(value) as Value;
  if (Array.isArray(value)) return value.map((item) => printed(item, print)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printed(item, print)])) as Value;
}
