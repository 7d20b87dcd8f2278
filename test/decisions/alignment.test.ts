import { describe, expect, test } from "vitest";
import { decideFix, decideLeak } from "../../src/decisions/alignment.ts";
import { decideRating } from "../../src/decisions/rating.ts";
import { decideTerms } from "../../src/decisions/terms.ts";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { emptyPortal } from "../../src/portal/portal.ts";
import { createSample, sampleAsOf, sampleSettings } from "../../src/portal/sample/sample.ts";
import type { ScenarioName } from "../../src/portal/sample/scenarios.ts";
import { settingsSchema } from "../../src/settings/schema.ts";

const settings = settingsSchema.parse(sampleSettings);
const sheetOf = (scenario: ScenarioName) =>
  createFactSheet({ portal: createSample({ scenario }).portal, settings, asOf: sampleAsOf, today: sampleAsOf });

describe("portals with opposite troubles", () => {
  const slow = sheetOf("slow-follow-up");
  const poor = sheetOf("poor-lead-quality");
  const healthy = sheetOf("healthy");

  test("leak at opposite ends, and are mended by opposite changes", () => {
    expect(decideLeak(slow).choice).toBe("follow-up");
    expect(decideLeak(poor).choice).toBe("lead-quality");
    expect(decideFix(decideLeak(slow)).choice).toBe("alert-and-revert");
    expect(decideFix(decideLeak(poor)).choice).toBe("definition-by-source");
  });

  test("are rated by how contracted they are, not by how well they do", () => {
    expect(decideRating(slow, settings)).toMatchObject({ choice: "BROKEN", quantities: ["untouched_rate"] });
    expect(decideRating(poor, settings).choice).toBe("INFORMAL");
    expect(decideRating(healthy, settings).choice).toBe("INFORMAL");
  });

  test("get targets from their own history: reachable, and never below what is kept today", () => {
    expect(decideTerms(slow, settings).sales.speed).toMatchObject({ value: 240, from: "source" });
    expect(decideTerms(healthy, settings).sales.speed).toMatchObject({ value: 30, from: "history" });
    const bar = (sheet: typeof slow) => decideTerms(sheet, settings).marketing.acceptance.value;
    expect(bar(poor)).toBeLessThan(bar(slow));
    expect(bar(slow)).toBeLessThan(bar(healthy));
  });
});

test("without history each target is the source's, and the volume is left out", () => {
  const bare = settingsSchema.parse({});
  const sheet = createFactSheet({ portal: emptyPortal(), settings: bare, today: sampleAsOf });
  const { marketing, sales } = decideTerms(sheet, bare);
  expect(marketing.mqlVolume).toBeUndefined();
  expect(sales.speed).toMatchObject({ value: 240, from: "source" });
  expect(marketing.acceptance).toMatchObject({ value: 0.5, from: "source" });
  expect(decideLeak(sheet)).toMatchObject({ choice: "unknown", confidence: "low" });
  expect(decideRating(sheet, bare)).toMatchObject({ choice: "BROKEN", confidence: "low" });
});

test("a volume from the settings stands in where the portal has none", () => {
  const told = settingsSchema.parse({ monthly_mql_volume: 120 });
  const sheet = createFactSheet({ portal: emptyPortal(), settings: told, today: sampleAsOf });
  expect(decideTerms(sheet, told).marketing.mqlVolume).toMatchObject({ value: 120, from: "setting" });
});
