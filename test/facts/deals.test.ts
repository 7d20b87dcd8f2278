import { describe, expect, test } from "vitest";
import type { FactSheet } from "../../src/facts/sheet.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import type { NamedDeal, NamedWriter } from "../named-writer.ts";
import { at, day, handMade, measured, minute, origin, plainRows, sheetOf } from "./support.ts";

const asOf = at("2026-05-31T12:00:00Z");
const sheetWith = (portal: Portal, settings: object = {}): FactSheet =>
  sheetOf(portal, { asOf, window: "all", settings: settingsSchema.parse(settings) });

const lead = (write: NamedWriter, id = "a") => write.lead({ id, source: "Web", created: day("2025-01-02") }, origin);
const deal = (write: NamedWriter, id: string, rest: Partial<NamedDeal> & { from?: string; to?: string } = {}) => {
  const { from, to, ...record } = rest;
  const dates = { createdAt: from ? at(from) : undefined, closedAt: to ? at(to) : undefined };
  write.deal({ id, leadId: "a", outcome: "open", amount: 1000, precision: "minute", ...dates, ...record }, origin);
};
const [jan, feb, mar, apr] = ["2026-01-10T00:00Z", "2026-02-10T00:00Z", "2026-03-10T00:00Z", "2026-04-10T00:00Z"];

const pipeline = (write: NamedWriter) => {
  lead(write);
  deal(write, "w1", { from: jan, to: "2026-01-20T00:00Z", outcome: "won", amount: 4000 });
  deal(write, "w2", { from: feb, to: "2026-03-02T00:00Z", outcome: "won", amount: 8000 });
  deal(write, "l1", { from: feb, to: apr, outcome: "lost" });
  deal(write, "l2", { from: feb, to: apr, outcome: "lost" });
  deal(write, "o1", { from: mar, amount: 5000, to: "2026-06-20T00:00Z" });
  deal(write, "o2", { from: mar, amount: 3000, to: "2026-08-01T00:00Z" });
  deal(write, "o3", { from: apr, amount: undefined });
  deal(write, "later", { from: "2026-06-05T00:00Z" });
};

describe("velocity", () => {
  test("is open deals times average win times win rate over the median cycle", () => {
    const sheet = sheetWith(handMade(pipeline));
    expect(measured(sheet, "open_deals")).toMatchObject({ value: 3, sample: 3 });
    expect(measured(sheet, "open_pipeline")).toMatchObject({ value: 8000, sample: 2 });
    expect(measured(sheet, "deal_cycle")).toMatchObject({ value: 15, sample: 2, unit: "days" });
    expect(measured(sheet, "pipeline_velocity")).toMatchObject({
      value: (3 * 6000 * 0.5) / 15,
      sample: 3,
      unit: "money a day",
    });
  });

  test("a win before its deal was created is left out of the cycle and told; one on its day takes no time", () => {
    const portal = handMade((write) => {
      lead(write);
      deal(write, "odd", { from: feb, to: jan, outcome: "won" });
      deal(write, "same day", { from: "2026-02-10T15:00Z", to: feb, outcome: "won", precision: "day" });
      deal(write, "ten", { from: feb, to: "2026-02-20T00:00Z", outcome: "won" });
    });
    const cycle = measured(sheetWith(portal), "deal_cycle");
    expect(cycle).toMatchObject({ value: 5, sample: 2, caveats: ["1 won before they were created, left out"] });
  });

  test("is missing with the part that is missing", () => {
    const missing = (fill: (write: NamedWriter) => void) => {
      const fact = sheetWith(handMade(fill)).get("pipeline_velocity");
      return fact.status === "missing" ? fact.check : "";
    };
    expect(missing((write) => lead(write))).toContain("no deal is open");
    const open = (write: NamedWriter) => {
      lead(write);
      deal(write, "o", { from: jan });
    };
    const win = (write: NamedWriter, rest: Partial<NamedDeal>) => {
      open(write);
      deal(write, "w", { from: jan, to: feb, outcome: "won", ...rest });
    };
    expect(missing(open)).toContain("only wins");
    expect(missing((write) => win(write, {}))).toContain("only wins");
    const lost = (write: NamedWriter) => deal(write, "l", { from: jan, to: feb, outcome: "lost" });
    expect(missing((write) => [win(write, { amount: undefined }), lost(write)])).toContain("no deal amount");
    expect(missing((write) => [win(write, { currency: "JPY" }), lost(write)])).toContain("no rate for JPY");
    expect(missing((write) => [win(write, { createdAt: undefined }), lost(write)])).toContain("date it was created");
    // Won the moment it was created: the cycle is none, and nothing divides by it.
    expect(missing((write) => [win(write, { closedAt: at(jan!) }), lost(write)])).toContain("no win rate");
  });

  test("an export of wins alone does not say how many deals are open", () => {
    const wins = (write: NamedWriter) => {
      lead(write);
      deal(write, "w", { from: jan, to: feb, outcome: "won" });
    };
    expect(sheetWith(handMade(wins)).get("open_deals")).toMatchObject({ check: expect.stringContaining("only won") });
    const all = handMade((write) => {
      wins(write);
      deal(write, "l", { from: jan, to: feb, outcome: "lost" });
    });
    expect(measured(sheetWith(all), "open_deals").value).toBe(0);
  });

  test("an open deal without a date is open, and told; one that closes later was open", () => {
    const portal = handMade((write) => {
      pipeline(write);
      deal(write, "undated", {});
    });
    const sheet = sheetOf(portal, { asOf: at("2026-02-20T00:00Z"), window: "all" });
    expect(measured(sheet, "open_deals")).toMatchObject({
      value: 4,
      caveats: ["1 of them without the date they were created"],
    });
  });
});

describe("targets of the fiscal quarter", () => {
  const settings = { revenue_target: 20_000 };

  test("attainment, coverage and forecast", () => {
    const portal = handMade((write) => {
      pipeline(write);
      deal(write, "w3", { from: mar, to: "2026-05-02T00:00Z", outcome: "won", amount: 5000 });
    });
    const sheet = sheetWith(portal, settings);
    expect(measured(sheet, "won_revenue")).toMatchObject({ value: 5000, sample: 1 });
    expect(measured(sheet, "won_revenue").window.label).toBe("fiscal Q2 2026 to date, 2026-04-01 to 2026-05-31");
    expect(measured(sheet, "target_attainment").value).toBe(0.25);
    const coverage = measured(sheet, "pipeline_coverage");
    expect(coverage).toMatchObject({ value: 8000 / 20_000, sample: 2, unit: "times" });
    expect(coverage.caveats).toContain("of 2 open deals 1 are due in the quarter or before it, 0 have no close date");
    expect(measured(sheet, "revenue_forecast").value).toBe(5000 + 5000 * 0.6);
  });

  test("a target that is not set, amounts in another currency, and open deals without a date are told", () => {
    expect(sheetWith(handMade(pipeline)).get("pipeline_coverage")).toMatchObject({
      check: expect.stringContaining("`revenue_target` is not set"),
    });
    const foreign = handMade((write) => {
      lead(write);
      deal(write, "e", { from: mar, currency: "EUR" });
      deal(write, "u", { from: mar, amount: 700, currency: "usd" });
    });
    const coverage = measured(sheetWith(foreign, { revenue_target: 1000 }), "pipeline_coverage");
    expect(coverage.value).toBe(0.7);
    expect(coverage.caveats.join()).toContain("has no rate: 1 open deal in EUR");
    const converted = sheetWith(foreign, { revenue_target: 1000, exchange_rates: { EUR: 2 } });
    expect(measured(converted, "pipeline_coverage").value).toBe(2.7);
    const undated = handMade((write) => {
      pipeline(write);
      deal(write, "o1", { from: mar });
      deal(write, "o2", { from: mar });
    });
    expect(sheetWith(undated, settings).get("revenue_forecast")).toMatchObject({
      check: expect.stringContaining("no open deal has a close date"),
    });
  });

  test("quarters that are over: what was open then, what came of it, and all that was won", () => {
    const portal = handMade((write) => {
      lead(write);
      deal(write, "w0", { from: "2025-07-10T00:00Z", to: "2025-08-01T00:00Z", outcome: "won", amount: 1000 });
      deal(write, "l0", { from: "2025-07-10T00:00Z", to: "2025-08-01T00:00Z", outcome: "lost", amount: 1000 });
      deal(write, "w1", { from: "2025-12-10T00:00Z", to: "2026-02-01T00:00Z", outcome: "won", amount: 3000 });
      deal(write, "l1", { from: "2025-12-10T00:00Z", to: "2026-04-20T00:00Z", outcome: "lost", amount: 1000 });
      deal(write, "w2", { from: "2026-02-10T00:00Z", to: "2026-03-01T00:00Z", outcome: "won", amount: 7000 });
    });
    expect(plainRows(sheetWith(portal, settings), "forecast_and_actual")).toEqual([
      ["fiscal Q1 2026", 4000, 2000, 3000, 10_000, 0.5],
      ["fiscal Q4 2025", 0, 0, 0, 0, 0],
      ["fiscal Q3 2025", 0, "no deal closed before", 0, 1000, 0.05],
    ]);
  });
});

describe("stale deals", () => {
  const moved = (write: NamedWriter, id: string, ...stages: [stage: string, iso: string][]) => {
    for (const [stage, iso] of stages) write.dealStage(id, stage, minute(iso), origin);
  };
  const portal = handMade((write) => {
    lead(write);
    deal(write, "w", { from: jan, to: "2026-01-31T00:00Z", outcome: "won" });
    moved(write, "w", ["Demo", jan!], ["Offer", "2026-01-20T00:00Z"], ["Closed Won", "2026-01-31T00:00Z"]);
    deal(write, "l", { from: jan, to: "2026-01-30T00:00Z", outcome: "lost" });
    // No stamp of the close: the deal's own date ends the stay; and the stage is stamped twice, and spelled twice.
    moved(write, "l", ["Demo", jan!], ["Demo", "2026-01-12T00:00Z"], ["demo ", "2026-01-13T00:00Z"]);
    for (const [id, iso] of [
      ["just", "2026-05-02T12:00:00Z"],
      ["stale", "2026-03-01T00:00:00Z"],
      ["exactly", "2026-05-01T12:00:00Z"],
    ] as const) {
      deal(write, id, { from: jan });
      moved(write, id, ["Demo", iso]);
    }
    deal(write, "unknown", { from: jan });
    deal(write, "first of its stage", { from: jan });
    moved(write, "first of its stage", ["Legal", jan!]);
  });

  test("are open for more than twice the average of their stage", () => {
    // Demo: 10 and 20 days, so 15 on average and 30 at most.
    const sheet = sheetWith(portal);
    expect(measured(sheet, "stale_deals")).toMatchObject({ value: 1, sample: 3 });
    expect(plainRows(sheet, "days_by_deal_stage")).toEqual([
      ["Demo", 2, 15, 3, 1],
      ["Offer", 1, 11, 0, 0],
    ]);
  });

  test("are none where no history of stages is on record", () => {
    const fact = sheetWith(handMade(pipeline)).get("stale_deals");
    expect(fact).toMatchObject({ status: "missing", check: expect.stringContaining("change stage") });
  });

  test("stages of two pipelines are two, though they share a name", () => {
    const two = handMade((write) => {
      lead(write);
      for (const [id, name, left] of [
        ["a", "New", "2026-01-20T00:00Z"],
        ["b", "Renewal", "2026-03-10T00:00Z"],
      ] as const) {
        deal(write, id, { from: jan, to: left, outcome: "lost", pipeline: name });
        moved(write, id, ["Demo", jan!], ["Closed Lost", left]);
      }
    });
    expect(plainRows(sheetWith(two), "days_by_deal_stage").map(([stage, , days]) => [stage, days])).toEqual([
      ["Demo (new)", 10],
      ["Demo (renewal)", 59],
    ]);
  });
});

describe("pushed close dates", () => {
  const pushed = (changes: [deal: string, from: string | undefined, to: string, iso: string][]) =>
    handMade((write) => {
      lead(write);
      for (const id of ["once", "twice", "pulled", "never"]) deal(write, id, { from: jan });
      deal(write, "closed", { from: jan, to: feb, outcome: "won" });
      for (const [dealId, oldValue, newValue, iso] of changes)
        write.dealChange({ dealId, field: "close_date", oldValue, newValue, when: minute(iso) }, origin);
    });

  test("count later dates, on open deals, up to as-of; from two on a deal is to be reviewed", () => {
    const sheet = sheetWith(
      pushed([
        ["once", "2026-02-01", "2026-03-01", feb!],
        ["twice", "2026-02-01", "2026-03-01", feb!],
        ["twice", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", mar!],
        ["pulled", "2026-04-01", "2026-03-01", mar!],
        ["closed", "2026-02-01", "2026-03-01", jan!],
        ["never", "2026-02-01", "2026-09-01", "2026-06-15T00:00Z"],
      ]),
    );
    expect(measured(sheet, "pushed_deals")).toMatchObject({ value: 0.5, sample: 4 });
    expect(measured(sheet, "deals_to_review")).toMatchObject({ value: 1, sample: 4 });
  });

  test("a history of new values only tells by the one before, in milliseconds too", () => {
    const ms = (iso: string) => String(at(iso) * 1000);
    const sheet = sheetWith(
      pushed([
        ["twice", undefined, ms("2026-02-01T00:00Z"), "2026-01-11T00:00Z"],
        ["twice", undefined, ms("2026-03-01T00:00Z"), feb!],
        ["twice", undefined, ms("2026-04-01T00:00Z"), mar!],
        ["once", undefined, "2026-02-01", jan!],
      ]),
    );
    expect(measured(sheet, "deals_to_review").value).toBe(1);
    expect(measured(sheet, "pushed_deals").value).toBe(0.25);
  });

  test("dates that can't be read are left out and told, and where none can nothing is measured", () => {
    const some = measured(
      sheetWith(
        pushed([
          ["once", "2026-02-01", "2026-03-01", feb!],
          ["twice", "soon", "in spring", feb!],
        ]),
      ),
      "pushed_deals",
    );
    expect(some).toMatchObject({
      value: 0.25,
      caveats: expect.arrayContaining([expect.stringContaining("1 changes")]),
    });
    const none = sheetWith(pushed([["twice", "soon", "in spring", feb!]])).get("pushed_deals");
    expect(none).toMatchObject({ status: "missing", check: expect.stringContaining("can be read") });
  });
});

describe("required fields of deal stages", () => {
  const portal = handMade((write) => {
    lead(write);
    write.stageDefinition(
      {
        kind: "pipeline",
        pipeline: "default",
        name: "Demo",
        position: 1,
        requiredFields: "Amount; Close date\nPain points, Moon phase",
      },
      origin,
    );
    write.stageDefinition({ kind: "pipeline", pipeline: "default", name: "Offer", position: 2 }, origin);
    deal(write, "full", { from: jan, stage: "demo", to: "2026-09-01T00:00Z" });
    write.dimension("deal", "full", "pain_points", 'slow "reports"');
    deal(write, "half", { from: jan, stage: "Demo", amount: undefined, to: "2026-09-01T00:00Z" });
    deal(write, "elsewhere", { from: jan, stage: "Offer" });
    deal(write, "later", { from: "2026-06-05T00:00Z", stage: "Demo" });
    write.dimension("deal", "later", "moon_phase", "full");
    deal(write, "closed", { from: jan, to: feb, outcome: "lost", stage: "Demo", amount: undefined });
  });

  test("are held against columns and dimensions; a field that no deal has is left out", () => {
    const sheet = sheetWith(portal);
    expect(measured(sheet, "empty_required_fields")).toMatchObject({ value: 0.5, sample: 2 });
    expect(plainRows(sheet, "empty_fields_by_stage")).toEqual([
      [expect.stringMatching(/demo/i), "Amount", 2, 1, 0.5],
      [expect.stringMatching(/demo/i), "Pain points", 2, 1, 0.5],
      [expect.stringMatching(/demo/i), "Close date", 2, 0, 0],
    ]);
  });
});

describe("discounts", () => {
  const won = (write: NamedWriter, id: string, discount: number | undefined, rest: Partial<NamedDeal> = {}) =>
    deal(write, id, { from: jan, to: feb, outcome: "won", discount, ...rest });

  test("share, median in percent, and who gives them again and again", () => {
    const portal = handMade((write) => {
      lead(write);
      write.company({ id: "c1", name: "Acme" }, origin);
      won(write, "1", 10, { owner: "Gina", companyId: "c1" });
      won(write, "2", 20, { owner: "gina ", companyId: "c1" });
      won(write, "3", 30, { owner: "Henrik" });
      won(write, "4", 0, { owner: "Gina" });
      won(write, "5", undefined, { owner: "Henrik" });
      write.dimension("deal", "1", "discount_reason", "Year end");
      write.dimension("deal", "3", "discount_reason", "year end");
      deal(write, "lost", { from: jan, to: feb, outcome: "lost", discount: 90 });
    });
    const sheet = sheetWith(portal);
    expect(measured(sheet, "discounted_deals")).toMatchObject({ value: 0.6, sample: 5 });
    expect(measured(sheet, "median_discount")).toMatchObject({ value: 0.2, sample: 3 });
    expect(measured(sheet, "median_discount").caveats.join()).toContain("percentages");
    expect(plainRows(sheet, "repeated_discounts")).toEqual([
      ["Owner", "Gina", 2, 3, 2 / 3],
      ["Company", "Acme", 2, 2, 1],
      ["Reason", "Year end", 2, 2, 1],
    ]);
  });

  test("fractions are read as such, and amounts as no share", () => {
    const of = (...values: number[]) =>
      sheetWith(
        handMade((write) => {
          lead(write);
          for (const [index, value] of values.entries()) won(write, `${index}`, value);
        }),
      );
    expect(measured(of(0.1, 0.3), "median_discount").value).toBeCloseTo(0.2, 10);
    expect(of(50, 2500).get("median_discount")).toMatchObject({ check: expect.stringContaining("amounts") });
    expect(measured(of(0, 0), "discounted_deals").value).toBe(0);
    expect(of(0, 0).get("median_discount").status).toBe("missing");
  });
});
