import { type BusinessHours, readShifts } from "../../src/clock/hours.ts";

/** The same hours on some weekdays, Monday to Friday unless told. */
export const office = (
  timeZone: string,
  shifts = "09:00-17:00",
  { days = [1, 2, 3, 4, 5], holidays = [] as string[] } = {},
): BusinessHours => ({
  timeZone,
  week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => (days.includes(weekday) ? readShifts(shifts)! : [])),
  holidays,
});
