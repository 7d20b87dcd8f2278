import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { businessHours, workingTime } from "../../src/settings/business-hours.ts";
import { lintSettings, loadSettings, settingsFile } from "../../src/settings/load.ts";
import { temporaryFolder } from "../support.ts";

/** A project whose `concord.yaml` holds these lines. */
function project(...lines: string[]): string {
  const folder = temporaryFolder();
  writeFileSync(settingsFile(folder), lines.join("\n"));
  return folder;
}

const hoursOf = (...lines: string[]) => businessHours(loadSettings(project("business_hours:", ...lines)));
const found = (...lines: string[]) => lintSettings(join(project(...lines), "concord.yaml"));
const [early, late] = [9 * 60, 17 * 60];
const day = [{ from: early, to: late }];

describe("business hours", () => {
  test("are nine to five from Monday to Friday in UTC, unless set", () => {
    const settings = loadSettings(project(""));
    expect(businessHours(settings)).toEqual({ timeZone: "UTC", week: [day, day, day, day, day, [], []], holidays: [] });
  });

  test("may be others on some days, with a break, or on days that are not worked otherwise", () => {
    const { week } = hoursOf("  days: [1, 2, 5]", '  hours: { Fri: "09:00-12:00, 13:00-15:00", Sat: 10:00-24:00 }');
    const friday = [
      { from: early, to: 720 },
      { from: 780, to: 900 },
    ];
    expect(week).toEqual([day, day, [], [], friday, [{ from: 600, to: 1440 }], []]);
  });

  test.each([
    ["US", ["US"]],
    ["NO", ["NO"]],
    ["2026-12-24", ["2026-12-24"]],
    ["[DE-BY, 2026-12-24]", ["DE-BY", "2026-12-24"]],
    ["[]", []],
  ])("take the holidays %s", (text, holidays) => {
    expect(hoursOf(`  holidays: ${text}`).holidays).toEqual(holidays);
  });
});

test.each([
  [["holidays: US-ZZ"], 3, /^`business_hours.holidays` is wrong: .* of `US-ZZ`; the parts of US are US-AK, US-AL, /],
  [["holidays:", "    - US", "    - UK"], 5, /of `UK`; a country is an ISO code .* UA, UG, US, UY, UZ$/],
  [["holidays: [2026-02-30]"], 3, /`2026-02-30` is no date; one is written 2026-12-25$/],
  [["holidays: 2026"], 3, /holidays are dates such as 2026-12-25, and regions such as US or DE-BY$/],
  [["hours: { Fri: 9-15 }"], 3, /^`business_hours.hours.Fri` is wrong: a day's hours are written 09:00-15:00/],
  [["hours: { Friday: 09:00-15:00 }"], 3, /^`business_hours.hours.Friday` is no setting$/],
  [["end: 24:30"], 3, /^`business_hours.end` is wrong: a time is written HH:MM$/],
])("%j is a finding at its line", (lines, line, message) => {
  const findings = found(
    "business_hours:",
    "  time_zone: UTC",
    ...lines.map((text, index) => (index ? text : `  ${text}`)),
  );
  expect(findings).toEqual([expect.objectContaining({ line, message: expect.stringMatching(message) })]);
});

describe("a team", () => {
  const company = [
    "business_hours:",
    "  time_zone: America/New_York",
    "  holidays: US",
    "  hours: { Fri: 09:00-15:00 }",
  ];

  test("keeps hours of its own, and where it sets none the company's", () => {
    const settings = loadSettings(
      project(
        ...company,
        "teams:",
        "  EMEA: { business_hours: { time_zone: Europe/Berlin, holidays: [DE-BE, 2026-12-24] } }",
        "  West: { business_hours: { time_zone: America/New_York }, owners: [Ana] }",
        "  North: {}",
      ),
    );
    const { company: ofCompany, teams } = workingTime(settings);
    expect(ofCompany.holidays).toEqual(["US"]);
    expect(teams).toEqual([
      { name: "EMEA", hours: { ...ofCompany, timeZone: "Europe/Berlin", holidays: ["DE-BE", "2026-12-24"] } },
    ]);
  });

  test.each([
    [
      "unknown region",
      ["  EMEA:", "    business_hours: { holidays: XX }"],
      7,
      /^`teams.EMEA.business_hours.holidays` /,
    ],
    [
      "hours that end before they start, with the company's",
      ["  EMEA:", '    business_hours: { start: "18:00" }'],
      7,
      /^`teams.EMEA.business_hours` is wrong: business hours end after they start$/,
    ],
    [
      "owner of two teams",
      ["  EMEA: { owners: [Ana Diaz] }", "  West:", "    owners: [ana diaz]"],
      8,
      /^`teams.West.owners.0` is wrong: ana diaz is in EMEA already, and an owner is in one team$/,
    ],
  ])("with an %s is a finding at its line", (_name, lines, line, message) => {
    const findings = found(...company, "teams:", ...lines);
    expect(findings).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
    expect(findings[0]!.line).toBe(line);
  });
});
