import { describe, expect, test } from "vitest";
import { decideAdaptations } from "../../src/decisions/positions/adaptations.ts";
import { decideCapacity } from "../../src/decisions/positions/capacity.ts";
import { decideChoices } from "../../src/decisions/positions/choices.ts";
import { decideConcentration } from "../../src/decisions/positions/concentration.ts";
import { decideMirrored } from "../../src/decisions/positions/mirrored.ts";
import { decidePause } from "../../src/decisions/positions/pause.ts";
import { replayTerms } from "../../src/decisions/positions/replays.ts";
import { decideShortWindow } from "../../src/decisions/positions/short-window.ts";
import { decideTighten } from "../../src/decisions/positions/tighten.ts";
import { decideRating } from "../../src/decisions/rating.ts";
import { decideReasons } from "../../src/decisions/targets/reasons.ts";
import { decideAttainment } from "../../src/decisions/targets/speed.ts";
import { decideTerms } from "../../src/decisions/terms.ts";
import { createFactSheet, type FactSheet } from "../../src/facts/sheet.ts";
import { openSnapshot, takeSnapshot } from "../../src/facts/snapshot.ts";
import type { Fact, TableFact } from "../../src/facts/types.ts";
import { createSample, sampleAsOf } from "../../src/portal/sample/sample.ts";
import type { ScenarioName } from "../../src/portal/sample/scenarios.ts";
import { settingsOf } from "../../src/portal/sample/settings.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import type { Terms } from "../../src/terms.ts";

const groundOf = (scenario: ScenarioName) => {
  const settings = settingsSchema.parse(settingsOf(scenario));
  const { portal } = createSample({ scenario });
  return { settings, sheet: createFactSheet({ portal, settings, asOf: sampleAsOf, today: sampleAsOf }) };
};
const slow = groundOf("slow-follow-up");
const poor = groundOf("poor-lead-quality");

/** A sheet with one of its facts exchanged. */
function withFact(sheet: FactSheet, id: string, change: (fact: TableFact) => Partial<TableFact>): FactSheet {
  const snapshot = takeSnapshot(sheet);
  const facts = snapshot.facts.map(
    (fact): Fact => (fact.id === id ? ({ ...fact, ...change(fact as TableFact) } as Fact) : fact),
  );
  return openSnapshot({ ...snapshot, facts });
}

describe("what to pause first", () => {
  test("is what converts at half of the rest or less, heaviest first, and never a label that says nothing", () => {
    expect(decidePause(slow.sheet).weak.map(({ name }) => name)).toEqual(["Content Syndication", "Paid Social"]);
    expect(decidePause(poor.sheet).weak.map(({ name }) => name)).toEqual([
      "Paid Social",
      "Webinar",
      "Content Syndication",
      "Retargeting",
    ]);
    const relabelled = withFact(slow.sheet, "drivers", ({ rows }) => ({
      rows: rows.map((row) =>
        JSON.stringify(row[1]).includes("Paid Social") ? row.with(1, { text: "unlabelled" }) : row,
      ),
    }));
    expect(decidePause(relabelled).weak.map(({ name }) => name)).toEqual(["Content Syndication"]);
  });
});

test("a few stand out only where they make half of the outcome from a third of the leads", () => {
  expect(decideConcentration(slow.sheet).choice).toBe("none");
  expect(decideConcentration(poor.sheet)).toMatchObject({ by: "Source", largest: ["Demo Request", "Organic Search"] });
});

describe("capacity", () => {
  const terms = decideTerms(slow.sheet, slow.settings);

  test("is volume x attempts over rep-days, with the head count and the volume that reopen it", () => {
    const { choice, figures } = decideCapacity(slow.sheet, slow.settings, terms);
    const value = (ref: string) => figures!.find((figure) => figure.ref === ref)!.value;
    expect(choice).toBe("fits");
    expect(value("capacity.asked")).toBeCloseTo((89 * 6) / (6 * (260 / 12)), 6);
    expect(value("capacity.least")).toBe(3);
    expect(value("capacity.most")).toBe(260);
  });

  test("says so where the reps can't make the attempts", () => {
    const many: Terms = {
      ...terms,
      marketing: { ...terms.marketing, mqlVolume: { ...terms.marketing.mqlVolume!, value: 900 } },
    };
    expect(decideCapacity(slow.sheet, slow.settings, many).choice).toBe("does not fit");
  });
});

test("the attainment starts where the best rep is, rises to nine in ten, and never asks for less than is kept", () => {
  const path = decideAttainment(slow.sheet, 240).map(({ value }) => value);
  expect(path).toEqual([0.35, 0.65, 0.9]);
  const kept = decideAttainment(poor.sheet, 240).map(({ value }) => value);
  expect(kept).toEqual([0.95]);
});

test("each term is replayed: by month, by limit, and between limits where none fits", () => {
  const terms = decideTerms(slow.sheet, slow.settings);
  const told = Object.fromEntries(replayTerms(slow.sheet, terms).map((replay) => [replay.commitment, replay]));
  expect(told.acceptance).toMatchObject({ kept: "in part", shows: expect.stringContaining("missed in May") });
  expect(told.speed).toMatchObject({ kept: "missed", shows: '[[response_sla window="4h"]]' });
  const between: Terms = { ...terms, sales: { ...terms.sales, speed: { ...terms.sales.speed, value: 120 } } };
  expect(replayTerms(slow.sheet, between).find(({ commitment }) => commitment === "speed")!.shows).toBe(
    'between [[response_sla window="60m"]] and [[response_sla window="4h"]]',
  );
});

test("each choice of a window says what it would have moved, and a wider one moves less", () => {
  const { figures } = decideChoices(slow.sheet, decideTerms(slow.sheet, slow.settings));
  const reverts = ["15m", "30m", "60m", "4h"].map(
    (key) => figures!.find(({ ref }) => ref === `choice.${key}.reverts`)!.value,
  );
  expect(reverts).toEqual(reverts.toSorted((a, b) => b - a));
});

test("a short window is argued from what the records show", () => {
  expect(decideShortWindow(slow.sheet).choice).toBe("late leads are accepted less");
  expect(decideShortWindow(poor.sheet).choice).toBe("nobody forgotten");
});

describe("reasons", () => {
  test("really used come first under their own names, with the test and the way back of what they mean", () => {
    const used = withFact(slow.sheet, "rejections_by_reason", ({ rows }) => ({
      rows: ["Bad timing", "Student", "Purple"].map((name) => [{ text: name }, ...rows[0]!.slice(1)]),
    }));
    const [timing, student, purple, ...rest] = decideReasons(used);
    expect(timing).toMatchObject({ name: "Bad timing", code: "ENG-02", recycles: true, recycleAfterDays: 60 });
    expect(student).toMatchObject({ name: "Student", code: "FIT-03", recycles: false });
    expect(purple).toMatchObject({ name: "Purple", test: expect.stringContaining("workshop") });
    expect(rest.map(({ code }) => code)).not.toContain("ENG-02");
    expect(decideReasons(used)).toHaveLength(11);
  });

  test("that claim a cadence which the records do not show are doubted", () => {
    expect(decideTighten(slow.sheet, decideReasons(slow.sheet))).toMatchObject({
      reason: "Company too small",
      doubtful: true,
    });
  });
});

test("stages that mirror deal stages are named, and those that belong to a deal are not", () => {
  expect(decideMirrored(slow.sheet)).toMatchObject({ stages: [], known: true });
  const { sheet } = groundOf("mirrored-stages");
  expect(decideMirrored(sheet).stages.map(({ stage }) => stage)).toEqual([
    "Demo Booked",
    "Proposal Sent",
    "Contract Sent",
  ]);
});

test.each([
  ["we are a small team of four", ["small-team"]],
  [
    "our motion is product-led and sales lives in Salesforce, marketing in HubSpot",
    ["product-led", "hubspot-and-salesforce"],
  ],
  ["we have no agreed MQL or SQL definitions", ["no-definitions"]],
  ["our deals have buying committees", ["buying-committee"]],
  ["draft our SLA", []],
])("%s", (words, chosen) => {
  expect(decideAdaptations(slow.sheet, slow.settings, words).adaptations).toEqual(chosen);
});

describe("the rating with terms in force", () => {
  const healthy = groundOf("healthy");
  const terms = decideTerms(healthy.sheet, healthy.settings);
  const agreed: Terms = { ...terms, status: "agreed", adopted: { on: "2026-04-01", marketing: "L", sales: "D" } };
  const modest: Terms = {
    ...agreed,
    marketing: { ...agreed.marketing, completeness: { ...agreed.marketing.completeness, value: 0.7 } },
    sales: {
      ...agreed.sales,
      attainment: { ...agreed.sales.attainment, value: 0.6 },
      followUp: { ...agreed.sales.followUp, value: 0.25 },
      disposition: { ...agreed.sales.disposition, value: 0.8 },
    },
  };

  test("is CONTRACTED where each is measured and kept", () => {
    expect(decideRating(healthy.sheet, healthy.settings, modest).choice).toBe("CONTRACTED");
  });

  test("names what is not kept", () => {
    const { choice, because } = decideRating(healthy.sheet, healthy.settings, agreed);
    expect(choice).toBe("INFORMAL");
    expect(because).toContain("attempts");
  });

  test("is BROKEN all the same where leads rot", () => {
    expect(decideRating(slow.sheet, slow.settings, agreed).choice).toBe("BROKEN");
  });
});
