import { hashOf } from "../portal/keys/hash.ts";
import type { Db } from "../portal/portal.ts";
import { differentBeside, type Numbered, numberKeys, sizesOf } from "./groups.ts";
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
  const [record, domain, name] = [
    summary.keys("company_record"),
    summary.keys("domain_key"),
    summary.keys("company_key"),
  ];
  // Leads with a record say nothing of what their domain is.
  const unrecorded = (keys: Float64Array): Numbered =>
    numberKeys(Float64Array.from(leads, (entry) => (record[entry] === 0 ? keys[entry]! : 0)));
  const domains = unrecorded(domain);
  const [leadsOf, namesOf] = [sizesOf(domains), differentBeside(domains, unrecorded(name))];
  const isProvider = (number: number): boolean =>
    namesOf[number]! >= companiesOfProvider && 2 * namesOf[number]! > leadsOf[number]!;
  return Float64Array.from(leads, (entry, place) => {
    if (record[entry] !== 0) return record[entry]!;
    const number = domains.numbers[place]!;
    return number >= 0 && !isProvider(number) ? domain[entry]! : name[entry]!;
  });
}
