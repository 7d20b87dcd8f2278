import type { FactSheet } from "../../facts/sheet.ts";
import { isTable } from "../../facts/types.ts";
import type { RejectionReason } from "../../terms.ts";

/** Reasons as practice codes them, each with the test that decides it and its way back. */
const closedSet: readonly (RejectionReason & { also: RegExp })[] = [
  {
    code: "ENG-01",
    name: "No response after full cadence",
    test: "every agreed attempt is logged and none was answered",
    recycles: true,
    recycleAfterDays: 90,
    also: /\bno (?:response|answer|reply)|unresponsive|unreachable|can'?t reach|ghost/i,
  },
  {
    code: "ENG-02",
    name: "Not now",
    test: "the contact names a later month for a decision",
    recycles: true,
    recycleAfterDays: 60,
    also: /\btiming|not now|later|bad time|next (?:quarter|year)/i,
  },
  {
    code: "FIT-01",
    name: "Company too small",
    test: "employee count is under the fit threshold",
    recycles: false,
    also: /\btoo small|small compan|company size|headcount/i,
  },
  {
    code: "FIT-02",
    name: "Wrong industry",
    test: "industry is outside the agreed list",
    recycles: false,
    also: /\bindustry|vertical|sector|not (?:a )?fit|poor fit|outside (?:icp|territory)|geograph|country/i,
  },
  {
    code: "FIT-03",
    name: "Wrong role",
    test: "job title is outside the agreed roles",
    recycles: false,
    also: /\brole|title|student|intern|job seeker|candidate|vendor|agency|not a decision/i,
  },
  {
    code: "QUAL-01",
    name: "No budget authority",
    test: "the contact says who decides, and it is somebody else",
    recycles: true,
    recycleAfterDays: 90,
    also: /\bbudget|authority|afford|price|expensive/i,
  },
  {
    code: "QUAL-02",
    name: "Locked in with a competitor",
    test: "a contract end date is logged",
    recycles: true,
    returnsWhen: "a quarter before the contract ends",
    also: /\bcompetitor|locked|contract|incumbent|existing (?:vendor|solution)/i,
  },
  {
    code: "QUAL-03",
    name: "No project",
    test: "the contact says that nothing is planned",
    recycles: true,
    returnsWhen: "when the contact takes a high-intent action",
    also: /\bproject|no need|not interested|no interest|just (?:looking|research)|research/i,
  },
  {
    code: "DUP-01",
    name: "Duplicate",
    test: "another record has the same e-mail, or the same company and phone",
    recycles: false,
    also: /\bduplicate|already (?:customer|open|in)|existing customer/i,
  },
  {
    code: "DATA-01",
    name: "Bad contact data",
    test: "the e-mail bounces or the number is wrong",
    recycles: false,
    also: /\bdata|bounce|wrong (?:number|e-?mail)|invalid|fake|spam/i,
  },
];

/** A reason of practice's set that one of the portal's own means, by its name or its words. */
const meantBy = (name: string) =>
  closedSet.find((reason) => reason.name.toLowerCase() === name.toLowerCase()) ??
  closedSet.find((reason) => reason.also.test(name));

/** So many reasons of a portal's own are kept; a set that nobody can remember is not closed. */
const mostOwn = 12;

/**
 * The closed set: what reps really log, most used first, each under its own name with the test of the reason it means; then
 * what practice has beside it. A reason that means none of them waits for the workshop to write its test.
 */
export function decideReasons(sheet: FactSheet): RejectionReason[] {
  const fact = sheet.get("rejections_by_reason");
  const used = isTable(fact) ? fact.rows.flatMap(([name]) => (name && "text" in name ? [name.text] : [])) : [];
  const seen = new Set<string>();
  const own = used
    .filter((name) => name !== "none logged")
    .slice(0, mostOwn)
    .flatMap((name): RejectionReason[] => {
      const meant = meantBy(name);
      if (!meant) return [{ name, test: "a property value that the definitions workshop names", recycles: false }];
      if (seen.has(meant.name)) return [];
      seen.add(meant.name);
      const { also: _, ...reason } = meant;
      return [{ ...reason, name }];
    });
  const rest = closedSet.filter(({ name }) => !seen.has(name)).map(({ also: _, ...reason }) => reason);
  return [...own, ...rest];
}
