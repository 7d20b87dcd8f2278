/** A stamp that is not there: later than any moment. */
export const never = 2_147_483_647;

/** Stamps of an entry, seconds since 1970, or `never`; each is the first of its kind in the entry. */
export const stampColumns = [
  "created_at",
  "mql_at",
  "next_at",
  "assigned_at",
  "touched_at",
  "accepted_at",
  "rejected_at",
  "sql_at",
  "opportunity_at",
  "won_at",
  "feedback_at",
  "hand_raised_at",
  /** The lead's first win, whichever qualification it came from. */
  "first_won_at",
] as const;
export type StampColumn = (typeof stampColumns)[number];

/** What a lead is labelled with on its own record, by column of the same name. */
export const leadLabels = ["source", "campaign", "landing_page", "segment", "owner", "industry", "country"] as const;
export type LeadLabel = (typeof leadLabels)[number];

/** Bits of `flags`: what of an entry is known to the day only. */
export const dayOnly = { created: 1, mql: 2, touch: 4, assigned: 8 } as const;

/** Fields of a lead in the order of their bits in `filled`: set where the field holds something. */
export const leadFields = [
  ...["email", "company", "job_title", "phone", "industry", "company_size", "source", "campaign", "landing_page"],
  ...["segment", "owner", "country", "score", "company_id"],
] as const;
export type LeadField = (typeof leadFields)[number];

/** Columns with one number an entry, beside the mapped dimensions, which are called `dimension:NAME`. */
export const entryColumns = [
  /** The lead's number. */
  "lead",
  /** Which qualification of the lead it is; 0 for a lead without one. */
  "n",
  "flags",
  "filled",
  ...stampColumns,
  ...leadLabels,
  /** Why it was rejected first. */
  "reason",
  /** Marketing engagements that led up to it. */
  "engagements",
  /** How many attempts of sales to reach it; they stand one after the other in the columns of attempts. */
  "attempts",
] as const;

/** Columns with one number an attempt. */
export const attemptColumns = ["attempt_at", "attempt_channel"] as const;

/** Before the name of a mapped dimension, as a column. */
export const dimensionPrefix = "dimension:";

/** Whether a column holds numbers of labels. */
export const isOfLabels = (name: string): boolean =>
  name === "attempt_channel" ||
  name === "reason" ||
  name.startsWith(dimensionPrefix) ||
  leadLabels.some((label) => label === name);

/** Some entries of a summary as columns. Labels are numbers of a label in `Labels`, 0 for none. */
export interface Segment {
  /** How many entries. */
  entries: number;
  /** By name. */
  columns: Map<string, Int32Array>;
}
