import { describe, expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { createSample, sampleAsOf, sampleSettings } from "../../src/portal/sample/sample.ts";
import { scenarioNames } from "../../src/portal/sample/scenarios.ts";
import { settingsOf } from "../../src/portal/sample/settings.ts";
import { businessHours } from "../../src/settings/business-hours.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { measured, table } from "./support.ts";

const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
};

const day = 86400;

describe.each(scenarioNames)("facts of %s against the truth it was made from", (scenario) => {
  const settings = settingsSchema.parse(settingsOf(scenario));
  const { portal, truth } = createSample({ scenario });
  const sheet = createFactSheet({ portal, settings, asOf: sampleAsOf, window: "all", today: sampleAsOf });
  /** The same records some days later, when what was left open has had its time. */
  const later = (days: number) =>
    createFactSheet({ portal, settings, asOf: sampleAsOf + days * day, window: "all", today: sampleAsOf });
  const responses = Object.entries(truth.responseMinutes).flatMap(([minutes, count]) =>
    Array<number>(count).fill(Number(minutes)),
  );
  const countsOf = (id: string) =>
    Object.fromEntries(
      table(sheet, id).rows.map(([name, count]) => [
        name && "text" in name ? name.text : "",
        count && "value" in count ? count.value : 0,
      ]),
    );

  test("counts of the funnel", () => {
    expect(measured(sheet, "lead_volume").value).toBe(truth.leads);
    expect(measured(sheet, "mql_volume").value).toBe(truth.mqls);
    expect(measured(sheet, "sal_volume").value).toBe(truth.accepted);
    expect(measured(sheet, "sql_volume").value).toBe(truth.sqls);
    expect(measured(sheet, "opportunity_volume").value).toBe(truth.opportunities);
    // A deal that names no lead is nobody's win.
    expect(measured(sheet, "won_volume").value).toBe(truth.won - truth.unmatched.won);
  });

  test("qualifications by month", () => {
    // The first month began before the first lead, and the last one is not over.
    const months = ["2026-05", "2026-04", "2026-03", "2026-02", "2026-01", "2025-12"];
    expect(measured(sheet, "mql_monthly").value).toBe(median(months.map((month) => truth.mqlsByMonth[month] ?? 0)));
    expect(Object.values(truth.mqlsByMonth).reduce((sum, count) => sum + count)).toBe(truth.mqls);
  });

  test("leads and wins by source", () => {
    const volume = measured(sheet, "lead_volume").slices.source ?? [];
    expect(Object.fromEntries(volume.map(({ key, value }) => [key, value]))).toEqual(truth.leadsBySource);
    const share = measured(sheet, "won_share").slices.source ?? [];
    const won = share
      .map(({ key, value, sample }) => [key, Math.round(value * sample)] as const)
      .filter(([, count]) => count > 0);
    expect(Object.fromEntries(won)).toEqual(truth.wonBySource);
  });

  test("acceptance, rejection and reasons", () => {
    const decided = truth.accepted + truth.rejected;
    expect(measured(sheet, "acceptance_rate").value).toBeCloseTo(truth.accepted / decided, 10);
    expect(measured(sheet, "rejection_rate").value).toBeCloseTo(truth.rejected / decided, 10);
    expect(countsOf("rejections_by_reason")).toEqual(truth.rejectionsByReason);
    expect(measured(sheet, "feedback_rate").value).toBeCloseTo(truth.commented / decided, 10);
  });

  test("speed to lead in business time, counted by a clock of its own", () => {
    expect(businessHours(settings).holidays).toContain("2025-11-27");
    expect(measured(sheet, "speed_to_lead").value).toBeCloseTo(median(responses), 6);
    const fact = measured(later(7), "response_sla");
    expect(Math.round(fact.value * fact.sample)).toBe(responses.filter((minutes) => minutes <= 240).length);
  });

  test("what nobody touched, and what nobody owns", () => {
    expect(measured(later(14), "untouched_leads").value).toBe(truth.untouched);
    expect(measured(sheet, "unowned_leads").value).toBe(truth.unowned);
  });

  test("deals", () => {
    expect(measured(sheet, "win_rate").value).toBeCloseTo(truth.won / (truth.won + truth.lost), 10);
    expect(measured(sheet, "average_deal").value).toBeCloseTo(truth.wonAmount / truth.won, 6);
    expect(countsOf("lost_reasons")).toEqual(truth.lostByReason);
  });

  test("the audit query of each fact runs on the raw records and gives the same value", () => {
    for (const fact of sheet.all()) {
      if (fact.status === "missing" || !("value" in fact)) continue;
      const { sql, params } = fact.provenance;
      if (fact.id.startsWith("leak_")) continue;
      const used = Object.fromEntries(Object.entries(params).filter(([name]) => sql.includes(`@${name}`)));
      const row = portal.db.prepare(sql).get(used) as { value: number; sample: number };
      expect([fact.id, row.value, row.sample]).toEqual([fact.id, fact.value, fact.sample]);
    }
  });
});

test("a document's window is 90 days where they hold 200 leads, else all history", () => {
  const settings = settingsSchema.parse(sampleSettings);
  const windowOf = (leads: number) =>
    createFactSheet({ portal: createSample({ leads }).portal, settings, asOf: sampleAsOf, today: sampleAsOf }).window
      .label;
  expect(windowOf(2000)).toBe("90 days to 2026-06-30");
  expect(windowOf(100)).toMatch(/^all history/);
});
