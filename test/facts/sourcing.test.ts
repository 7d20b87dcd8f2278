import { describe, expect, test } from "vitest";
import type { FactSheet } from "../../src/facts/sheet.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import type { NamedDeal, NamedWriter } from "../named-writer.ts";
import { at, handMade, measured, minute, origin, plainRows, sheetOf } from "./support.ts";

const asOf = at("2026-03-20T12:00:00Z");
const sheetWith = (portal: Portal, settings: object = {}): FactSheet =>
  sheetOf(portal, { asOf, window: "all", settings: settingsSchema.parse(settings) });
const lead = (write: NamedWriter, id: string, source: string | undefined, mql?: string) => {
  write.lead({ id, source, created: minute("2026-01-05T09:00:00Z") }, origin);
  if (mql) write.stage(id, "MQL", minute(mql), origin);
};
const won = (
  write: NamedWriter,
  id: string,
  leadId: string | undefined,
  amount: number,
  rest: Partial<NamedDeal> = {},
) =>
  write.deal(
    {
      id,
      leadId,
      outcome: "won",
      amount,
      createdAt: at("2026-02-01T12:00:00Z"),
      closedAt: at("2026-03-01T12:00:00Z"),
      precision: "minute",
      ...rest,
    },
    origin,
  );

describe("marketing's share", () => {
  test("is of deals whose lead was an MQL before them, or came from a source that is none of sales", () => {
    const portal = handMade((write) => {
      lead(write, "web", "Organic Search");
      lead(write, "cold", "Outbound - cold call");
      lead(write, "cold, then won over", "SDR prospecting", "2026-01-20T09:00:00Z");
      lead(write, "too late", "Sales", "2026-02-10T09:00:00Z");
      lead(write, "unlabelled", undefined);
      for (const [index, id] of ["web", "cold", "cold, then won over", "too late", "unlabelled"].entries())
        won(write, id, id, 100 * (index + 1));
      won(write, "nobody's", undefined, 1000);
      won(write, "nobody's, with a source", undefined, 500, { source: "Webinar" });
      won(write, "lost", "web", 9000, { outcome: "lost" });
      won(write, "later", "web", 9000, { createdAt: at("2026-04-01T12:00:00Z"), closedAt: at("2026-05-01T12:00:00Z") });
    });
    const sheet = sheetWith(portal);
    const revenue = measured(sheet, "marketing_revenue_share");
    expect(revenue).toMatchObject({ value: (100 + 300 + 500) / 3000, sample: 7 });
    expect(revenue.caveats.join()).toContain("was an MQL before it");
    expect(revenue.caveats).toContain("2 deals on record are tied to no lead");
    expect(measured(sheet, "marketing_pipeline_share")).toMatchObject({ value: (900 + 9000) / 12_000, sample: 8 });
    expect(plainRows(sheet, "money_by_source")[0]).toEqual(["unlabelled", 2, 1500, 2, 1500]);
    expect(plainRows(sheet, "money_by_source")).toContainEqual(["Organic Search", 2, 9100, 1, 100]);
  });

  test("an MQL on the day of a deal that is known to the day came before it", () => {
    const portal = handMade((write) => {
      lead(write, "a", "Outbound", "2026-02-01T16:00:00Z");
      won(write, "d", "a", 100, { createdAt: at("2026-02-01T00:00:00Z"), precision: "day" });
    });
    expect(measured(sheetWith(portal), "marketing_revenue_share").value).toBe(1);
  });

  test("is missing where no deal is tied to a lead, or none has an amount", () => {
    const of = (fill: (write: NamedWriter) => void) =>
      sheetWith(
        handMade((write) => {
          lead(write, "a", "Web");
          fill(write);
        }),
      ).get("marketing_revenue_share");
    expect(of((write) => won(write, "d", undefined, 100))).toMatchObject({
      check: expect.stringContaining("tied to a lead"),
    });
    expect(of((write) => won(write, "d", "a", 0))).toMatchObject({
      check: expect.stringContaining("no deal with an amount"),
    });
  });

  test("is missing where neither sources nor MQLs tell", () => {
    const portal = handMade((write) => {
      lead(write, "a", undefined);
      won(write, "d", "a", 100);
    });
    expect(sheetWith(portal).get("marketing_revenue_share")).toMatchObject({
      check: expect.stringContaining("neither"),
    });
  });

  test("amounts of other currencies are converted or left out, never added as they are", () => {
    const portal = handMade((write) => {
      lead(write, "a", "Web");
      lead(write, "b", "Outbound");
      won(write, "1", "a", 100);
      won(write, "2", "b", 100, { currency: "EUR" });
      won(write, "3", "b", 900_000, { currency: "JPY" });
    });
    const fact = measured(sheetWith(portal, { exchange_rates: { EUR: 3 } }), "marketing_revenue_share");
    expect(fact).toMatchObject({ value: 0.25, sample: 2 });
    expect(fact.caveats.join()).toContain("left out, because the setting `exchange_rates` has no rate: 1 deal in JPY");
  });
});

describe("spend", () => {
  const settings = { margin: 0.5, transactions_per_year: 2, customer_lifetime_years: 3 };
  const spent = (write: NamedWriter, source: string, date: string, amount: number, currency?: string) =>
    write.spend({ source, campaign: "all", at: at(date), amount, currency }, origin);
  const portal = handMade((write) => {
    for (const [index, source] of ["Paid Search", "Paid Search", "paid search ", "Webinar", "Referral"].entries())
      lead(write, `l${index}`, source, `2026-0${index < 3 ? 1 : 2}-20T09:00:00Z`);
    lead(write, "march", "Paid Search", "2026-03-10T09:00:00Z");
    spent(write, "Paid Search", "2026-01-01T00:00:00Z", 600);
    // Midnight in Berlin, which is the day before in UTC.
    spent(write, "Paid Search", "2026-01-31T23:00:00Z", 300);
    spent(write, "Webinar", "2026-02-01T00:00:00Z", 100);
    spent(write, "Webinar", "2026-02-01T05:00:00Z", 7_000, "JPY");
    // All of March in Berlin, of which not all is over; and before the first lead.
    spent(write, "Paid Search", "2026-02-28T23:00:00Z", 900);
    spent(write, "Paid Search", "2025-12-01T00:00:00Z", 5_000);
    won(write, "1", "l0", 2000, { closedAt: at("2026-02-15T00:00:00Z"), companyId: "c" });
    won(write, "2", "l1", 4000, { closedAt: at("2026-02-25T00:00:00Z"), companyId: "c" });
    won(write, "3", "l2", 6000, { closedAt: at("2026-02-25T00:00:00Z") });
    won(write, "4", "l3", 4000, { closedAt: at("2026-03-10T00:00:00Z") });
  });

  test("per MQL, over the whole months that have it, in one currency", () => {
    const fact = measured(sheetWith(portal, settings), "cost_per_mql");
    expect(fact).toMatchObject({ value: 1000 / 5, sample: 5 });
    expect(fact.slices.source).toEqual([
      { key: "Webinar", value: 100, sample: 1 },
      { key: "Paid Search", value: 300, sample: 3 },
    ]);
    expect(fact.caveats.join()).toContain("1 row of spend in JPY");
  });

  test("and what it brought, by source", () => {
    expect(plainRows(sheetWith(portal, settings), "return_by_source")).toEqual([
      ["Paid Search", 900, 3, 300, 3, 12_000, 12_000 / 900],
      ["Webinar", 100, 1, 100, 0, 0, 0],
    ]);
  });

  test("per new customer, and against what a customer brings", () => {
    const sheet = sheetWith(portal, settings);
    // Two deals of one company are one customer; the fourth win is of a month that is not over.
    expect(measured(sheet, "acquisition_cost")).toMatchObject({ value: 500, sample: 2 });
    expect(measured(sheet, "lifetime_value")).toMatchObject({ value: 4000 * 2 * 0.5 * 3, sample: 4 });
    expect(measured(sheet, "ltv_cac")).toMatchObject({ value: 24, sample: 2, unit: "times" });
  });

  test("a month that is not over counts where spend is by the day", () => {
    const daily = handMade((write) => {
      lead(write, "a", "Web", "2026-03-05T09:00:00Z");
      spent(write, "Web", "2026-03-01T00:00:00Z", 10);
      spent(write, "Web", "2026-03-02T00:00:00Z", 30);
      spent(write, "Web", "2026-03-25T00:00:00Z", 99);
    });
    expect(measured(sheetWith(daily), "cost_per_mql").value).toBe(40);
    const monthly = handMade((write) => {
      lead(write, "a", "Web", "2026-03-05T09:00:00Z");
      spent(write, "Web", "2026-03-01T00:00:00Z", 10);
    });
    expect(sheetWith(monthly).get("cost_per_mql")).toMatchObject({ check: expect.stringContaining("no whole month") });
    const onTheLastDay = { asOf: at("2026-03-31T09:00:00Z"), window: "all" } as const;
    expect(measured(sheetOf(monthly, onTheLastDay), "cost_per_mql").value).toBe(10);
  });

  test("what is not set is named, and without an MQL or a win nothing is divided", () => {
    expect(sheetWith(portal, { margin: 0.5 }).get("ltv_cac")).toMatchObject({
      check: expect.stringContaining("not set: `transactions_per_year`, `customer_lifetime_years`"),
    });
    const nothing = handMade((write) => {
      lead(write, "a", "Web");
      lead(write, "b", "Web", "2026-03-05T09:00:00Z");
      spent(write, "Web", "2026-01-01T00:00:00Z", 10);
    });
    expect(sheetWith(nothing).get("cost_per_mql").status).toBe("missing");
    expect(sheetWith(nothing).get("acquisition_cost")).toMatchObject({ check: expect.stringContaining("no won deal") });
    expect(plainRows(sheetWith(nothing), "return_by_source")).toEqual([
      ["Web", 10, 0, "none", 0, "not known", "not known"],
    ]);
  });
});
