import type { Section } from "../tree.ts";
import { type Clause, clausesOf, statementsOf } from "./clauses.ts";
import { tablesOf } from "./rows.ts";

/** What a review goes through. */
export type AgendaTopic = "attainment" | "funnel" | "rejections" | "action";

export interface AgendaItem {
  text: string;
  topics: AgendaTopic[];
  line: number;
}

export interface Agenda {
  items: AgendaItem[];
  /** True where each item has a line of its own, so that one too many is seen for certain. */
  isList: boolean;
  line: number;
}

const patterns: Record<AgendaTopic, RegExp> = {
  attainment:
    /\battain\w*|\bpromises?\b|\bhow (?:did|are|have) we (?:do|done|doing)\b|\bcommitments?\b|\bagainst (?:the |each |our )?(?:targets?|sla|agreement)\b|\bscore(?:card|board)\b|\bsla (?:performance|results?|compliance|numbers|metrics)\b|\bspeed\b|\btargets?\b|\bcomplian\w*|\bresponse time\b|\bdashboard\b/i,
  funnel: /\bfunnels?\b|\bconversions?\b|\bstage[- ]to[- ]stage\b|\bmqls?\b.*\bsqls?\b/i,
  rejections: /\breject\w*|\breasons?\b|\bdisqualif\w*|\brecycled\b|\breverts?\b/i,
  action:
    /\bimprovements?\b|\b(?:one|single|1|next|last|previous|agreed) (?:\w+ )?(?:actions?|changes?|fix(?:es)?|things?|experiments?|decisions?)\b|\bactions?\b|\bexperiments?\b/i,
};

/** Which of the fixed items a line of an agenda is. */
export const agendaTopicsOf = (text: string): AgendaTopic[] =>
  (Object.keys(patterns) as AgendaTopic[]).filter((topic) => patterns[topic].test(text));

const read = (text: string, line: number): AgendaItem => ({ text, topics: agendaTopicsOf(text), line });

/** What is said about a meeting beside its agenda. */
const aboutIt =
  /^(?:the |sla |agreement |contract )?(?:attendees|participants|who|chair|facilitator|duration|length|when|time|where|owner|format|cadence|inputs?|pre-?read|output|notes?|holders?|owners?|quarterly|annual|monthly|weekly|marketing|sales|revops|escalation|purpose|goal|frequency|rule|ground rules?)\b/i;

/** The agenda of a review: a table with a column for it, a list, or one item after the other in a sentence. */
export function agendaOf(section: Section, clauses = clausesOf(section)): Agenda | undefined {
  const found = [...inTables(section), ...inLists(clauses), ...inSentences(clauses)].filter(
    ({ items, isList }) => covered(items) > 1 && !(isList && items.some(({ topics }) => topics.length > 2)),
  );
  return found.toSorted((a, b) => covered(b.items) - covered(a.items) || Number(b.isList) - Number(a.isList))[0];
}

const covered = (items: readonly AgendaItem[]): number => new Set(items.flatMap(({ topics }) => topics)).size;

function inTables(section: Section): Agenda[] {
  return tablesOf(section).flatMap(({ columns, rows, line }) => {
    const column = columns.find((name) => /\bagenda\b|\bitems?\b|\btopics?\b/i.test(name));
    if (column === undefined) return [];
    return [{ items: rows.map((row) => read(row.cells[column]!, row.line)), isList: true, line }];
  });
}

function inLists(clauses: readonly Clause[]): Agenda[] {
  const lists = new Map<string, AgendaItem[]>();
  for (const { titles, label, text, line, kind } of clauses) {
    if (kind !== "item" || (label !== undefined && aboutIt.test(label))) continue;
    const key = (label === undefined ? titles : titles.slice(0, -1)).join("\n");
    lists.set(key, [...(lists.get(key) ?? []), read(text, line)]);
  }
  return [...lists.values()].map((items) => ({ items, isList: true, line: items[0]!.line }));
}

/** `Agenda: attainment, funnel, rejection reasons and one action, with an owner`: what hangs on an item belongs to it. */
function inSentences(clauses: readonly Clause[]): Agenda[] {
  return clauses.flatMap(({ text, line }) => {
    const items = statementsOf({ text, line }).flatMap((sentence) =>
      sentence.text
        .split(
          /\s*[,;:\n]\s*(?:and )?(?!(?:with|by|per|against|including|owned|each|for|from|each|in|on|not)\b)|\s+(?:and|then|plus)\s+(?=(?:the|one|a|rejec|conver|funnel|open|any|other)\b)|\s*\(?\b\d[.)]\s+/i,
        )
        .map((part) => part.trim())
        .filter((part) => part !== "")
        .map((part) => read(part, sentence.line)),
    );
    return [{ items, isList: false, line }];
  });
}
