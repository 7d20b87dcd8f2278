import { describe, expect, test } from "vitest";
import { percentile } from "../../src/facts/kernel/percentile.ts";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { isScalar, type MeasuredFact } from "../../src/facts/types.ts";
import { sampleAsOf } from "../../src/portal/sample/sample.ts";
import { enriched, enrichedSettings } from "./enriched.ts";

/** Percentiles that facts take of the values of their records. */
const percentOf = ({ id }: MeasuredFact): number => (/_p(\d+)$/.exec(id) ? Number(/_p(\d+)$/.exec(id)![1]) : 50);

/** Facts whose figure is none of a share, a count, a sum, a mean or a percentile of their records. */
const otherwise = [
  ...["mql_monthly", "first_win", "pipeline_velocity", "pipeline_coverage", "target_attainment", "net_promoter_score"],
  ...["marketing_pipeline_share", "marketing_revenue_share", "attempts_on_a_busy_day"],
];

/** Facts that are worked out from others, or over companies, sums or stages. */
const withoutRecords = [
  ...["leaks", "leak_leads", "leak_customers", "leak_money", "prospects", "business_chassis"],
  ...["cohort_latest", "cohort_before", "leads_a_rep_day", "attempts_a_rep_day", "attempts_on_a_busy_day", "capacity"],
  ...["revenue_forecast", "forecast_and_actual", "empty_required_fields", "empty_fields_by_stage"],
  ...["cost_per_mql", "return_by_source", "acquisition_cost", "lifetime_value", "ltv_cac"],
  ...["stages_on_record", "mirrored_stages", "record_oddities"],
  ...["multi_contact_accounts", "days_to_second_contact", "days_to_third_contact", "contacts_per_account"],
];

describe.each(["buying-committee", "product-led"] as const)("the records behind each fact of %s", (scenario) => {
  const portal = enriched(scenario);
  const sheet = createFactSheet({
    portal,
    settings: enrichedSettings(scenario),
    asOf: sampleAsOf,
    window: "all",
    today: sampleAsOf,
  });
  const measured = sheet.all().filter((fact) => fact.status === "measured");
  const behind = (id: string) => sheet.leadsBehind(id, Number.MAX_SAFE_INTEGER);

  test("are there for all but those that are worked out from others", () => {
    const lacking = measured.filter(({ id }) => behind(id) === undefined).map(({ id }) => id);
    expect(lacking.filter((id) => !withoutRecords.includes(id))).toEqual([]);
  });

  test.each(measured.filter(isScalar).filter(({ id }) => !withoutRecords.includes(id) && !otherwise.includes(id)))(
    "$id is made of them",
    (fact) => {
      const { leads, of } = behind(fact.id)!;
      expect(leads).toHaveLength(of);
      const counted = leads.filter(({ counts }) => counts !== false).length;
      const values = Float64Array.from(leads.flatMap(({ value }) => (value === undefined ? [] : [value])));
      const sum = values.reduce((total, value) => total + value, 0);
      if (fact.unit === "leads" || fact.unit === "deals") expect(counted).toBe(fact.value);
      else {
        expect(of).toBe(fact.sample);
        if (leads.some(({ counts }) => counts !== undefined)) expect(counted / of).toBeCloseTo(fact.value, 9);
        else if (fact.id.startsWith("average")) expect(sum / of).toBeCloseTo(fact.value, 6);
        else if (fact.unit === "money") expect(sum).toBeCloseTo(fact.value, 6);
        else expect(percentile(values, percentOf(fact))).toBeCloseTo(fact.value, 9);
      }
      // Of what is counted those come first that are.
      const marks = leads.map(({ counts }) => counts !== false);
      if (fact.unit === "leads" || fact.unit === "deals") expect(marks.lastIndexOf(true) + 1).toBe(counted);
    },
  );

  test("name a lead or a deal each, with what is on record of it", () => {
    for (const { id } of measured)
      for (const { aliases, deal, timeline } of behind(id)?.leads.slice(0, 20) ?? [])
        expect([id, aliases.length > 0 || deal !== undefined, timeline.length > 0]).toEqual([id, true, true]);
  });
});
