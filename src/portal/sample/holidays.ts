const day = 86_400_000;
const thursday = 4;
const monday = 1;

/**
 * The federal holidays of the United States for one year as ISO dates, in the order they come: on a Saturday they are
 * kept the Friday before, on a Sunday the Monday after (5 U.S.C. 6103).
 *
 * @example federalHolidays(2026).includes("2026-07-03") // true: the 4th is a Saturday
 */
export function federalHolidays(year: number): string[] {
  return [
    kept(year, 1, 1),
    nth(year, 1, monday, 3),
    nth(year, 2, monday, 3),
    lastMonday(year, 5),
    kept(year, 6, 19),
    kept(year, 7, 4),
    nth(year, 9, monday, 1),
    nth(year, 10, monday, 2),
    kept(year, 11, 11),
    nth(year, 11, thursday, 4),
    kept(year, 12, 25),
  ].map((at) => new Date(at).toISOString().slice(0, 10));
}

/** A fixed date, moved off the weekend. */
function kept(year: number, month: number, date: number): number {
  const at = Date.UTC(year, month - 1, date);
  const weekday = new Date(at).getUTCDay();
  return weekday === 6 ? at - day : weekday === 0 ? at + day : at;
}

/** The n-th of a weekday in a month; Sunday is 0. */
function nth(year: number, month: number, weekday: number, n: number): number {
  const first = Date.UTC(year, month - 1, 1);
  return first + (((weekday - new Date(first).getUTCDay() + 7) % 7) + 7 * (n - 1)) * day;
}

function lastMonday(year: number, month: number): number {
  const last = Date.UTC(year, month, 0);
  return last - ((new Date(last).getUTCDay() - monday + 7) % 7) * day;
}
