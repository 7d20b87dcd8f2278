import { describe, expect, test } from "vitest";
import { shortfall } from "../../src/facts/compare.ts";
import type { Fact } from "../../src/facts/types.ts";
import type { Portal } from "../../src/portal/portal.ts";
import type { Stamp } from "../../src/portal/records.ts";
import { createRandom } from "../../src/portal/sample/random.ts";
import { createSample, sampleSettings } from "../../src/portal/sample/sample.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { at, handMade, measured, origin, sheetOf } from "./support.ts";

const settings = settingsSchema.parse(sampleSettings);
const minute = (iso: string): Stamp => ({ at: at(iso), precision: "minute" });
const day = (iso: string): Stamp => ({ at: at(`${iso}T00:00:00Z`), precision: "day" });

/** Takes out of a portal whatever came after a moment. */
function cut(portal: Portal, moment: number): Portal {
  for (const [table, column] of [
    ["leads", "created_at"],
    ["lifecycle", "at"],
    ["assignments", "at"],
    ["touches", "at"],
    ["dispositions", "at"],
    ["feedback", "at"],
    ["deals", "created_at"],
  ]) {
    portal.db.prepare(`DELETE FROM ${table} WHERE ${column} > ?`).run(moment);
  }
  const reopen = "UPDATE deals SET outcome = 'open', closed_at = NULL, lost_reason = NULL WHERE closed_at > ?";
  portal.db.prepare(reopen).run(moment);
  return portal;
}

const bare = (fact: Fact) => {
  if (fact.status === "missing") return fact.id;
  const { provenance: _, ...rest } = fact;
  return rest;
};

test("facts as of a past day are those of a portal that ends there: nothing that came after is known", () => {
  const asOf = at("2026-01-31T23:59:59Z");
  const whole = sheetOf(createSample().portal, { settings, asOf });
  const ended = sheetOf(cut(createSample().portal, asOf), { settings, asOf });
  expect(whole.all().map(bare)).toEqual(ended.all().map(bare));
});

test("a touch or a comment on the weekend after as-of is not known yet, though no working time lies between", () => {
  const portal = handMade((write) => {
    for (const id of ["a", "b"]) write.lead({ id, created: minute("2026-01-05T08:00:00Z") }, origin);
    write.stage("a", "MQL", minute("2026-01-05T08:00:00Z"), origin);
    write.disposition({ leadId: "a", decision: "accepted", when: minute("2026-01-07T10:00:00Z") }, origin);
    write.disposition({ leadId: "b", decision: "rejected", when: minute("2026-01-07T10:00:00Z") }, origin);
    for (const [id, iso] of [
      ["before", "2026-01-06T10:00:00Z"],
      ["after", "2026-01-17T10:00:00Z"],
    ] as const)
      write.touch({ id, leadId: "a", channel: "call", direction: "outbound", when: minute(iso) }, origin);
    write.feedback("a", "Not for us.", minute("2026-01-17T10:00:00Z"), origin);
  });
  const friday = { asOf: at("2026-01-16T23:59:59Z"), window: "all" } as const;
  expect(measured(sheetOf(portal, friday), "contact_attempts").value).toBe(1);
  expect(sheetOf(portal, friday).get("feedback_rate")).toMatchObject({ status: "missing" });
  const later = sheetOf(portal, { window: "all" });
  expect([measured(later, "contact_attempts").value, measured(later, "feedback_rate").value]).toEqual([2, 1]);
});

test("two sheets on one portal don't change each other", () => {
  const { portal } = createSample();
  const early = sheetOf(portal, { settings, asOf: at("2026-01-31T23:59:59Z") });
  const late = sheetOf(portal, { settings, asOf: at("2026-06-30T21:00:00Z") });
  const lateVolume = measured(late, "mql_volume").value;
  const alone = sheetOf(createSample().portal, { settings, asOf: at("2026-01-31T23:59:59Z") });
  expect(measured(early, "mql_volume").value).toBe(measured(alone, "mql_volume").value);
  expect(measured(late, "sal_volume").value).toBeGreaterThan(0);
  expect(lateVolume).not.toBe(measured(early, "mql_volume").value);
});

test("an acceptance, a touch or a win that is known to the day counts on the day of the qualification", () => {
  const portal = handMade((write) => {
    for (let index = 0; index < 30; index++) {
      const id = `l${index}`;
      write.lead({ id, created: minute("2026-01-05T13:00:00Z") }, origin);
      write.stage(id, "MQL", minute("2026-01-05T14:00:00Z"), origin);
      write.touch(
        { id: `t${index}`, leadId: id, channel: "call", direction: "outbound", when: day("2026-01-05") },
        origin,
      );
      write.disposition(
        { leadId: id, decision: index % 3 === 0 ? "rejected" : "accepted", when: day("2026-01-05") },
        origin,
      );
      if (index < 5) {
        write.deal({ id, leadId: id, outcome: "won", closedAt: at("2026-01-05T00:00:00Z"), precision: "day" }, origin);
      }
    }
    write.lead({ id: "later", created: minute("2026-02-05T13:00:00Z") }, origin);
  });
  const sheet = sheetOf(portal);
  expect(measured(sheet, "acceptance_rate")).toMatchObject({ value: 2 / 3, sample: 30 });
  expect(measured(sheet, "untouched_rate").value).toBe(0);
  expect(measured(sheet, "days_to_win")).toMatchObject({ value: 0, sample: 5, caveats: [] });
  expect(sheet.get("speed_to_lead").status).toBe("missing");
});

test("a nightly stamp is no response time, daylight saving or not", () => {
  const portal = handMade((write) => {
    for (let index = 0; index < 40; index++) {
      const id = `l${index}`;
      const month = index < 20 ? "01" : "07";
      write.lead({ id, created: minute(`2026-${month}-05T1${index % 10}:${10 + index}:00Z`) }, origin);
      write.stage(id, "MQL", minute(`2026-${month}-05T1${index % 10}:${10 + index}:00Z`), origin);
      const when = minute(index < 20 ? "2026-01-07T04:59:59Z" : "2026-07-07T03:59:59Z");
      write.touch({ id: `t${index}`, leadId: id, channel: "call", direction: "outbound", when }, origin);
    }
  });
  expect(sheetOf(portal).get("speed_to_lead").status).toBe("missing");
});

describe("where only one side of the decisions is logged", () => {
  test.each(["accepted", "rejected"] as const)("only %s: no rate of either is printed", (decision) => {
    const portal = handMade((write) => {
      for (let index = 0; index < 30; index++) {
        write.lead({ id: `l${index}`, created: minute("2026-01-05T13:00:00Z") }, origin);
        write.stage(`l${index}`, "MQL", minute("2026-01-05T14:00:00Z"), origin);
        write.disposition({ leadId: `l${index}`, decision, when: minute("2026-01-06T14:00:00Z") }, origin);
      }
    });
    const sheet = sheetOf(portal);
    expect(sheet.get("acceptance_rate")).toMatchObject({
      status: "missing",
      check: expect.stringContaining(`only ${decision === "accepted" ? "acceptances" : "rejections"} are logged`),
    });
    expect(sheet.get("rejection_rate").status).toBe("missing");
  });
});

test("a SAL stamp is an acceptance, with or without a logged decision", () => {
  const portal = handMade((write) => {
    for (let index = 0; index < 10; index++) {
      write.lead({ id: `l${index}`, created: minute("2026-01-05T13:00:00Z") }, origin);
      write.stage(`l${index}`, "MQL", minute("2026-01-05T14:00:00Z"), origin);
      if (index < 7) write.stage(`l${index}`, "SAL", minute("2026-01-06T14:00:00Z"), origin);
      else
        write.disposition({ leadId: `l${index}`, decision: "rejected", when: minute("2026-01-06T14:00:00Z") }, origin);
    }
  });
  const sheet = sheetOf(portal);
  expect(measured(sheet, "acceptance_rate").value).toBe(0.7);
  expect(measured(sheet, "sal_volume").value).toBe(7);
});

test("a win before a second qualification is not that one's win", () => {
  const portal = handMade((write) => {
    write.lead({ id: "first", created: minute("2025-12-31T08:00:00Z") }, origin);
    write.stage("first", "MQL", minute("2025-12-31T09:00:00Z"), origin);
    const closedAt = at("2025-12-31T12:00:00Z");
    write.deal({ id: "f", leadId: "first", outcome: "won", closedAt, precision: "minute" }, origin);
    write.lead({ id: "a", created: minute("2026-01-01T09:00:00Z") }, origin);
    write.stage("a", "MQL", minute("2026-01-01T10:00:00Z"), origin);
    write.deal(
      { id: "d", leadId: "a", outcome: "won", closedAt: at("2026-01-10T10:00:00Z"), precision: "minute" },
      origin,
    );
    write.stage("a", "MQL", minute("2026-01-20T10:00:00Z"), origin);
    write.lead({ id: "later", created: minute("2026-06-01T09:00:00Z") }, origin);
  });
  expect(measured(sheetOf(portal), "mql_won_rate")).toMatchObject({ value: 2 / 3, sample: 3 });
});

test("deals of another currency are left out of the average, and that is said", () => {
  const portal = handMade((write) => {
    write.lead({ id: "a", created: minute("2026-01-01T09:00:00Z") }, origin);
    for (const [id, amount, currency] of [
      ["1", 1000, "USD"],
      ["2", 1_000_000, "JPY"],
      ["3", 3000, undefined],
    ] as const) {
      write.deal(
        {
          id,
          leadId: "a",
          outcome: "won",
          amount,
          currency,
          closedAt: at("2026-01-10T10:00:00Z"),
          precision: "minute",
        },
        origin,
      );
    }
  });
  const fact = measured(sheetOf(portal), "average_deal");
  expect([fact.value, fact.sample]).toEqual([2000, 2]);
  expect(fact.caveats).toEqual(["left out, because the setting `exchange_rates` has no rate: 1 deal in JPY"]);
});

test("months without MQLs count as months, and the months after the last one don't", () => {
  const portal = handMade((write) => {
    for (const month of ["01", "02", "04", "06"]) {
      for (let index = 0; index < 10; index++) {
        const id = `${month}-${index}`;
        write.lead({ id, created: minute(`2026-${month}-10T10:00:00Z`) }, origin);
        write.stage(id, "MQL", minute(`2026-${month}-10T11:0${index}:00Z`), origin);
      }
    }
    write.lead({ id: "later", created: minute("2026-11-10T10:00:00Z") }, origin);
  });
  // February to June: 10, 0, 10, 0, 10.
  expect(measured(sheetOf(portal), "mql_monthly")).toMatchObject({ value: 10, sample: 30 });
});

test("a few leads of a few days are not blown up to a year", () => {
  const portal = handMade((write) => {
    for (let index = 0; index < 10; index++)
      write.lead({ id: `${index}`, created: minute(`2026-01-0${1 + (index % 8)}T09:00:00Z`) }, origin);
  });
  expect(sheetOf(portal).get("prospects").status).toBe("missing");
});

describe("a shortfall between sources", () => {
  test("is not found where they differ by chance alone", () => {
    let found = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const random = createRandom(seed);
      const steps = Array.from({ length: 12 }, (_, source) => ({
        source: `s${source}`,
        came: 50,
        went: Array.from({ length: 50 }).filter(() => random.chance(0.1)).length,
      }));
      if (shortfall(steps)) found++;
    }
    expect(found).toBeLessThanOrEqual(12);
  });

  test("is found where they differ clearly, and is never more than what the better half would have made of it", () => {
    const steps = [
      { source: "good", came: 500, went: 250 },
      { source: "bad", came: 500, went: 50 },
    ];
    const found = shortfall(steps)!;
    expect(found.bar).toBe(0.5);
    expect(found.lost).toBeGreaterThan(150);
    expect(found.lost).toBeLessThan(200);
  });

  test("needs two sources with enough leads", () => {
    expect(
      shortfall([
        { source: "a", came: 500, went: 250 },
        { source: "b", came: 5, went: 0 },
      ]),
    ).toBeUndefined();
    expect(shortfall([])).toBeUndefined();
  });
});
