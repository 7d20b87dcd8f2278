import { createCalendars } from "../clock/calendars.ts";
import { isoDay } from "../clock/iso-day.ts";
import { rememberedCompanyKey } from "../portal/keys/company.ts";
import type { Db, Portal } from "../portal/portal.ts";
import { openSummary } from "../portal/summary/summary.ts";
import { workingTime } from "../settings/business-hours.ts";
import type { Settings } from "../settings/schema.ts";
import { agreementFacts } from "./agreement.ts";
import { chassisFacts } from "./chassis.ts";
import { conversionFacts } from "./conversion.ts";
import type { EntriesBehind, FactDefinition, Measuring, Table } from "./definition.ts";
import { type DerivedTable, derivedTables, sqlOf } from "./derived.ts";
import { fillEpisodes } from "./episode.ts";
import { fiscalQuarterToDate, lastFiscalQuarter } from "./fiscal.ts";
import { followUpFacts } from "./follow-up.ts";
import { funnelFacts } from "./funnel.ts";
import { furtherFacts } from "./further.ts";
import { type Holdings, takeStock } from "./holdings.ts";
import { type Entries, leadsSpan, openEntries } from "./kernel/entries.ts";
import { select } from "./kernel/measure.ts";
import { dealBehind, type LeadBehind, leadBehind } from "./leads-behind.ts";
import { leakFacts } from "./leaks.ts";
import { pipelineFacts } from "./pipeline.ts";
import { speedFacts } from "./speed.ts";
import { registerFunctions } from "./sql-functions.ts";
import { fillStages } from "./stage-on-record.ts";
import { readTeams } from "./teams.ts";
import { type Fact, isScalar, type Window } from "./types.ts";

/** Facts that every document may speak of: what is missing of them is a signal in each brief. */
const common: readonly FactDefinition[] = [
  ...funnelFacts,
  ...conversionFacts,
  ...speedFacts,
  ...followUpFacts,
  ...agreementFacts,
  ...pipelineFacts,
  ...leakFacts,
  ...chassisFacts,
];

const definitions: readonly FactDefinition[] = [...common, ...furtherFacts];

/** Ids of the facts that every document may speak of. */
export const commonFactIds: readonly string[] = common.map((definition) => definition.id);

/** Ids of all facts there are, in the order they are listed. */
export const factIds: readonly string[] = definitions.map((definition) => definition.id);

/** The facts of one portal over one window up to one moment; each is measured when first asked for. */
export interface FactSheet {
  portal: string;
  /** Seconds since 1970. */
  asOf: number;
  window: Window;
  holdings: Holdings;
  /** Every id there is. */
  ids: readonly string[];
  /** Throws RangeError for an id that no fact has. */
  get(id: string): Fact;
  all(): Fact[];
  /** Those that somebody asked for already; all of them where they are kept. */
  measured?(): Fact[];
}

/** A fact sheet on an open portal. */
export interface LiveFactSheet extends FactSheet {
  /**
   * The leads or deals that a fact is over: `count` of them from the `skip`-th on. Undefined for a fact that is worked out
   * from others, or is over companies or sums.
   */
  leadsBehind(id: string, count: number, skip?: number): { leads: LeadBehind[]; of: number } | undefined;
}

/**
 * Days, all history, the fiscal quarter up to as-of (`fq`), or the whole one before it (`last-fq`), which is measured as
 * of its last second. Where none is asked for: 90 days where they hold 200 leads, else all history.
 */
export type AskedWindow = number | "all" | "fq" | "last-fq";

export interface SheetOptions {
  portal: Portal;
  settings: Settings;
  /** Seconds since 1970; without it the last record that is no plan for the future. */
  asOf?: number;
  window?: AskedWindow;
  /** The day the run started, as-of of a portal without records; seconds since 1970. */
  today: number;
}

/** Which sheet the temporary tables of a portal belong to. */
const prepared = new WeakMap<Db, object>();

/** Derived tables that are made faster from what is read once, each with what its SQL gives. */
const filledBy: Partial<Record<DerivedTable, (db: Db, entries: Entries) => void>> = {
  episode: fillEpisodes,
  stage_on_record: fillStages,
};

const day = 86400;
const defaultDays = 90;
const leadsForDefault = 200;

/** Opens a fact sheet on a portal. */
export function createFactSheet({ portal, settings, asOf, window, today }: SheetOptions): LiveFactSheet {
  const { db } = portal;
  const latest = asOf ?? lastRecord(portal, today) ?? today;
  const lastQuarter = window === "last-fq" ? lastFiscalQuarter(latest, settings.fiscal_year_starts) : undefined;
  // As-of ends each window, so that nothing after it is known.
  const moment = lastQuarter?.to ?? latest;
  const summary = openSummary(db);
  const span = leadsSpan(summary, moment);
  const { first: firstLead } = span;
  const first = firstLead ?? moment;
  const calendars = createCalendars(
    workingTime(settings),
    readTeams(db, settings),
    Math.min(first, moment) - 40 * day,
    moment + day,
  );
  const historyLabel =
    firstLead === undefined ? "no records yet" : `all history, ${isoDay(first)} to ${isoDay(moment)}`;
  const history: Window = { from: first - 1, to: moment, label: historyLabel };
  const entries = openEntries(summary, moment, calendars, span);
  const chosen = lastQuarter ?? chooseWindow();
  const holdings = takeStock(db, entries);

  const token = {};
  const facts = new Map<string, Fact>();
  const made = new Set<DerivedTable>();
  const rows = new Map<Table, number>();
  const measuring: Measuring = {
    db,
    holdings,
    window: chosen,
    history,
    calendar: calendars.company,
    entries,
    settings,
    get,
    derive,
    rowsIn,
  };
  return {
    portal: portal.name,
    asOf: moment,
    window: chosen,
    holdings,
    ids: factIds,
    get,
    all: () => factIds.map(get),
    measured: () => [...facts.values()],
    leadsBehind,
  };

  function leadsBehind(id: string, count: number, skip = 0): ReturnType<LiveFactSheet["leadsBehind"]> {
    const fact = get(id);
    const definition = definitions.find((candidate) => candidate.id === id);
    if (fact.status === "missing" || !definition) return undefined;
    const { entriesOf, recordsOf } = definition;
    // Of what is counted the records come first that are.
    const isCount = isScalar(fact) && (fact.unit === "leads" || fact.unit === "deals");
    if (entriesOf) {
      const behind = entriesOf(measuring, definition.over === "history" ? history : chosen);
      const { counts } = behind;
      const shown =
        isCount && counts ? countedFirst([...behind.entries], (entry) => counts[entry] === 1) : behind.entries;
      return {
        leads: Array.from(shown.slice(skip, skip + count), (entry) => describe(behind, entry)),
        of: shown.length,
      };
    }
    if (!recordsOf) return undefined;
    if (prepared.get(db) !== token) prepare();
    const records = recordsOf(measuring);
    const shown = isCount ? countedFirst(records, ({ counts }) => counts !== false) : records;
    const leads = shown.slice(skip, skip + count).map(
      ({ lead, deal, counts, value }): LeadBehind => ({
        ...(deal === null ? leadBehind(db, lead!, moment) : dealBehind(db, deal, lead, moment)),
        ...(counts !== null && { counts }),
        ...(value !== null && { value }),
      }),
    );
    return { leads, of: records.length };
  }

  function describe(behind: EntriesBehind, entry: number): LeadBehind {
    const { summary } = entries;
    const { grain, counts } = behind;
    return {
      ...leadBehind(db, summary.column("lead")[entry]!, moment),
      ...(grain === "episode" && { qualification: summary.column("n")[entry]! }),
      ...(counts && { counts: counts[entry] === 1 }),
      ...(behind.valueOf && { value: behind.valueOf(entry) }),
    };
  }

  function get(id: string): Fact {
    const known = facts.get(id);
    if (known) return known;
    const definition = definitions.find((candidate) => candidate.id === id);
    if (!definition) throw new RangeError(`No fact is called ${id}.`);
    // Another sheet on the same portal may have put its own functions there since.
    if (prepared.get(db) !== token) prepare();
    const fact = definition.measure(measuring);
    facts.set(id, fact);
    return fact;
  }

  function chooseWindow(): Window {
    if (window === "all") return history;
    if (window === "fq") return fiscalQuarterToDate(moment, settings.fiscal_year_starts);
    return typeof window === "number" ? lastDays(window) : defaultWindow();
  }

  function lastDays(days: number): Window {
    return { from: moment - days * day, to: moment, label: `${days} days to ${isoDay(moment)}` };
  }

  function defaultWindow(): Window {
    const recent = lastDays(defaultDays);
    const held = select(entries, { grain: "lead", by: "created_at" }, recent).length;
    return held >= leadsForDefault ? recent : history;
  }

  function prepare(): void {
    registerFunctions(db, calendars);
    db.function("company_key", { deterministic: true }, rememberedCompanyKey());
    for (const name of derivedTables) db.exec(`DROP TABLE IF EXISTS temp.${name}`);
    made.clear();
    prepared.set(db, token);
  }

  function derive(name: DerivedTable): void {
    if (made.has(name)) return;
    const fill = filledBy[name];
    if (fill) fill(db, entries);
    else db.prepare(`CREATE TEMP TABLE ${name} AS ${sqlOf(name)}`).run({ to: moment });
    made.add(name);
  }

  function rowsIn(table: Table): number {
    const known = rows.get(table) ?? (db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number);
    rows.set(table, known);
    return known;
  }
}

const countedFirst = <Item>(items: readonly Item[], counts: (item: Item) => boolean): Item[] =>
  items.toSorted((a, b) => Number(counts(b)) - Number(counts(a)));

/** The last thing that happened in a portal, leaving out what is stamped later than `today`. */
function lastRecord({ db }: Portal, today: number): number | undefined {
  const lastOf = (column: string, table: string, filter = "TRUE") =>
    db
      .prepare(`SELECT MAX(${column}) FROM ${table} WHERE ${column} <= ? AND ${filter}`)
      .pluck()
      .get(today + day) as number | null;
  const moments = [
    lastOf("created_at", "leads"),
    ...["lifecycle", "touches", "dispositions"].map((table) => lastOf("at", table)),
    lastOf("closed_at", "deals", "outcome <> 'open'"),
  ].filter((moment) => moment !== null);
  return moments.length > 0 ? Math.max(...moments) : undefined;
}
