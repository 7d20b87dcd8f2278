import type { Calendar } from "../clock/calendar.ts";
import type { Calendars } from "../clock/calendars.ts";
import type { Db } from "../portal/portal.ts";
import { localDay, localHour, localMonth, localWeekday } from "./local-time.ts";

/**
 * Gives a database the functions that audit queries call: `business_minutes(from, to)`, working minutes as the company keeps
 * them, and `business_minutes(from, to, owner)`, as the owner's team does; `team_of(owner)`; and `local_day(at)`, `local_month(at)`,
 * `local_weekday(at)` and `local_hour(at)` in the company's time zone. Each is null where what it is given is.
 */
export function registerFunctions(db: Db, { company, calendarOf, teamOf }: Calendars): void {
  const between = (calendar: Calendar, from: unknown, to: unknown) =>
    typeof from === "number" && typeof to === "number" ? calendar.minutesBetween(from, to) : null;
  const options = { deterministic: true };
  const ownerOf = (owner: unknown): string | null => (typeof owner === "string" ? owner : null);
  db.function("business_minutes", options, (from: unknown, to: unknown) => between(company, from, to));
  db.function("business_minutes", options, (from: unknown, to: unknown, owner: unknown) =>
    between(calendarOf(ownerOf(owner)), from, to),
  );
  db.function("team_of", options, (owner: unknown) => teamOf(ownerOf(owner)) ?? null);
  for (const [name, part] of Object.entries({
    day: localDay,
    month: localMonth,
    weekday: localWeekday,
    hour: localHour,
  })) {
    const numberOf = part.numberOf(company.hours.timeZone);
    db.function(`local_${name}`, options, (at: unknown) =>
      typeof at === "number" ? part.labelOf(numberOf(at)) : null,
    );
  }
}
