import { describe, expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { createSample, sampleAsOf, sampleSettings } from "../../src/portal/sample/sample.ts";
import type { ScenarioName } from "../../src/portal/sample/scenarios.ts";
import { businessHours } from "../../src/settings/load.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { measured, table } from "./support.ts";

const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
};

const scenarios: ScenarioName[] = ["slow-follow-up", "poor-lead-quality", "healthy"];

describe.each(scenarios)("facts of %s against the truth it was made from", (scenario) => {
  const settings = settingsSchema.parse(sampleSettings);
  const { portal, truth } = createSample({ scenario });
  const sheet = createFactSheet({ portal, settings, asOf: sampleAsOf, window: "all", today: sampleAsOf });

  test("counts of the funnel", () => {
    expect(measured(sheet, "lead_volume").value).toBe(truth.leads);
    expect(measured(sheet, "mql_volume").value).toBe(truth.mqls);
    expect(measured(sheet, "sal_volume").value).toBe(truth.accepted);
    expect(measured(sheet, "sql_volume").value).toBe(truth.sqls);
    expect(measured(sheet, "opportunity_volume").value).toBe(truth.opportunities);
    expect(measured(sheet, "won_volume").value).toBe(truth.won);
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
    const rows = table(sheet, "rejections_by_reason").rows.map(([name, count]) => [
      name && "text" in name ? name.text : "",
      count && "value" in count ? count.value : 0,
    ]);
    expect(Object.fromEntries(rows)).toEqual(truth.rejectionsByReason);
    expect(measured(sheet, "feedback_rate").value).toBeCloseTo(truth.commented / decided, 10);
  });

  test("speed to lead in business time, counted by a clock of its own", () => {
    expect(businessHours(settings).timeZone).toBe("America/New_York");
    expect(measured(sheet, "speed_to_lead").value).toBeCloseTo(median(truth.responseMinutes), 6);
    const within = truth.responseMinutes.filter((minutes) => minutes <= 240).length;
    // A week later, when the window of each lead has run out.
    const later = createFactSheet({ portal, settings, asOf: sampleAsOf + 7 * 86400, window: "all", today: sampleAsOf });
    const fact = measured(later, "response_sla");
    expect(Math.round(fact.value * fact.sample)).toBe(within);
  });

  test("deals", () => {
    expect(measured(sheet, "win_rate").value).toBeCloseTo(truth.won / (truth.won + truth.lost), 10);
    expect(measured(sheet, "average_deal").value).toBeCloseTo(truth.wonAmount / truth.won, 6);
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

test("the same seed gives the same portal, another seed another", () => {
  const truth = (seed: number) => createSample({ leads: 200, seed }).truth;
  expect(truth(3)).toEqual(truth(3));
  expect(truth(3)).not.toEqual(truth(4));
});

test("a document's window is 90 days where they hold 200 leads, else all history", () => {
  const settings = settingsSchema.parse(sampleSettings);
  const windowOf = (leads: number) =>
    createFactSheet({ portal: createSample({ leads }).portal, settings, asOf: sampleAsOf, today: sampleAsOf }).window
      .label;
  expect(windowOf(2000)).toBe("90 days to 2026-06-30");
  expect(windowOf(100)).toMatch(/^all history/);
});
