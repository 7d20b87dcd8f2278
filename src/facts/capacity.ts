import {
  type Declared,
  type FactDefinition,
  type Measuring,
  percentileOf,
  scalarFact,
  tableFact,
} from "./definition.ts";
import { numberKeys, sizesOf } from "./groups.ts";
import type { Holdings } from "./holdings.ts";
import type { Entries } from "./kernel/entries.ts";
import { dimensions } from "./kernel/group.ts";
import { measureGroups, select } from "./kernel/measure.ts";
import { percentile } from "./kernel/percentile.ts";
import { localDay } from "./local-time.ts";
import type { Cell, Window } from "./types.ts";

const lacks = (holdings: Holdings) =>
  (!holdings.mqls && "the portal stamps no MQL stage") || (!holdings.touches && "no sales activity is on record");

/** Working days in the window, of the company's calendar. */
const workingDays = ({ calendar, window }: Measuring): number =>
  Math.max(1, calendar.minutesBetween(window.from, window.to) / calendar.minutesADay);

const common = {
  check: "how many leads and attempts a rep has a working day",
  sources: ["leads", "lifecycle", "touches"] as Declared["sources"],
  lacks,
  params: (measuring: Measuring) => ({ days: workingDays(measuring) }),
};

/** Reps who did something in the window, each with attempts and the leads that qualified for them. */
const reps = `
  WITH qualified AS (
    SELECT owner, COUNT(*) AS leads FROM lifecycle JOIN leads ON leads.id = lead_id
    WHERE stage = 'MQL' AND at > @from AND at <= @to AND owner IS NOT NULL GROUP BY owner
  ), tried AS (
    SELECT owner, COUNT(*) AS attempts FROM attempts
    WHERE at > @from AND at <= @to AND owner IS NOT NULL AND lead_id IN (SELECT id FROM leads) GROUP BY owner
  ), reps AS (
    SELECT tried.owner, COALESCE(leads, 0) AS leads, attempts
    FROM tried LEFT JOIN qualified ON qualified.owner = tried.owner
  )`;

interface Rep {
  owner: string;
  leads: number;
  attempts: number;
}

/** What `reps` gives, those with most attempts first. */
const repsIn = ({ entries }: Measuring, window: Window): Rep[] =>
  entries.once(`reps ${window.from}`, () => {
    const chosen = select(entries, { grain: "episode", by: "mql_at" }, window);
    const owners = dimensions.owner!.group(entries, "episode", "mql_at");
    const leads = new Map(
      measureGroups(entries, "episode", { kind: "count" }, chosen, owners).map(({ key, value }) => [key, value]),
    );
    return countTries(entries, window)
      .map((rep) => ({ ...rep, leads: leads.get(rep.owner) ?? 0 }))
      .sort((a, b) => b.attempts - a.attempts || (a.owner < b.owner ? -1 : 1));
  });

/** Tells each attempt of a window that somebody made, of leads on record. */
function eachTry({ summary }: Entries, { from, to }: Window, tell: (owner: number, at: number) => void): void {
  const n = summary.column("n");
  const { start, at, owner } = summary.tries();
  for (let entry = 0; entry < n.length; entry++) {
    if (n[entry]! < 0) continue;
    for (let place = start[entry]!; place < start[entry + 1]!; place++)
      if (owner[place] !== 0 && at[place]! > from && at[place]! <= to) tell(owner[place]!, at[place]!);
  }
}

/** The attempts of each owner who made any in a window. */
function countTries(entries: Entries, window: Window): Omit<Rep, "leads">[] {
  const { owners } = entries.summary.tries();
  const counts = new Int32Array(owners.length);
  eachTry(entries, window, (owner) => counts[owner]!++);
  return owners
    .map((name, number) => ({ owner: name, attempts: counts[number]! }))
    .filter(({ attempts }) => attempts > 0);
}

/** More than the days that a stamp may be of. */
const daysApart = 2 ** 20;

/** The attempts that each owner made on each day of a window on which any were made, by the company's clocks. */
function triesByDay({ entries, calendar }: Measuring, window: Window): Int32Array {
  const dayOf = localDay.numberOf(calendar.hours.timeZone);
  const keys: number[] = [];
  eachTry(entries, window, (owner, at) => keys.push(owner * daysApart + dayOf(at)));
  return sizesOf(numberKeys(Float64Array.from(keys)));
}

/** What a rep has of something a working day, on average. */
const aRepDay = (of: "leads" | "attempts") => (measuring: Measuring, window: Window) => {
  const all = repsIn(measuring, window);
  const sum = all.reduce((total, rep) => total + rep[of], 0);
  return { value: all.length === 0 ? null : sum / workingDays(measuring) / all.length, sample: all.length };
};

/** Attempts of each rep on each day of the company's clock on which there were any. */
const perDay = `
  SELECT owner, local_day(at) AS day, COUNT(*) AS value FROM attempts
  WHERE at > @from AND at <= @to AND owner IS NOT NULL AND lead_id IN (SELECT id FROM leads) GROUP BY 1, 2`;

/** A day is busy as one in ten is, in percent. */
const busyDay = 90;

export const capacityFacts: FactDefinition[] = [
  scalarFact({
    ...common,
    id: "leads_a_rep_day",
    title: "MQLs that an active rep gets a working day",
    unit: "a working day",
    row: aRepDay("leads"),
    sql: `${reps} SELECT SUM(leads) / @days / COUNT(*) AS value, COUNT(*) AS sample FROM reps`,
  }),
  scalarFact({
    ...common,
    id: "attempts_a_rep_day",
    title: "Outbound attempts that an active rep makes a working day",
    unit: "a working day",
    row: aRepDay("attempts"),
    sql: `${reps} SELECT SUM(attempts) / @days / COUNT(*) AS value, COUNT(*) AS sample FROM reps`,
  }),
  scalarFact({
    ...common,
    id: "attempts_on_a_busy_day",
    title: "Outbound attempts that a rep makes on a busy day, one day in ten",
    unit: "a working day",
    check: "how many attempts a rep manages on a busy day",
    params: () => ({}),
    sql: percentileOf(perDay, busyDay),
    row(measuring, window) {
      const made = Float64Array.from(triesByDay(measuring, window));
      return { value: percentile(made, busyDay) ?? null, sample: made.length };
    },
  }),
  tableFact({
    ...common,
    id: "capacity",
    title: "What each rep has a working day",
    sql: `${reps} SELECT owner, leads / @days AS leads, attempts / @days AS attempts, attempts AS made FROM reps ORDER BY made DESC, owner`,
    rows(measuring, window) {
      const days = workingDays(measuring);
      return repsIn(measuring, window).map(({ owner, leads, attempts }) => ({
        owner,
        leads: leads / days,
        attempts: attempts / days,
        made: attempts,
      }));
    },
    shape: (rows) => ({
      columns: ["Rep", "MQLs a working day", "Attempts a working day"],
      sample: rows.reduce((sum, { made }) => sum + Number(made), 0),
      rows: rows.map((row): Cell[] => [
        { text: String(row.owner) },
        { value: Number(row.leads), unit: "a working day" },
        { value: Number(row.attempts), unit: "a working day" },
      ]),
    }),
  }),
];
