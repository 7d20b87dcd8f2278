import { normaliseEmail } from "../import/values.ts";
import type { Db } from "../portal.ts";
import type { LeadId } from "../records.ts";

/** A person as a portal knows them. */
export interface Person {
  /** Numbers of their leads. */
  ids: LeadId[];
  /** Whatever they are referred to by: `email:ada@example.org`, `hubspot:101`. */
  aliases: string[];
  emails: string[];
  /** What they are called: in full, and each word of it. */
  names: { full: string[]; words: string[] };
  /** Feedback of theirs that nobody else gave in the same words. */
  said: string[];
}

/**
 * Who has an e-mail, in each portal, with all that is known by the same leads; somebody without an id where nobody has it.
 * An e-mail that one portal adds may be known to another by more.
 */
export function findPeople(portals: readonly Db[], email: string): Map<Db, Person> {
  let emails = [email];
  for (;;) {
    const people = new Map(portals.map((db) => [db, findPerson(db, emails)]));
    const all = [...new Set([...emails, ...[...people.values()].flatMap((person) => person.emails)])];
    if (all.length === emails.length) return people;
    emails = all;
  }
}

function findPerson(db: Db, known: readonly string[]): Person {
  const emails = new Set(known);
  for (;;) {
    const ids = idsOf(db, [...emails]);
    const before = emails.size;
    for (const other of emailsOf(db, ids)) emails.add(normaliseEmail(other));
    if (emails.size > before) continue;
    const theirs = db.prepare("SELECT alias FROM aliases WHERE lead_id IN (SELECT value FROM json_each(?))").pluck();
    // A deal is the company's, whoever it is called after.
    const aliases = (theirs.all(JSON.stringify(ids)) as string[]).filter((alias) => !alias.startsWith("deal:"));
    return {
      ids,
      aliases,
      emails: [...emails],
      names: namesOf(db, ids, [...emails]),
      said: saidBy(db, ids),
    };
  }
}

function idsOf(db: Db, emails: readonly string[]): LeadId[] {
  return db
    .prepare(
      `WITH emails (email) AS (SELECT value FROM json_each(@emails))
       SELECT lead_id FROM aliases WHERE alias IN (SELECT 'email:' || email FROM emails)
       UNION SELECT id FROM leads WHERE lower(trim(email)) IN emails
       UNION SELECT record_id FROM versions
         WHERE kind = 'lead' AND (lower(trim(fields ->> '$.email')) IN emails OR lower(key) IN emails)`,
    )
    .pluck()
    .all({ emails: JSON.stringify(emails) }) as LeadId[];
}

function emailsOf(db: Db, ids: readonly LeadId[]): string[] {
  return db
    .prepare(
      `WITH ids (id) AS (SELECT value FROM json_each(@ids))
       SELECT substr(alias, 7) FROM aliases WHERE lead_id IN ids AND alias LIKE 'email:%'
       UNION SELECT email FROM leads WHERE id IN ids AND email LIKE '%@%'
       UNION SELECT fields ->> '$.email' FROM versions WHERE kind = 'lead' AND record_id IN ids AND fields ->> '$.email' LIKE '%@%'`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids) }) as string[];
}

const PERSONAL = /name$/i;
const OTHERWISE = /company|account|campaign|owner|user|form|page|list|deal|event/i;

/** Names that stand among the dimensions of a lead, and those that the e-mails spell out. */
function namesOf(db: Db, ids: readonly LeadId[], emails: readonly string[]): Person["names"] {
  const rows = db
    .prepare(
      `SELECT name, value FROM dimensions WHERE record = 'lead' AND id IN (SELECT value FROM json_each(@ids))
       UNION SELECT substr(of.key, 11), of.value FROM versions, json_each(versions.fields) AS of
         WHERE kind = 'lead' AND record_id IN (SELECT value FROM json_each(@ids)) AND of.key LIKE 'dimension:%'`,
    )
    .all({ ids: JSON.stringify(ids) }) as { name: string; value: string }[];
  const told = rows
    .filter(({ name }) => PERSONAL.test(name.trim()) && !OTHERWISE.test(name))
    .map(({ value }) => String(value));
  const spelt = emails.map((email) => email.slice(0, email.indexOf("@")).replace(/\+.*$/, ""));
  const parts = [...told, ...spelt].map(wordsOf);
  const single = told.map(wordsOf).filter((words) => words.length === 1);
  const pairs = single.flatMap((first) => single.filter((last) => last !== first).map((last) => [...first, ...last]));
  const full = [...parts, ...pairs].filter((words) => words.length > 1).map((words) => words.join(" "));
  return { full: [...new Set(full)], words: [...new Set(parts.flat().filter((word) => word.length > 2))] };
}

const wordsOf = (name: string): string[] => name.match(/\p{L}+/gu) ?? [];

/** Feedback of a person; words that anybody else gave too are nobody's own. */
function saidBy(db: Db, ids: readonly LeadId[]): string[] {
  return db
    .prepare(
      `WITH
         them AS (SELECT value FROM json_each(@ids)),
         said AS (SELECT lead_id, text FROM feedback UNION ALL SELECT lead_id, text FROM customer_feedback)
       SELECT DISTINCT text FROM said WHERE lead_id IN them AND text IS NOT NULL
       EXCEPT SELECT text FROM said WHERE lead_id NOT IN them`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids) }) as string[];
}
