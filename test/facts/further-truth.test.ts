import { describe, expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { createSample, sampleAsOf } from "../../src/portal/sample/sample.ts";
import { type ScenarioName, scenarioNames } from "../../src/portal/sample/scenarios.ts";
import { settingsOf } from "../../src/portal/sample/settings.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { measured, plainRows, table } from "./support.ts";

function open(scenario: ScenarioName) {
  const settings = settingsSchema.parse(settingsOf(scenario));
  const { portal, truth } = createSample({ scenario });
  const sheet = createFactSheet({ portal, settings, asOf: sampleAsOf, window: "all", today: sampleAsOf });
  const count = (sql: string) => portal.db.prepare(`SELECT COUNT(*) FROM ${sql}`).pluck().get() as number;
  const all = (sql: string) => portal.db.prepare(sql).all() as Record<string, string | number | null>[];
  return { sheet, truth, count, all };
}

const sum = (rows: (string | number | null)[][], column: number): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

describe.each(scenarioNames)("further facts of %s against the truth it was made from", (scenario) => {
  const { sheet, truth, count, all } = open(scenario);

  test("deals and their money", () => {
    expect(measured(sheet, "open_deals").value).toBe(count("deals") - truth.won - truth.lost);
    const money = plainRows(sheet, "money_by_source");
    expect(sum(money, 3)).toBe(truth.won);
    expect(sum(money, 4)).toBe(truth.wonAmount);
    expect(sum(plainRows(sheet, "days_by_deal_stage"), 3)).toBe(measured(sheet, "open_deals").value);
    const parts = ["average_deal", "win_rate", "deal_cycle"].map((id) => measured(sheet, id).value);
    const [deal = 0, rate = 0, cycle = 0] = parts;
    const velocity = (measured(sheet, "open_deals").value * deal * rate) / cycle;
    expect(measured(sheet, "pipeline_velocity").value).toBeCloseTo(velocity, 6);
  });

  test("marketing's share is of deals whose lead was an MQL before, or came from a named source", () => {
    const deals = all(`SELECT deals.amount, deals.created_at, deals.outcome, leads.source, (
        SELECT MIN(at) FROM lifecycle WHERE lead_id = deals.lead_id AND stage = 'MQL'
      ) AS mql_at FROM deals LEFT JOIN leads ON leads.id = deals.lead_id`);
    const shareOf = (picked: typeof deals) => {
      const amount = (some: typeof deals) => some.reduce((total, deal) => total + Number(deal.amount), 0);
      const isMarketing = ({ source, mql_at: mqlAt, created_at: createdAt }: (typeof deals)[number]) =>
        source !== null || (mqlAt !== null && Number(mqlAt) <= Number(createdAt));
      return amount(picked.filter(isMarketing)) / amount(picked);
    };
    expect(measured(sheet, "marketing_pipeline_share").value).toBeCloseTo(shareOf(deals), 10);
    const revenue = measured(sheet, "marketing_revenue_share");
    expect(revenue.value).toBeCloseTo(shareOf(deals.filter(({ outcome }) => outcome === "won")), 10);
    expect(revenue.caveats.some((caveat) => caveat.includes("tied to no lead"))).toBe(truth.unmatched.won > 0);
  });

  test("each lead stands in one stage, and customers in the last one", () => {
    const rows = plainRows(sheet, "stage_distribution");
    expect(sum(rows, 1)).toBe(truth.leads);
    expect(sum(rows, 2)).toBeCloseTo(1, 10);
  });

  test("stamps under the name of a deal stage are those that were written so", () => {
    const stamps = Object.fromEntries(plainRows(sheet, "stages_on_record").map(([stage, stamped]) => [stage, stamped]));
    for (const [name, written] of Object.entries(truth.mirroredStages)) expect(stamps[name]).toBe(written);
    // Where decisions and stages are set by hand, nothing is set together.
    if (scenario === "no-definitions") return expect(sheet.get("mirrored_stages").status).toBe("missing");
    const same = plainRows(sheet, "mirrored_stages").filter(([, , how]) => how === "same name");
    const inBoth = Object.keys(truth.mirroredStages).filter((name) => name !== "Contract Sent");
    expect(same.map(([name]) => name).sort()).toEqual(inBoth.sort());
  });

  test("stages are skipped where stamps are lost, set too early or under another name, and nowhere else", () => {
    const skipped = sum(plainRows(sheet, "skipped_stages"), 3);
    const isOrderly = ["slow-follow-up", "poor-lead-quality", "healthy", "small-team"].includes(scenario);
    if (isOrderly) expect(skipped).toBe(0);
    else if (scenario !== "hubspot-and-salesforce") expect(skipped).toBeGreaterThan(0);
    const back = measured(sheet, "backward_moves").value;
    expect(back > 0.05).toBe(scenario === "no-definitions");
  });

  test("deals that name no lead, and touches and wins in their order", () => {
    const odd = Object.fromEntries(plainRows(sheet, "record_oddities").map(([name, found]) => [name, found]));
    const { won, lost, open: undecided } = truth.unmatched;
    expect(odd["Deals that name no lead on record"]).toBe(won + lost + undecided);
    for (const name of ["Touches before the lead was created", "Wins before the lead was created"])
      expect([name, odd[name]]).toEqual([name, 0]);
    expect(odd["Stages under two names"]).toBe(0);
  });

  test("each comment has a theme, and few have none that is named", () => {
    expect(table(sheet, "feedback_themes").sample).toBe(count("feedback"));
    const other = plainRows(sheet, "feedback_themes").find(([theme]) => theme === "other");
    expect(Number(other?.[2] ?? 0)).toBeLessThan(0.15);
  });

  test("leads that stand twice are found by company and phone, where both are on record", () => {
    const seen = new Map<string, number>();
    for (const { company, phone } of all("SELECT company, phone FROM leads WHERE company <> '' AND phone <> ''")) {
      const name = String(company)
        .toLowerCase()
        .replace(/^the /, "")
        .replace(/,? (?:inc\.?|llc)$/, "");
      const key = `${String(phone).slice(-7)} ${name.replaceAll(" ", "")}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    const doubled = [...seen.values()].filter((leads) => leads > 1);
    expect(measured(sheet, "duplicate_leads").value).toBe(doubled.reduce((total, leads) => total + leads, 0));
    expect(measured(sheet, "ownerless_leads").value).toBe(count("leads WHERE owner IS NULL"));
  });

  test("what the sample has no record of is missing, with what to check", () => {
    for (const id of [
      "cost_per_mql",
      "pushed_deals",
      "discounted_deals",
      "handoffs",
      "net_promoter_score",
      "referrals",
    ])
      expect(sheet.get(id)).toMatchObject({ status: "missing", check: expect.stringContaining("on record") });
  });
});

test("companies of a buying committee, and how many of their people qualified", () => {
  const { sheet, truth, count } = open("buying-committee");
  const rows = plainRows(sheet, "contacts_per_account");
  expect(rows.map(([contacts]) => contacts)).toEqual(["One", "Two", "Three or more"]);
  expect(sum(rows.slice(1), 1)).toBe(truth.accounts.severalQualified);
  expect(sum(rows, 1)).toBeLessThanOrEqual(truth.accounts.companies);
  expect(sum(rows, 2)).toBe(truth.won);
  expect(count("(SELECT DISTINCT company_id FROM deals)")).toBe(truth.accounts.withDeal);
  const [one, , several] = rows.map((row) => Number(row[3]));
  expect(several).toBeGreaterThan(one!);
});

test("what product-led leads do in the product", () => {
  const { sheet, truth } = open("product-led");
  const rate = measured(sheet, "activation_rate");
  expect(Math.round(rate.value * rate.sample)).toBe(truth.product.activated);
  expect(measured(sheet, "pql_volume").value).toBe(truth.product.qualified);
  const rows = plainRows(sheet, "mqls_by_product_use");
  expect(rows.map(([group]) => group)).toEqual(["MQLs that use the product", "Users of the product without an MQL"]);
  expect(rows[0]![1]).toBe(truth.mqls);
  expect(rows[1]![4]).toBe(truth.product.selfServed);
});
