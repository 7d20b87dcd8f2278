import { createRequire } from "node:module";
import type DateHolidays from "date-holidays";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../src/clock/calendar.ts";
import { daySeconds } from "../../src/clock/days.ts";
import { daysOff } from "../../src/clock/holidays.ts";
import { regions, whyNoRegion } from "../../src/clock/regions.ts";
import { office } from "./support.ts";

const off = (holidays: string[], from: number, to = from): string[] =>
  [...daysOff(holidays, from, to)]
    .map((day) => new Date(day * daySeconds * 1000).toISOString().slice(0, 10))
    .toSorted();

describe("the days off of a region", () => {
  test("are its public holidays, with the days that stand in for a weekend", () => {
    expect(off(["US"], 2026)).toEqual([
      ...["2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-07-04"],
      ...["2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25"],
    ]);
  });

  test("are counted into the year that they fall in, whatever year they are of", () => {
    expect(off(["US"], 2027)).toContain("2027-12-31");
    expect(off(["US"], 2028)).not.toContain("2027-12-31");
    // Incwala is kept for six days from 28 December.
    expect(off(["SZ"], 2026)).toContain("2026-01-02");
  });

  test("are more in some of its parts", () => {
    expect(off(["US-CA"], 2026)).toContain("2026-11-27");
    expect(off(["DE-BY"], 2026)).toContain("2026-06-04");
    expect(off(["DE"], 2026)).not.toContain("2026-06-04");
    expect(off(["DE-BY-A"], 2026)).toContain("2026-08-08");
  });

  test("are none on which only banks are closed or part of the day is worked", () => {
    // Good Friday is a bank holiday in Austria, 24 December one in Germany.
    expect(off(["AT"], 2026)).not.toContain("2026-04-03");
    expect(off(["DE"], 2026)).not.toContain("2026-12-24");
    // Public from noon and from 13:00 on.
    expect(off(["GT"], 2026)).not.toContain("2026-12-24");
    expect(off(["IS"], 2026)).not.toContain("2026-12-24");
    expect(off(["IS"], 2026)).toContain("2026-12-25");
  });

  test("are the days that are named, where the holiday begins with the sunset before", () => {
    expect(off(["IL"], 2025)).toContain("2025-04-13");
    expect(off(["IL"], 2025)).not.toContain("2025-04-12");
    const feast = off(["TR"], 2025).filter((day) => day >= "2025-03-20" && day < "2025-04-10");
    expect(feast).toEqual(["2025-03-30", "2025-03-31", "2025-04-01"]);
  });

  test("go with dates, and with those of another region", () => {
    expect(off(["2026-12-24", "DE"], 2026)).toContain("2026-12-24");
    expect(off(["2026-12-24", "DE"], 2026)).toContain("2026-12-25");
    expect(off(["US", "CA"], 2026)).toEqual(expect.arrayContaining(["2026-07-01", "2026-07-03"]));
    expect(off(["2026-12-24"], 2027)).toEqual([]);
  });
});

test("working time stands still on the public holidays of a region, in each year that it is asked for", () => {
  const calendar = createCalendar(office("Europe/London", "09:00-17:00", { holidays: ["GB-ENG"] }), 1.77e9, 1.78e9);
  const at = (iso: string) => DateTime.fromISO(iso, { zone: "Europe/London" }).toSeconds();
  expect(calendar.minutesBetween(at("2026-04-02T16:00"), at("2026-04-07T10:00"))).toBe(120);
  expect(calendar.minutesBetween(at("2034-12-22T16:00"), at("2034-12-27T10:00"))).toBe(120);
});

test("the regions are those that the library knows by a code that it finds", () => {
  const library = new (createRequire(import.meta.url)("date-holidays") as typeof DateHolidays)();
  const known = Object.keys(library.getCountries()).flatMap((country) => [
    country,
    ...Object.keys(library.getStates(country) ?? {}).flatMap((state) => [
      `${country}-${state}`,
      ...Object.keys(library.getRegions(country, state) ?? {}).map((region) => `${country}-${state}-${region}`),
    ]),
  ]);
  // The library looks each code up in capitals.
  expect(regions).toEqual(known.filter((code) => code === code.toUpperCase()).toSorted());
});

test.each([
  ["US", undefined],
  ["DE-BY", undefined],
  ["UK", "a country is an ISO code such as US, GB or DE; those with U are UA, UG, US, UY, UZ"],
  ["us", "a country is an ISO code such as US, GB or DE; those with U are UA, UG, US, UY, UZ"],
  ["BE-XX", "the parts of BE are BE-BRU, BE-DE, BE-VLG, BE-WAL"],
  ["FI-01", "FI has no parts, so write FI"],
])("of %s as a region is said what is wrong with it", (code, why) => {
  expect(whyNoRegion(code)).toBe(why);
});
