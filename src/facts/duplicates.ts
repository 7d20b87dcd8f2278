import { companyDomain, mailDomain } from "../portal/keys/contact.ts";
import { type FactDefinition, holds, type Measuring, scalarFact, tableFact } from "./definition.ts";
import { countSpellings, findMatches } from "./matches.ts";
import type { Cell } from "./types.ts";

const kinds: Readonly<Record<string, string>> = {
  email: "Leads, the name and the domain of the e-mail",
  phone: "Leads, the company and the phone",
  spelling: "Spellings of a company's name, at one domain",
  company: "Company records, the domain or the name",
};

const caveats = () => [
  "compared without case, blanks, marks and legal forms; a match is to be looked at, and no proof",
  "colleagues share a company and a domain, so the domain is taken with the e-mail's name and the company with the phone",
];

const lacksKeys = (measuring: Measuring) =>
  !holds(
    measuring,
    "SELECT 1 FROM leads WHERE created_at <= @to AND (email <> '' OR (phone <> '' AND company <> ''))",
  ) && "no lead has an e-mail, or a company and a phone, to be told by";

const companyMatches = `SELECT 'company' AS by, COUNT(*) AS records, COUNT(DISTINCT key) AS groups FROM (
        SELECT COUNT(*) OVER (PARTITION BY key) AS records, key FROM (
          SELECT COALESCE(NULLIF(LOWER(TRIM(domain)), ''), company_key(name)) AS key FROM companies
          WHERE created_at IS NULL OR created_at <= @to
        ) WHERE key IS NOT NULL
      ) WHERE records > 1`;

export const duplicateFacts: FactDefinition[] = [
  scalarFact({
    id: "duplicate_leads",
    title: "Leads that look like another one",
    unit: "leads",
    check: "how many leads are on record twice",
    sources: ["leads"],
    over: "history",
    lacks: (_, measuring) => lacksKeys(measuring),
    behind: "SELECT lead_id FROM lead_match GROUP BY lead_id ORDER BY MIN(key), lead_id",
    sql: `SELECT COUNT(DISTINCT lead_id) AS value, (SELECT COUNT(*) FROM leads WHERE created_at <= @to) AS sample
      FROM lead_match`,
    row: ({ entries, holdings }) => ({ value: findMatches(entries).leads, sample: holdings.leads }),
    caveats,
  }),
  tableFact({
    id: "duplicates_by_match",
    title: "Records that look like another one, by what they share",
    check: "how many records are there twice",
    sources: ["leads", "companies"],
    over: "history",
    lacks: (_, measuring) => !holds(measuring, "SELECT 1 FROM companies") && lacksKeys(measuring),
    behind: "SELECT lead_id FROM lead_match ORDER BY by, key, lead_id",
    sql: `
      SELECT by, COUNT(*) AS records, COUNT(DISTINCT key) AS groups FROM lead_match GROUP BY by
      UNION ALL
      SELECT 'spelling', COALESCE(SUM(spellings), 0), COUNT(*) FROM (
        SELECT COUNT(DISTINCT TRIM(company)) AS spellings FROM (
          SELECT company, email FROM leads
          WHERE created_at <= @to AND ${mailDomain} IN (
            SELECT ${mailDomain} AS domain FROM leads WHERE created_at <= @to
            GROUP BY domain HAVING MIN(company) <> MAX(company)
          )
        ) AS leads
        WHERE ${companyDomain} IS NOT NULL AND company_key(company) IS NOT NULL
        GROUP BY ${mailDomain}, company_key(company) HAVING spellings > 1
      )
      UNION ALL
      ${companyMatches}`,
    rows({ db, entries }) {
      const { email, phone } = findMatches(entries);
      const companies = db.prepare(companyMatches).get({ to: entries.asOf }) as Record<string, number | string>;
      return [
        { by: "email", ...email },
        { by: "phone", ...phone },
        { by: "spelling", ...countSpellings(entries) },
        companies,
      ];
    },
    shape(rows, { holdings }) {
      const count = (value: unknown): Cell => ({ value: Number(value ?? 0), unit: "leads" });
      return {
        sample: holdings.leads,
        columns: ["What they share", "Records", "Groups"],
        rows: Object.entries(kinds).map(([by, name]): Cell[] => {
          const row = rows.find((candidate) => candidate.by === by);
          return [{ text: name }, count(row?.records), count(row?.groups)];
        }),
      };
    },
    caveats,
  }),
];
