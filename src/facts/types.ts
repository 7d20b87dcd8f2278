/**
 * What a value counts. `share` is 0 to 1; `money` is in the settings' currency; `times` is one amount over another; `points`
 * are those of a score, such as -100 to 100 of NPS; `date` is seconds since 1970.
 */
export type Unit =
  | "leads"
  | "deals"
  | "values"
  | "a working day"
  | "share"
  | "business minutes"
  | "minutes"
  | "days"
  | "attempts"
  | "MQLs a month"
  | "leads a year"
  | "money"
  | "money a day"
  | "money a year"
  | "times"
  | "times a year"
  | "people"
  | "points"
  | "date";

/** The span of time a figure is over; seconds since 1970. `label` is how it is printed. */
export interface Window {
  from: number;
  to: number;
  label: string;
}

export interface Provenance {
  /** Audit query over the raw records; it runs as it stands. */
  sql: string;
  params: Record<string, number | string>;
  /** Tables read, with how many rows each holds. */
  sources: { table: string; rows: number }[];
}

export interface Slice {
  key: string;
  value: number;
  sample: number;
  /** Of a share or a percentile, the range in which it lies at 95%. */
  low?: number;
  high?: number;
}

export interface MeasuredFact {
  status: "measured";
  id: string;
  title: string;
  value: number;
  unit: Unit;
  /** How many records the value is over. */
  sample: number;
  /** Of a share or a percentile, the range in which it lies at 95%. */
  low?: number;
  high?: number;
  window: Window;
  /** The same figure by dimension, such as `source`; each is referred to as `id source="Paid Search"`. */
  slices: Record<string, Slice[]>;
  provenance: Provenance;
  caveats: string[];
}

export type Cell = { text: string } | { value: number; unit: Unit } | { missing: string };

/** A table of measured values, referred to as `table:id`. */
export interface TableFact {
  status: "measured";
  id: string;
  title: string;
  columns: string[];
  rows: Cell[][];
  /** How many records the table is over. */
  sample: number;
  window: Window;
  provenance: Provenance;
  caveats: string[];
}

/** A figure that the portal can't give. `check` says what a person must look up. */
export interface MissingFact {
  status: "missing";
  id: string;
  title: string;
  check: string;
}

export type Fact = MeasuredFact | TableFact | MissingFact;

export const isTable = (fact: Fact): fact is TableFact => fact.status === "measured" && "rows" in fact;
export const isScalar = (fact: Fact): fact is MeasuredFact => fact.status === "measured" && "value" in fact;
