import { expect, test } from "vitest";
import { emptyPortal } from "../../src/portal/portal.ts";
import type { Stamp } from "../../src/portal/records.ts";
import type { NamedWriter } from "../named-writer.ts";
import { at, handMade, measured, origin, sheetOf } from "./support.ts";

const minute = (iso: string): Stamp => ({ at: at(iso), precision: "minute" });
const day = (iso: string): Stamp => ({ at: at(`${iso}T00:00:00Z`), precision: "day" });

const lead = (write: NamedWriter, id: string, created: Stamp, source = "Web") =>
  write.lead({ id, source, created }, origin);

test("an empty portal has no fact at all, and each says what to check", () => {
  const sheet = sheetOf(emptyPortal());
  for (const fact of sheet.all()) {
    expect(fact.status).toBe("missing");
    if (fact.status === "missing") expect(fact.check.length).toBeGreaterThan(10);
  }
});

test("without records as-of is the day the run started", () => {
  expect(sheetOf(emptyPortal(), { today: at("2026-03-01T00:00:00Z") }).asOf).toBe(at("2026-03-01T00:00:00Z"));
});

test("as-of is the last record that is no plan for the future", () => {
  const portal = handMade((write) => {
    lead(write, "a", minute("2026-01-05T10:00:00Z"));
    write.deal(
      { id: "d", leadId: "a", outcome: "open", closedAt: at("2028-01-01T00:00:00Z"), precision: "day" },
      origin,
    );
  });
  expect(sheetOf(portal).asOf).toBe(at("2026-01-05T10:00:00Z"));
});

test("stamps that hold a day make minute-level facts missing, with that reason", () => {
  const portal = handMade((write) => {
    for (let index = 0; index < 30; index++) {
      lead(write, `l${index}`, day("2026-01-05"));
      write.stage(`l${index}`, "MQL", day("2026-01-05"), origin);
      write.touch(
        { id: `t${index}`, leadId: `l${index}`, channel: "call", direction: "outbound", when: day("2026-01-06") },
        origin,
      );
    }
  });
  const fact = sheetOf(portal).get("speed_to_lead");
  expect(fact).toMatchObject({ status: "missing", check: expect.stringContaining("hold a day, not a minute") });
});

test("touches at one fixed time of day are no minutes either", () => {
  const portal = handMade((write) => {
    for (let index = 0; index < 5; index++) {
      lead(write, `l${index}`, minute(`2026-01-05T1${index}:00:00Z`));
      write.stage(`l${index}`, "MQL", minute(`2026-01-05T1${index}:00:00Z`), origin);
      const when = minute(`2026-01-0${index + 5}T23:59:59Z`);
      write.touch({ id: `t${index}`, leadId: `l${index}`, channel: "call", direction: "outbound", when }, origin);
    }
  });
  expect(sheetOf(portal).get("speed_to_lead").status).toBe("missing");
});

test("a lead that is qualified twice is two episodes, each with its own touches", () => {
  const portal = handMade((write) => {
    lead(write, "a", minute("2026-01-05T09:00:00Z"));
    write.stage("a", "MQL", minute("2026-01-05T09:00:00Z"), origin);
    write.touch(
      { id: "1", leadId: "a", channel: "call", direction: "outbound", when: minute("2026-01-05T10:00:00Z") },
      origin,
    );
    write.stage("a", "MQL", minute("2026-02-02T09:00:00Z"), origin);
    write.touch(
      { id: "2", leadId: "a", channel: "call", direction: "outbound", when: minute("2026-02-02T12:00:00Z") },
      origin,
    );
    lead(write, "later", minute("2026-03-02T09:00:00Z"));
  });
  const sheet = sheetOf(portal);
  expect(measured(sheet, "mql_volume").value).toBe(2);
  // One hour and three hours, in business time.
  expect(measured(sheet, "speed_to_lead").value).toBe(120);
});

test("an inbound reply before the first call is no first touch", () => {
  const portal = handMade((write) => {
    lead(write, "a", minute("2026-01-05T09:00:00Z"));
    write.stage("a", "MQL", minute("2026-01-05T09:00:00Z"), origin);
    write.touch(
      { id: "1", leadId: "a", channel: "email", direction: "inbound", when: minute("2026-01-05T09:05:00Z") },
      origin,
    );
    write.touch(
      { id: "2", leadId: "a", channel: "call", direction: "outbound", when: minute("2026-01-05T11:00:00Z") },
      origin,
    );
  });
  expect(measured(sheetOf(portal), "speed_to_lead").value).toBe(120);
});

test("the close rate leaves out leads before the first win and leads without the time; the plain share does not", () => {
  const portal = handMade((write) => {
    // Before wins were recorded: ten leads that look as if they never converted.
    for (let index = 0; index < 10; index++) lead(write, `old${index}`, day("2025-01-01"));
    // Four that had the time, two of them won after ten days; the first win is on record on 2025-06-11.
    for (let index = 0; index < 4; index++) lead(write, `ripe${index}`, day("2025-06-12"));
    for (const index of [0, 1]) {
      const closedAt = at("2025-06-22T00:00:00Z");
      write.deal({ id: `d${index}`, leadId: `ripe${index}`, outcome: "won", closedAt, precision: "day" }, origin);
    }
    lead(write, "first", day("2025-06-01"));
    write.deal(
      { id: "d", leadId: "first", outcome: "won", closedAt: at("2025-06-11T00:00:00Z"), precision: "day" },
      origin,
    );
    // Three from yesterday.
    for (let index = 0; index < 3; index++) lead(write, `new${index}`, day("2025-12-30"));
    lead(write, "last", day("2025-12-31"));
  });
  const sheet = sheetOf(portal);
  const rate = measured(sheet, "lead_close_rate");
  expect([rate.value, rate.sample]).toEqual([0.5, 4]);
  expect(rate.caveats.join(" ")).toContain("2025-06-11");
  const share = measured(sheet, "won_share");
  expect(Math.round(share.value * share.sample)).toBe(3);
  expect(share.sample).toBe(19);
});

test("a win before the lead was created is counted, reported, and kept out of the median", () => {
  const portal = handMade((write) => {
    for (const [id, days] of [
      ["a", 10],
      ["b", 20],
      ["c", -3],
    ] as const) {
      lead(write, id, day("2026-01-10"));
      const closedAt = at("2026-01-10T00:00:00Z") + days * 86400;
      write.deal({ id, leadId: id, outcome: "won", closedAt, precision: "day" }, origin);
    }
  });
  const sheet = sheetOf(portal);
  expect(measured(sheet, "won_volume").value).toBe(3);
  const fact = measured(sheet, "days_to_win");
  expect([fact.value, fact.sample]).toEqual([15, 2]);
  expect(fact.caveats).toEqual(["1 won before the lead was created, left out"]);
});

test("where each lead is an MQL from its first contact, lead to MQL is missing and not 100%", () => {
  const portal = handMade((write) => {
    for (const id of ["a", "b"]) {
      lead(write, id, day("2026-01-10"));
      write.stage(id, "MQL", day("2026-01-10"), origin);
    }
  });
  const sheet = sheetOf(portal);
  expect(measured(sheet, "mql_volume").value).toBe(2);
  expect(sheet.get("lead_mql_rate").status).toBe("missing");
});
