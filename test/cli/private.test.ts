import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { openRunStore } from "../../src/missions/store.ts";
import { createPortal } from "../../src/portal/portal.ts";
import { temporaryFolder } from "../support.ts";

// Whatever the person's own mask is.
let mask: number;
beforeEach(() => {
  mask = process.umask(0);
});
afterEach(() => void process.umask(mask));

const modeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mode ?? 0;

/** What in `.concord/` others than its owner may look into, by name. */
function open(folder: string): string[] {
  const entries = readdirSync(join(folder, ".concord"), { recursive: true, withFileTypes: true });
  const paths = [join(folder, ".concord"), ...entries.map((entry) => join(entry.parentPath, entry.name))];
  return paths.filter((path) => (modeOf(path) & 0o077) !== 0).map((path) => basename(path));
}

const names = (folder: string): string[] =>
  readdirSync(join(folder, ".concord"), { recursive: true }).map(String).sort();

/** Runs a command line, and looks into the folder at each line that it prints too. */
async function coord(folder: string, ...argv: string[]) {
  const seen = new Set<string>();
  const wrong: string[] = [];
  const look = () => {
    for (const name of names(folder)) seen.add(name);
    wrong.push(...open(folder));
  };
  const code = await main(argv, { cwd: folder, print: look, printError: look });
  look();
  return { code, wrong, seen: [...seen] };
}

/** A project with a file to import, of which a row can't be read. */
function project(): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "map.yaml"),
    "source: crm\ntables: [{ into: leads, columns: { Id: id, Mail: email, Made: created_at } }]\n",
  );
  writeFileSync(join(folder, "leads.csv"), "Id,Mail,Made\n1,ada@example.org,2026-01-01\n2,bob@example.org,soon\n");
  return folder;
}

const importing = ["import", "leads.csv", "--map", "map.yaml"];

test("whatever a command writes into .concord is its owner's alone, while it writes and afterwards", async () => {
  const folder = project();
  const imported = await coord(folder, ...importing);
  expect(imported).toMatchObject({ code: 0, wrong: [] });
  expect(names(folder)).toEqual([".gitignore", "portal.db", "rejects", "rejects/leads.csv.rejects.csv"]);
  const ran = await coord(folder, "sales-marketing-sla");
  expect(ran).toMatchObject({ code: 0, wrong: [] });
  for (const beside of ["runs.db-wal", "runs.db-shm"]) expect(ran.seen).toContain(beside);
  expect(await coord(folder, "forget", "ada@example.org")).toMatchObject({ code: 0, wrong: [] });
  expect(await coord(folder, "runs", "prune", "--keep", "0")).toMatchObject({ code: 0, wrong: [] });
  const made = await coord(folder, "sample", "--leads", "20", "--force");
  expect(made).toMatchObject({ code: 0, wrong: [] });
  expect(made.seen).toContain("sample-truth.json");
});

test.each([
  ["import", importing],
  ["sample", ["sample", "--leads", "20", "--force"]],
  ["a run", ["sales-marketing-sla"]],
  ["forget", ["forget", "ada@example.org"]],
  ["runs prune", ["runs", "prune", "--keep", "0"]],
])("%s closes what stood open, such as a copy from elsewhere", async (_name, argv) => {
  const folder = project();
  await coord(folder, ...importing);
  await coord(folder, "sales-marketing-sla");
  const own = join(folder, ".concord");
  writeFileSync(join(own, "sample-truth.json"), "{}\n");
  mkdirSync(join(own, "recordings"));
  writeFileSync(join(own, "recordings", "one.json"), "{}\n");
  for (const name of names(folder)) chmodSync(join(own, name), modeOf(join(own, name)) | 0o055);
  chmodSync(own, 0o755);
  expect(open(folder)).toContain("portal.db");
  expect(await coord(folder, ...argv)).toMatchObject({ code: 0 });
  expect(open(folder)).toEqual([]);
});

test("what SQLite keeps beside a database is as private as the database, also while two have it open", () => {
  const folder = temporaryFolder();
  const path = join(folder, ".concord", "portal.db");
  const both = [createPortal(path).db, createPortal(path).db];
  const stores = [openRunStore(folder), openRunStore(folder)];
  both[1]!.exec("INSERT INTO aliases VALUES ('x', 1)");
  stores[1]!.put("x");
  expect(names(folder)).toEqual(
    expect.arrayContaining(["portal.db-shm", "portal.db-wal", "runs.db-shm", "runs.db-wal"]),
  );
  expect(open(folder)).toEqual([]);
  for (const db of [...both, ...stores]) db.close();
});
