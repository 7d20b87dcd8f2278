import { makeDeal } from "./deal.ts";
import type { Episode } from "./episode.ts";
import { qualify } from "./journey.ts";
import { type Account, openLead, type SampleLead } from "./lead.ts";
import { day, type Making, originOf, sampleAsOf } from "./making.ts";
import { companyCount, companyOf } from "./people.ts";
import { createRandom, type Random, scatter } from "./random.ts";

/** Leads of one company come within one of so many parts of the year, and there are about so many of them. */
const partsOfTheYear = 4;
const committeeSize = 6;

/** Makes all leads of a sample, company by company. */
export function makeCommittees(making: Making): void {
  const { count, seed, sink } = making;
  let order = 0;
  for (let part = 0; part < partsOfTheYear; part++) {
    const first = Math.floor((count * part) / partsOfTheYear);
    const end = Math.floor((count * (part + 1)) / partsOfTheYear);
    const size = Math.ceil((end - first) / committeeSize);
    const committees = Array.from({ length: size }, (): number[] => []);
    for (let number = first; number < end; number++) committees[scatter(seed, number) % size]!.push(number);
    for (const numbers of committees) {
      if (numbers.length === 0) continue;
      // 1009 shares no factor with the count of companies, so each comes once before any comes again.
      const company = companyOf((order * 1009) % companyCount);
      const account: Account = { id: `company-${String(order + 1).padStart(6, "0")}`, company, leads: numbers };
      const { name, domain, industry, size } = company;
      sink.company({ id: account.id, name, domain, industry, size }, originOf(making, "sales", order));
      const leads = numbers.map((number) => openLead(number, making, account));
      followCommittee(leads, making, createRandom(seed, 2 ** 31 + order));
      order++;
    }
  }
}

/** Days from the first moment that a committee is ready for a deal to the deal. */
const committeeDays = { low: 4, high: 30 };

/** The leads of one company: each qualifies at its own time, and what comes of it is one deal of the company. */
function followCommittee(leads: readonly SampleLead[], making: Making, random: Random): void {
  const { scenario, workdays, truth } = making;
  const accepted = leads.flatMap((lead) => qualify(lead, making) ?? []).sort((a, b) => a.decidedAt - b.decidedAt);
  truth.accounts.companies++;
  if (leads.filter(({ qualifications }) => qualifications > 0).length > 1) truth.accounts.severalQualified++;
  // One champion alone seldom gets a deal going.
  const ready = accepted[1] ?? accepted[0];
  if (ready && random.chance(accepted.length > 1 ? scenario.opportunity : 0.2 * scenario.opportunity)) {
    const dealAt = workdays.add(ready.decidedAt + random.between(committeeDays.low, committeeDays.high) * day, 30);
    const contacts = accepted
      .filter(({ decidedAt }) => decidedAt < dealAt)
      .sort((a, b) => (a.sqlAt ?? Number.MAX_VALUE) - (b.sqlAt ?? Number.MAX_VALUE))
      .map(({ episode }) => episode);
    if (dealAt <= sampleAsOf) {
      makeDeal(contacts as [Episode, ...Episode[]], dealAt, random, making);
      truth.accounts.withDeal++;
    }
  }
  for (const { episode } of accepted) episode.close();
}
