import { describe, expect, test } from "vitest";
import { commonFactIds, createFactSheet, type FactSheet, factIds } from "../../src/facts/sheet.ts";
import { type Fact, isScalar, isTable } from "../../src/facts/types.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { recordWriter } from "../../src/portal/records.ts";
import { sampleAsOf } from "../../src/portal/sample/sample.ts";
import { type ScenarioName, scenarioNames } from "../../src/portal/sample/scenarios.ts";
import { cut, enriched, enrichedSettings, shuffled } from "./enriched.ts";
import { at, day, minute, origin } from "./support.ts";

const further = factIds.filter((id) => !commonFactIds.includes(id));

const open = (portal: Portal, scenario: ScenarioName, asOf = sampleAsOf): FactSheet =>
  createFactSheet({ portal, settings: enrichedSettings(scenario), asOf, window: "all", today: sampleAsOf });

const bare = (fact: Fact) => {
  if (fact.status === "missing") return fact;
  const { provenance: _, ...rest } = fact;
  return rest;
};
const measureAll = (sheet: FactSheet) => further.map((id) => bare(sheet.get(id)));

test("where every kind of record is there, every further fact is measured", () => {
  const sheet = open(enriched("product-led", 2000), "product-led");
  const missing = further.filter((id) => sheet.get(id).status === "missing");
  expect(missing).toEqual([]);
});

test("no share is outside of 0 to 1, no count below 0, and each has its sample, window and query", () => {
  const sheet = open(enriched("hubspot-and-salesforce"), "hubspot-and-salesforce");
  for (const id of further) {
    const fact = sheet.get(id);
    if (fact.status === "missing") continue;
    expect(fact.provenance.sql).toContain("SELECT");
    expect(fact.provenance.sources.every(({ rows }) => rows >= 0)).toBe(true);
    expect(fact.window.label.length).toBeGreaterThan(5);
    const values = isScalar(fact)
      ? [
          fact,
          ...Object.values(fact.slices)
            .flat()
            .map((slice) => ({ ...slice, unit: fact.unit })),
        ]
      : fact.rows.flat().flatMap((cell) => ("value" in cell ? [cell] : []));
    for (const { value, unit } of values) {
      expect([id, Number.isFinite(value)]).toEqual([id, true]);
      if (unit === "share" && id !== "forecast_and_actual") expect([id, value >= 0 && value <= 1]).toEqual([id, true]);
      if (unit === "leads" || unit === "deals") expect([id, value >= 0 && Number.isInteger(value)]).toEqual([id, true]);
    }
    if (isTable(fact)) for (const row of fact.rows) expect([id, row.length]).toEqual([id, fact.columns.length]);
  }
});

describe.each(scenarioNames)("%s", (scenario) => {
  test.each(["2025-12-31T23:59:59Z", "2026-04-15T12:00:00Z"])("as of %s nothing is known of what came after", (iso) => {
    const whole = open(enriched(scenario), scenario, at(iso));
    const ended = open(cut(enriched(scenario), at(iso)), scenario, at(iso));
    expect(measureAll(whole)).toEqual(measureAll(ended));
  });

  test("the order in which records were put in makes no difference", () => {
    const portal = enriched(scenario);
    expect(measureAll(open(shuffled(portal, 7), scenario))).toEqual(measureAll(open(portal, scenario)));
  });
});

test("two sheets on one portal, asked by turns, don't read each other's tables", () => {
  const portal = enriched("buying-committee");
  const [early, late] = [at("2026-01-31T12:00:00Z"), sampleAsOf].map((asOf) => open(portal, "buying-committee", asOf));
  const alone = open(enriched("buying-committee"), "buying-committee", at("2026-01-31T12:00:00Z"));
  for (const id of further) {
    expect(bare(early!.get(id))).toEqual(bare(alone.get(id)));
    late!.get(id);
  }
});

test("each query runs on the raw records as it stands, whatever another sheet left beside them", () => {
  const portal = enriched("buying-committee", 2000);
  const sheet = open(portal, "buying-committee");
  const facts = further.map((id) => sheet.get(id)).filter((fact) => fact.status === "measured");
  for (const id of further) open(portal, "buying-committee", at("2025-12-31T12:00:00Z")).get(id);
  for (const fact of facts) {
    const { sql, params } = fact.provenance;
    // Working time is that of the sheet which was last.
    if (sql.includes("business_minutes")) continue;
    const used = Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`@${name}\\b`).test(sql)));
    const rows = portal.db.prepare(sql).all(used) as { value: number; sample: number }[];
    if (isScalar(fact)) expect([fact.id, rows[0]]).toEqual([fact.id, { value: fact.value, sample: fact.sample }]);
    else expect([fact.id, rows.length > 0]).toEqual([fact.id, true]);
  }
});

test("a lead from after as-of changes nothing, and one with nothing to it only counts of leads", () => {
  const portal = enriched("healthy");
  // As text, so that slices are worked out before the portal changes.
  const before = JSON.parse(JSON.stringify(measureAll(open(portal, "healthy")))) as unknown[];
  const write = recordWriter(portal.db);
  write.lead({ id: 1_000_001, email: "a@b.example", company: "B", created: minute("2026-07-20T09:00:00Z") }, origin);
  expect(measureAll(open(portal, "healthy"))).toEqual(before);
  write.lead({ id: 1_000_002, created: day("2026-03-10") }, origin);
  const after = open(portal, "healthy");
  const changed = further.filter((id, index) => JSON.stringify(bare(after.get(id))) !== JSON.stringify(before[index]));
  expect(changed).toEqual([
    ...["drivers", "unlabelled", "concentration", "cohorts", "cohort_before"],
    ...["duplicate_leads", "duplicates_by_match", "inactive_leads", "ownerless_leads", "stage_distribution"],
    "record_oddities",
  ]);
});
