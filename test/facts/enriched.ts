import { emptyPortal, type Portal } from "../../src/portal/portal.ts";
import { createRandom } from "../../src/portal/sample/random.ts";
import { createSample, sampleAsOf } from "../../src/portal/sample/sample.ts";
import type { ScenarioName } from "../../src/portal/sample/scenarios.ts";
import { settingsOf } from "../../src/portal/sample/settings.ts";
import { settingsSchema } from "../../src/settings/schema.ts";

/** The settings of a scenario's company with what money facts take. */
export const enrichedSettings = (scenario: ScenarioName) =>
  settingsSchema.parse({
    ...settingsOf(scenario),
    revenue_target: 500_000,
    margin: 0.8,
    transactions_per_year: 1,
    customer_lifetime_years: 4,
  });

/** A sample with the records that it has none of: teams, handoffs, spend, discounts, pushes, scores and product events. */
export function enriched(scenario: ScenarioName, leads = 600): Portal {
  const { portal } = createSample({ scenario, leads });
  portal.db.exec(`
    INSERT INTO owners SELECT 'o-' || owner, owner, NULL, 'SDR North', 1, 1 FROM leads WHERE owner IS NOT NULL GROUP BY owner;
    INSERT INTO owners SELECT 'o-' || owner, owner, NULL, 'Account Executives', 1, 1 FROM deals WHERE owner IS NOT NULL
      GROUP BY owner ON CONFLICT DO NOTHING;
    INSERT INTO owners VALUES ('o-cs', 'Cora Service', 'cora@us.example', 'Customer Success', 1, 1);
    INSERT OR IGNORE INTO assignments
      SELECT lead_id, owner, created_at + 600, 'minute', 1, 1 FROM deals WHERE lead_id IS NOT NULL AND owner IS NOT NULL;
    INSERT OR IGNORE INTO assignments
      SELECT lead_id, 'Cora Service', closed_at + 86400, 'minute', 1, 1 FROM deals
      WHERE lead_id IS NOT NULL AND outcome = 'won';
    INSERT INTO deal_changes
      SELECT id, 'close_date', '2026-01-10', '2026-02-10', created_at + 500, 'minute', 1, 1 FROM deals WHERE rowid % 2 = 0;
    INSERT INTO deal_changes
      SELECT id, 'close_date', NULL, '2026-03-10', created_at + 900, 'minute', 1, 1 FROM deals WHERE rowid % 4 = 0;
    INSERT INTO spend
      SELECT source, 'always on', unixepoch('2025-07-01', '+' || value || ' months'), 1000 + 10 * value, 'USD', 1, 1
      FROM (SELECT DISTINCT source FROM leads WHERE source IS NOT NULL), json_each('[0,1,2,3,4,5,6,7,8,9,10,11]');
    INSERT INTO customer_feedback (id, lead_id, kind, score, text, at, precision, import_id, line)
      SELECT 'n-' || id, lead_id, 'nps', rowid % 11, NULL, closed_at + 20 * 86400, 'minute', 1, 1 FROM deals
      WHERE outcome = 'won' AND lead_id IS NOT NULL;
    INSERT INTO customer_feedback (id, lead_id, kind, score, text, at, precision, import_id, line)
      SELECT 'r-' || id, lead_id, 'referral', NULL, NULL, closed_at + 9 * 86400, 'minute', 1, 1 FROM deals
      WHERE outcome = 'won' AND lead_id IS NOT NULL AND rowid % 3 = 0;
    INSERT INTO product_events (id, lead_id, kind, value, at, precision, import_id, line)
      SELECT 'a-' || id, id, 'activation', NULL, created_at + 86400, 'minute', 1, 1 FROM leads WHERE rowid % 4 = 0;
    INSERT INTO product_events (id, lead_id, kind, value, at, precision, import_id, line)
      SELECT 'u-' || leads.id || '-' || value, leads.id, 'usage', NULL, created_at + value * 86400, 'minute', 1, 1
      FROM leads, json_each('[2,5,30,60]') WHERE leads.rowid % 3 = 0;
    INSERT INTO product_events (id, lead_id, kind, value, at, precision, import_id, line)
      SELECT 's-' || id, id, 'seats', rowid % 9, created_at + 90000, 'minute', 1, 1 FROM leads WHERE rowid % 4 = 0;
    UPDATE deals SET discount = (rowid % 4) * 5;
    UPDATE deals SET closed_at = ${sampleAsOf + 1_000_000} WHERE outcome = 'open' AND rowid % 2 = 0;
    UPDATE stage_definitions SET required_fields = 'amount, close date; Next step' WHERE kind = 'pipeline';
    INSERT INTO dimensions SELECT 'deal', id, 'next_step', 'call', 1 FROM deals WHERE rowid % 3 = 0;
    INSERT INTO dimensions SELECT 'deal', id, 'discount_reason', 'year end', 1 FROM deals WHERE rowid % 2 = 0;
  `);
  return portal;
}

const tables = (portal: Portal): string[] =>
  portal.db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'summary_%'",
    )
    .pluck()
    .all() as string[];

const columns = (portal: Portal, table: string): string[] =>
  portal.db.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[];

/** Takes out of a portal whatever came after a moment. */
export function cut(portal: Portal, moment: number): Portal {
  for (const table of tables(portal)) {
    const stamp = ["at", "created_at"].find((column) => columns(portal, table).includes(column));
    if (stamp !== undefined) portal.db.prepare(`DELETE FROM ${table} WHERE ${stamp} > ?`).run(moment);
  }
  const reopen =
    "UPDATE deals SET outcome = 'open', closed_at = NULL, lost_reason = NULL WHERE outcome <> 'open' AND closed_at > ?";
  portal.db.prepare(reopen).run(moment);
  return portal;
}

/** The same records put in in another order. */
export function shuffled(portal: Portal, seed: number): Portal {
  const copy = emptyPortal("shuffled");
  const random = createRandom(seed);
  copy.db.pragma("foreign_keys = OFF");
  for (const table of tables(portal)) {
    const names = columns(portal, table);
    const rows = portal.db
      .prepare(`SELECT ${names.join(", ")} FROM ${table}`)
      .raw()
      .all() as unknown[][];
    const put = copy.db.prepare(
      `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
    );
    const mixed = rows.map((row) => ({ row, place: random.next() })).sort((a, b) => a.place - b.place);
    for (const { row } of mixed) put.run(...row);
  }
  return copy;
}
