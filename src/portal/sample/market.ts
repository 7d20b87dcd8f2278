/** Where leads come from, and how they take to sales. */
export interface SampleSource {
  name: string;
  weight: number;
  campaigns: readonly string[];
  /** What the lead did to come in. */
  kind: "form" | "demo request" | "webinar" | "download" | "signup" | "invite" | "event";
  /** How likely a lead of this source is to qualify, and how it converts against the scenario's own rates. */
  qualifies: number;
  quality: number;
}

const source = (
  name: string,
  weight: number,
  kind: SampleSource["kind"],
  qualifies: number,
  quality: number,
  ...campaigns: string[]
): SampleSource => ({ name, weight, campaigns, kind, qualifies, quality });

export const inboundSources: readonly SampleSource[] = [
  source("Organic Search", 24, "form", 0.42, 1.05, "Evergreen SEO"),
  source("Paid Search", 20, "form", 0.48, 1.0, "Brand terms", "Competitor terms"),
  source("Demo Request", 9, "demo request", 0.86, 1.35, "Website demo form"),
  source("Webinar", 15, "webinar", 0.5, 0.75, "Forecasting 101", "Board pack live"),
  source("Paid Social", 16, "form", 0.38, 0.6, "Lookalike EMEA", "Retargeting"),
  source("Content Syndication", 10, "download", 0.55, 0.35, "Analyst guide"),
  source("Referral", 6, "form", 0.7, 1.5, "Customer referral"),
];

export const smallSources: readonly SampleSource[] = [
  source("Organic Search", 34, "form", 0.45, 1.0, "Blog"),
  source("Referral", 26, "form", 0.72, 1.4, "Accountant referral"),
  source("Paid Search", 22, "form", 0.5, 0.8, "Payroll terms"),
  source("Newsletter", 18, "form", 0.4, 0.65, "Monthly letter"),
];

/** Of product signups `qualifies` is how likely one is to put the product to use. */
export const productSources: readonly SampleSource[] = [
  source("Product Signup", 38, "signup", 0.46, 1.0, "Free plan"),
  source("Workspace Invite", 24, "invite", 0.62, 1.25, "Invite link"),
  source("Organic Search", 18, "form", 0.38, 0.9, "Docs", "Templates gallery"),
  source("Paid Social", 12, "form", 0.2, 0.55, "Retargeting"),
  source("Demo Request", 8, "demo request", 0.6, 1.35, "Talk to sales"),
];

export const enterpriseSources: readonly SampleSource[] = [
  source("Industry Event", 22, "event", 0.5, 0.95, "Risk Summit", "Regional roadshow"),
  source("Analyst Report", 16, "download", 0.46, 0.85, "Market guide"),
  source("Paid Social", 18, "form", 0.36, 0.6, "Account list", "Retargeting"),
  source("Webinar", 18, "webinar", 0.48, 0.8, "Audit season", "Controls live"),
  source("Demo Request", 10, "demo request", 0.85, 1.35, "Website demo form"),
  source("Partner Referral", 16, "form", 0.7, 1.4, "Consulting partners"),
];

/** Somebody who works leads. */
export interface SampleRep {
  name: string;
  weight: number;
  /** First touch against the scenario's median: 2 is twice as slow. */
  pace: number;
  /** Leads left lying against the scenario's share, and comments written against it. */
  neglect: number;
  talks: number;
}

export const sixReps: readonly SampleRep[] = [
  { name: "Ana Duarte", weight: 18, pace: 0.45, neglect: 0.4, talks: 1.6 },
  { name: "Ben Okafor", weight: 18, pace: 0.8, neglect: 0.7, talks: 0.5 },
  { name: "Chloe Martin", weight: 17, pace: 1.0, neglect: 1.0, talks: 1.3 },
  { name: "Dev Patel", weight: 17, pace: 1.3, neglect: 1.1, talks: 1.0 },
  { name: "Erik Lund", weight: 15, pace: 1.7, neglect: 1.3, talks: 0.3 },
  { name: "Fatima Noor", weight: 15, pace: 2.2, neglect: 1.7, talks: 1.1 },
];

export const twoReps: readonly SampleRep[] = [
  { name: "Marta Ruiz", weight: 55, pace: 0.7, neglect: 0.6, talks: 1.2 },
  { name: "Owen Clarke", weight: 45, pace: 1.6, neglect: 1.5, talks: 0.6 },
];

/** Who owns deals. */
export const fiveClosers = ["Gina Alvarez", "Henrik Dahl", "Imani Brooks", "Jack Turner", "Keiko Mori"] as const;
