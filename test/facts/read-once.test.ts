import { describe, expect, test } from "vitest";
import { createFactSheet, type FactSheet } from "../../src/facts/sheet.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { sampleAsOf } from "../../src/portal/sample/sample.ts";
import type { ScenarioName } from "../../src/portal/sample/scenarios.ts";
import { enriched, enrichedSettings } from "./enriched.ts";
import { at, measured, plainRows, table } from "./support.ts";

type Row = Record<string, number | string | null>;

/** What facts are read from once for all of them, and what a row of the audit query says of the same. */
const tables: Record<string, (row: Row) => (number | string | null)[]> = {
  days_by_stage: (row) => [row.stage!, row.moves!, row.days!, row.most_days!],
  skipped_stages: (row) => [row.stage!, row.before!, row.leads!, row.skipped!, Number(row.skipped) / Number(row.leads)],
  stage_distribution: (row) => [row.stage!, row.leads!, Number(row.leads) / Number(row.leads_in_all)],
  required_fields_by_stage: ({ stage, leads, every_field: every, ...shares }) => [
    stage!,
    leads!,
    ...Object.values(shares),
    every!,
  ],
  stages_on_record: (row) => [row.stage!, row.stamps!, row.is_defined ? "yes" : "no"],
  capacity: (row) => [row.owner!, row.leads!, row.attempts!],
  feedback_themes: (row) => [row.reason!, row.count!, row.share!],
  contacts_per_account: (row) => [
    ["One", "Two", "Three or more"][Number(row.contacts) - 1]!,
    row.companies!,
    row.won!,
    Number(row.won) / Number(row.companies),
  ],
  days_by_deal_stage: ({ stage, pipeline, stays, days, deals, stale }) => [
    pipeline ? `${stage} (${pipeline})` : stage!,
    ...[stays!, days!, deals!, stale!],
  ],
  record_oddities: ({ count }) => [count ?? "no such record"],
  duplicates_by_match: (row) => [row.records!, row.groups!],
};
const figures = [
  ...["backward_moves", "leads_a_rep_day", "attempts_a_rep_day", "mql_monthly", "prospects", "duplicate_leads"],
  ...[
    "multi_contact_accounts",
    "days_to_second_contact",
    "days_to_third_contact",
    "marketing_pipeline_share",
    "attempts_on_a_busy_day",
  ],
  "stale_deals",
  ...["ownerless_leads", "days_to_win", "days_to_win_p90", "won_within"],
];

/** A sample with what is told apart with care: names of many spellings, stages of the company's own, stamps at one moment. */
function portalOf(scenario: ScenarioName): Portal {
  const portal = enriched(scenario, 1500);
  portal.db.exec(`
    UPDATE leads SET email = 'jo.' || (id % 4) || '-x@' || (id % 3) || '.example' WHERE id % 11 = 0;
    UPDATE leads SET email = REPLACE(email, '@', '+news@') WHERE id % 7 = 0 AND email IS NOT NULL;
    UPDATE leads SET email = 'nobody' WHERE id % 97 = 0;
    UPDATE leads SET email = 'p' || id || '@' || CASE id % 3 WHEN 0 THEN 'gmail.com' WHEN 1 THEN 'web.de' ELSE 'acme.example' END
      WHERE id % 13 = 0;
    UPDATE leads SET company = CASE id % 4 WHEN 0 THEN 'The Acme Corp.' WHEN 1 THEN ' ACME' WHEN 2 THEN 'Acme' ELSE NULL END
      WHERE id % 5 = 0;
    UPDATE leads SET phone = '+1 (555) ' || (id / 3 % 2) || '10-' || (1000 + id % 5) || CASE id % 2 WHEN 0 THEN ' Ext. 12' ELSE '' END
      WHERE id % 3 = 0;
    UPDATE leads SET company_id = 'c-' || (id % 50) WHERE id % 17 = 0;
    UPDATE leads SET job_title = '  ' WHERE id % 19 = 0;
    INSERT OR IGNORE INTO lifecycle SELECT lead_id, 'Demo Booked', at, 'minute', 1, 1 FROM lifecycle WHERE lead_id % 6 = 0;
    INSERT OR IGNORE INTO lifecycle SELECT lead_id, 'Attempting', at, 'minute', 1, 1 FROM lifecycle WHERE lead_id % 12 = 0;
    INSERT OR IGNORE INTO lifecycle SELECT lead_id, 'Zu früh', at + 600, 'minute', 1, 1 FROM lifecycle WHERE lead_id % 18 = 0;
    INSERT OR IGNORE INTO lifecycle SELECT lead_id, 'Attempting', at, 'minute', 1, 1 FROM lifecycle WHERE stage = 'Zu früh';
    INSERT OR IGNORE INTO lifecycle SELECT lead_id, 'Lead', at + 86400, 'minute', 1, 1 FROM lifecycle WHERE lead_id % 8 = 0;
    UPDATE touches SET at = at - 90 * 86400 WHERE lead_id % 9 = 0;
    UPDATE touches SET precision = 'day' WHERE lead_id % 18 = 0;
    UPDATE touches SET outcome = 'Cancelled' WHERE lead_id % 27 = 0;
    INSERT INTO touches SELECT lead_id + 1000000, 'of nobody ' || id, channel, direction, outcome, owner, at, precision, 1, 1 FROM touches
      WHERE lead_id % 50 = 0;
    UPDATE deals SET pipeline = ' New Business' WHERE rowid % 4 = 0;
    INSERT OR IGNORE INTO deal_stages SELECT deal_id, UPPER(stage) || ' ', at + 7200, 'minute', 1, 1 FROM deal_stages WHERE rowid % 5 = 0;
    INSERT OR IGNORE INTO deal_stages SELECT deal_id, 'Discovery', at, 'minute', 1, 1 FROM deal_stages WHERE rowid % 7 = 0;
    INSERT OR IGNORE INTO feedback SELECT id, 'They CAN’T AFFORD it', created_at, 'minute', 1, 1 FROM leads WHERE id % 20 = 0;
    INSERT OR IGNORE INTO feedback SELECT id, 'hm', created_at, 'minute', 1, 1 FROM leads WHERE id % 30 = 1;
  `);
  return portal;
}

function auditRows(portal: Portal, sheet: FactSheet, id: string): Row[] {
  const fact = sheet.get(id);
  if (fact.status === "missing") throw new Error(`${id} is missing`);
  const { sql, params } = fact.provenance;
  const used = Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`@${name}\\b`).test(sql)));
  return portal.db.prepare(sql).all(used) as Row[];
}

describe.each([
  ["buying-committee", sampleAsOf, "all"],
  ["healthy", at("2026-03-20T09:30:00Z"), 60],
] as const)("what is read once for several facts is what the audit query gives: %s", (scenario, asOf, window) => {
  const portal = portalOf(scenario);
  const settings = enrichedSettings(scenario);
  const sheet = createFactSheet({ portal, settings, asOf, window, today: sampleAsOf });

  test.each(figures)("%s", (id) => {
    const { value, sample } = measured(sheet, id);
    expect(auditRows(portal, sheet, id)).toEqual([{ value, sample }]);
  });

  test.each(Object.keys(tables))("%s", (id) => {
    let told = plainRows(sheet, id);
    let rows = auditRows(portal, sheet, id);
    if (id === "duplicates_by_match") {
      told = told.map((cells) => cells.slice(1));
      rows = ["email", "phone", "spelling", "company"].map(
        (by) => rows.find((row) => row.by === by) ?? { records: 0, groups: 0 },
      );
    }
    if (id === "record_oddities") told = told.map(([, count]) => [count!]);
    if (id === "stage_distribution") told = told.filter(([stage]) => stage !== "none on record");
    expect(table(sheet, id).rows.length).toBeGreaterThan(1);
    expect(told).toEqual(rows.map(tables[id]!));
  });
});
