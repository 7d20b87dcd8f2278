/** The terms of an SLA as data: what a document states, the diagrams show, and a program can hold the teams to. */
export interface Terms {
  /** `proposed` until both sides have adopted them. */
  status: "proposed" | "agreed";
  /** The day that they were drawn up from, YYYY-MM-DD. */
  built?: string;
  /** Who adopted them and when, once they are agreed. */
  adopted?: Adoption;
  marketing: {
    mqlVolume?: TermValue;
    acceptance: TermValue;
    /** Bars of the sources that differ from one another beyond chance; the others keep to the bar of all. */
    bars?: SourceBar[];
    completeness: TermValue;
    requiredFields: string[];
  };
  sales: {
    /** First outbound touch after qualification, in working minutes. */
    speed: TermValue;
    /** Share of MQLs that meet the speed target, in the first quarter. */
    attainment: TermValue;
    /** What the attainment rises to, quarter by quarter after the first. */
    attainmentLater?: TermValue[];
    /** Time to accept a lead before it reverts, in working minutes. */
    acceptanceWindow: TermValue;
    attempts: TermValue;
    /** Share of MQLs not accepted that get every attempt. */
    followUp: TermValue;
    /** Working days over which the attempts are made. */
    attemptDays: TermValue;
    contactChannels: string[];
    disposition: TermValue;
    /** Attempts on MQLs that a rep can be asked for a working day. */
    attemptsADay?: TermValue;
  };
  alertChannel: "Slack" | "Teams" | "email";
  reasons: RejectionReason[];
  /** Acceptance under the bar for this many months in a row recalibrates the definitions. */
  recalibrateAfterMonths: TermValue;
  /** Share of a quarter's leads that get on within thirty days, under which the definitions are recalibrated. */
  cohortFloor?: TermValue;
  owners: Owners;
}

export interface Adoption {
  /** YYYY-MM-DD */
  on: string;
  marketing: string;
  sales: string;
}

export type TermUnit =
  | "MQLs a month"
  | "share"
  | "business minutes"
  | "attempts"
  | "days"
  | "working days"
  | "months"
  | "channels"
  | "a working day";

export interface TermValue {
  value: number;
  unit: TermUnit;
  /** Where the figure comes from: the portal's own history, a setting, a cited starting value, or what both sides settled on. */
  from: "history" | "setting" | "source" | "agreed";
  /** Why, in a clause; figures may stand as references such as `[[response_sla]]`. */
  because: string;
}

/** What one source's leads are to come up to. */
export interface SourceBar {
  source: string;
  /** Share today, and over how many leads. */
  now: number;
  sample: number;
  target: number;
}

/** One entry of the closed set of reasons for rejecting a lead, with the test that decides it. */
export interface RejectionReason {
  /** Short code, such as `FIT-01`; a reason that only this portal uses has none. */
  code?: string;
  name: string;
  test: string;
  /** Whether the lead comes back, and when: after so many days, or by an event. */
  recycles: boolean;
  recycleAfterDays?: number;
  returnsWhen?: string;
}

export interface Owners {
  marketing: string;
  sales: string;
  revops: string;
  demandGen: string;
  rep: string;
}
