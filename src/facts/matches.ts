import type { KeyColumn } from "../portal/summary/further/contacts.ts";
import { differentBeside, keysAt, type Numbered, numberKeys, numberPairs, sizesOf } from "./groups.ts";
import type { Entries } from "./kernel/entries.ts";

/** Leads on record at as-of that look like another one, what by, and in how many groups; what `leadMatchSql` gives. */
export interface Matches {
  email: Match;
  phone: Match;
  /** Leads that are in either. */
  leads: number;
}

interface Match {
  records: number;
  groups: number;
}

/** The different keys of the leads on record. */
const keysOfLeads = (entries: Entries, name: KeyColumn): Numbered =>
  numberKeys(keysAt(entries.summary.keys(name), entries.all("lead")));

export const findMatches = (entries: Entries): Matches =>
  entries.once("matches", () => {
    const isTwice = new Uint8Array(entries.all("lead").length);
    const find = (name: KeyColumn): Match => {
      const keys = keysOfLeads(entries, name);
      const sizes = sizesOf(keys);
      let records = 0;
      for (let place = 0; place < isTwice.length; place++) {
        const number = keys.numbers[place]!;
        if (number < 0 || sizes[number]! < 2) continue;
        isTwice[place] = 1;
        records++;
      }
      return { records, groups: sizes.filter((size) => size > 1).length };
    };
    const [email, phone] = [find("mail_key"), find("phone_key")];
    return { email, phone, leads: isTwice.reduce((sum, mark) => sum + mark, 0) };
  });

/** Names of companies that are spelled in more than one way at one domain: spellings, and names. */
export function countSpellings(entries: Entries): Match {
  const names = numberPairs(keysOfLeads(entries, "domain_key"), keysOfLeads(entries, "company_key"));
  const spellings = differentBeside(names, keysOfLeads(entries, "company_spelling"));
  const several = spellings.filter((count) => count > 1);
  return { records: several.reduce((sum, count) => sum + count, 0), groups: several.length };
}
