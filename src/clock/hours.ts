/** The weekdays as settings and documents name them, Monday first. */
export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** A stretch of a working day, in minutes since its midnight by the wall clock; `to` is the first minute after it. */
export interface Shift {
  from: number;
  to: number;
}

/** When people work. */
export interface BusinessHours {
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string;
  /** The shifts of each weekday from Monday on, in order and apart; none on a day off. */
  week: readonly (readonly Shift[])[];
  /** Days off: ISO dates, and regions such as `US` or `DE-BY` whose public holidays are kept. */
  holidays: readonly string[];
}

/** The hours of a company, and of those teams whose hours are others. */
export interface WorkingTime {
  company: BusinessHours;
  teams: readonly { name: string; hours: BusinessHours }[];
}

const clockTime = "(?:[01]\\d|2[0-3]):[0-5]\\d|24:00";
const shiftText = new RegExp(`^(${clockTime})-(${clockTime})$`);

/**
 * The shifts of a day as settings write them; undefined where they end before they start, overlap or are written otherwise.
 *
 * @example readShifts("09:00-12:00, 13:00-17:00") // [{ from: 540, to: 720 }, { from: 780, to: 1020 }]
 */
export function readShifts(text: string): Shift[] | undefined {
  const shifts: Shift[] = [];
  for (const part of text.split(",")) {
    const [, from, to] = shiftText.exec(part.trim()) ?? [];
    if (from === undefined || to === undefined) return undefined;
    const shift = { from: minutesOf(from), to: minutesOf(to) };
    if (shift.from >= shift.to || shift.from < (shifts.at(-1)?.to ?? 0)) return undefined;
    shifts.push(shift);
  }
  return shifts;
}

/** Minutes in a full working day: the mean over the working days of a week, in whole minutes. */
export function minutesADay({ week }: BusinessHours): number {
  const lengths = week.map(lengthOf).filter((minutes) => minutes > 0);
  return Math.round(lengths.reduce((sum, minutes) => sum + minutes, 0) / lengths.length);
}

const lengthOf = (shifts: readonly Shift[]): number => shifts.reduce((sum, { from, to }) => sum + to - from, 0);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
