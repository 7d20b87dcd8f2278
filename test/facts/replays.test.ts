import { expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { isScalar } from "../../src/facts/types.ts";
import { createSample, sampleAsOf, sampleSettings } from "../../src/portal/sample/sample.ts";
import { settingsSchema } from "../../src/settings/schema.ts";

const settings = settingsSchema.parse(sampleSettings);
const { portal } = createSample({ leads: 600 });
const sheet = createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf });
const shares = (id: string) => {
  const fact = sheet.get(id);
  return isScalar(fact) ? fact.slices.window!.map(({ key, value }) => [key, value] as const) : [];
};

test("a wider window is never met less often, and is replayed up to a day by the clock", () => {
  for (const id of ["taken_up", "response_sla"]) {
    const found = shares(id);
    expect(found.map(([key]) => key)).toEqual(["5m", "15m", "30m", "60m", "4h", "8h", "24h"]);
    const hours = found.filter(([key]) => key !== "24h").map(([, value]) => value);
    expect(hours).toEqual(hours.toSorted((a, b) => a - b));
  }
});

test("a decision takes a lead up as a touch does", () => {
  const [touched, taken] = [new Map(shares("response_sla")), new Map(shares("taken_up"))];
  for (const [key, share] of taken) expect(share).toBeGreaterThanOrEqual(touched.get(key)!);
});

test("a busy day holds more attempts than the average one", () => {
  const busy = sheet.get("attempts_on_a_busy_day");
  const average = sheet.get("attempts_a_rep_day");
  expect(isScalar(busy) && isScalar(average) && busy.value > average.value).toBe(true);
});
