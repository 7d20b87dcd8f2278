import { IANAZone } from "luxon";
import * as z from "zod";
import { isRegion } from "../clock/holidays.ts";
import { type BusinessHours, readShifts, type Shift, type WorkingTime, weekdays } from "../clock/hours.ts";
import { whyNoRegion } from "../clock/regions.ts";

const timeZone = z.string().refine((zone) => IANAZone.isValidZone(zone), "a time zone is a name such as Europe/Berlin");
const days = z.array(z.number().int().min(1).max(7)).min(1);
const clockTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time is written HH:MM");
const shifts = z
  .string()
  .refine(
    (text) => readShifts(text) !== undefined,
    "a day's hours are written 09:00-15:00, with a break 09:00-12:00, 13:00-17:00",
  );
const hoursOfDays = z.partialRecord(z.enum(weekdays), shifts);
const isoDate = z.iso.date();

/** One region or date, or a list of them; given back as a list. */
const holidays = z
  .union([z.string(), z.array(z.string())], "holidays are dates such as 2026-12-25, and regions such as US or DE-BY")
  .transform((given, { issues }) => {
    const entries = [given].flat();
    for (const [index, entry] of entries.entries()) {
      const message = whyNoHoliday(entry);
      const path = Array.isArray(given) ? [index] : [];
      if (message) issues.push({ code: "custom", input: entry, path, message });
    }
    return entries;
  });

function whyNoHoliday(entry: string): string | undefined {
  if (!isRegion(entry))
    return isoDate.safeParse(entry).success ? undefined : `\`${entry}\` is no date; one is written 2026-12-25`;
  const why = whyNoRegion(entry);
  return why && `no public holidays are known of \`${entry}\`; ${why}`;
}

/** When the company works. */
export const businessHoursSchema = z.strictObject({
  time_zone: timeZone.default("UTC"),
  days: days.default([1, 2, 3, 4, 5]),
  start: clockTime.default("09:00"),
  end: clockTime.default("17:00"),
  /** Of days whose hours are others than from `start` to `end`, or that are no `days`. */
  hours: hoursOfDays.default({}),
  holidays: holidays.default([]),
});

/** When a team works; what is left out is as the company's. */
export const teamHoursSchema = z.strictObject({
  time_zone: timeZone.optional(),
  days: days.optional(),
  start: clockTime.optional(),
  end: clockTime.optional(),
  hours: hoursOfDays.optional(),
  holidays: holidays.optional(),
});

type HoursSettings = z.infer<typeof businessHoursSchema>;

/** What settings say of when people work. */
export interface HoursOfSettings {
  business_hours: HoursSettings;
  teams: Readonly<Record<string, { business_hours: z.infer<typeof teamHoursSchema> }>>;
}

/** The company's business hours as the clock takes them. */
export const businessHours = (settings: Pick<HoursOfSettings, "business_hours">): BusinessHours =>
  asHours(settings.business_hours);

/** The business hours of the company and of the teams that work at other times. */
export function workingTime(settings: HoursOfSettings): WorkingTime {
  const company = businessHours(settings);
  const teams = Object.entries(settings.teams).map(([name, team]) => ({
    name,
    hours: asHours({ ...settings.business_hours, ...team.business_hours }),
  }));
  return { company, teams: teams.filter(({ hours }) => JSON.stringify(hours) !== JSON.stringify(company)) };
}

const asHours = ({ time_zone, days: worked, start, end, hours, holidays: off }: HoursSettings): BusinessHours => ({
  timeZone: time_zone,
  week: weekdays.map((weekday, index): Shift[] => {
    const text = hours[weekday] ?? (worked.includes(index + 1) ? `${start}-${end}` : undefined);
    return (text !== undefined && readShifts(text)) || [];
  }),
  holidays: off,
});
