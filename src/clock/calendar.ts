import { daySeconds } from "./days.ts";
import { type BusinessHours, minutesADay } from "./hours.ts";
import { layTable, type Table, workedUntil } from "./table.ts";

/** Business time as one team keeps it. Moments are seconds since 1970. */
export interface Calendar {
  hours: BusinessHours;
  /** Minutes in a full working day. */
  minutesADay: number;
  /**
   * Working seconds from a fixed moment to another, negative where that is earlier. The working time of an interval is the
   * difference of its ends, exact for whole seconds: in a loop over many, `(secondsUntil(to) - secondsUntil(from)) / 60`.
   * Before 1900 and from 2200 on nothing is known: such a moment stands for one that never was or comes, and is infinite.
   */
  secondsUntil(at: number): number;
  /** Working minutes between two moments, with a fraction where seconds are left over; 0 when `to` is not after `from`. */
  minutesBetween(from: number, to: number): number;
}

const earliest = Date.UTC(1900, 0) / 1000;
const latest = Date.UTC(2200, 0) / 1000;
const year = 366 * daySeconds;
const within = (at: number): number => Math.min(Math.max(at, earliest), latest - 1);

/** So many tables are remembered: those of a company and its teams, over a span or two. */
const mostRemembered = 32;
const remembered = new Map<string, Table>();

/** The table of some hours over a span, counted from its start: laid once for all calendars that keep the same. */
function laid(hours: BusinessHours, from: number, to: number): Table {
  const key = JSON.stringify([hours, from, to]);
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const table = layTable(hours, from, to, from);
  remembered.set(key, table);
  return table;
}

/**
 * Opens a calendar whose table is laid for the days from `from` to `to` when it is first asked, and grows when a moment
 * outside of them is asked for.
 */
export function createCalendar(hours: BusinessHours, from: number, to: number): Calendar {
  const origin = within(from);
  let table: Table | undefined;

  function secondsUntil(at: number): number {
    return table && at >= table.from && at < table.to ? workedUntil(table, at) : reach(at);
  }

  function reach(at: number): number {
    if (Number.isNaN(at)) return at;
    if (at < earliest) return Number.NEGATIVE_INFINITY;
    if (at >= latest) return Number.POSITIVE_INFINITY;
    table ??= laid(hours, origin, within(to));
    // At least doubled, so that a walk away from the table lays few new ones.
    const room = Math.max(table.to - table.from, year);
    if (at < table.from) table = layTable(hours, within(Math.min(at, table.from - room)), table.to - 1, origin);
    if (at >= table.to) table = layTable(hours, table.from, within(Math.max(at, table.to + room)), origin);
    return workedUntil(table, at);
  }

  return {
    hours,
    minutesADay: minutesADay(hours),
    secondsUntil,
    minutesBetween: (start, end) => (end > start ? (secondsUntil(end) - secondsUntil(start)) / 60 : 0),
  };
}
