import type { Calendar } from "../clock/calendar.ts";
import type { Calendars } from "../clock/calendars.ts";
import type { Db } from "../portal/portal.ts";

/**
 * Gives a database the SQL functions `business_minutes(from, to)`, working minutes as the company keeps them, and
 * `business_minutes(from, to, owner)`, as the owner's team does; null where a moment is.
 */
export function registerBusinessMinutes(db: Db, { company, calendarOf }: Calendars): void {
  const between = (calendar: Calendar, from: unknown, to: unknown) =>
    typeof from === "number" && typeof to === "number" ? calendar.minutesBetween(from, to) : null;
  const options = { deterministic: true };
  db.function("business_minutes", options, (from: unknown, to: unknown) => between(company, from, to));
  db.function("business_minutes", options, (from: unknown, to: unknown, owner: unknown) =>
    between(calendarOf(typeof owner === "string" ? owner : null), from, to),
  );
}
