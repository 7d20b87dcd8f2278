/** The terms of an SLA as data: what a document states, the diagrams show, and a program can hold the teams to. */
export interface Terms {
  /** `proposed` until both sides have adopted them. */
  status: "proposed" | "agreed";
  marketing: {
    mqlVolume?: TermValue;
    acceptance: TermValue;
    completeness: TermValue;
    requiredFields: string[];
  };
  sales: {
    /** First outbound touch after qualification, in working minutes. */
    speed: TermValue;
    /** Share of MQLs that meet the speed target. */
    attainment: TermValue;
    /** Time to accept a lead before it reverts, in working minutes. */
    acceptanceWindow: TermValue;
    attempts: TermValue;
    /** Share of MQLs not accepted that get every attempt. */
    followUp: TermValue;
    /** Working days over which the attempts are made. */
    attemptDays: TermValue;
    contactChannels: string[];
    disposition: TermValue;
  };
  alertChannel: "Slack" | "Teams" | "email";
  reasons: RejectionReason[];
  /** Acceptance under the bar for this many months in a row recalibrates the definitions. */
  recalibrateAfterMonths: TermValue;
  owners: Owners;
}

export type TermUnit =
  | "MQLs a month"
  | "share"
  | "business minutes"
  | "attempts"
  | "days"
  | "working days"
  | "months"
  | "channels";

export interface TermValue {
  value: number;
  unit: TermUnit;
  /** Where the figure comes from: the portal's own history, a setting, or a cited starting value. */
  from: "history" | "setting" | "source";
  because: string;
}

/** One entry of the closed set of reasons for rejecting a lead, with the test that decides it. */
export interface RejectionReason {
  name: string;
  test: string;
  /** Days until the lead comes back, or what ends it. */
  recycles: boolean;
  recycleAfterDays?: number;
}

export interface Owners {
  marketing: string;
  sales: string;
  revops: string;
  demandGen: string;
  rep: string;
}
