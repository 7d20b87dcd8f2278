export interface SampleSource {
  name: string;
  weight: number;
  campaigns: string[];
  /** How likely a lead of this source is to qualify, and how it converts against the scenario's own rates. */
  qualifies: number;
  quality: number;
}

export interface SampleRep {
  name: string;
  weight: number;
  /** First touch against the scenario's median: 2 is twice as slow. */
  pace: number;
}

/** What a sample portal is made from. */
export interface Scenario {
  /** Median working minutes from assignment to the first outbound touch. */
  responseMinutes: number;
  /** Share of MQLs that nobody ever touches. */
  untouched: number;
  /** Share of worked MQLs that sales accepts at a source quality of 1. */
  acceptance: number;
  /** Share of accepted leads that qualify, of SQLs that become opportunities, of opportunities that are won. */
  sql: number;
  opportunity: number;
  won: number;
  /** How much of its conversion a lead keeps for each working day that its first touch is late. */
  decay: number;
  /** Share of rejections that are logged with a reason, and of decided leads with a comment. */
  reasonLogged: number;
  commented: number;
}

export const scenarios = {
  "slow-follow-up": {
    responseMinutes: 560,
    untouched: 0.16,
    acceptance: 1.15,
    sql: 0.75,
    opportunity: 0.66,
    won: 0.34,
    decay: 0.5,
    reasonLogged: 0.7,
    commented: 0.12,
  },
  "poor-lead-quality": {
    responseMinutes: 28,
    untouched: 0.02,
    acceptance: 0.33,
    sql: 0.42,
    opportunity: 0.6,
    won: 0.25,
    decay: 0.95,
    reasonLogged: 0.9,
    commented: 0.3,
  },
  healthy: {
    responseMinutes: 16,
    untouched: 0.01,
    acceptance: 0.82,
    sql: 0.62,
    opportunity: 0.68,
    won: 0.36,
    decay: 0.95,
    reasonLogged: 0.97,
    commented: 0.25,
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export const sampleSources: readonly SampleSource[] = [
  { name: "Organic Search", weight: 24, campaigns: ["Evergreen SEO"], qualifies: 0.42, quality: 1.05 },
  { name: "Paid Search", weight: 20, campaigns: ["Brand terms", "Competitor terms"], qualifies: 0.48, quality: 1.0 },
  { name: "Demo Request", weight: 9, campaigns: ["Website demo form"], qualifies: 0.86, quality: 1.35 },
  { name: "Webinar", weight: 15, campaigns: ["Forecasting 101", "Board pack live"], qualifies: 0.5, quality: 0.75 },
  { name: "Paid Social", weight: 16, campaigns: ["Lookalike EMEA", "Retargeting"], qualifies: 0.38, quality: 0.6 },
  { name: "Content Syndication", weight: 10, campaigns: ["Analyst guide"], qualifies: 0.55, quality: 0.35 },
  { name: "Referral", weight: 6, campaigns: ["Customer referral"], qualifies: 0.7, quality: 1.5 },
];

export const sampleReps: readonly SampleRep[] = [
  { name: "Ana Duarte", weight: 18, pace: 0.45 },
  { name: "Ben Okafor", weight: 18, pace: 0.8 },
  { name: "Chloe Martin", weight: 17, pace: 1.0 },
  { name: "Dev Patel", weight: 17, pace: 1.3 },
  { name: "Erik Lund", weight: 15, pace: 1.7 },
  { name: "Fatima Noor", weight: 15, pace: 2.2 },
];

export const rejectionReasons = [
  { name: "No response after full cadence", weight: 34 },
  { name: "Company too small", weight: 22 },
  { name: "Wrong role", weight: 16 },
  { name: "No project", weight: 12 },
  { name: "Bad contact data", weight: 9 },
  { name: "Duplicate", weight: 7 },
];

export const lostReasons = [
  { name: "No decision", weight: 34 },
  { name: "Price", weight: 25 },
  { name: "Competitor", weight: 24 },
  { name: "Missing feature", weight: 17 },
];

export const comments = [
  { text: "By the time I called she had already signed with somebody else.", weight: 5 },
  { text: "Good fit, right title, knew exactly what she wanted.", weight: 4 },
  { text: "Student writing a paper. Downloaded the guide, nothing more.", weight: 4 },
  { text: "Three people, no finance team. Too small for us.", weight: 4 },
  { text: "Did not remember filling in the form.", weight: 4 },
  { text: "Phone number is the switchboard, no extension.", weight: 3 },
];
