import { expect, test } from "vitest";
import type { FactSheet } from "../../src/facts/sheet.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { at, handMade, measured, origin, sheetOf, table } from "./support.ts";

const day = 86400;
const start = at("2026-01-05T09:00:00Z");

/** Leads over half a year, each an MQL that nobody touched but those that were won; deals in the order given. */
function portalOf(deals: { amount: number; currency?: string; count?: number }[]): Portal {
  const all = deals.flatMap(({ count = 1, ...deal }) => Array.from({ length: count }, () => deal));
  return handMade((write) => {
    for (let index = 0; index < 200; index++) {
      const id = `l${index}`;
      const created = { at: start + Math.floor((index * 180) / 200) * day, precision: "minute" } as const;
      const later = (days: number) => ({ at: created.at + days * day, precision: "minute" }) as const;
      write.lead({ id, source: "Web", created }, origin);
      write.stage(id, "MQL", later(0), origin);
      const deal = all[index];
      if (!deal) continue;
      write.touch({ id, leadId: id, channel: "call", direction: "outbound", when: later(1) }, origin);
      write.deal({ id, leadId: id, outcome: "won", ...deal, closedAt: later(10).at, precision: "minute" }, origin);
    }
  });
}

const mixed = portalOf([
  { amount: 1000, currency: "USD" },
  { amount: 2000 },
  { amount: 3000, currency: " " },
  { amount: 1000, currency: "eur", count: 2 },
  { amount: 900_000, currency: "JPY", count: 3 },
  { amount: 700, currency: "Gulden; DROP TABLE deals" },
]);

const inSettings = (portal: Portal, settings: object): FactSheet =>
  sheetOf(portal, { settings: settingsSchema.parse(settings), window: "all" });

test("amounts are converted at the rates of the settings, and those without a rate are left out and counted", () => {
  const fact = measured(inSettings(mixed, { exchange_rates: { EUR: 1.5 } }), "average_deal");
  expect([fact.value, fact.sample]).toEqual([(1000 + 2000 + 3000 + 2 * 1500) / 5, 5]);
  expect(fact.caveats).toEqual([
    "converted at the rates of the setting `exchange_rates`: 2 deals in EUR",
    "left out, because the setting `exchange_rates` has no rate: 3 deals in JPY, 1 deal in a currency without an ISO code",
  ]);
});

test("without a rate nothing of another currency is added", () => {
  const fact = measured(inSettings(mixed, {}), "average_deal");
  expect([fact.value, fact.sample]).toEqual([2000, 3]);
  expect(fact.caveats.join()).toContain("3 deals in JPY, 2 deals in EUR");
});

test("deals that name no currency are in the one of the settings", () => {
  const fact = measured(
    inSettings(mixed, { currency: "EUR", exchange_rates: { usd: 0.5, JPY: 0.01 } }),
    "average_deal",
  );
  expect([fact.value, fact.sample]).toEqual([(500 + 2000 + 3000 + 2 * 1000 + 3 * 9000) / 8, 8]);
});

test("the audit query runs on the raw records with the rates among its parameters", () => {
  const { provenance, value, sample } = measured(inSettings(mixed, { exchange_rates: { EUR: 1.5 } }), "average_deal");
  expect(provenance.params).toMatchObject({ currency: "USD", rates: '{"EUR":1.5,"USD":1}' });
  const { from: _, ...params } = provenance.params;
  expect(mixed.db.prepare(provenance.sql).get(params)).toEqual({ value, sample });
});

test("where no amount can be told in the settings' currency the average is missing, and names the rates to give", () => {
  const sheet = inSettings(portalOf([{ amount: 1000, currency: "EUR", count: 4 }]), {});
  expect(sheet.get("average_deal")).toMatchObject({
    status: "missing",
    check: "the average deal value (the setting `exchange_rates` has no rate for EUR)",
  });
});

test("what is worked out from the average deal says what was left out of it, and what is not says nothing", () => {
  const deals = [
    { amount: 1000, currency: "USD", count: 30 },
    { amount: 1000, currency: "JPY", count: 7 },
  ];
  const sheet = inSettings(portalOf(deals), {});
  const left = expect.stringContaining("7 deals in JPY");
  expect(table(sheet, "business_chassis").caveats).toContainEqual(left);
  expect(table(sheet, "leaks").columns).toContain("Worth");
  expect(table(sheet, "leaks").caveats).toContainEqual(left);
  expect(measured(sheet, "leak_money").caveats).toContainEqual(left);
  expect(measured(sheet, "leak_leads").caveats).not.toContainEqual(left);
});

test("deals that close after as-of are not counted as left out", () => {
  const sheet = sheetOf(mixed, { asOf: start + 12 * day, window: "all" });
  expect(measured(sheet, "average_deal").caveats.join()).not.toContain("ISO");
});
