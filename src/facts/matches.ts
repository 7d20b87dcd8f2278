import type { Db } from "../portal/portal.ts";
import { companyDomainOf, mailDomainOf, mailKeyOf, phoneKeyOf } from "./contact-keys.ts";
import { type Contacts, readContacts } from "./contacts.ts";
import type { Entries } from "./kernel/entries.ts";

/** Places of leads by a key that more than one has. */
type Groups = readonly (readonly number[])[];

/** Leads on record at as-of that look like another one; what `leadMatchSql` gives. */
export interface Matches {
  email: Groups;
  phone: Groups;
}

/** Shorter keys of a phone and a company say nothing. */
const shortestPhoneKey = 9;

export const findMatches = (db: Db, entries: Entries): Matches =>
  entries.once("matches", () => {
    const contacts = readContacts(db, entries);
    const places = placesOnRecord(contacts, entries);
    const [emails, phones, companies] = [
      contacts.column("email"),
      contacts.column("phone"),
      contacts.column("company"),
    ];
    const sevenDigits = groupsOf(places, (place) =>
      phones[place] !== null && companies[place] !== null ? phoneKeyOf(phones[place]!) : undefined,
    );
    return {
      email: groupsOf(places, (place) =>
        (emails[place]?.indexOf("@") ?? -1) > 0 ? mailKeyOf(emails[place]!) : undefined,
      ),
      // The company only where the digits are one, as its key takes longer.
      phone: groupsOf(sevenDigits.flat(), (place) => {
        const company = contacts.companyKey(companies[place]!);
        const key = `${phoneKeyOf(phones[place]!)} ${company}`;
        return company === null || key.length < shortestPhoneKey ? undefined : key;
      }),
    };
  });

const placesOnRecord = ({ ids }: Contacts, entries: Entries): number[] => {
  const known = entries.leadsOnRecord();
  const places: number[] = [];
  for (let place = 0; place < ids.length; place++) if (known.has(ids[place]!)) places.push(place);
  return places;
};

/** Puts places together that share a key, and leaves out those that share it with none. */
function groupsOf(places: readonly number[], keyOf: (place: number) => string | undefined): number[][] {
  const first = new Map<string, number>();
  const groups = new Map<string, number[]>();
  for (const place of places) {
    const key = keyOf(place);
    if (key === undefined) continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    else if (!groups.get(key)?.push(place)) groups.set(key, [before, place]);
  }
  return [...groups.values()];
}

/** Names of companies that are spelled in more than one way at one domain: spellings, and names. */
export function countSpellings(db: Db, entries: Entries): { records: number; groups: number } {
  const contacts = readContacts(db, entries);
  const [emails, companies] = [contacts.column("email"), contacts.column("company")];
  const byDomain = new Map<string, Set<string>>();
  for (const place of placesOnRecord(contacts, entries)) {
    if (emails[place] === null || companies[place] === null) continue;
    const domain = mailDomainOf(emails[place]!);
    const names = byDomain.get(domain);
    if (names) names.add(companies[place]!);
    else byDomain.set(domain, new Set([companies[place]!]));
  }
  let [records, groups] = [0, 0];
  for (const [domain, names] of byDomain) {
    if (names.size < 2 || companyDomainOf(domain) === null) continue;
    const spellings = new Map<string, Set<string>>();
    for (const name of names) {
      const key = contacts.companyKey(name);
      if (key !== null) spellings.set(key, (spellings.get(key) ?? new Set()).add(name.replace(/^ +| +$/g, "")));
    }
    for (const { size } of spellings.values()) {
      if (size < 2) continue;
      records += size;
      groups++;
    }
  }
  return { records, groups };
}
