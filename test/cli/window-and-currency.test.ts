import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coord, temporaryFolder } from "../support.ts";

test("facts take a fiscal quarter as their window", async () => {
  const folder = temporaryFolder();
  const argv = ["facts", "--sample", "--window", "last-fq", "--set", "fiscal_year_starts=2"];
  expect((await coord(folder, ...argv)).out).toContain("window fiscal Q1 2026, 2026-02-01 to 2026-04-30");
  const { asOf, window } = JSON.parse((await coord(folder, ...argv, "--json")).out);
  expect([asOf, window.to]).toEqual(["2026-04-30T23:59:59.000Z", "2026-04-30T23:59:59.000Z"]);
  const current = await coord(folder, "facts", "--sample", "--window", "fq", "--id", "lead_volume");
  expect(current.out).toContain("window: fiscal Q2 2026 to date, 2026-04-01 to 2026-06-30");
});

test.each([
  ["a rate other than 1 of the currency itself", "exchange_rates.USD=2", "`exchange_rates.USD` is wrong"],
  ["a name that is no code", "exchange_rates.Dollar=2", "a currency is an ISO code such as EUR"],
  ["a rate of nothing", "exchange_rates.EUR=0", "`exchange_rates.EUR` is wrong"],
  ["a month that is none", "fiscal_year_starts=13", "`fiscal_year_starts` is wrong"],
])("%s is refused in a sentence", async (_name, setting, message) => {
  const { code, err } = await coord(temporaryFolder(), "facts", "--set", setting);
  expect([code, err.split("\n").length]).toEqual([2, 1]);
  expect(err).toContain("coord: --set: ");
  expect(err).toContain(message);
});

/** Runs the mission and gives its documents as one text. */
async function documentsOf(...argv: string[]): Promise<string> {
  const folder = temporaryFolder();
  const { code, out } = await coord(folder, "sales-marketing-alignment", "--sample", "--out", "out", ...argv);
  expect([code, out]).toEqual([0, expect.stringContaining("ended clean")]);
  const files = readdirSync(join(folder, "out")).filter((name) => name.endsWith(".md"));
  return files.map((name) => readFileSync(join(folder, "out", name), "utf8")).join("\n");
}

test("documents over a fiscal quarter are clean and built as of its end", async () => {
  const text = await documentsOf("--window", "last-fq", "--set", "fiscal_year_starts=2");
  expect(text).toContain("Built 2026-04-30 from fiscal Q1 2026, 2026-02-01 to 2026-04-30");
});

test("documents print converted amounts in the settings' currency, and say so", async () => {
  const text = await documentsOf("--set", "currency=CHF", "--set", "exchange_rates.USD=0.5");
  expect(text).toMatch(/converted at the rates of the setting `exchange_rates`: \d+ deals in USD/);
  expect(text).not.toMatch(/\$\d/);
});

test("without a rate documents print no amount, and name the rate to give", async () => {
  const text = await documentsOf("--set", "currency=CHF");
  expect(text).toContain("no rate for USD");
  expect(text).not.toMatch(/\$\d|\d CHF/);
});
