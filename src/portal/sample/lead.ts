import type { LeadId } from "../records.ts";
import { engage } from "./engagement.ts";
import { exact, type Making, originOf } from "./making.ts";
import type { SampleRep, SampleSource } from "./market.ts";
import { type Company, otherSpelling, type Person, personOf } from "./people.ts";
import { createRandom, type Random } from "./random.ts";
import { tally } from "./truth.ts";

/** Somebody on record as a lead, with what the story needs to know. */
export interface SampleLead {
  number: number;
  id: LeadId;
  /** What its records are called after. */
  name: string;
  /** Whom sales keeps records of: the lead itself, but where the two systems failed to match. */
  salesId: LeadId;
  /** A stream of its own, so that a change to one lead leaves the others as they were. */
  random: Random;
  source: SampleSource;
  /** How it converts against the scenario's own rates. */
  quality: number;
  /** The source as it stands on record. */
  sourceOnRecord: string | undefined;
  company: Company;
  /** The record of the company, where companies are kept. */
  companyId: string | undefined;
  rep: SampleRep | undefined;
  createdAt: number;
  /** Whether sales ever sees it, and whether its qualification gets a stamp. */
  handedOver: boolean;
  stamped: boolean;
  /** How many of each it has so far. */
  qualifications: number;
  touches: number;
  engagements: number;
}

/** A company that several leads come from. */
export interface Account {
  id: string;
  company: Company;
  /** The numbers of its leads, in order. */
  leads: readonly number[];
}

export const isMatched = (lead: SampleLead): boolean => lead.salesId === lead.id;

/** Shares of leads that lack a field: no form asks for all of it, and no one fills in all of it. */
const lacks = {
  email: 0.01,
  source: 0.015,
  company: 0.05,
  jobTitle: 0.2,
  phone: 0.45,
  industry: 0.3,
  companySize: 0.25,
};

/** How far back a lead may be there already under another e-mail, or have been invited by. */
const reach = 300;

/** Writes one lead with the marks that it leaves in marketing's system. `account` is given where others of its company come too. */
export function openLead(number: number, making: Making, account?: Account): SampleLead {
  const { scenario, sink, truth } = making;
  const random = createRandom(making.seed, number);
  const source = random.pick(scenario.sources);
  const createdAt = making.arrivals.at((number + random.next()) / making.count);
  const id = number + 1;
  const digits = String(id).padStart(7, "0");
  const isMatched = !random.chance(scenario.crm.notMatched);
  const lead: SampleLead = {
    number,
    id,
    name: `${isMatched ? "lead" : "00Q"}-${digits}`,
    salesId: isMatched ? id : making.count + id,
    random,
    source,
    quality: source.quality ** scenario.spread,
    sourceOnRecord: random.chance(lacks.source) ? undefined : source.name,
    company: account?.company ?? companyOfLead(number, source, random, making.seed),
    companyId: account?.id,
    rep: random.chance(scenario.unowned) ? undefined : random.pick(scenario.reps),
    createdAt,
    handedOver: !random.chance(scenario.crm.notHandedOver),
    stamped: random.chance(scenario.crm.mqlStamped),
    qualifications: 0,
    touches: 0,
    engagements: 0,
  };
  writeLead(lead, making, account);
  sink.alias(`sample:lead-${digits}`, id);
  if (!isMatched) sink.alias(`sample:${lead.name}`, lead.salesId);
  sink.stage(id, "Lead", exact(createdAt), originOf(making, "marketing", number));
  truth.leads++;
  tally(truth.leadsBySource, lead.sourceOnRecord ?? "unlabelled");
  engage(lead, making);
  return lead;
}

/** Who is invited works where the one who invites does; anybody else where the number says. */
function companyOfLead(number: number, source: SampleSource, random: Random, seed: number): Company {
  const host = source.kind === "invite" && number > 0 ? number - random.between(1, Math.min(number, reach)) : number;
  return personOf(seed, host).company;
}

/** The number of the earlier lead that this one is again, if it is. */
function originalOf({ number, random }: SampleLead, making: Making, account?: Account): number | undefined {
  const first = account?.leads[0] ?? 0;
  if (number === first || !random.chance(making.scenario.duplicated)) return undefined;
  if (account) return account.leads[random.between(0, account.leads.indexOf(number) - 1)];
  return number - random.between(1, Math.min(number, reach));
}

function writeLead(lead: SampleLead, making: Making, account?: Account): void {
  const { number, random, sourceOnRecord } = lead;
  const { seed, sink, truth } = making;
  const original = originalOf(lead, making, account);
  const twin = original !== undefined;
  // The same person works at the same company.
  if (twin && account === undefined) lead.company = personOf(seed, original).company;
  const person: Person = personOf(seed, original ?? number, lead.company);
  const typedAnew = (twin || lead.companyId !== undefined) && random.chance(twin ? 0.5 : 0.12);
  const name = typedAnew ? otherSpelling(person.company.name, random.between(0, 3)) : person.company.name;
  const known = <T>(field: keyof typeof lacks, value: T): T | undefined =>
    random.chance(lacks[field]) ? undefined : value;
  const companyOnRecord = known("company", name);
  if (twin) truth.duplicates.people++;
  if (typedAnew && companyOnRecord !== undefined) truth.duplicates.spellings++;
  sink.lead(
    {
      id: lead.id,
      email: twin ? person.otherEmail(number) : known("email", person.email),
      company: companyOnRecord,
      companyId: lead.companyId,
      jobTitle: known("jobTitle", person.jobTitle),
      phone: known("phone", person.phone),
      industry: known("industry", person.company.industry),
      companySize: known("companySize", person.company.size),
      source: sourceOnRecord,
      campaign: sourceOnRecord && random.one(lead.source.campaigns),
      segment: person.company.segment,
      owner: lead.rep?.name,
      created: exact(lead.createdAt),
    },
    originOf(making, "marketing", number),
  );
}
