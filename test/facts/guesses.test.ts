import { describe, expect, test } from "vitest";
import type { Guess } from "../../src/facts/guess.ts";
import { guessSettings } from "../../src/facts/guesses.ts";
import { emptyPortal, type Portal } from "../../src/portal/portal.ts";
import type { Stamp } from "../../src/portal/records.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import type { NamedDeal, NamedWriter } from "../named-writer.ts";
import { at, handMade, origin, sheetOf } from "./support.ts";

const day = 86400;
const monday = at("2026-01-05T00:00:00Z");
const minute = (moment: number): Stamp => ({ at: moment, precision: "minute" });

function guess(portal: Portal, given: object = {}, names: string[] = [], asOf?: number): Record<string, Guess> {
  const settings = settingsSchema.parse(given);
  const sheet = sheetOf(portal, { settings, asOf });
  const guesses = guessSettings({ db: portal.db, sheet, settings }, (name) => names.includes(name));
  return Object.fromEntries(guesses.map((found) => [found.setting, found]));
}

const leads = (write: NamedWriter, count: number, ownerOf: (index: number) => string | undefined) => {
  for (let index = 0; index < count; index++)
    write.lead({ id: `l${index}`, owner: ownerOf(index), created: minute(monday + index * 600) }, origin);
};

test("an empty portal gives no guess", () => {
  expect(guess(emptyPortal())).toEqual({});
});

describe("deals", () => {
  const deal = (id: string, rest: Partial<NamedDeal>): NamedDeal => ({
    id,
    outcome: "won",
    createdAt: monday,
    closedAt: monday + 14 * day,
    precision: "minute",
    ...rest,
  });
  const portal = (deals: Partial<NamedDeal>[]) =>
    handMade((write) => {
      leads(write, 1, () => undefined);
      for (const [index, rest] of deals.entries())
        write.deal({ ...deal(`d${index}`, rest), leadId: undefined }, origin);
    });

  test("the commonest currency, the median of its won amounts, and the median cycle of what was won", () => {
    const found = guess(
      portal([
        { amount: 1000, currency: "EUR" },
        { amount: 3000, currency: "EUR", closedAt: monday + 28 * day },
        { amount: 90_000, currency: "EUR", closedAt: monday + 21 * day },
        { amount: 5, currency: "JPY", closedAt: undefined, outcome: "open" },
        { amount: 5_000_000, currency: "JPY", outcome: "lost", closedAt: monday + day },
        { amount: 2000, currency: "USD", createdAt: undefined },
        { amount: 7, currency: "not a code", outcome: "lost" },
      ]),
      {},
      [],
      monday + 60 * day,
    );
    expect(found.currency).toMatchObject({
      value: "EUR",
      because: "the commonest, on 3 of 6 deals; the others are in JPY, USD",
    });
    expect(found.deal_value).toMatchObject({
      value: 3000,
      because: "median of 3 won deals, 1 in another currency left out, a small sample",
    });
    expect(found.sales_cycle_weeks).toMatchObject({
      value: 3,
      because: "median of 3 won deals, 21 days from created to closed, a small sample",
    });
  });

  test("what is set is not guessed, and amounts are told in the currency that is set", () => {
    const dollars = portal([
      { amount: 1000, currency: "EUR" },
      { amount: 3000, currency: "EUR" },
    ]);
    const given = { currency: "USD", exchange_rates: { EUR: 2 } };
    const found = guess(dollars, given, ["currency", "exchange_rates"]);
    expect(found.currency).toBeUndefined();
    expect(found.deal_value?.value).toBe(4000);
  });

  test("where rates are set the currency they are in is not guessed to be another", () => {
    const euros = portal([{ amount: 1000, currency: "EUR" }]);
    expect(guess(euros, { exchange_rates: { EUR: 2 } }, ["exchange_rates"]).currency).toBeUndefined();
  });

  test("nothing after as-of is read", () => {
    const later = portal([
      { amount: 1000, currency: "EUR" },
      { amount: 9000, currency: "EUR", closedAt: monday + 100 * day },
    ]);
    expect(guess(later, {}, [], monday + 50 * day).deal_value).toMatchObject({ value: 1000 });
  });

  test("deals without an amount, a currency or a creation date give no guess of these", () => {
    expect(Object.keys(guess(portal([{ createdAt: undefined }])))).toEqual([]);
  });
});

describe("routing", () => {
  const routing = (counts: Record<string, number>, unowned = 0) => {
    const owners = Object.entries(counts).flatMap(([owner, count]) => Array.from({ length: count }, () => owner));
    return guess(handMade((write) => leads(write, owners.length + unowned, (index) => owners[index]))).routing_method;
  };

  test("is round-robin where owners share new leads about evenly", () => {
    expect(routing({ Ana: 100, Ben: 90, Chloe: 80 })).toMatchObject({
      value: "round-robin",
      because: expect.stringMatching(/^3 owners share 270 new leads about evenly, 30% to 37% each, /),
    });
  });

  test("one more owner with a lead or two does not change that", () => {
    expect(routing({ Ana: 100, Ben: 90, Chloe: 80, Boss: 3 })?.value).toBe("round-robin");
  });

  test.each([
    ["one owner has most", { Ana: 200, Ben: 50 }, 0],
    ["there is one owner", { Ana: 200 }, 0],
    ["many leads have no owner", { Ana: 100, Ben: 100 }, 50],
    ["there are few leads", { Ana: 10, Ben: 10 }, 0],
  ])("is not guessed where %s", (_name, counts, unowned) => {
    expect(routing(counts, unowned)).toBeUndefined();
  });

  test("the first assignment counts before the owner of today", () => {
    const portal = handMade((write) => {
      leads(write, 100, () => "Ana");
      for (let index = 0; index < 100; index++)
        write.assignment(`l${index}`, index % 2 ? "Ben" : "Chloe", minute(monday + index * 600), origin);
    });
    expect(guess(portal).routing_method).toMatchObject({ because: expect.stringContaining("2 owners") });
  });
});

test("required fields are those filled on at least 80% of the qualified leads", () => {
  const portal = handMade((write) => {
    for (let index = 0; index < 50; index++) {
      const id = `l${index}`;
      const filled = { email: `${id}@a.example`, source: "Web", company: index < 40 ? "A" : undefined };
      write.lead({ id, ...filled, phone: index < 39 ? "1" : undefined, created: minute(monday) }, origin);
      write.stage(id, "MQL", minute(monday), origin);
    }
    // Not qualified, and with nothing filled.
    for (let index = 50; index < 150; index++) write.lead({ id: `l${index}`, created: minute(monday) }, origin);
  });
  expect(guess(portal).required_fields).toEqual({
    setting: "required_fields",
    value: ["email", "company", "source"],
    because: "each filled on at least 80% of 50 qualified leads",
  });
});

describe("teams and hours", () => {
  /** Touches every half hour of the given UTC hours, on the given days of four weeks from a Monday. */
  const touched = (hours: readonly number[], days: readonly number[], precision: Stamp["precision"] = "minute") =>
    handMade((write) => {
      leads(write, 1, () => undefined);
      let id = 0;
      for (let week = 0; week < 4; week++)
        for (const weekday of days)
          for (const hour of hours)
            for (const half of [7, 40]) {
              const moment = monday + (week * 7 + weekday - 1) * day + hour * 3600 + half * 60 + (id % 5);
              const owner = ["Ana", "Ben", " ana "][id % 3];
              const when = { at: moment, precision };
              write.touch({ id: `${id++}`, leadId: "l0", channel: "call", direction: "outbound", owner, when }, origin);
            }
      write.deal({ id: "d", owner: "Chloe", outcome: "open", createdAt: monday + day, precision: "minute" }, origin);
    });

  test("owners of touches and of deals are counted once each", () => {
    const found = guess(touched([9, 10], [1, 2, 3, 4, 5]));
    expect(found["team_sizes.sdr"]).toMatchObject({ value: 2 });
    expect(found["team_sizes.ae"]).toMatchObject({ value: 1 });
    expect(found["team_sizes.sdr"]?.because).toMatch(/^owners of calls and e-mails to leads, all history/);
  });

  test("days and hours are those of nearly all touches, in the time zone of the settings", () => {
    const portal = touched([14, 15, 16, 17, 18, 19, 20, 21], [1, 2, 3, 4, 5]);
    expect(guess(portal)).toMatchObject({
      "business_hours.days": { value: [1, 2, 3, 4, 5], because: expect.stringMatching(/^100% of 320 calls/) },
      "business_hours.start": { value: "14:00" },
      "business_hours.end": { value: "22:00", because: expect.stringContaining("read in UTC") },
    });
    const inNewYork = guess(portal, { business_hours: { time_zone: "America/New_York" } });
    expect(inNewYork["business_hours.start"]?.value).toBe("09:00");
    expect(inNewYork["business_hours.end"]).toMatchObject({
      value: "17:00",
      because: expect.stringContaining("read in America/New_York"),
    });
  });

  test("a Saturday that is worked is a working day", () => {
    expect(guess(touched([9, 10, 11, 12, 13, 14], [2, 3, 4, 5, 6]))["business_hours.days"]?.value).toEqual([
      2, 3, 4, 5, 6,
    ]);
  });

  test.each([
    [
      "round the clock",
      touched(
        Array.from({ length: 24 }, (_, hour) => hour),
        [1, 2, 3, 4, 5],
      ),
    ],
    ["across midnight", touched([22, 23, 0, 1, 2, 3], [1, 2, 3, 4, 5])],
    ["too few", touched([9, 10], [1, 2])],
    ["known to the day only", touched([9, 10, 11, 12, 13, 14], [1, 2, 3, 4, 5], "day")],
  ])("hours are not guessed from touches %s", (_name, portal) => {
    expect(Object.keys(guess(portal)).filter((name) => name.startsWith("business_hours"))).toEqual([]);
  });

  test("one end of the day is not guessed beside another that is set", () => {
    const portal = touched([9, 10, 11, 12, 13, 14], [1, 2, 3, 4, 5]);
    expect(guess(portal, {}, ["business_hours.start"])["business_hours.end"]).toBeUndefined();
  });
});

test("monthly volume is the fact's, in whole MQLs", () => {
  const portal = handMade((write) => {
    for (let index = 0; index < 90; index++) {
      const created = minute(monday + index * day);
      write.lead({ id: `l${index}`, created }, origin);
      write.stage(`l${index}`, "MQL", created, origin);
    }
  });
  expect(guess(portal).monthly_mql_volume).toEqual({
    setting: "monthly_mql_volume",
    value: 30,
    because: "median of the latest full months with leads, six at most, 59 MQLs",
  });
});
