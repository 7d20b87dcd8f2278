import type * as z from "zod";
import type { settingsSchema } from "../../settings/schema.ts";
import { federalHolidays } from "./holidays.ts";
import type { ScenarioName } from "./scenarios.ts";

/** A company of the samples, as its `concord.yaml` would say. */
export type SampleSettings = z.input<typeof settingsSchema>;

/** The days that the sample's companies keep. */
export const sampleHolidays: readonly string[] = [2025, 2026].flatMap(federalHolidays);

const hours = (time_zone: string) => ({ time_zone, holidays: [...sampleHolidays] });

const halyard = {
  company: "Halyard Analytics",
  industry: "B2B SaaS, finance planning",
  hub_editions: { marketing: "professional", sales: "professional" },
  team_sizes: { marketing: 5, sdr: 6, ae: 5 },
  sales_motion: "inbound-led",
  routing_method: "round-robin",
  channels: ["slack", "email"],
  business_hours: hours("America/New_York"),
  owners: { marketing: "Head of Demand Gen", sales: "VP of Sales", revops: "RevOps Lead" },
} satisfies SampleSettings;

const settings = {
  "slow-follow-up": { ...halyard, friction: ["sales says the leads are bad, marketing says nobody calls them"] },
  "poor-lead-quality": { ...halyard, friction: ["sales calls at once and finds students, agencies and small shops"] },
  healthy: { ...halyard, friction: ["both sides get on, and nothing of how they work is written down"] },
  "no-definitions": {
    company: "Millrace Software",
    industry: "B2B SaaS, field service",
    hub_editions: { marketing: "starter", sales: "starter" },
    team_sizes: { marketing: 3, sdr: 6, ae: 5 },
    sales_motion: "mixed",
    lifecycle_setup: "default stages, set by hand by whoever thinks of it",
    routing_method: "none",
    channels: ["email"],
    business_hours: hours("America/New_York"),
    friction: ["nobody can say what an MQL is", "each team reports from a list of its own"],
  },
  "small-team": {
    company: "Fernhill Payroll",
    industry: "Payroll services",
    hub_editions: { marketing: "starter", sales: "starter" },
    team_sizes: { marketing: 1, sdr: 0, ae: 2 },
    sales_motion: "mixed",
    routing_method: "manual",
    channels: ["email"],
    business_hours: hours("America/Chicago"),
    owners: { marketing: "Marketing Manager", sales: "Founder" },
    friction: ["leads wait while both reps sit with customers"],
  },
  "product-led": {
    company: "Tesselate",
    industry: "B2B SaaS, team whiteboards",
    hub_editions: { marketing: "professional", sales: "professional" },
    team_sizes: { marketing: 4, sdr: 6, ae: 5 },
    sales_motion: "plg",
    lifecycle_setup: "default stages; product usage is synced to contacts every night",
    definitions: { mql: "product put to use, active on several days, and a workspace that others have joined" },
    routing_method: "round-robin",
    channels: ["slack"],
    business_hours: hours("America/Los_Angeles"),
    owners: { marketing: "Head of Growth", sales: "Head of Sales", revops: "RevOps Lead" },
    friction: ["sales calls people who would have bought by themselves"],
  },
  "buying-committee": {
    company: "Corvane Security",
    industry: "Cybersecurity, risk and audit",
    hub_editions: { marketing: "enterprise", sales: "enterprise" },
    team_sizes: { marketing: 7, sdr: 6, ae: 5 },
    sales_motion: "mixed",
    sales_cycle_weeks: 20,
    routing_method: "territory",
    channels: ["teams", "email"],
    business_hours: hours("America/New_York"),
    owners: { marketing: "VP Marketing", sales: "CRO", revops: "Director of RevOps" },
    friction: ["three reps called one account in a week", "one hot contact sets off a scramble"],
  },
  "hubspot-and-salesforce": {
    ...halyard,
    company: "Oakline Freight",
    industry: "Logistics software",
    hub_editions: { marketing: "professional" },
    lifecycle_setup: "marketing in HubSpot, sales in Salesforce, synced by the standard connector",
    friction: ["leads are lost between the two systems, and each side reports from its own"],
  },
  "mirrored-stages": {
    ...halyard,
    company: "Larkfield HR",
    industry: "B2B SaaS, people operations",
    lifecycle_setup: "default stages and, beside them, Demo Booked, Proposal Sent and Contract Sent as in the pipeline",
    friction: ["the funnel report and the pipeline report never agree"],
  },
} satisfies Record<ScenarioName, SampleSettings>;

/** The settings of the built-in sample. */
export const sampleSettings = settings["slow-follow-up"];

/** The settings of the company that a scenario shows. */
export const settingsOf = (scenario: ScenarioName): SampleSettings => settings[scenario];
