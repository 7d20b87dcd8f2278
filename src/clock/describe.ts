import { weekdayOf } from "./days.ts";
import { daysOff, isRegion } from "./holidays.ts";
import { type BusinessHours, type Shift, type WorkingTime, weekdays } from "./hours.ts";

/**
 * Business hours as a document states them in one sentence: zone, days, hours and holidays, and the teams that differ.
 * Holidays are counted over one year, those on days that are worked otherwise.
 *
 * @param nameOf How the name of a team is printed.
 * @example "Mon to Fri, 09:00 to 17:00 America/New_York, closed for 11 public holidays of US in 2026"
 */
export function describeHours(
  { company, teams }: WorkingTime,
  year: number,
  nameOf = (name: string): string => name,
): string {
  const ofTeams = teams.map(({ name, hours }) => `team ${nameOf(name)}: ${describe(hours, year)}`);
  return [describe(company, year), ...ofTeams].join("; ");
}

const describe = (hours: BusinessHours, year: number): string =>
  `${describeWeek(hours.week)} ${hours.timeZone}, ${describeHolidays(hours, year)}`;

/** `Mon to Thu, 09:00 to 17:00, and Fri, 09:00 to 15:00`: weekdays of the same hours together. */
function describeWeek(week: BusinessHours["week"]): string {
  const daysOf = new Map<string, number[]>();
  for (const [weekday, shifts] of week.entries()) {
    if (shifts.length === 0) continue;
    const text = describeShifts(shifts);
    daysOf.set(text, [...(daysOf.get(text) ?? []), weekday]);
  }
  return [...daysOf].map(([shifts, days]) => `${describeDays(days)}, ${shifts}`).join(", and ");
}

/** `Mon to Fri`, `Sun to Thu`, or `Mon, Wed, Fri`. */
function describeDays(days: readonly number[]): string {
  const starts = days.filter((weekday) => !days.includes((weekday + 6) % 7));
  const ends = days.filter((weekday) => !days.includes((weekday + 1) % 7));
  const isRun = days.length > 1 && starts.length <= 1;
  return isRun
    ? `${weekdays[starts[0] ?? 0]} to ${weekdays[ends[0] ?? 6]}`
    : days.map((weekday) => weekdays[weekday]).join(", ");
}

const describeShifts = (shifts: readonly Shift[]): string =>
  shifts.map(({ from, to }) => `${clock(from)} to ${clock(to)}`).join(" and ");

function describeHolidays({ week, holidays }: BusinessHours, year: number): string {
  if (holidays.length === 0) return "no holidays set";
  const worked = [...daysOff(holidays, year, year)].filter((day) => week[weekdayOf(day)]!.length > 0);
  const regions = holidays.filter(isRegion);
  const areAllPublic = regions.length === holidays.length;
  const what = `${areAllPublic ? "public holiday" : "holiday"}${worked.length === 1 ? "" : "s"}`;
  const among = regions.length > 0 ? ` ${areAllPublic ? "of" : "with the public ones of"} ${list(regions)}` : "";
  return `closed for ${worked.length === 0 ? "no" : worked.length} ${what}${among} in ${year}`;
}

const list = (items: readonly string[]): string => new Intl.ListFormat("en", { type: "conjunction" }).format(items);

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
