import { type FactDefinition, percentileOf, scalarFact, tableFact } from "./definition.ts";
import type { Holdings } from "./holdings.ts";
import { percentile } from "./kernel/percentile.ts";
import { qualifiedCompanies } from "./qualified-companies.ts";
import type { Cell } from "./types.ts";

const lacksMqls = (holdings: Holdings) => !holdings.mqls && "the portal stamps no MQL stage";

const told = [
  "the company by its record, else by the e-mail's domain, else by the name on the lead; leads without any are left out",
];

const daysTo = (id: string, title: string, place: number, which: string): FactDefinition =>
  scalarFact({
    id,
    title,
    unit: "days",
    check: `how long after the first contact of a company the ${which} one qualifies`,
    empty: `no company has a ${which} contact that qualified`,
    sources: ["leads", "lifecycle"],
    over: "history",
    lacks: lacksMqls,
    sql: percentileOf(
      `SELECT (${which}_at - first_at) / 86400.0 AS value FROM qualified_account WHERE ${which}_at > @from AND ${which}_at <= @to`,
      50,
    ),
    row({ db, entries }, { from, to }) {
      const { count, start, at } = qualifiedCompanies(db, entries);
      const days: number[] = [];
      for (let company = 0; company < count; company++) {
        const [first, later] = [start[company]!, start[company]! + place];
        if (later >= start[company + 1]! || at[later]! <= from || at[later]! > to) continue;
        days.push((at[later]! - at[first]!) / 86_400);
      }
      return { value: percentile(Float64Array.from(days), 50) ?? null, sample: days.length };
    },
    caveats: () => told,
  });

const groups = ["One", "Two", "Three or more"];

export const accountFacts: FactDefinition[] = [
  scalarFact({
    id: "multi_contact_accounts",
    title: "Companies with two or more contacts that qualified, of those with one",
    unit: "share",
    check: "how many people of one company qualify",
    empty: "no MQL names a company",
    sources: ["leads", "lifecycle"],
    over: "history",
    lacks: lacksMqls,
    sql: "SELECT AVG(contacts > 1) AS value, COUNT(*) AS sample FROM qualified_account",
    row({ db, entries }) {
      const { count, contacts } = qualifiedCompanies(db, entries);
      return { value: count === 0 ? null : contacts.filter((of) => of > 1).length / count, sample: count };
    },
    caveats: () => told,
  }),
  daysTo("days_to_second_contact", "Days from a company's first MQL to its second contact, median", 1, "second"),
  daysTo("days_to_third_contact", "Days from a company's first MQL to its third contact, median", 2, "third"),
  tableFact({
    id: "contacts_per_account",
    title: "Companies by how many of their contacts qualified",
    check: "how many people of one company qualify, and which companies are won",
    empty: "no MQL names a company",
    sources: ["leads", "lifecycle", "deals"],
    over: "history",
    lacks: lacksMqls,
    sql: `
      SELECT MIN(contacts, ${groups.length}) AS contacts, COUNT(*) AS companies, SUM(is_won) AS won
      FROM qualified_account GROUP BY 1 ORDER BY 1`,
    rows({ db, entries }) {
      const counted = groups.map((_, place) => ({ contacts: place + 1, companies: 0, won: 0 }));
      const { contacts, isWon } = qualifiedCompanies(db, entries);
      for (const [company, of] of contacts.entries()) {
        const group = counted[Math.min(of, groups.length) - 1]!;
        group.companies++;
        group.won += isWon[company]!;
      }
      return counted.filter(({ companies }) => companies > 0);
    },
    shape: (rows, { holdings }) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.companies), 0),
      columns: ["Contacts that qualified", "Companies", ...(holdings.won ? ["Won", "Won share"] : [])],
      rows: rows.map(({ contacts, companies, won }): Cell[] => [
        { text: groups[Number(contacts) - 1]! },
        { value: Number(companies), unit: "leads" },
        ...(holdings.won
          ? ([
              { value: Number(won), unit: "deals" },
              { value: Number(won) / Number(companies), unit: "share" },
            ] satisfies Cell[])
          : []),
      ]),
    }),
    caveats: () => [...told, "a plain quotient: companies whose first contact is young count as not won"],
  }),
];
