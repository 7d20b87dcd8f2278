import { hashOf } from "../portal/keys/hash.ts";
import type { Db } from "../portal/portal.ts";
import type { KeyColumn } from "../portal/summary/further/contacts.ts";
import { differentBeside, keysAt, numberKeys, sizesOf } from "./groups.ts";
import type { Entries } from "./kernel/entries.ts";
import { companiesOfProvider } from "./qualified-account.ts";

/** A company of which a lead qualified. */
export interface QualifiedCompany {
  /** When each of its leads first did, the earliest first; seconds since 1970. */
  at: number[];
  isWon: boolean;
}

/** The companies of which a lead qualified, as known at as-of; what `qualifiedAccountSql` gives. */
export const qualifiedCompanies = (db: Db, entries: Entries): QualifiedCompany[] =>
  entries.once("qualified companies", () => {
    const { summary, all, stamp } = entries;
    const [n, lead, mql] = [summary.column("n"), summary.column("lead"), stamp("episode", "mql_at")];
    const first = all("episode").filter((entry) => n[entry] === 1);
    const accounts = accountsOf(entries, first);
    const keys = numberKeys(accounts);
    const companies = Array.from({ length: keys.count }, (): QualifiedCompany => ({ at: [], isWon: false }));
    const numberOf = new Map<number, number>();
    for (const [place, entry] of first.entries()) {
      const number = keys.numbers[place]!;
      if (number < 0) continue;
      companies[number]!.at.push(mql[entry]!);
      numberOf.set(accounts[place]!, number);
    }
    for (const { at } of companies) if (at.length > 1) at.sort((a, b) => a - b);
    const win = (account: number | undefined): void => {
      const company = companies[numberOf.get(account ?? 0) ?? -1];
      if (company) company.isWon = true;
    };
    const won = db
      .prepare("SELECT lead_id, company_id FROM deals WHERE outcome = 'won' AND closed_at <= ?")
      .raw()
      .all(entries.asOf) as [lead: number | null, company: string | null][];
    const wonLeads = new Set(won.map(([id]) => id));
    for (const [place, entry] of first.entries()) if (wonLeads.has(lead[entry]!)) win(accounts[place]);
    for (const [, record] of won) if (record !== null) win(hashOf(record));
    return companies;
  });

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
