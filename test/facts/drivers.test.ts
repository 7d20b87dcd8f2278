import { describe, expect, test } from "vitest";
import { beyondChance, chanceOf } from "../../src/facts/drivers/test.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { handMade, measured, origin, plainRows, sheetOf, table } from "./support.ts";

const day = 86_400;
const start = Date.parse("2026-01-05T09:00:00Z") / 1000;

/** Leads of sources, so many of each, so many of them won; every other one of another owner. */
const portalOf = (sources: Record<string, [leads: number, won: number]>): Portal =>
  handMade((write) => {
    let number = 0;
    for (const [source, [leads, won]] of Object.entries(sources))
      for (let index = 0; index < leads; index++) {
        const id = `lead ${number++}`;
        const created = start + (number % 60) * day;
        const label = source === "none" ? undefined : source;
        write.lead(
          { id, source: label, owner: index % 2 ? "Ann" : "Ben", created: { at: created, precision: "minute" } },
          origin,
        );
        if (index < won)
          write.deal(
            { id: `deal ${id}`, leadId: id, outcome: "won", closedAt: created + 3600, precision: "minute" },
            origin,
          );
      }
  });

const rowsOf = (portal: Portal, id: string): string[] =>
  table(sheetOf(portal, { asOf: start + 200 * day }), id).rows.map((row) =>
    row
      .map((cell) => ("text" in cell ? cell.text : "value" in cell ? String(Math.round(cell.value * 1000) / 1000) : ""))
      .join(" "),
  );

test("a source that converts otherwise is told, with its share of leads beside its share of wins", () => {
  const portal = portalOf({ Web: [400, 40], Referral: [100, 60], Fair: [100, 12], List: [200, 2], none: [30, 3] });
  expect(rowsOf(portal, "drivers")).toEqual([
    "Source Referral 100 0.12 60 0.513 0.6 0.078 better",
    "Source List 200 0.241 2 0.017 0.01 0.183 worse",
    "Source Web 400 0.482 40 0.342 0.1 0.179 worse",
  ]);
  expect(rowsOf(portal, "unlabelled")).toEqual(["Source 30 0.036 3 0.026 0.1"]);
  expect(rowsOf(portal, "concentration")).toEqual(["Source 5 1 0.12 Referral"]);
});

test("where sources are alike nothing is told", () => {
  const portal = portalOf({ Web: [400, 80], Referral: [100, 22], Fair: [100, 18], List: [200, 41] });
  expect(sheetOf(portal, { asOf: start + 200 * day }).get("drivers")).toMatchObject({
    status: "missing",
    check: expect.stringContaining("differs from the rest by more than chance"),
  });
});

test("with too few outcomes nothing is compared, and it is said", () => {
  const portal = portalOf({ Web: [400, 4], Referral: [100, 22] });
  for (const id of ["drivers", "unlabelled", "concentration", "cohorts", "cohort_latest"])
    expect(sheetOf(portal, { asOf: start + 200 * day }).get(id)).toMatchObject({
      status: "missing",
      check: expect.stringContaining("too few leads got to any later stage"),
    });
});

describe("tests", () => {
  test.each([
    [{ count: 30, sample: 100 }, { count: 30, sample: 100 }, 1],
    [{ count: 30, sample: 100 }, { count: 45, sample: 100 }, 0.0285],
    [{ count: 271, sample: 2296 }, { count: 571, sample: 5704 }, 0.0177],
  ])("%j against %j differ by chance at %d", (one, other, chance) => {
    expect(chanceOf(one, other)).toBeCloseTo(chance, 3);
  });

  test("what rests on too little is not tested", () => {
    expect(chanceOf({ count: 1, sample: 10 }, { count: 200, sample: 1000 })).toBeUndefined();
    expect(chanceOf({ count: 0, sample: 0 }, { count: 0, sample: 0 })).toBeUndefined();
  });

  test("the more were made, the less each may come by chance", () => {
    expect(beyondChance([0.04])).toEqual([true]);
    expect(beyondChance([0.04, 0.04])).toEqual([false, false]);
    expect(beyondChance([0.04, 0.001, 0.02])).toEqual([true, true, true]);
    expect(beyondChance([0.3, 0.001, 0.02])).toEqual([false, true, true]);
    expect(beyondChance([])).toEqual([]);
  });
});

test("the latest cohort is held against those before it at the same age, from the first outcome on record on", () => {
  // Of 240 leads a month; nobody recorded wins before March, and May's leads do worse than those of March and April.
  const wins = [0, 0, 90, 90, 24];
  const portal = handMade((write) => {
    for (const [month, won] of wins.entries())
      for (let index = 0; index < 240; index++) {
        const id = `lead ${month}-${index}`;
        const created = Date.UTC(2026, month, 1 + (index % 28), 12) / 1000;
        write.lead({ id, created: { at: created, precision: "minute" } }, origin);
        if (index >= won) continue;
        const closedAt = created + 10 * day;
        write.deal({ id: `deal ${id}`, leadId: id, outcome: "won", closedAt, precision: "minute" }, origin);
      }
  });
  const sheet = sheetOf(portal, { asOf: Date.UTC(2026, 6, 15) / 1000 });
  const [latest, before] = [measured(sheet, "cohort_latest"), measured(sheet, "cohort_before")];
  expect([latest.value, latest.sample, latest.window.label]).toEqual([0.1, 240, "leads of 2026-05"]);
  // Those who came before the first win can't be told from those whose win nobody wrote down.
  expect(plainRows(sheet, "cohorts").map(([month]) => month)).toEqual(["2026-03", "2026-04", "2026-05"]);
  expect(before.sample).toBeGreaterThan(360);
  expect(before.sample).toBeLessThan(480);
  expect([before.value > 0.2, before.window.label]).toEqual([true, "leads before 2026-05"]);
  expect(table(sheet, "cohorts").caveats).toEqual([
    "the leads of 2026-05 got on less often than those before, by more than chance",
    "leads from before the first win on record are left out",
  ]);
});
