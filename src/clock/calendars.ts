import { type Calendar, createCalendar } from "./calendar.ts";
import type { WorkingTime } from "./hours.ts";

/** The calendars of a company and its teams. */
export interface Calendars {
  /** Of everybody who is in no team with hours of its own. */
  company: Calendar;
  /** The calendar that an owner keeps, as records name them; the company's where they name none. */
  calendarOf(owner: string | null): Calendar;
  /** The team that an owner is in, if any. */
  teamOf(owner: string | null): string | undefined;
}

/**
 * Opens the calendars of a company, laid for the days from `from` to `to` (seconds since 1970), each when first asked for.
 *
 * @param teamOf Which team an owner is in, if any; asked once an owner.
 */
export function createCalendars(
  { company, teams }: WorkingTime,
  teamOf: (owner: string) => string | undefined,
  from: number,
  to: number,
): Calendars {
  const ofCompany = createCalendar(company, from, to);
  const byTeam = new Map<string, Calendar>();
  const byOwner = new Map<string, Calendar>();

  function calendarOfTeam(name: string | undefined): Calendar {
    const team = teams.find((candidate) => candidate.name === name);
    if (!team) return ofCompany;
    const calendar = byTeam.get(team.name) ?? createCalendar(team.hours, from, to);
    byTeam.set(team.name, calendar);
    return calendar;
  }

  return {
    teamOf: (owner) => (owner === null ? undefined : teamOf(owner)),
    company: ofCompany,
    calendarOf(owner) {
      if (owner === null || teams.length === 0) return ofCompany;
      const calendar = byOwner.get(owner) ?? calendarOfTeam(teamOf(owner));
      byOwner.set(owner, calendar);
      return calendar;
    },
  };
}
