import * as z from "zod";
import { clausesOf, statementsOf } from "../reading/clauses.ts";
import { isNegated } from "../reading/negation.ts";
import { defineRule, scopeOf } from "../rule.ts";

const home =
  /\b(?:marketing|sales|reps|CS|success|deals?|leads?|contacts?|accounts?|records?|data)\b[^.;]{0,30}?\b(?:in|on|uses?|runs?) (?:the )?(HubSpot|Salesforce|SFDC|Pipedrive|Zoho|Dynamics|Marketo|Pardot|Eloqua)\b/gi;
const shared =
  /\b(?:kept|held|lives?|stored|spread|split|works?|sync\w*|integrat\w+|beside|alongside|mirror\w*|cop(?:y|ied|ies)|both|between|cross\w*|bridge)\b/i;

/** Systems that hold records of leads, accounts and deals of their own. */
const systems =
  /\b(?:HubSpot|Salesforce|SFDC|Pipedrive|Zoho|Dynamics(?: 365)?|Marketo|Pardot|Eloqua|Close\.com|Copper|Freshsales|Attio|NetSuite|SugarCRM)\b/g;
const truth =
  /\b(?:(?:single |one |sole )?source of (?:the )?truth|systems? of record|golden record|master (?:record|system|data)|(?:wins|prevails|is authoritative|has the last word|is the truth|leads|is leading|decides)\b[^.;]{0,30}\b(?:conflict|differ\w*|disagree\w*|merge|mismatch)|(?:conflict|differ\w*|disagree\w*|mismatch)\b[^.;]{0,40}\b(?:wins|prevails|is right|counts|decides|is authoritative))\b/i;
const split =
  /\b(?:each|both|either)\b[^.;]{0,40}\b(?:its|their) own\b|\btwo (?:sources|systems) of (?:truth|record)\b/i;

export default defineRule({
  id: "truth/one-system",
  severity: "error",
  summary: "Where data lies in several systems, one of them is named as the truth.",
  options: z.strictObject({}),
  examples: [
    {
      name: "one is named",
      markdown:
        "## A\n\nMarketing works in HubSpot, sales in Salesforce, synced both ways. Salesforce is the source of truth for leads, accounts and deals.\n",
      faults: [],
    },
    {
      name: "by what happens on a conflict",
      markdown: "## A\n\nHubSpot and Salesforce sync every quarter of an hour. Where they disagree, Salesforce wins.\n",
      faults: [],
    },
    {
      name: "a question that is flagged",
      markdown: "## A\n\nHubSpot beside Salesforce.\n\n- SIGNAL MISSING: which of the two is the system of record\n",
      faults: [],
    },
    {
      name: "none is named",
      markdown: "## A\n\nMarketing works in HubSpot and sales in Salesforce.\n",
      faults: ["Missing source of truth for HubSpot and Salesforce, expected one of them to be named."],
    },
    {
      name: "two are named",
      markdown:
        "## A\n\nHubSpot is the source of truth for leads. Salesforce is the source of truth for leads that sales has accepted.\n",
      faults: ["Unexpected second source of truth Salesforce beside HubSpot, expected one."],
    },
    {
      name: "both in one sentence",
      markdown: "## A\n\nHubSpot and Salesforce are both systems of record.\n",
      faults: ["Unexpected second source of truth Salesforce beside HubSpot, expected one."],
    },
    {
      name: "two platforms to build on, not two homes of the data",
      markdown: "## A\n\n| Platform | Trigger |\n|---|---|\n| HubSpot | Stage set |\n| Salesforce | Status set |\n",
      faults: "unscored",
    },
    { name: "one system", markdown: "## A\n\nBuilt in HubSpot.\n", faults: "unscored" },
  ],
  check(context) {
    const statements = scopeOf(context)
      .flatMap(clausesOf)
      .flatMap((clause) => (clause.kind === "row" ? [clause] : statementsOf(clause)));
    const all = statements.flatMap(({ text, line }) =>
      [...text.matchAll(systems)].map(([name]) => ({ name: full(name), line })),
    );
    const names = [...new Set(all.map(({ name }) => name))];
    if (names.length < 2 || !areUsedTogether(statements)) return "unscored";
    const named = statements.flatMap(({ text, line }) => {
      const found = truth.exec(text) ?? split.exec(text);
      if (!found || isNegated(text, found.index)) return [];
      return [{ owners: ownersIn(text, found), line, isFlag: /SIGNAL MISSING/.test(text) }];
    });
    if (named.length === 0) {
      const message = `Missing source of truth for ${names.slice(0, 2).join(" and ")}, expected one of them to be named.`;
      return [{ message, line: all.find(({ name }) => name === names[1])!.line }];
    }
    const told = named
      .filter(({ isFlag }) => !isFlag)
      .flatMap(({ owners, line }) => owners.map((name) => ({ name, line })));
    const second = told.find(({ name }) => name !== told[0]!.name);
    if (!second) return [];
    const message = `Unexpected second source of truth ${second.name} beside ${told[0]!.name}, expected one.`;
    return [{ message, line: second.line, hint: "name one CRM, and sync everything to it" }];
  },
});

/** Whether the systems hold the data of one company, and are no two ways to build the same thing. */
function areUsedTogether(statements: readonly { text: string }[]): boolean {
  const homes = statements.flatMap(({ text }) => [...text.matchAll(home)].map(([, system]) => full(system!)));
  const joined = statements.some(({ text }) => {
    const named = new Set([...text.matchAll(systems)].map(([name]) => full(name)));
    return named.size > 1 && (shared.test(text) || truth.test(text) || split.test(text));
  });
  const called = statements.flatMap(({ text }) =>
    truth.test(text) ? [...text.matchAll(systems)].map(([name]) => full(name)) : [],
  );
  return joined || new Set(homes).size > 1 || new Set(called).size > 1;
}

const full = (name: string): string => (name === "SFDC" ? "Salesforce" : name);

/** Which systems a sentence makes the truth: those right before or after the words that do, or all that `both` joins. */
function ownersIn(text: string, found: RegExpExecArray): string[] {
  const inside = [...text.matchAll(systems)].map((match) => ({ name: full(match[0]), index: match.index }));
  if (/\bboth\b|\beach\b/i.test(text)) return [...new Set(inside.map(({ name }) => name))];
  const end = found.index + found[0].length;
  const within = inside.find(({ index }) => index >= found.index && index < end);
  const before = inside.findLast(({ index }) => index < found.index);
  const after = inside.find(({ index }) => index >= end);
  const nearest = within ?? before ?? after;
  return nearest ? [nearest.name] : [];
}
