import * as z from "zod";
import { type Clause, clausesOf, statementsOf } from "../reading/clauses.ts";
import { isNobody } from "../reading/owners.ts";
import { isBlank, tablesOf } from "../reading/rows.ts";
import { inLine } from "../reading/shown.ts";
import { defineRule, type Fault, scopeOf } from "../rule.ts";

const routing = /\b(?:rout(?:e|es|ed|ing)|round[- ]robin|territor(?:y|ies)|assign(?:s|ed|ment)|queue)\b/i;
const fallback =
  /\bfall(?:s|ing)?[- ]?back\b|\bcatch[- ]?all\b|\bdefault (?:owner|route|queue|rep)\b|\bback-?stop\b|\b(?:no|none of the|without a) (?:rule|match|owner|route)\w*\b|\bmatch(?:es)? (?:none|nothing|no)\b|\bunmatched\b|\bunassigned\b|\botherwise\b|\beverything else\b|\banything else\b|\ball other\b|\bno one\b/i;
/** Who it goes to, after the words that hand it over. */
const handed =
  /(?:\b(?:goes|go|routed?|routes|assigned?|falls?(?: back)?|handed|sent|lands?|belongs|moves?) (?:back )?(?:to|with|on|in)|\bowner(?: is| of last resort is)?:?|\bowned by|\bheld by|\bwatched by|\bworked by|\bcleared by|\bnamed?|\bpicked up by|\bfall[- ]?back(?: owner)?(?: is)?:|->|\u2192|\bto) (?:the |our |a |an )?(?<who>[^.,;:()\n]+)/gi;
const role =
  /\b(?:manager|head|director|VP|vice president|CRO|CMO|CSO|chief|officer|revops|revenue operations|sales ops|operations|(?:team|SDR|BDR|AE|sales|shift|inbound|desk) lead|lead of|owner of|executive|admin\w*|coordinator|analyst|specialist|on[- ]call|duty|[A-Z][a-z]+ [A-Z][a-z]+)\b/;
const place = /\b(?:queue|pool|inbox|bucket|round[- ]robin|list|view|channel)\b/i;

export default defineRule({
  id: "routing/fallback-owner",
  severity: "error",
  summary:
    "A routing design names who owns a lead that no rule matches: a role or a person, not a queue that nobody watches.",
  options: z.strictObject({}),
  examples: [
    {
      name: "in a sentence",
      markdown:
        "## Routing\n\nNamed accounts go to their AE, the rest by round robin. Fallback owner: RevOps Manager.\n",
      faults: [],
    },
    {
      name: "in a decision list",
      markdown:
        "## Routing\n\n1. Named account? To its AE.\n2. Territory set? To the territory's rep.\n3. Otherwise the lead goes to Dana Cole, who clears the list each hour.\n",
      faults: [],
    },
    {
      name: "a queue with somebody who owns it",
      markdown:
        "## Routing\n\n| Rule | Goes to |\n|---|---|\n| Territory match | Territory rep |\n| No match | Fallback queue, owned by the SDR Manager |\n",
      faults: [],
    },
    {
      name: "a column of its own",
      markdown:
        "## Routing\n\n| Route | Owner | Fallback owner |\n|---|---|---|\n| EMEA | EMEA SDR | SDR Team Lead |\n",
      faults: [],
    },
    {
      name: "not known yet",
      markdown: "## Routing\n\nRound robin.\n\n- SIGNAL MISSING: name of the fallback owner\n",
      faults: [],
    },
    {
      name: "none",
      markdown: "## Routing\n\nLeads are assigned by territory, then by round robin.\n",
      faults: ["Missing fallback owner, expected a named role or person who owns leads that no rule matches."],
    },
    {
      name: "a queue without an owner",
      markdown: "## Routing\n\nTerritory first. Unmatched leads go to the fallback queue.\n",
      faults: ["Unexpected `fallback queue` as the fallback owner, expected a named role or person."],
    },
    {
      name: "a team",
      markdown: "## Routing\n\nRoute by industry. Otherwise the lead goes to the sales team.\n",
      faults: ["Unexpected `sales team` as the fallback owner, expected a named role or person."],
    },
    {
      name: "a column that is left blank",
      markdown: "## Routing\n\n| Route | Owner | Fallback owner |\n|---|---|---|\n| EMEA | EMEA SDR | TBD |\n",
      faults: ["Unexpected `TBD` as the fallback owner of EMEA, expected a named role or person."],
    },
    { name: "no routing", markdown: "## A\n\ntext\n", faults: "unscored" },
  ],
  check(context) {
    const sections = scopeOf(context);
    const clauses = sections.flatMap(clausesOf);
    const about = clauses.find(({ text, titles }) => routing.test(text) || titles.some((title) => routing.test(title)));
    if (!about && !sections.some(({ heading }) => routing.test(heading))) return "unscored";
    const columns = sections.flatMap(tablesOf).flatMap((table): { name: string; owner: string; line: number }[] => {
      const column = table.columns.find((name) => /\bfall[- ]?back\b/i.test(name));
      if (column === undefined) return [];
      return table.rows.map(({ cells, line }) => ({
        name: inLine(cells[table.columns[0]!]!),
        owner: inLine(cells[column]!),
        line,
      }));
    });
    if (columns.length > 0)
      return columns
        .filter(({ owner }) => isBlank(owner) || (isNobody(owner) && !role.test(owner)))
        .map(({ name, owner, line }) => ({
          message: `Unexpected \`${owner}\` as the fallback owner of ${name}, expected a named role or person.`,
          line,
        }));
    const told = clauses.flatMap(sentencesOfFallback);
    const diagram = sections
      .flatMap(({ diagrams }) => diagrams.flatMap(({ nodes }) => nodes))
      .some(({ label }) => fallback.test(label) && role.test(label));
    if (diagram || told.some(({ text }) => isOwned(text))) return [];
    const [first] = told;
    if (clauses.some(({ text }) => /SIGNAL MISSING: [^.]*\bfall[- ]?back\b/i.test(text))) return [];
    if (!first)
      return [
        {
          message: "Missing fallback owner, expected a named role or person who owns leads that no rule matches.",
          line: about?.line ?? sections[0]?.line,
        },
      ];
    return [nobodyIn(first)];
  },
});

/** Sentences that speak of the fallback, with the one after that goes on with it. */
function sentencesOfFallback(clause: Clause): { text: string; line: number }[] {
  const titled = fallback.test(clause.titles.at(-1) ?? "");
  if (titled) return [{ text: clause.text, line: clause.line }];
  const sentences = clause.kind === "row" ? [clause] : statementsOf(clause);
  return sentences.flatMap((sentence, index) => {
    if (!fallback.test(sentence.text)) return [];
    return [{ text: `${sentence.text} ${sentences[index + 1]?.text ?? ""}`, line: sentence.line }];
  });
}

const isOwned = (text: string): boolean => {
  const [, after = text] = new RegExp(`(?:${fallback.source})(.*)`, "is").exec(text) ?? [];
  return role.test(after) || handedIn(after).some((who) => !isNobody(who) && !place.test(who) && /^[A-Z]/.test(who));
};

const handedIn = (text: string): string[] => [...text.matchAll(handed)].map(({ groups }) => groups!.who!.trim());

function nobodyIn({ text, line }: { text: string; line: number }): Fault {
  const who = handedIn(text).find((candidate) => place.test(candidate) || isNobody(candidate));
  if (who === undefined)
    return {
      message: "Missing fallback owner, expected a named role or person who owns leads that no rule matches.",
      line,
    };
  return {
    message: `Unexpected \`${who}\` as the fallback owner, expected a named role or person.`,
    line,
    actual: who,
  };
}
