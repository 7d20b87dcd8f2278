import { hashOf } from "../portal/keys/hash.ts";
import type { Db } from "../portal/portal.ts";
import type { KeyColumn } from "../portal/summary/further/contacts.ts";
import { differentBeside, keysAt, numberKeys, sizesOf } from "./groups.ts";
import type { Entries } from "./kernel/entries.ts";
import { companiesOfProvider } from "./qualified-account.ts";

/** The companies of which a lead qualified, by number. */
export interface QualifiedCompanies {
  count: number;
  /** How many of a company's leads qualified. */
  contacts: Int32Array;
  isWon: Uint8Array;
  /** The place in `at` of the first of a company's contacts, and behind the last company that after the last. */
  start: Int32Array;
  /** When each contact first qualified, a company's earliest first; seconds since 1970. */
  at: Int32Array;
}

/** The companies of which a lead qualified, as known at as-of; what `qualifiedAccountSql` gives. */
export const qualifiedCompanies = (db: Db, entries: Entries): QualifiedCompanies =>
  entries.once("qualified companies", () => {
    const { summary, all, stamp } = entries;
    const [n, mql] = [summary.column("n"), stamp("episode", "mql_at")];
    const first = all("episode").filter((entry) => n[entry] === 1);
    const accounts = accountsOf(entries, first);
    const keys = numberKeys(accounts);
    const { numbers, count } = keys;
    const contacts = sizesOf(keys);
    const start = new Int32Array(count + 1);
    for (let number = 0; number < count; number++) start[number + 1] = start[number]! + contacts[number]!;
    const next = start.slice();
    const at = new Int32Array(start[count]!);
    for (let place = 0; place < first.length; place++) {
      const number = numbers[place]!;
      if (number >= 0) at[next[number]!++] = mql[first[place]!]!;
    }
    for (let number = 0; number < count; number++)
      if (contacts[number]! > 1) at.subarray(start[number], start[number + 1]).sort();
    return { count, contacts, start, at, isWon: wonOf(db, entries, first, accounts, keys.numbers, count) };
  });

/** Which companies are won: by a deal of one of their leads, or by one of their record. */
function wonOf(
  db: Db,
  { summary, asOf }: Entries,
  first: Int32Array,
  accounts: Float64Array,
  numbers: Int32Array,
  count: number,
): Uint8Array {
  const deals = db
    .prepare("SELECT lead_id, company_id FROM deals WHERE outcome = 'won' AND closed_at <= ?")
    .raw()
    .all(asOf) as [lead: number | null, company: string | null][];
  const leads = new Set(deals.map(([id]) => id));
  const records = new Set(deals.flatMap(([, record]) => (record === null ? [] : [hashOf(record)])));
  const lead = summary.column("lead");
  const isWon = new Uint8Array(count);
  for (let place = 0; place < first.length; place++) {
    const number = numbers[place]!;
    if (number >= 0 && (leads.has(lead[first[place]!]!) || records.has(accounts[place]!))) isWon[number] = 1;
  }
  return isWon;
}

/** The key of the company that each of some leads is of: its record, else its domain, else its name; 0 for none. */
function accountsOf({ summary }: Entries, leads: Int32Array): Float64Array {
  const read = (name: KeyColumn): Float64Array => keysAt(summary.keys(name), leads);
  const [records, ownDomains, ownNames] = [read("company_record"), read("domain_key"), read("company_key")];
  // Leads with a record say nothing of what their domain is.
  const domains = numberKeys(ownDomains.map((key, place) => (records[place] === 0 ? key : 0)));
  const names = numberKeys(ownNames.map((key, place) => (records[place] === 0 ? key : 0)));
  const [leadsOf, namesOf] = [sizesOf(domains), differentBeside(domains, names)];
  const isProvider = (number: number): boolean =>
    namesOf[number]! >= companiesOfProvider && 2 * namesOf[number]! > leadsOf[number]!;
  return records.map((key, place) => {
    if (key !== 0) return key;
    const number = domains.numbers[place]!;
    return number >= 0 && !isProvider(number) ? ownDomains[place]! : ownNames[place]!;
  });
}
