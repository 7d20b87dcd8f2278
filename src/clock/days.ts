/** Seconds of a day by a clock that nobody changes. */
export const daySeconds = 86_400;

/** A date as days since 1970-01-01, wherever it is that date. */
export type Day = number;

/** The day of an ISO date. */
export const dayOf = (isoDate: string): Day => Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`) / 1000 / daySeconds;

/** Which day of the week a day is; 0 is Monday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** The year that a day is in. */
export const yearOf = (day: Day): number => new Date(day * daySeconds * 1000).getUTCFullYear();
