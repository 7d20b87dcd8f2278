import { describe, expect, test } from "vitest";
import { fiscalQuarter, fiscalQuarterToDate, lastFiscalQuarter } from "../../src/facts/fiscal.ts";
import type { AskedWindow } from "../../src/facts/sheet.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { at, handMade, measured, origin, sheetOf } from "./support.ts";

describe("the quarter of a moment", () => {
  test.each([
    ["2026-08-20T12:00:00Z", 1, "fiscal Q3 2026, 2026-07-01 to 2026-09-30"],
    ["2026-08-20T12:00:00Z", 2, "fiscal Q3 2026, 2026-08-01 to 2026-10-31"],
    ["2026-05-01T00:00:00Z", 2, "fiscal Q2 2026, 2026-05-01 to 2026-07-31"],
    ["2026-04-30T23:59:59Z", 2, "fiscal Q1 2026, 2026-02-01 to 2026-04-30"],
    ["2026-01-15T00:00:00Z", 2, "fiscal Q4 2025, 2025-11-01 to 2026-01-31"],
    ["2026-01-15T00:00:00Z", 12, "fiscal Q1 2025, 2025-12-01 to 2026-02-28"],
    ["2024-02-29T08:00:00Z", 10, "fiscal Q2 2023, 2024-01-01 to 2024-03-31"],
    ["2026-12-31T23:59:59Z", 7, "fiscal Q2 2026, 2026-10-01 to 2026-12-31"],
  ])("%s, in a year that starts in month %i", (moment, month, label) => {
    expect(fiscalQuarter(at(moment), month).label).toBe(label);
  });

  test("quarters follow each other without a gap, and hold each moment once", () => {
    for (let month = 1; month <= 12; month++) {
      const quarter = fiscalQuarter(at("2026-08-20T12:00:00Z"), month);
      const last = lastFiscalQuarter(at("2026-08-20T12:00:00Z"), month);
      expect(last.to).toBe(quarter.from);
      expect(fiscalQuarter(last.to, month)).toEqual(last);
      expect(fiscalQuarter(last.to + 1, month)).toEqual(quarter);
    }
  });

  test("up to date it ends at the moment", () => {
    expect(fiscalQuarterToDate(at("2026-08-20T12:00:00Z"), 2)).toEqual({
      from: at("2026-07-31T23:59:59Z"),
      to: at("2026-08-20T12:00:00Z"),
      label: "fiscal Q3 2026 to date, 2026-08-01 to 2026-08-20",
    });
  });
});

describe("facts over fiscal quarters that start in February", () => {
  const days = [
    "2026-04-30T23:59:59Z",
    "2026-05-01T00:00:00Z",
    "2026-06-10T10:00:00Z",
    "2026-07-31T23:59:59Z",
    "2026-08-01T00:00:00Z",
    "2026-08-20T10:00:00Z",
  ];
  const portal = handMade((write) => {
    for (const [index, day] of days.entries()) {
      write.lead({ id: `${index}`, created: { at: at(day), precision: "minute" } }, origin);
      write.stage(`${index}`, "MQL", { at: at(day), precision: "minute" }, origin);
    }
  });
  const settings = settingsSchema.parse({ fiscal_year_starts: 2 });
  const sheet = (window: AskedWindow) => sheetOf(portal, { settings, window });

  test("the last quarter is whole, from its first second to its last, and nothing after it is known", () => {
    const last = sheet("last-fq");
    expect(last.window.label).toBe("fiscal Q2 2026, 2026-05-01 to 2026-07-31");
    expect(last.asOf).toBe(at("2026-07-31T23:59:59Z"));
    expect(measured(last, "lead_volume")).toMatchObject({ value: 3, window: last.window });
    expect(measured(last, "mql_volume").value).toBe(3);
  });

  test("this quarter goes up to as-of", () => {
    const current = sheet("fq");
    expect(current.window.label).toBe("fiscal Q3 2026 to date, 2026-08-01 to 2026-08-20");
    expect(current.asOf).toBe(at("2026-08-20T10:00:00Z"));
    expect(measured(current, "lead_volume").value).toBe(2);
  });

  test("by default the fiscal year is the calendar year", () => {
    expect(sheetOf(portal, { window: "last-fq" }).window.label).toBe("fiscal Q2 2026, 2026-04-01 to 2026-06-30");
  });

  test("the audit query gives the same over a quarter", () => {
    const last = sheet("last-fq");
    const { provenance, value, sample } = measured(last, "mql_volume");
    expect(portal.db.prepare(provenance.sql).get(provenance.params)).toEqual({ value, sample });
  });

  test("a quarter before the first lead has no fact", () => {
    const early = sheetOf(portal, { settings, window: "last-fq", asOf: at("2026-05-02T00:00:00Z") });
    expect(early.window.label).toBe("fiscal Q1 2026, 2026-02-01 to 2026-04-30");
    expect(measured(early, "lead_volume").value).toBe(1);
    const before = sheetOf(portal, { settings, window: "last-fq", asOf: at("2026-03-02T00:00:00Z") });
    expect(before.all().every((fact) => fact.status === "missing")).toBe(true);
  });
});
