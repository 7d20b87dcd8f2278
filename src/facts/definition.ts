import type { Calendar } from "../clock/calendar.ts";
import { isoDay } from "../clock/iso-day.ts";
import type { Db } from "../portal/portal.ts";
import type { Settings } from "../settings/schema.ts";
import { type DerivedTable, derivedIn, withDerived } from "./derived.ts";
import { fiscalQuarterToDate } from "./fiscal.ts";
import type { Holdings } from "./holdings.ts";
import type { Condition } from "./kernel/condition.ts";
import type { Entries, Grain } from "./kernel/entries.ts";
import type { Mask } from "./kernel/mask.ts";
import { type Cohort, select } from "./kernel/measure.ts";
import type { Cell, Fact, Provenance, Slice, Unit, Window } from "./types.ts";

/** What a fact is measured with. */
export interface Measuring {
  db: Db;
  holdings: Holdings;
  window: Window;
  /** All history up to as-of. */
  history: Window;
  calendar: Calendar;
  /** The entries of the summary, for facts that are counted over them. */
  entries: Entries;
  settings: Settings;
  /** Another fact of the same sheet. */
  get(id: string): Fact;
  /** Makes sure of a table that facts read beside the raw ones. */
  derive(name: DerivedTable): void;
  /** How many rows a raw table holds. */
  rowsIn(table: Table): number;
}

/** The entries that a fact is over, with what it makes of each. */
export interface EntriesBehind {
  grain: Grain;
  entries: Int32Array;
  /** By entry whether what it counts holds. */
  counts: Mask | undefined;
  /** The number that it takes a percentile of. */
  valueOf: ((entry: number) => number) | undefined;
}

/** A lead or a deal that a fact is over, or a deal with its lead. */
export interface RecordBehind {
  lead: number | null;
  deal: string | null;
  /** Whether what the fact counts holds of it; null where it tells none apart. */
  counts: boolean | null;
  /** The number that it makes a figure of. */
  value: number | null;
}

export interface FactDefinition {
  id: string;
  title: string;
  measure(measuring: Measuring): Fact;
  /** The entries that it is over, where it is over entries of the summary. */
  entriesOf?(measuring: Measuring, window: Window): EntriesBehind;
  /** The records that it is over, where it is measured by SQL on leads or deals. */
  recordsOf?(measuring: Measuring): RecordBehind[];
  over?: Declared["over"];
}

/** A table of the portal that facts are measured on. */
export type Table =
  | "leads"
  | "lifecycle"
  | "assignments"
  | "touches"
  | "dispositions"
  | "feedback"
  | "deals"
  | "deal_stages"
  | "deal_changes"
  | "stage_definitions"
  | "dimensions"
  | "companies"
  | "owners"
  | "engagements"
  | "product_events"
  | "spend"
  | "customer_feedback";

export interface Declared {
  id: string;
  title: string;
  /** What a person must check where the fact can't be measured. */
  check: string;
  sources: Table[];
  /** Why it can't be measured on this portal, or undefined. */
  lacks?(holdings: Holdings, measuring: Measuring): string | boolean | undefined;
  /** Why it is missing where the records are there and give nothing. */
  empty?: string;
  /** `history` for a figure that is over all of it whatever the document's window, `quarter` for the fiscal one to date. */
  over?: "window" | "history" | "quarter";
  params?(measuring: Measuring): Record<string, number | string>;
  caveats?(measuring: Measuring): string[];
  /**
   * The leads or deals that it is over, so that they can be looked at: a query that gives `lead_id`, `deal_id` or both, and
   * where it tells them apart `counts`, 1 or 0, or `value`.
   */
  behind?: string;
  /** The same where it is over entries of the summary: which, and what it counts of them. */
  cohortBehind?(measuring: Measuring): { cohort: Cohort; counts?: Condition };
}

export interface ScalarRow {
  value: number | null;
  sample: number;
}

export interface ScalarDeclaration extends Declared {
  unit: Unit;
  /** Gives `value` and `sample`; no row, or a null value, is a missing fact. */
  sql: string;
  /** Gives what the query does, from what is read once for several facts, where that is faster. */
  row?(measuring: Measuring, window: Window): ScalarRow;
  /** Dimension to a query that gives `key`, `value` and `sample`. */
  slices?: Record<string, string>;
}

/** A fact of one value, declared by its SQL. Parameters `@from` and `@to` are the window. */
export const scalarFact = (declared: ScalarDeclaration): FactDefinition =>
  declare(declared, (measuring, window, params) => {
    const row = declared.row?.(measuring, window) ?? query<ScalarRow>(measuring, declared.sql, params)[0];
    if (!row || row.value === null || (row.sample === 0 && !counts.has(declared.unit))) return undefined;
    const slices: Record<string, Slice[]> = {};
    for (const [dimension, sql] of Object.entries(declared.slices ?? {})) {
      slices[dimension] = query<Slice>(measuring, sql, params);
    }
    return {
      status: "measured",
      id: declared.id,
      title: declared.title,
      value: row.value,
      unit: declared.unit,
      sample: row.sample,
      window,
      slices,
      provenance: provenance(declared, declared.sql, params, measuring),
      caveats: [...smallSample(declared.unit, row.sample), ...(declared.caveats?.(measuring) ?? [])],
    };
  });

export interface TableDeclaration extends Declared {
  sql: string | ((measuring: Measuring) => string);
  /** Gives what the query does, from the summary or what is read once for several facts, where that is faster. */
  rows?(measuring: Measuring, window: Window): Record<string, number | string | null>[];
  /** Turns the query's rows into a table; undefined where there is nothing to show. */
  shape(
    rows: Record<string, number | string | null>[],
    measuring: Measuring,
  ): { columns: string[]; rows: Cell[][]; sample: number } | undefined;
}

/** A fact that is a table, declared by its SQL. */
export const tableFact = (declared: TableDeclaration): FactDefinition =>
  declare(declared, (measuring, window, params) => {
    const sql = typeof declared.sql === "string" ? declared.sql : declared.sql(measuring);
    const rows =
      declared.rows?.(measuring, window) ?? query<Record<string, number | string | null>>(measuring, sql, params);
    const shaped = declared.shape(rows, measuring);
    if (!shaped || shaped.rows.length === 0) return undefined;
    return {
      status: "measured",
      id: declared.id,
      title: declared.title,
      ...shaped,
      window,
      provenance: provenance(declared, sql, params, measuring),
      caveats: declared.caveats?.(measuring) ?? [],
    };
  });

/** A definition that measures where the portal has what it takes, and is missing with the reason where not. */
export function declare(
  declared: Declared,
  measure: (measuring: Measuring, window: Window, params: Record<string, number | string>) => Fact | undefined,
): FactDefinition {
  const { behind, cohortBehind } = declared;
  const paramsOf = (measuring: Measuring, { from, to }: Window) => ({ from, to, ...declared.params?.(measuring) });
  return {
    id: declared.id,
    title: declared.title,
    over: declared.over,
    ...(behind && {
      recordsOf: (measuring) =>
        query(measuring, behind, paramsOf(measuring, windowOf(declared, measuring))).map(readBehind),
    }),
    ...(cohortBehind && {
      entriesOf(measuring, window) {
        const { cohort, counts } = cohortBehind(measuring);
        return {
          grain: cohort.grain,
          entries: select(measuring.entries, cohort, window),
          counts: counts?.mask(measuring.entries, cohort.grain),
          valueOf: undefined,
        };
      },
    }),
    measure(measuring) {
      const lacking = missing(declared, measuring);
      if (lacking) return lacking;
      const window = windowOf(declared, measuring);
      const params = paramsOf(measuring, window);
      return (
        measure(measuring, window, params) ?? missingFact(declared, declared.empty ?? "no record of it in the window")
      );
    },
  };
}

const readBehind = (row: Record<string, number | string | null>): RecordBehind => ({
  lead: (row.lead_id ?? null) as number | null,
  deal: (row.deal_id ?? null) as string | null,
  counts: row.counts === undefined || row.counts === null ? null : row.counts !== 0,
  value: (row.value ?? null) as number | null,
});

function windowOf({ over = "window" }: Declared, measuring: Measuring): Window {
  if (over !== "quarter") return measuring[over];
  return fiscalQuarterToDate(measuring.history.to, measuring.settings.fiscal_year_starts);
}

/** Whether a query on what is known at as-of, `@to`, gives a row. */
export const holds = ({ db, history }: Measuring, sql: string): boolean =>
  db.prepare(`SELECT EXISTS (${sql})`).pluck().get({ to: history.to }) === 1;

/** The median or another percentile of a query's column `value`. */
export const percentileOf = (inner: string, percent: number): string =>
  `SELECT percentile(value, ${percent}) AS value, COUNT(*) AS sample FROM (${inner}) WHERE value IS NOT NULL`;

export function missingFact(declared: Pick<Declared, "id" | "title" | "check">, why?: string): Fact {
  const reason = why ? ` (${why})` : "";
  return { status: "missing", id: declared.id, title: declared.title, check: `${declared.check}${reason}` };
}

function missing(declared: Declared, measuring: Measuring): Fact | undefined {
  const lacks =
    measuring.entries.leadSpan().first === undefined
      ? "the portal holds no leads"
      : declared.lacks?.(measuring.holdings, measuring);
  if (!lacks) return undefined;
  return missingFact(declared, lacks === true ? undefined : lacks);
}

/** The rows of a query, which may read derived tables; of its parameters those that it names are used. */
export function query<Row = Record<string, number | string | null>>(
  { db, derive }: Measuring,
  sql: string,
  params: Record<string, number | string>,
): Row[] {
  for (const name of derivedIn(sql)) derive(name);
  const used = Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`@${name}\\b`).test(sql)));
  return db.prepare(sql).all(used) as Row[];
}

function provenance(
  declared: Declared,
  sql: string,
  params: Record<string, number | string>,
  measuring: Measuring,
): Provenance {
  return provenanceOf(declared, () => sql, params, measuring);
}

/**
 * Where a figure comes from: the query that gives it, and how many rows its tables have. Both are worked out when somebody
 * looks: on a large portal to count the rows takes longer than the figure.
 */
export function provenanceOf(
  declared: Declared,
  sql: () => string,
  params: Record<string, number | string>,
  { rowsIn }: Measuring,
): Provenance {
  return {
    get sql() {
      return withDerived(sql().trim());
    },
    params,
    get sources() {
      return declared.sources.map((table) => ({ table, rows: rowsIn(table) }));
    },
  };
}

/** Units of plain counts, of which none is a figure too. */
const counts: ReadonlySet<Unit> = new Set(["leads", "deals"]);

export const smallSample = (unit: Unit, sample: number): string[] =>
  unit === "share" && sample < 30 ? [`small sample: ${sample} records, read it as a direction only`] : [];

/** Days without a lead before as-of from which the portal's leads are said to have ended. */
const quietDays = 30;

/** Says so where the leads on record end well before as-of: what is counted up to then is no current volume. */
export function leadsEnded({ entries, history }: Measuring): string[] {
  const { last = history.to } = entries.leadSpan();
  return history.to - last > quietDays * 86400 ? [`no lead is on record after ${isoDay(last)}`] : [];
}
