import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coord, temporaryFolder } from "../support.ts";

const loaded = (): string[] =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("date-holidays"));

test("the library of holidays is loaded by who needs it, where a setting names a region", async () => {
  const folder = temporaryFolder();
  expect((await coord(folder, "facts", "--sample")).code).toBe(0);
  writeFileSync(join(folder, "concord.yaml"), "business_hours: { holidays: US }\n");
  const others = ["lint", "context", "runs", "runs prune --keep 5", "facts --sample --id lead_volume"];
  for (const line of others) expect((await coord(folder, ...line.split(" "))).code).toBe(0);
  expect(loaded()).toEqual([]);
  expect((await coord(folder, "facts", "--sample")).code).toBe(0);
  expect(loaded()).not.toEqual([]);
});

test("documents state whose hours they count in, and stay clean", async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "concord.yaml"),
    [
      "business_hours:",
      "  time_zone: America/New_York",
      '  hours: { Fri: "09:00-12:00, 13:00-15:00" }',
      "  holidays: [US, 2026-12-24]",
      "teams:",
      "  EMEA [2 reps, 40% off]: { business_hours: { time_zone: Europe/Berlin, holidays: DE-BE } }",
      "  West: { owners: [Ana Diaz] }",
    ].join("\n"),
  );
  const { code, out } = await coord(folder, "sales-marketing-alignment", "--sample", "--out", "out");
  expect([code, out]).toEqual([0, expect.stringContaining("ended clean")]);
  const text = readdirSync(join(folder, "out"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(join(folder, "out", name), "utf8"));
  const week = "Mon to Thu, 09:00 to 17:00, and Fri, 09:00 to 12:00 and 13:00 to 15:00";
  const hours =
    `${week} America/New_York, closed for 12 holidays with the public ones of US in 2026; ` +
    `team EMEA \\[2 reps, 40% off\\]: ${week} Europe/Berlin, closed for 7 public holidays of DE-BE in 2026`;
  const stating = text.filter((document) => document.includes(hours));
  expect(stating).toHaveLength(2);
});

test("a region that nobody knows is refused at its line", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "concord.yaml"), "business_hours:\n  holidays:\n    - UK\n");
  const { code, err } = await coord(folder, "facts", "--sample");
  expect(code).toBe(2);
  expect(err).toMatch(/concord\.yaml:3: .*no public holidays are known of `UK`; .*US, UY, UZ\.$/);
});
