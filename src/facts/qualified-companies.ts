import type { Db } from "../portal/portal.ts";
import { companyDomainOf, mailDomainOf } from "./contact-keys.ts";
import { readContacts } from "./contacts.ts";
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
    const accountOf = placeLeads(db, entries);
    const companies = new Map<string, QualifiedCompany>();
    for (const { at, account } of accountOf.values()) {
      if (account === null) continue;
      const company = companies.get(account);
      if (company) company.at.push(at);
      else companies.set(account, { at: [at], isWon: false });
    }
    for (const { at } of companies.values()) at.sort((a, b) => a - b);
    const won = db
      .prepare("SELECT lead_id, company_id FROM deals WHERE outcome = 'won' AND closed_at <= ?")
      .raw()
      .all(entries.asOf) as [lead: number | null, company: string | null][];
    for (const [lead, record] of won)
      for (const account of [lead === null ? undefined : accountOf.get(lead)?.account, record]) {
        const company = companies.get(account ?? "");
        if (company) company.isWon = true;
      }
    return [...companies.values()];
  });

/** When each lead first qualified, by its id, and the company that it is of: its record, else its domain, else its name. */
function placeLeads(db: Db, entries: Entries): Map<number, { at: number; account: string | null }> {
  const contacts = readContacts(db, entries);
  const [emails, companies, records] = [
    contacts.column("email"),
    contacts.column("company"),
    contacts.column("company_id"),
  ];
  const first = firstQualifications(entries);
  const domains = new Map<string, { leads: number; names: Set<string> }>();
  const found: { id: number; at: number; record: string | null; domain: string | null; name: string | null }[] = [];
  for (const [place, id] of contacts.ids.entries()) {
    const at = first.get(id);
    if (at === undefined) continue;
    const record = records[place]!;
    const email = record === null ? emails[place]! : null;
    const domain = email === null ? null : companyDomainOf(mailDomainOf(email));
    const name = record === null ? contacts.companyKey(companies[place]!) : null;
    found.push({ id, at, record, domain, name });
    if (domain === null) continue;
    const told = domains.get(domain) ?? { leads: 0, names: new Set() };
    told.leads++;
    if (name !== null) told.names.add(name);
    domains.set(domain, told);
  }
  const isProvider = (domain: string): boolean => {
    const { leads, names } = domains.get(domain)!;
    return names.size >= companiesOfProvider && 2 * names.size > leads;
  };
  return new Map(
    found.map(({ id, at, record, domain, name }) => [
      id,
      { at, account: record ?? (domain !== null && !isProvider(domain) ? domain : name) },
    ]),
  );
}

/** When each lead that qualified first did, by its id. */
function firstQualifications({ all, stamp, summary }: Entries): Map<number, number> {
  const [lead, n, mql] = [summary.column("lead"), summary.column("n"), stamp("episode", "mql_at")];
  const first = new Map<number, number>();
  for (const entry of all("episode")) if (n[entry] === 1) first.set(lead[entry]!, mql[entry]!);
  return first;
}
