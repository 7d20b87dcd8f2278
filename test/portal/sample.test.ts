import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import type { Db } from "../../src/portal/portal.ts";
import { federalHolidays } from "../../src/portal/sample/holidays.ts";
import type { SampleSink } from "../../src/portal/sample/making.ts";
import { productBar } from "../../src/portal/sample/product.ts";
import { createSample, generateSample, type SampleOptions, sampleAsOf } from "../../src/portal/sample/sample.ts";
import { scenarioNames } from "../../src/portal/sample/scenarios.ts";
import { settingsOf } from "../../src/portal/sample/settings.ts";

/** Every row of every table. */
function dump(db: Db): string {
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  return JSON.stringify(tables.map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]));
}

const count = (db: Db, sql: string): number => db.prepare(`SELECT COUNT(*) FROM ${sql}`).pluck().get() as number;
const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, one) => total + one, 0);

describe.each(scenarioNames)("%s", (scenario) => {
  test("the same options give the same records, another seed others", () => {
    const make = (options: SampleOptions) => dump(createSample({ scenario, leads: 150, ...options }).portal.db);
    expect(make({ seed: 3 })).toBe(make({ seed: 3 }));
    expect(make({ seed: 3 })).not.toBe(make({ seed: 4 }));
  });

  const { portal, truth } = createSample({ scenario });
  const { db } = portal;
  const hours = settingsOf(scenario).business_hours;
  const local = (at: number) => DateTime.fromSeconds(at, { zone: hours?.time_zone });
  const isOff = (at: DateTime) => at.weekday > 5 || (hours?.holidays ?? []).includes(at.toISODate()!);

  test("nothing in it is later than its last hour", () => {
    for (const table of [
      "lifecycle",
      "touches",
      "engagements",
      "dispositions",
      "assignments",
      "feedback",
      "deal_stages",
    ])
      expect([table, count(db, `${table} WHERE at > ${sampleAsOf}`)]).toEqual([table, 0]);
    expect(count(db, `leads WHERE created_at > ${sampleAsOf}`)).toBe(0);
    expect(count(db, `deals WHERE created_at > ${sampleAsOf} OR closed_at > ${sampleAsOf}`)).toBe(0);
  });

  test("leads are few on days off, and sales works on none of them", () => {
    const leads = (db.prepare("SELECT created_at FROM leads").pluck().all() as number[]).filter((at) =>
      isOff(local(at)),
    );
    expect(leads.length / truth.leads).toBeGreaterThan(0.03);
    // Weekends and holidays are three days in ten.
    expect(leads.length / truth.leads).toBeLessThan(0.18);
    const worked = "SELECT at FROM touches WHERE direction = 'outbound' UNION ALL SELECT at FROM dispositions";
    for (const at of db.prepare(worked).pluck().all() as number[]) {
      expect([local(at).toISO(), isOff(local(at))]).toEqual([local(at).toISO(), false]);
      expect(local(at).hour).toBeGreaterThanOrEqual(9);
      expect(local(at).hour).toBeLessThan(17);
    }
  });

  test("a week of the touch log is missing, and so are some fields", () => {
    const monday = DateTime.fromISO("2025-11-03", { zone: hours?.time_zone });
    const week = (n: number) =>
      count(
        db,
        `touches WHERE at >= ${monday.plus({ weeks: n }).toSeconds()} AND at < ${monday.plus({ weeks: n + 1 }).toSeconds()}`,
      );
    expect(week(-1)).toBeGreaterThan(0);
    expect(week(0)).toBe(0);
    expect(week(1)).toBeGreaterThan(0);
    expect(truth.unseen.touches).toBeGreaterThan(0);
    for (const field of ["source", "company", "job_title", "phone", "owner"])
      expect([field, count(db, `leads WHERE ${field} IS NULL`)]).not.toEqual([field, 0]);
  });

  test("some people stand twice, under another e-mail", () => {
    const mailboxes =
      "email LIKE '%@mailbox.example' OR email LIKE '%@inboxly.example' OR email LIKE '%@postkit.example'";
    expect(truth.duplicates.people).toBeGreaterThan(0);
    expect(count(db, `leads WHERE ${mailboxes}`)).toBe(truth.duplicates.people);
    expect(truth.duplicates.spellings).toBeGreaterThan(0);
    expect(count(db, "leads WHERE email IS NOT NULL")).toBe(
      count(db, "(SELECT DISTINCT email FROM leads WHERE email <> '')"),
    );
  });

  test("it goes to another sink as it goes to a portal", () => {
    const seen: Record<string, number> = {};
    const sink = new Proxy({} as SampleSink, {
      get: (_target, kind: string) => () => {
        seen[kind] = (seen[kind] ?? 0) + 1;
        return seen[kind];
      },
    });
    expect(generateSample(sink, { scenario })).toEqual(truth);
    expect([seen.lead, seen.touch, seen.deal]).toEqual([count(db, "leads"), count(db, "touches"), count(db, "deals")]);
  });
});

test("the federal holidays, moved off weekends", () => {
  expect(federalHolidays(2025)).toEqual([
    ...["2025-01-01", "2025-01-20", "2025-02-17", "2025-05-26", "2025-06-19", "2025-07-04"],
    ...["2025-09-01", "2025-10-13", "2025-11-11", "2025-11-27", "2025-12-25"],
  ]);
  expect(federalHolidays(2026)).toEqual([
    ...["2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03"],
    ...["2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25"],
  ]);
  expect(federalHolidays(2022)[0]).toBe("2021-12-31");
});

test("recycled leads have a second stamp, and touches of their own after it", () => {
  const { portal, truth } = createSample();
  const again = "episodes WHERE n > 1";
  expect(truth.recycled).toBeGreaterThan(10);
  expect(count(portal.db, again)).toBe(truth.recycled);
  const touched = "EXISTS (SELECT 1 FROM touches WHERE lead_id = episodes.lead_id AND at >= mql_at)";
  expect(count(portal.db, `${again} AND ${touched}`)).toBeGreaterThan(truth.recycled / 2);
});

test("a reopened deal has been lost before, and stands as it is now", () => {
  const { portal, truth } = createSample({ scenario: "healthy" });
  const reopened = `SELECT deal_id FROM deal_stages AS lost WHERE stage = 'Closed Lost'
    AND EXISTS (SELECT 1 FROM deal_stages WHERE deal_id = lost.deal_id AND at > lost.at)`;
  expect(truth.reopened).toBeGreaterThan(3);
  expect(count(portal.db, `(SELECT DISTINCT deal_id FROM (${reopened}))`)).toBe(truth.reopened);
  const last = `SELECT stage FROM deal_stages WHERE deal_id = deals.id ORDER BY at DESC LIMIT 1`;
  expect(count(portal.db, `deals WHERE stage <> (${last})`)).toBe(0);
});

test("reps differ in how fast they call", () => {
  const { portal } = createSample();
  const median = (owner: string) =>
    portal.db
      .prepare(
        `SELECT touched - mql_at FROM (
           SELECT mql_at, (SELECT MIN(at) FROM touches WHERE lead_id = episodes.lead_id AND at >= mql_at) AS touched
           FROM episodes JOIN leads ON leads.id = episodes.lead_id WHERE owner = ? AND touched IS NOT NULL
         ) ORDER BY 1 LIMIT 1 OFFSET 40`,
      )
      .pluck()
      .get(owner) as number;
  expect(median("Fatima Noor")).toBeGreaterThan(2 * median("Ana Duarte"));
});

test("product-led: who qualifies does so by what they do in the product", () => {
  const { portal, truth } = createSample({ scenario: "product-led" });
  const signal = (name: string) =>
    `(SELECT value FROM dimensions WHERE record = 'lead' AND id = leads.id AND name = '${name}')`;
  const meets = `${signal("activated")} = 'yes' AND CAST(${signal("active_days")} AS INTEGER) >= ${productBar.activeDays}
    AND CAST(${signal("seats")} AS INTEGER) >= ${productBar.seats}`;
  const isMql = "EXISTS (SELECT 1 FROM lifecycle WHERE lead_id = leads.id AND stage = 'MQL')";
  expect(count(portal.db, `leads WHERE ${isMql} AND NOT COALESCE(${meets}, 0)`)).toBe(0);
  expect(count(portal.db, `leads WHERE ${isMql}`)).toBe(truth.product.qualified);
  // Who meets the bar and is none yet came in the last weeks.
  const recent = sampleAsOf - 40 * 86_400;
  expect(count(portal.db, `leads WHERE ${meets} AND NOT ${isMql} AND created_at < ${recent}`)).toBe(0);
  expect(count(portal.db, `leads WHERE ${signal("activated")} = 'yes'`)).toBe(truth.product.activated);
  expect(count(portal.db, "deals WHERE owner IS NULL AND outcome = 'won'")).toBe(truth.product.selfServed);
  const shared = `(SELECT value FROM dimensions WHERE name = 'workspace' GROUP BY value HAVING COUNT(*) > 1)`;
  expect(count(portal.db, shared)).toBeGreaterThan(100);
});

test("buying-committee: people of one company qualify at different times, and the deal is the company's", () => {
  const { portal, truth } = createSample({ scenario: "buying-committee" });
  const { companies, severalQualified, withDeal } = truth.accounts;
  expect(count(portal.db, "companies")).toBe(companies);
  const several = `(SELECT company_id FROM leads JOIN episodes ON lead_id = id AND n = 1
    GROUP BY company_id HAVING COUNT(*) > 1)`;
  expect(count(portal.db, several)).toBe(severalQualified);
  const spread = portal.db
    .prepare(
      `SELECT AVG(span) FROM (SELECT (MAX(mql_at) - MIN(mql_at)) / 86400.0 AS span
       FROM leads JOIN episodes ON lead_id = id GROUP BY company_id HAVING COUNT(*) > 1)`,
    )
    .pluck()
    .get();
  expect(spread).toBeGreaterThan(14);
  expect(count(portal.db, "deals")).toBe(withDeal);
  expect(count(portal.db, "(SELECT DISTINCT company_id FROM deals)")).toBe(withDeal);
  const won = "SELECT AVG(closed_at - created_at) / 86400.0 FROM deals WHERE outcome = 'won'";
  expect(portal.db.prepare(won).pluck().get()).toBeGreaterThan(75);
});

test("hubspot-and-salesforce: leads of the one, work and deals of the other, and some that did not cross", () => {
  const { portal, truth } = createSample({ scenario: "hubspot-and-salesforce" });
  const from = (table: string) =>
    portal.db
      .prepare(
        `SELECT DISTINCT source FROM imports JOIN (SELECT import_id FROM ${table}) AS t ON import_id = imports.id`,
      )
      .pluck()
      .all();
  expect([from("leads"), from("engagements")]).toEqual([["hubspot"], ["hubspot"]]);
  expect([from("touches"), from("dispositions"), from("deals")]).toEqual(Array(3).fill(["salesforce"]));
  const strange = (table: string) => count(portal.db, `${table} WHERE lead_id NOT IN (SELECT id FROM leads)`);
  expect(strange("touches")).toBe(truth.unmatched.touches);
  expect(strange("dispositions")).toBe(truth.unmatched.decisions);
  const { won, lost, open } = truth.unmatched;
  expect(count(portal.db, "deals WHERE lead_id IS NULL")).toBe(won + lost + open);
  expect(truth.unmatched.touches).toBeGreaterThan(100);
  expect(truth.unseen.handoffs).toBeGreaterThan(20);
});

test("mirrored-stages: deal stages stand among the lifecycle stages", () => {
  const { portal, truth } = createSample({ scenario: "mirrored-stages" });
  const stages = (name: string) => count(portal.db, `lifecycle WHERE stage = '${name}'`);
  for (const [name, stamps] of Object.entries(truth.mirroredStages)) expect(stages(name)).toBe(stamps);
  expect(Object.keys(truth.mirroredStages).sort()).toEqual(["Contract Sent", "Demo Booked", "Proposal Sent"]);
  expect(stages("Demo Booked")).toBeGreaterThan(stages("SQL"));
  const defined = "stage_definitions WHERE kind = 'lifecycle' AND name = 'Proposal Sent'";
  expect(count(portal.db, defined)).toBe(1);
});

test("no-definitions: few MQL stamps, stages out of order, few decisions", () => {
  const { truth } = createSample({ scenario: "no-definitions" });
  expect(truth.mqls).toBeLessThan(truth.unseen.mqls / 3);
  expect(truth.strayStages.SQL).toBeGreaterThan(truth.sqls);
  expect(truth.accepted + sum(truth.rejectionsByReason)).toBeLessThan(truth.unseen.decisions / 2);
  expect(settingsOf("no-definitions")).not.toHaveProperty("definitions");
});

test("small-team: two reps and few leads", () => {
  const { portal } = createSample({ scenario: "small-team" });
  expect(count(portal.db, "leads")).toBe(300);
  expect(count(portal.db, "(SELECT DISTINCT owner FROM touches WHERE owner IS NOT NULL)")).toBe(2);
  expect(settingsOf("small-team").team_sizes).toEqual({ marketing: 1, sdr: 0, ae: 2 });
});

test("one lead is a sample too", () => {
  for (const scenario of scenarioNames)
    for (let seed = 1; seed <= 20; seed++) expect(createSample({ scenario, leads: 1, seed }).truth.leads).toBe(1);
});
