import { describe, expect, test } from "vitest";
import { describeHours } from "../../src/clock/describe.ts";
import { readShifts } from "../../src/clock/hours.ts";
import { office } from "./support.ts";

const zone = "America/New_York";
const of = (...given: Parameters<typeof office>) => describeHours({ company: office(...given), teams: [] }, 2026);

describe("hours are stated as a person would", () => {
  test("with their days", () => {
    expect(of(zone)).toBe("Mon to Fri, 09:00 to 17:00 America/New_York, no holidays set");
    expect(of(zone, "08:30-24:00", { days: [1, 3, 5] })).toBe(
      "Mon, Wed, Fri, 08:30 to 24:00 America/New_York, no holidays set",
    );
    expect(of("Asia/Jerusalem", "09:00-18:00", { days: [7, 1, 2, 3, 4] })).toMatch(/^Sun to Thu, /);
    expect(of(zone, "09:00-17:00", { days: [1, 2, 3, 4, 5, 6, 7] })).toMatch(/^Mon to Sun, /);
    expect(of(zone, "09:00-17:00", { days: [3] })).toMatch(/^Wed, /);
  });

  test("with breaks and days of other hours", () => {
    const { week, ...rest } = office(zone, "09:00-12:00, 13:00-17:00");
    const company = { ...rest, week: week.map((shifts, day) => (day === 4 ? readShifts("09:00-15:00")! : shifts)) };
    expect(describeHours({ company, teams: [] }, 2026)).toBe(
      "Mon to Thu, 09:00 to 12:00 and 13:00 to 17:00, and Fri, 09:00 to 15:00 America/New_York, no holidays set",
    );
  });

  test.each([
    [["US"], "closed for 11 public holidays of US in 2026"],
    [["DE-BY", "2026-12-24"], "closed for 10 holidays with the public ones of DE-BY in 2026"],
    [["US", "CA"], /^closed for \d+ public holidays of US and CA in 2026$/],
    [["2026-12-24", "2026-12-26", "2027-01-01"], "closed for 1 holiday in 2026"],
    [["2025-12-24"], "closed for no holidays in 2026"],
  ])("with the holidays %j, counted where they are on days that are worked otherwise", (holidays, stated) => {
    expect(of(zone, "09:00-17:00", { holidays }).split("York, ")[1]).toMatch(stated);
  });

  test("with the teams whose hours are others", () => {
    const teams = [{ name: "EMEA_1", hours: office("Europe/Berlin") }];
    expect(describeHours({ company: office(zone), teams }, 2026, (name) => `"${name}"`)).toBe(
      'Mon to Fri, 09:00 to 17:00 America/New_York, no holidays set; team "EMEA_1": Mon to Fri, 09:00 to 17:00 Europe/Berlin, no holidays set',
    );
  });
});
