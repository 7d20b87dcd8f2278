import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../src/clock/calendar.ts";
import type { BusinessHours, Shift } from "../../src/clock/hours.ts";

const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const day = 86_400;

/** Working seconds between two moments, counted minute by minute on the wall clock. */
function walk({ timeZone, week, holidays }: BusinessHours, from: number, to: number): number {
  const wall = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  let seconds = 0;
  for (let minute = Math.floor(from / 60) * 60; minute < to; minute += 60) {
    const parts = Object.fromEntries(wall.formatToParts(minute * 1000).map(({ type, value }) => [type, value]));
    const time = Number(parts.hour) * 60 + Number(parts.minute);
    const shifts = week[weekdayNames.indexOf(parts.weekday!)]!;
    const isWorked = shifts.some((shift) => time >= shift.from && time < shift.to);
    if (isWorked && !holidays.includes(`${parts.year}-${parts.month}-${parts.day}`))
      seconds += Math.min(to, minute + 60) - Math.max(from, minute);
  }
  return seconds;
}

/** Zones with days on which something is odd: clocks are changed, the day is left out, or the year has it seldom. */
const zones: [zone: string, days: string[]][] = [
  ["America/New_York", ["2024-03-10", "2024-11-03", "2024-02-29"]],
  ["Europe/Berlin", ["2025-03-30", "2025-10-26", "2024-02-29"]],
  ["Asia/Kolkata", ["2024-02-29", "2025-12-31"]],
  ["Australia/Lord_Howe", ["2025-04-06", "2025-10-05"]],
  ["Pacific/Apia", ["2011-12-30", "2011-09-24", "2012-04-01"]],
  ["America/Sao_Paulo", ["2018-02-18", "2018-11-04"]],
  ["America/Noronha", ["2000-10-08", "2000-10-15"]],
  ["UTC", ["2024-02-29", "2026-06-01"]],
];

const shifts = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 4, maxLength: 4 }).chain((times) => {
  const [a = 0, b = 0, c = 0, d = 0] = times.toSorted((one, other) => one - other);
  const broken = [
    { from: a, to: b },
    { from: c, to: d },
  ];
  return fc.constantFrom<Shift[]>([], [{ from: a, to: d }], broken, [{ from: 0, to: 1440 }]);
});

describe.each(zones)("in %s the table agrees with a walk minute by minute", (timeZone, days) => {
  const around = fc.constantFrom(...days).map((iso) => ({ iso, noon: Date.parse(`${iso}T12:00:00Z`) / 1000 }));

  test("over any hours, breaks and days off", () => {
    fc.assert(
      fc.property(
        fc.array(shifts, { minLength: 7, maxLength: 7 }),
        around,
        fc.integer({ min: -2 * day, max: day }),
        fc.integer({ min: 0, max: 2 * day }),
        fc.boolean(),
        (week, { iso, noon }, before, length, isOff) => {
          const hours = { timeZone, week, holidays: isOff ? [iso] : [] };
          const from = noon + before;
          const calendar = createCalendar(hours, noon - 5 * day, noon + 5 * day);
          expect(calendar.secondsUntil(from + length) - calendar.secondsUntil(from)).toBe(
            walk(hours, from, from + length),
          );
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});
