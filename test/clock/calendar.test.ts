import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../src/clock/calendar.ts";
import { office } from "./support.ts";

const zone = "America/New_York";
const hours = office(zone, "09:00-17:00", { holidays: ["2026-07-03"] });
const at = (iso: string) => DateTime.fromISO(iso, { zone }).toSeconds();
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
    ["with seconds left over", "2026-06-01T10:00:30", "2026-06-01T10:02:00", 1.5],
  ])("%s", (_name, from, to, minutes) => {
    expect(between(from, to)).toBe(minutes);
  });

  test("are whole where both moments are as many seconds past the minute", () => {
    for (let week = 1; week < 9; week++) {
      const from = at("2026-01-05T10:00:17");
      expect(calendar.minutesBetween(from, from + week * 7 * 86_400)).toBe(week * 5 * 480);
      expect(calendar.minutesBetween(from, from + week * 7 * 86_400 + 240 * 60)).toBe(week * 5 * 480 + 240);
    }
  });
});

test("an interval is the difference of its ends", () => {
  const [from, to] = [at("2026-02-02T11:11:11"), at("2026-05-05T15:00")];
  expect((calendar.secondsUntil(to) - calendar.secondsUntil(from)) / 60).toBe(calendar.minutesBetween(from, to));
});

describe("outside the days that the table was laid for", () => {
  const wide = createCalendar(hours, at("1990-01-01"), at("2040-01-01"));

  test.each([
    ["before", "2019-08-05T10:00", "2026-06-01T10:00"],
    ["after", "2026-06-01T10:00", "2031-08-05T10:00"],
    ["on both sides", "2011-02-28T16:00", "2036-03-03T10:00"],
    ["wholly", "2034-02-28T16:00", "2034-03-03T10:00"],
  ])("%s, time is counted as in a table that holds them", (_name, from, to) => {
    const narrow = createCalendar(hours, at("2026-06-01"), at("2026-06-30"));
    expect(narrow.minutesBetween(at(from), at(to))).toBe(wide.minutesBetween(at(from), at(to)));
    expect(narrow.minutesBetween(at("2026-06-05T16:00"), at("2026-06-08T10:00"))).toBe(120);
  });

  test("what was counted before the table grew fits what is counted after", () => {
    const narrow = createCalendar(hours, at("2026-06-01"), at("2026-06-30"));
    const inside = narrow.secondsUntil(at("2026-06-10T12:00"));
    const early = narrow.secondsUntil(at("2020-01-01T12:00"));
    expect((inside - early) / 60).toBe(wide.minutesBetween(at("2020-01-01T12:00"), at("2026-06-10T12:00")));
  });

  test("a moment that no calendar reaches stands for one that never comes", () => {
    expect(calendar.minutesBetween(at("2026-06-01"), 9e15)).toBe(Number.POSITIVE_INFINITY);
    expect(calendar.minutesBetween(-9e15, at("2026-06-01"))).toBe(Number.POSITIVE_INFINITY);
    expect(createCalendar(hours, -9e15, 9e15).minutesBetween(at("2026-06-01T10:00"), at("2026-06-01T11:00"))).toBe(60);
  });
});
