import { isoDay } from "../clock/iso-day.ts";
import type { Window } from "./types.ts";

/**
 * The fiscal quarter that holds a moment, whole, in UTC. A fiscal year is named by the calendar year it starts in.
 *
 * @param moment Seconds since 1970.
 * @param startMonth The month that the fiscal year starts in, 1 to 12.
 */
export function fiscalQuarter(moment: number, startMonth: number): Window {
  const date = new Date(moment * 1000);
  const monthsIn = (date.getUTCMonth() + 1 - startMonth + 12) % 12;
  const firstMonth = date.getUTCMonth() - (monthsIn % 3);
  const start = Date.UTC(date.getUTCFullYear(), firstMonth) / 1000;
  const end = Date.UTC(date.getUTCFullYear(), firstMonth + 3) / 1000 - 1;
  const year = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsIn)).getUTCFullYear();
  const name = `fiscal Q${Math.floor(monthsIn / 3) + 1} ${year}`;
  // A window starts after its `from`, and what is stamped with a day only stands at midnight.
  return { from: start - 1, to: end, label: `${name}, ${isoDay(start)} to ${isoDay(end)}` };
}

/** The fiscal quarter before the one that holds a moment. */
export const lastFiscalQuarter = (moment: number, startMonth: number): Window =>
  fiscalQuarter(fiscalQuarter(moment, startMonth).from, startMonth);

/** The fiscal quarters that are over at a moment and begin after another, the last ones first, so many at most. */
export function wholeFiscalQuarters(after: number, moment: number, startMonth: number, most: number): Window[] {
  const quarters: Window[] = [];
  let quarter = fiscalQuarter(moment, startMonth);
  if (quarter.to > moment) quarter = lastFiscalQuarter(moment, startMonth);
  for (; quarter.from >= after && quarters.length < most; quarter = lastFiscalQuarter(quarter.to, startMonth))
    quarters.push(quarter);
  return quarters;
}

/** The fiscal quarter that holds a moment, up to it. */
export function fiscalQuarterToDate(moment: number, startMonth: number): Window {
  const { from, label } = fiscalQuarter(moment, startMonth);
  const [name] = label.split(", ");
  return { from, to: moment, label: `${name} to date, ${isoDay(from + 1)} to ${isoDay(moment)}` };
}
