import type { Db } from "../portal.ts";
import { attemptColumns, type Segment } from "./columns.ts";
import { familyOf } from "./further/families.ts";
import { createLabelSets } from "./label-sets.ts";
import { type Labels, readLabels } from "./labels.ts";
import { buildAsked, prepareBuilding, rangesOf } from "./ranges.ts";
import { mostAsked } from "./reading.ts";
import { buildElsewhere } from "./second-thread.ts";
import {
  changedLeads,
  dropSummary,
  getSegment,
  isBuilt,
  lateSegment,
  markBuilt,
  putSegment,
  replacedLeads,
} from "./store.ts";

/** So many leads that changed are kept apart from the others; with more all are built anew. */
const mostLate = mostAsked;

/**
 * Brings a portal's summary up to date: builds it where it is not there, else works out the leads that changed since.
 * Writes to the portal, in a transaction of the caller's or one of its own. Gives whether there was anything to do.
 */
export const refreshSummary = (db: Db): boolean =>
  db.inTransaction ? refresh(db, false) : db.transaction(refresh).immediate(db, true);

function refresh(db: Db, isAlone: boolean): boolean {
  const changed = isBuilt(db) ? changedLeads(db) : undefined;
  if (changed?.length === 0) return false;
  const before = changed && getSegment(db, lateSegment);
  const replaced = new Set([...(before?.columns.get(replacedLeads) ?? []), ...(changed ?? [])]);
  if (changed === undefined || isSmall(db) || replaced.size > mostLate) {
    rebuild(db, isAlone);
    return true;
  }
  const labels = readLabels(db);
  const built = buildListed(db, changed, labels);
  const late = before ? joined(without(before, new Set(changed)), built) : built;
  late.columns.set(replacedLeads, Int32Array.from(replaced).sort());
  putSegment(db, lateSegment, late);
  labels.save(db);
  db.exec("DELETE FROM summary_dirty");
  return true;
}

/** Whether one segment holds all leads, so that there is nothing to be spared. */
const isSmall = (db: Db): boolean =>
  ((db.prepare("SELECT MAX(id) FROM leads").pluck().get() as number | null) ?? 0) < mostAsked;

/** @param isAlone Whether nothing but this writes to the portal in the transaction. */
function rebuild(db: Db, isAlone: boolean): void {
  const ranges = rangesOf(db);
  const elsewhere = isAlone ? buildElsewhere(db, ranges) : undefined;
  dropSummary(db);
  const labels = readLabels(db);
  const build = prepareBuilding(db, labels);
  let place = 0;
  if (elsewhere)
    for (let next = elsewhere.next(); next !== undefined; next = elsewhere.next())
      putSegment(db, place++, build(ranges[next]!));
  const built = elsewhere?.segments(labels);
  for (; place < ranges.length; place++) putSegment(db, place, built?.get(place) ?? build(ranges[place]!));
  labels.save(db);
  markBuilt(db);
}

function buildListed(db: Db, leads: readonly number[], labels: Labels): Segment {
  db.exec("CREATE TEMP TABLE IF NOT EXISTS asked (position INTEGER PRIMARY KEY, lead_id INTEGER NOT NULL)");
  db.exec("DELETE FROM asked");
  const ask = db.prepare("INSERT INTO asked (position, lead_id) VALUES (?, ?)");
  for (const [position, lead] of leads.entries()) ask.run(position, lead);
  return buildAsked(db, "listed", (position) => leads[position]!, labels, createLabelSets(db, labels));
}

const isOfAttempts = (name: string): boolean => attemptColumns.some((column) => column === name);

/** A segment without the entries of some leads, and without the columns that are built when they are asked for. */
function without({ columns }: Segment, leads: ReadonlySet<number>): Segment {
  const lead = columns.get("lead")!;
  const attempts = columns.get("attempts")!;
  const kept: number[] = [];
  const keptAttempts: number[] = [];
  let attempt = 0;
  for (let entry = 0; entry < lead.length; entry++) {
    const stays = !leads.has(lead[entry]!);
    if (stays) kept.push(entry);
    for (const end = attempt + attempts[entry]!; attempt < end; attempt++) if (stays) keptAttempts.push(attempt);
  }
  return {
    entries: kept.length,
    columns: new Map(
      [...columns]
        .filter(([name]) => name !== replacedLeads && !familyOf(name))
        .map(([name, numbers]) => [name, picked(numbers, isOfAttempts(name) ? keptAttempts : kept)]),
    ),
  };
}

function picked(numbers: Int32Array, places: readonly number[]): Int32Array {
  const found = new Int32Array(places.length);
  for (let at = 0; at < places.length; at++) found[at] = numbers[places[at]!]!;
  return found;
}

/** The entries of two segments, one after the other; a column that one of them has not holds no label there. */
function joined(one: Segment, other: Segment): Segment {
  const names = new Set([...one.columns.keys(), ...other.columns.keys()]);
  const columnOf = ({ columns, entries }: Segment, name: string) => columns.get(name) ?? new Int32Array(entries);
  return {
    entries: one.entries + other.entries,
    columns: new Map(
      [...names].map((name) => {
        const [first, second] = [columnOf(one, name), columnOf(other, name)];
        const both = new Int32Array(first.length + second.length);
        both.set(first);
        both.set(second, first.length);
        return [name, both];
      }),
    ),
  };
}
