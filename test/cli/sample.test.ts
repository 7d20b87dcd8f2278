import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { openPortal } from "../../src/portal/portal.ts";
import { createSample } from "../../src/portal/sample/sample.ts";
import { coord, temporaryFolder } from "../support.ts";

test("a sample is a portal, with the truth beside it, and says what to do next", async () => {
  const folder = temporaryFolder();
  const { code, out } = await coord(folder, "sample", "--scenario", "small-team", "--leads", "120", "--seed", "7");
  expect(code).toBe(0);
  const portal = join(folder, ".concord", "portal.db");
  expect(out).toContain(`Wrote ${portal}: small-team, seed 7`);
  expect(out).toContain("120 leads");
  expect(out).toContain("Next: coord sales-marketing-alignment --set business_hours.time_zone=America/Chicago");
  const truthFile = join(folder, ".concord", "sample-truth.json");
  const told = JSON.parse(readFileSync(truthFile, "utf8"));
  expect(told).toMatchObject({
    scenario: "small-team",
    leads: 120,
    seed: 7,
    settings: { company: "Fernhill Payroll" },
  });
  expect(told.truth).toEqual(createSample({ scenario: "small-team", leads: 120, seed: 7 }).truth);
  expect([portal, truthFile].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(["-wal", "-shm", ".part"].filter((suffix) => existsSync(portal + suffix))).toEqual([]);

  const facts = await coord(folder, "facts", "--window", "all", "--json");
  const volume = JSON.parse(facts.out).facts.find(({ id }: { id: string }) => id === "mql_volume");
  expect(volume.value).toBe(told.truth.mqls);
});

test("the file holds what the built-in sample holds", async () => {
  const folder = temporaryFolder();
  await coord(folder, "sample", "--leads", "200");
  const written = openPortal(folder).db;
  const { db } = createSample({ leads: 200 }).portal;
  for (const table of ["leads", "lifecycle", "touches", "dispositions", "feedback", "deals", "imports"]) {
    const rows = `SELECT * FROM ${table}`;
    expect(written.prepare(rows).all()).toEqual(db.prepare(rows).all());
  }
  written.close();
});

test("a portal that is there is kept, and replaced with --force", async () => {
  const folder = temporaryFolder();
  await coord(folder, "sample", "--leads", "10");
  const again = await coord(folder, "sample", "--leads", "20");
  expect([again.code, again.out]).toEqual([2, ""]);
  expect(again.err).toContain("is there already; replace it with --force");
  const forced = await coord(folder, "sample", "--leads", "20", "--force", "--json");
  expect(forced.code).toBe(0);
  expect(forced.events).toEqual([
    {
      portal: join(folder, ".concord", "portal.db"),
      scenario: "slow-follow-up",
      leads: 20,
      seed: 1,
      truth: createSample({ leads: 20 }).truth,
    },
  ]);
  const { db } = openPortal(folder);
  expect(db.prepare("SELECT COUNT(*) FROM leads").pluck().get()).toBe(20);
  db.close();
});

test("a file that is no portal is never replaced", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "notes.txt"), "mine\n");
  const { code, err } = await coord(folder, "sample", "--leads", "10", "--portal", "notes.txt", "--force");
  expect(code).toBe(2);
  expect(err).toContain("notes.txt can't be opened as a portal");
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine\n");
});

test("a named portal stands where it is named, and the next command names it", async () => {
  const folder = temporaryFolder();
  const { out } = await coord(folder, "sample", "--leads", "10", "--portal", "data/my portal.db");
  expect(existsSync(join(folder, "data", "my portal.db"))).toBe(true);
  expect(existsSync(join(folder, "data", "sample-truth.json"))).toBe(true);
  expect(out).toContain('coord sales-marketing-alignment --portal "data/my portal.db"');
});

test.each([
  ["a scenario nearly named", ["--scenario", "mirored-stages"], "did you mean mirrored-stages?"],
  ["a scenario that is none", ["--scenario", "x"], "there are slow-follow-up"],
  ["no leads", ["--leads", "0"], "--leads takes a whole number from 1 to 2,000,000; found `0`"],
  ["too many leads", ["--leads", "2000001"], "found `2000001`"],
  ["leads that are no number", ["--leads", "1e3"], "found `1e3`"],
  ["a seed that is no number", ["--seed", "-1"], "--seed takes a whole number"],
  ["a folder for a portal", ["--portal", "."], "is a folder"],
])("%s is one sentence, and nothing is written", async (_name, argv, message) => {
  const folder = temporaryFolder();
  const { code, err } = await coord(folder, "sample", ...argv);
  expect([code, err.split("\n").length]).toEqual([2, 1]);
  expect(err).toContain(message);
  expect(existsSync(join(folder, ".concord"))).toBe(false);
});

test("--csv writes the export files, which import as they are, and a portal only where one is named", async () => {
  const folder = temporaryFolder();
  const made = await coord(
    folder,
    "sample",
    "--scenario",
    "hubspot-and-salesforce",
    "--leads",
    "60",
    "--csv",
    "exports",
  );
  expect(made.code).toBe(0);
  const next = /^Next: coord import (.+)$/m.exec(made.out)?.[1] ?? "";
  expect(existsSync(join(folder, ".concord"))).toBe(false);
  const imported = await coord(folder, "import", ...next.split(" "));
  expect(imported.code).toBe(0);
  expect(imported.out).not.toContain("rejected");
  const again = await coord(folder, "sample", "--csv", "exports");
  expect(again.code).toBe(2);
  expect(again.err).toContain("is not empty");
});

test("--json lists the files, how many rows each holds and what imports them; with --portal there are both", async () => {
  const folder = temporaryFolder();
  const options = ["--scenario", "small-team", "--leads", "40", "--csv", "my exports", "--portal", "p.db", "--json"];
  const { code, events } = await coord(folder, "sample", ...options);
  expect(code).toBe(0);
  const [portal = {}, csv = {}]: Record<string, unknown>[] = events;
  expect(portal).toMatchObject({ portal: join(folder, "p.db"), scenario: "small-team", leads: 40 });
  expect(csv).toMatchObject({
    csv: join(folder, "my exports"),
    scenario: "small-team",
    leads: 40,
    truth: portal.truth,
  });
  const files = csv.files as { file: string; rows: number }[];
  expect(files[0]).toEqual({ file: join(folder, "my exports", "hubspot-contacts.csv"), rows: 40 });
  const named = files.map(({ file }) => JSON.stringify(join("my exports", basename(file)))).join(" ");
  expect(csv.import).toBe(`coord import ${named} --set business_hours.time_zone=America/Chicago`);
});

test("where one of portal and files can't be written, neither is", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "p.db"), "mine\n");
  const { code, err } = await coord(folder, "sample", "--leads", "10", "--csv", "exports", "--portal", "p.db");
  expect([code, err]).toEqual([2, expect.stringContaining("p.db is there already")]);
  expect(existsSync(join(folder, "exports"))).toBe(false);
  const other = await coord(folder, "sample", "--leads", "10", "--csv", ".", "--portal", "new.db");
  expect([other.code, other.err]).toEqual([2, expect.stringContaining("is not empty")]);
  expect(existsSync(join(folder, "new.db"))).toBe(false);
});

test("records of one's own don't go into a portal of made-up ones", async () => {
  const folder = temporaryFolder();
  expect((await coord(folder, "sample", "--leads", "20")).code).toBe(0);
  writeFileSync(join(folder, "contacts.csv"), "Record ID,Email,Lifecycle Stage,Create Date\n1,ada@example.org,Lead,2026-01-05\n");
  const { code, err } = await coord(folder, "import", "contacts.csv");
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/portal\.db holds a sample, which is made up; import into another portal/),
  ]);
  expect((await coord(folder, "import", "contacts.csv", "--portal", "own.db")).code).toBe(0);
});
