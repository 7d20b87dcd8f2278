import type { Section } from "../tree.ts";
import { amountsIn, isTime } from "./amounts.ts";
import { about, aboutAlone, type Clause, clausesOf, type Statement, statementsOf, under } from "./clauses.ts";
import { tablesOf } from "./rows.ts";

/** What the rules of a handoff are about. */
export const handoffTopics = {
  alert:
    /\b(?:slacks|e-?mails|messages|texts|tells) (?:the|whoever|each|every|a|our) |\bslack\b|\balert\w*|\bnotif\w+|\bping(?:s|ed)?\b/i,
  window:
    /\b(?:accept\w*|response|action|claim)[- ](?:window|time|deadline|clock|period|sla|limit)\b|\bwindow\b|\bun-?actioned\b|\bunclaimed\b|\btime to (?:accept|claim|act)\b|\baccepts?\b[^.;]*\b(?:within|in|by)\b|\bno action\b|\b(?:have|has|gets?) [\w-]+ (?:\w+ )?(?:hours?|minutes?|mins?|days?)\b|(?:\bnot|n['\u2019]t) (?:yet |been )*(?:accept|action|work|claim|pick|touch)\w*/i,
  revert:
    /\brever[ts]\w*|\brecycl\w*|\bre-?assign\w*|\bre-?rout\w*|\bescalat\w*|\breturn(?:s|ed)?\b|\bgets? (?:it|the lead) next\b|\bgoes back\b/i,
  rejection: /\breject\w*|\btaxonom\w*|\breasons?\b|\bdisqualif\w*|\breturn codes?\b/i,
} as const;

export type HandoffTopic = keyof typeof handoffTopics;

const topics = Object.values(handoffTopics);

/** What a section says about one topic of the handoff. */
export const saidOf = (clauses: readonly Clause[], topic: HandoffTopic): Statement[] =>
  about(clauses, handoffTopics[topic], topics);

/** What a section says about one topic outside of the clauses that are of another. */
export const saidAloneOf = (clauses: readonly Clause[], topic: HandoffTopic): Statement[] =>
  aboutAlone(clauses, handoffTopics[topic], topics);

/** What stands under a title of the topic; where none has it, what is said of it anywhere. */
export function clauseOf(clauses: readonly Clause[], topic: HandoffTopic): Statement[] {
  const own = under(clauses, handoffTopics[topic], topics);
  return own.length > 0 ? own : saidOf(clauses, topic);
}

const acts =
  /\baccept|\bclaim|\bown(?:s|er)?\b|\bact(?:ion|s)?\b|\bwork|\bpick\w* up|\brespon[ds]|\bbegin|\bwindow\b|\btouch|\battempt|\bdecid|\bdecision/i;
const endOfDay =
  /\b(?:same|next|end of (?:the )?(?:next |same |business |working )*)[ -]?(?:business |working )?day\b/i;

/**
 * The sentences that say how long a rep has to accept: those with a time that stand under its title, and elsewhere those
 * that speak of accepting too. One about the reminder on the way says nothing of it.
 */
export function windowsIn(clauses: readonly Clause[]): Statement[] {
  const titled = under(clauses, handoffTopics.window, topics).flatMap(statementsOf);
  const said = saidOf(clauses, "window")
    .flatMap(statementsOf)
    .filter(({ text }) => acts.test(text));
  return [...titled, ...said]
    .filter(({ text }) => !/\bremind|\bhalf(?:way| of)\b|\bnudge/i.test(text) || /\bwindow\b/i.test(text))
    .filter(({ text }) => amountsIn(text).some(isTime) || endOfDay.test(text));
}

/** A reason for rejecting a lead, and what else is said with it. */
export interface Reason {
  name: string;
  said: string;
  line: number;
}

/** The reasons for rejection that a section lists: in a table, in a list, or one after the other in a sentence. */
export function reasonsIn(section: Section, clauses = clausesOf(section)): Reason[] {
  const listed = [inTable(section), inList(clauses), inEnumeration(clauses)];
  // Two commas make no list of reasons, three do.
  const said = inSentences(saidOf(clauses, "rejection")).filter((reasons) => reasons.length > 2);
  return (
    [...listed, ...said].find((reasons) => reasons.length > 2) ?? listed.toSorted((a, b) => b.length - a.length)[0]!
  );
}

function inTable(section: Section): Reason[] {
  for (const { columns, rows } of tablesOf(section)) {
    const column =
      columns.find((name) => /\breasons?\b/i.test(name)) ??
      columns.find((name) => /^(?:rejection|reject)\b|\bcode$/i.test(name));
    if (column === undefined) continue;
    return rows.map(({ cells, line }) => ({
      name: nameIn(cells[column]!),
      said: Object.values(cells).join(" | "),
      line,
    }));
  }
  return [];
}

/** The longest list that stands under a title of rejection; what hangs under its items is no reason. */
function inList(clauses: readonly Clause[]): Reason[] {
  const lists = new Map<string, Reason[]>();
  for (const { titles, label, text, line, kind } of clauses) {
    const parents = label === undefined ? titles : titles.slice(0, -1);
    const title = parents.findLast((candidate) => topics.some((one) => one.test(candidate)));
    if (kind !== "item" || title === undefined || !handoffTopics.rejection.test(title)) continue;
    if (label !== undefined && /mechanism|hubspot|salesforce|owner|propert|workflow|rule/i.test(label)) continue;
    const key = parents.join("\n");
    lists.set(key, [...(lists.get(key) ?? []), { name: nameIn(label ?? text), said: text, line }]);
  }
  return [...lists.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** `(a) outside the territory; (b) ...`, under a title or a sentence of rejection. */
function inEnumeration(clauses: readonly Clause[]): Reason[] {
  for (const { titles, text, line } of clauses) {
    if (![...titles, text].some((said) => handoffTopics.rejection.test(said))) continue;
    const marks = [...text.matchAll(/(?:^|[\s;,])\(?(?:[a-z]|\d|[ivx]{1,4})\)\s+([^;()\n]+)/g)];
    if (marks.length > 2)
      return marks.map(([, name], index) => ({
        name: nameIn(name!),
        said: text,
        line: line + text.slice(0, marks[index]!.index + 1).split("\n").length - 1,
      }));
  }
  return [];
}

const listing =
  /\breasons?\b|\bcodes?\b|\btaxonom|\bgrounds\b|\bone of\b|\bdrop-?down|\bpicklist|\bpick\b|\bclosed set\b/i;
/** Says what happens and names no reason. */
const happens =
  /\b(?:goes?|go|returns?|moves?|nurtured?|recycled?|disqualif\w*|days|hours|workflow|mechanism|property)\b/i;

/** `one of: wrong industry, no budget authority, duplicate` or the same in parentheses. */
const inSentences = (statements: readonly Statement[]): Reason[][] =>
  statements
    .flatMap(statementsOf)
    .filter(({ text }) => listing.test(text))
    .flatMap(({ text, line }) =>
      [...text.matchAll(/(?::|\bone of|\bholds|\bare|\bis|\binclude|[\u2013\u2014(])\s+([^:()\u2013\u2014]+)/g)].map(
        ([, list]) =>
          list!
            .split(/\s*[,;|/\n\u00b7\u2022]\s*(?:and |or )?|\s+(?:and|or)\s+/)
            .map((part) => part.replace(/^[\s\d.)(]+|[\s.)]+$/g, ""))
            .filter((part) => part.length > 2 && part.split(/\s+/).length <= 7 && !happens.test(part))
            .map((name) => ({ name: nameIn(name), said: text, line })),
      ),
    );

const nameIn = (text: string): string =>
  text
    .replace(/[`*_"\u201c\u201d]/g, "")
    .split(/\s[\u2013\u2014-]\s|:\s|\s\(|\s(?:\u2192|->|=>)\s|\.\s/)[0]!
    .replace(/^[A-Z]{2,}-\d+\s*/, (code) => (text.trim() === code.trim() ? code : ""))
    .replace(/\s+/g, " ")
    .replace(/[\s.;,]+$/, "")
    .trim();
