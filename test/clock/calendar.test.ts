import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { createCalendar, describeHours } from "../../src/clock/calendar.ts";

const hours = {
  timeZone: "America/New_York",
  days: [1, 2, 3, 4, 5],
  start: "09:00",
  end: "17:00",
  holidays: ["2026-07-03"],
};
const at = (iso: string) => DateTime.fromISO(iso, { zone: hours.timeZone }).toSeconds();
const calendar = createCalendar(hours, at("2026-01-01"), at("2026-12-31"));
const between = (from: string, to: string) => calendar.minutesBetween(at(from), at(to));

describe("working minutes between two moments", () => {
  test.each([
    ["within a day", "2026-06-01T10:00", "2026-06-01T10:30", 30],
    ["over a night", "2026-06-01T16:30", "2026-06-02T09:30", 60],
    ["over a weekend", "2026-06-05T16:00", "2026-06-08T10:00", 120],
    ["over a holiday", "2026-07-02T16:00", "2026-07-06T10:00", 120],
    ["from before opening", "2026-06-01T06:00", "2026-06-01T09:10", 10],
    ["wholly at night", "2026-06-01T20:00", "2026-06-02T06:00", 0],
    ["over the night in which the clocks go forward", "2026-03-06T16:00", "2026-03-09T10:00", 120],
    ["over the night in which they go back", "2026-10-30T16:00", "2026-11-02T10:00", 120],
    ["backwards", "2026-06-02T10:00", "2026-06-01T10:00", 0],
  ])("%s", (_name, from, to, minutes) => {
    expect(between(from, to)).toBe(minutes);
  });

  test("agrees with a walk minute by minute", () => {
    const from = at("2026-10-29T13:17");
    const to = at("2026-11-04T11:41");
    let walked = 0;
    for (let moment = from; moment < to; moment += 60) {
      const local = DateTime.fromSeconds(moment, { zone: hours.timeZone });
      if (local.weekday <= 5 && local.hour >= 9 && local.hour < 17) walked++;
    }
    expect(calendar.minutesBetween(from, to)).toBe(walked);
  });
});

test("hours are stated as a person would", () => {
  expect(describeHours(hours)).toBe("Mon to Fri, 09:00 to 17:00 America/New_York");
  expect(describeHours({ ...hours, days: [1, 3, 5] })).toBe("Mon, Wed, Fri, 09:00 to 17:00 America/New_York");
});
