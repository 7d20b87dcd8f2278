import {
  enterpriseSources,
  fiveClosers,
  inboundSources,
  productSources,
  type SampleRep,
  type SampleSource,
  sixReps,
  smallSources,
  twoReps,
} from "./market.ts";

/** What a sample portal is made from. Shares are 0 to 1. */
export interface Scenario {
  /** How many leads it has where none are asked for. */
  leads: number;
  sources: readonly SampleSource[];
  /** How far sources differ in quality: 0 not at all, 1 as they say, 2 twice as far. */
  spread: number;
  reps: readonly SampleRep[];
  closers: readonly string[];
  /** Whether leads come one by one or as the buying committee of a company. */
  grouping: "people" | "committees";
  /** Whether marketing qualifies them or what they do in the product. */
  qualifiedBy: "marketing" | "product";
  /** Minutes from qualification to assignment; working minutes where a person assigns. */
  routing: { low: number; high: number; by: "workflow" | "hand" };
  /** Median working minutes from assignment to the first outbound touch. */
  responseMinutes: number;
  /** Share of MQLs that their rep leaves lying, and of those that nobody owns. */
  untouched: number;
  unowned: number;
  /** Attempts that a lead gets which does not answer. */
  attempts: { low: number; high: number };
  /** Share of worked MQLs that sales accepts at a source quality of 1. */
  acceptance: number;
  /** Share of worked MQLs that are never decided on. */
  undecided: number;
  /** Share of accepted leads that qualify, of SQLs that become opportunities, of opportunities that are won. */
  sql: number;
  opportunity: number;
  won: number;
  /** How much of its conversion a lead keeps for each working day that its first touch is late. */
  decay: number;
  /** Median working days from opportunity to close, and median amount. */
  cycleDays: number;
  amount: number;
  /** Share of rejections that are logged with a reason, and of decided leads with a comment. */
  reasonLogged: number;
  commented: number;
  /** Share of rejected or silent leads that qualify again, of lost deals that open again, of leads that stand twice. */
  recycled: number;
  reopened: number;
  duplicated: number;
  crm: RecordKeeping;
}

/** What of all that comes to stand in the CRM. */
export interface RecordKeeping {
  /** Two: leads in HubSpot, activities and deals in Salesforce. */
  systems: "one" | "two";
  /** Share of qualified leads with an MQL stamp, of decisions and of later stages that are logged. */
  mqlStamped: number;
  decisionLogged: number;
  stageStamped: number;
  /** Share of later stages that are stamped before the lead qualified. */
  misordered: number;
  /** Share of later stages that stand under the name of a deal stage instead. */
  mirrored: number;
  /** Share of leads that never reach the system of sales, and of those whose records there name no lead. */
  notHandedOver: number;
  notMatched: number;
}

const orderly: RecordKeeping = {
  systems: "one",
  mqlStamped: 1,
  decisionLogged: 1,
  stageStamped: 1,
  misordered: 0,
  mirrored: 0,
  notHandedOver: 0,
  notMatched: 0,
};

const healthy: Scenario = {
  leads: 2000,
  sources: inboundSources,
  spread: 0.8,
  reps: sixReps,
  closers: fiveClosers,
  grouping: "people",
  qualifiedBy: "marketing",
  routing: { low: 1, high: 12, by: "workflow" },
  responseMinutes: 16,
  untouched: 0.01,
  unowned: 0.004,
  attempts: { low: 5, high: 9 },
  acceptance: 0.82,
  undecided: 0.04,
  sql: 0.62,
  opportunity: 0.68,
  won: 0.36,
  decay: 0.95,
  cycleDays: 22,
  amount: 16_000,
  reasonLogged: 0.97,
  commented: 0.25,
  recycled: 0.16,
  reopened: 0.06,
  duplicated: 0.02,
  crm: orderly,
};

/** A pipeline that does neither well nor badly, for scenarios that differ in shape. */
const middling: Scenario = {
  ...healthy,
  spread: 1,
  responseMinutes: 95,
  untouched: 0.05,
  unowned: 0.01,
  attempts: { low: 3, high: 7 },
  acceptance: 0.66,
  undecided: 0.1,
  sql: 0.55,
  opportunity: 0.62,
  won: 0.3,
  decay: 0.85,
  reasonLogged: 0.8,
  commented: 0.18,
};

export const scenarios = {
  "slow-follow-up": {
    ...healthy,
    spread: 0.7,
    responseMinutes: 560,
    untouched: 0.15,
    unowned: 0.02,
    attempts: { low: 1, high: 5 },
    acceptance: 1.15,
    undecided: 0.1,
    sql: 0.75,
    opportunity: 0.66,
    won: 0.34,
    decay: 0.5,
    reasonLogged: 0.7,
    commented: 0.14,
    recycled: 0.12,
  },
  "poor-lead-quality": {
    ...healthy,
    spread: 1.8,
    responseMinutes: 28,
    untouched: 0.012,
    unowned: 0.006,
    attempts: { low: 4, high: 8 },
    acceptance: 0.33,
    undecided: 0.1,
    sql: 0.42,
    opportunity: 0.6,
    won: 0.25,
    reasonLogged: 0.9,
    commented: 0.32,
  },
  healthy,
  "no-definitions": {
    ...middling,
    routing: { low: 20, high: 900, by: "hand" },
    responseMinutes: 240,
    untouched: 0.2,
    unowned: 0.12,
    reasonLogged: 0.25,
    commented: 0.3,
    recycled: 0,
    duplicated: 0.05,
    crm: { ...orderly, mqlStamped: 0.18, decisionLogged: 0.15, stageStamped: 0.6, misordered: 0.2 },
  },
  "small-team": {
    ...middling,
    leads: 300,
    sources: smallSources,
    reps: twoReps,
    closers: ["Marta Ruiz", "Owen Clarke"],
    routing: { low: 5, high: 240, by: "hand" },
    responseMinutes: 150,
    untouched: 0.07,
    attempts: { low: 2, high: 6 },
    acceptance: 0.72,
    cycleDays: 15,
    amount: 5_400,
  },
  "product-led": {
    ...middling,
    sources: productSources,
    qualifiedBy: "product",
    responseMinutes: 60,
    acceptance: 0.74,
    sql: 0.6,
    cycleDays: 11,
    amount: 4_200,
    commented: 0.22,
  },
  "buying-committee": {
    ...middling,
    sources: enterpriseSources,
    grouping: "committees",
    routing: { low: 5, high: 120, by: "workflow" },
    responseMinutes: 130,
    acceptance: 0.7,
    sql: 0.6,
    opportunity: 0.8,
    won: 0.34,
    cycleDays: 72,
    amount: 88_000,
    commented: 0.3,
  },
  "hubspot-and-salesforce": {
    ...middling,
    routing: { low: 8, high: 55, by: "workflow" },
    crm: { ...orderly, systems: "two", notHandedOver: 0.05, notMatched: 0.07 },
  },
  "mirrored-stages": {
    ...middling,
    crm: { ...orderly, mirrored: 0.7 },
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export const scenarioNames = Object.keys(scenarios) as [ScenarioName, ...ScenarioName[]];
