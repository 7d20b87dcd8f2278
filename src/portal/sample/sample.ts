import { DateTime } from "luxon";
import { emptyPortal, type Portal } from "../portal.ts";
import { type Origin, type RecordWriter, recordWriter, type Stamp } from "../records.ts";
import { createRandom, type Random } from "./random.ts";
import {
  comments,
  lostReasons,
  rejectionReasons,
  type Scenario,
  type ScenarioName,
  sampleReps,
  sampleSources,
  scenarios,
} from "./scenarios.ts";
import { createWorkdays, type Workdays } from "./workdays.ts";

/** What the generator knows it put in, counted while it wrote and not read back: facts are tested against it. */
export interface SampleTruth {
  leads: number;
  mqls: number;
  accepted: number;
  rejected: number;
  sqls: number;
  opportunities: number;
  won: number;
  lost: number;
  untouched: number;
  commented: number;
  wonAmount: number;
  leadsBySource: Record<string, number>;
  wonBySource: Record<string, number>;
  rejectionsByReason: Record<string, number>;
  /** Working minutes from qualification to the first outbound touch, one a touched MQL, unsorted. */
  responseMinutes: number[];
}

/** The sample's last day and hour; everything in it happened before. */
export const sampleAsOf = DateTime.fromISO("2026-06-30T21:00:00Z").toSeconds();

/** The company of the sample, as its `concord.yaml` would say. */
export const sampleSettings = {
  company: "Halyard Analytics",
  industry: "B2B SaaS, finance planning",
  hub_editions: { marketing: "professional", sales: "professional" },
  team_sizes: { marketing: 5, sdr: 6, ae: 5 },
  sales_motion: "inbound-led",
  routing_method: "round-robin",
  channels: ["slack", "email"],
  business_hours: { time_zone: "America/New_York" },
  friction: ["sales says the leads are bad, marketing says nobody calls them"],
  owners: { marketing: "Head of Demand Gen", sales: "VP of Sales", revops: "RevOps Lead" },
};

const day = 86400;
const minutesADay = 480;
const history = 365 * day;

interface Making {
  workdays: Workdays;
  random: Random;
  scenario: Scenario;
  write: RecordWriter;
  origin: Origin;
  truth: SampleTruth;
}

/** Makes a portal in memory. The same options give the same records. */
export function createSample(options: { scenario?: ScenarioName; leads?: number; seed?: number } = {}): {
  portal: Portal;
  truth: SampleTruth;
} {
  const { scenario = "slow-follow-up", leads = 2000, seed = 1 } = options;
  const portal = emptyPortal("sample");
  const truth: SampleTruth = {
    ...{ leads, mqls: 0, accepted: 0, rejected: 0, sqls: 0, opportunities: 0, won: 0, lost: 0, untouched: 0 },
    ...{ commented: 0, wonAmount: 0, leadsBySource: {}, wonBySource: {}, rejectionsByReason: {}, responseMinutes: [] },
  };
  const workdays = createWorkdays(
    sampleSettings.business_hours.time_zone,
    sampleAsOf - history - 7 * day,
    sampleAsOf + 120 * day,
  );
  portal.db.transaction(() => {
    const write = recordWriter(portal.db);
    const importId = write.startImport(
      "sample",
      `${scenario}-${leads}-${seed}`,
      `${scenario}-${leads}-${seed}`,
      sampleAsOf,
    );
    for (let index = 0; index < leads; index++) {
      // Each lead has a stream of its own, so that a change to one leaves the others as they were.
      const random = createRandom(seed * 1_000_003 + index);
      const origin = { importId, line: index + 2 };
      makeLead(index, leads, { workdays, random, scenario: scenarios[scenario], write, origin, truth });
    }
  })();
  return { portal, truth };
}

function makeLead(index: number, count: number, making: Making): void {
  const { random, write, origin, truth } = making;
  const source = random.pick(sampleSources);
  const rep = random.pick(sampleReps);
  const campaign = source.campaigns[random.between(0, source.campaigns.length - 1)]!;
  const age = history * (1 - (index + random.next()) / count);
  const createdAt = Math.floor((sampleAsOf - age) / 60) * 60;
  const id = `lead-${index + 1}`;
  const company = `${companies[random.between(0, companies.length - 1)]} ${random.between(1, 900)}`;
  write.lead(
    {
      id,
      email: random.chance(0.99) ? `person${index + 1}@${company.toLowerCase().replace(/\W/g, "")}.example` : undefined,
      company: random.chance(0.95) ? company : undefined,
      jobTitle: random.chance(0.8) ? titles[random.between(0, titles.length - 1)] : undefined,
      phone: random.chance(0.55) ? `+1 555 01${random.between(10, 99)}` : undefined,
      companySize: random.chance(0.75) ? random.between(5, 2000) : undefined,
      source: source.name,
      campaign,
      segment: random.pick(segments).name,
      owner: rep.name,
      created: exact(createdAt),
    },
    origin,
  );
  tally(truth.leadsBySource, source.name);
  if (!random.chance(source.qualifies)) return;

  const qualifiedAt = createdAt + random.between(0, 3) * random.between(0, day);
  if (qualifiedAt > sampleAsOf) return;
  const assignedAt = qualifiedAt + 60 * random.between(1, 12);
  write.stage(id, "MQL", exact(qualifiedAt), origin);
  truth.mqls++;
  if (assignedAt <= sampleAsOf) write.assignment(id, rep.name, exact(assignedAt), origin);
  workLead(id, source, rep.name, rep.pace, qualifiedAt, assignedAt, making);
}

function workLead(
  id: string,
  source: (typeof sampleSources)[number],
  rep: string,
  pace: number,
  qualifiedAt: number,
  assignedAt: number,
  making: Making,
): void {
  const { workdays, random, scenario, write, origin, truth } = making;
  const delay = Math.round(random.around(scenario.responseMinutes * pace, 0.8));
  const firstTouch = workdays.add(assignedAt, delay);
  if (random.chance(scenario.untouched) || firstTouch > sampleAsOf) {
    truth.untouched++;
    return;
  }
  truth.responseMinutes.push(workdays.between(qualifiedAt, firstTouch));

  const keeps = scenario.decay ** (delay / minutesADay);
  const attempts = random.between(1, scenario.responseMinutes > 240 ? 5 : 8);
  let at = firstTouch;
  for (let attempt = 1; attempt <= attempts && at <= sampleAsOf; attempt++) {
    const channel = attempt % 2 === 1 ? "call" : "email";
    const outcome = channel === "call" ? (random.chance(0.3 * keeps) ? "connected" : "no answer") : "sent";
    write.touch(
      { id: `${id}-${attempt}`, leadId: id, channel, direction: "outbound", outcome, owner: rep, when: exact(at) },
      origin,
    );
    at = workdays.add(at, random.between(120, 900));
  }

  const decidedAt = workdays.add(firstTouch, random.between(30, 4 * minutesADay));
  if (decidedAt > sampleAsOf || random.chance(0.1)) return;
  if (random.chance(scenario.commented)) {
    write.feedback(id, random.pick(comments).text, exact(decidedAt), origin);
    truth.commented++;
  }
  if (!random.chance(Math.min(0.97, scenario.acceptance * source.quality * (0.4 + 0.6 * keeps)))) {
    const reason = random.chance(scenario.reasonLogged) ? random.pick(rejectionReasons).name : undefined;
    write.disposition({ leadId: id, decision: "rejected", reason, owner: rep, when: exact(decidedAt) }, origin);
    truth.rejected++;
    tally(truth.rejectionsByReason, reason ?? "none logged");
    return;
  }
  write.disposition({ leadId: id, decision: "accepted", owner: rep, when: exact(decidedAt) }, origin);
  write.stage(id, "SAL", exact(decidedAt), origin);
  truth.accepted++;

  const sqlAt = workdays.add(decidedAt, random.between(60, 8 * minutesADay));
  if (!random.chance(Math.min(0.95, scenario.sql * source.quality * (0.5 + 0.5 * keeps))) || sqlAt > sampleAsOf) return;
  write.stage(id, "SQL", exact(sqlAt), origin);
  truth.sqls++;

  const dealAt = workdays.add(sqlAt, random.between(60, 6 * minutesADay));
  if (!random.chance(Math.min(0.95, scenario.opportunity * source.quality ** 0.3)) || dealAt > sampleAsOf) return;
  write.stage(id, "Opportunity", exact(dealAt), origin);
  truth.opportunities++;
  makeDeal(id, source, rep, dealAt, making);
}

function makeDeal(
  leadId: string,
  source: (typeof sampleSources)[number],
  owner: string,
  createdAt: number,
  making: Making,
): void {
  const { workdays, random, scenario, write, origin, truth } = making;
  const closedAt = workdays.add(createdAt, Math.round(random.around(22, 0.5) * minutesADay));
  const amount = Math.round(random.around(16_000, 0.55) / 100) * 100;
  const wins = random.chance(Math.min(0.9, scenario.won * source.quality ** 0.3));
  const deal = { id: `deal-${leadId}`, leadId, owner, name: `Deal of ${leadId}`, amount, currency: "USD", createdAt };
  if (closedAt > sampleAsOf) {
    write.deal({ ...deal, stage: "Proposal", outcome: "open", precision: "minute" }, origin);
    return;
  }
  if (wins) {
    write.deal({ ...deal, stage: "Closed Won", outcome: "won", closedAt, precision: "minute" }, origin);
    write.stage(leadId, "Customer", exact(closedAt), origin);
    truth.won++;
    truth.wonAmount += amount;
    tally(truth.wonBySource, source.name);
    return;
  }
  const lostReason = random.pick(lostReasons).name;
  write.deal({ ...deal, stage: "Closed Lost", outcome: "lost", closedAt, lostReason, precision: "minute" }, origin);
  truth.lost++;
}

const exact = (at: number): Stamp => ({ at, precision: "minute" });

const tally = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

const companies = [
  "Northgate",
  "Brightwell",
  "Casco",
  "Delmar",
  "Eastlake",
  "Fairhaven",
  "Granite",
  "Harbour",
  "Ironbridge",
];
const titles = ["Finance Manager", "CFO", "FP&A Lead", "Controller", "Head of Operations", "Analyst", "Founder"];
const segments = [
  { name: "SMB", weight: 45 },
  { name: "Mid-market", weight: 40 },
  { name: "Enterprise", weight: 15 },
];
