import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { openPortal } from "../../src/portal/portal.ts";
import { coord, temporaryFolder } from "../support.ts";

const bin = join(import.meta.dirname, "..", "..", "dist", "coord.js");
const sqlite = pathToFileURL(createRequire(import.meta.url).resolve("better-sqlite3")).href;

/** Kills its own process, as nothing can be caught, right before an import would be there to stay. */
const killer = `import Database from ${JSON.stringify(sqlite)};
const { exec } = Database.prototype;
Database.prototype.exec = function (sql) {
  if (sql === "COMMIT") process.kill(process.pid, "SIGKILL");
  return exec.call(this, sql);
};
`;

test("an import that is killed leaves the portal as it was, and can be run again", async () => {
  const folder = temporaryFolder();
  const write = (name: string, from: number, to: number) => {
    const rows = Array.from({ length: to - from }, (_, at) => `${from + at},p${from + at}@x.test,Lead,2026-01-05\n`);
    writeFileSync(join(folder, name), `Record ID,Email,Lifecycle Stage,Create Date\n${rows.join("")}`);
  };
  write("first.csv", 0, 10);
  write("second.csv", 5, 20_000);
  writeFileSync(join(folder, "killer.mjs"), killer);
  const killed = (file: string) =>
    spawnSync(process.execPath, ["--import", pathToFileURL(join(folder, "killer.mjs")).href, bin, "import", file], {
      cwd: folder,
      timeout: 60_000,
    });
  const leads = () => {
    const { db } = openPortal(folder);
    const said = db.prepare("SELECT (SELECT COUNT(*) FROM leads), (SELECT COUNT(*) FROM imports)").raw().get();
    db.close();
    return said;
  };

  expect(killed("second.csv").signal).toBe("SIGKILL");
  expect(existsSync(join(folder, ".concord", "rejects"))).toBe(false);
  expect(leads()).toEqual([0, 0]);
  expect((await coord(folder, "import", "first.csv")).code).toBe(0);
  expect(killed("second.csv").signal).toBe("SIGKILL");
  expect(leads()).toEqual([10, 1]);
  expect((await coord(folder, "import", "second.csv")).code).toBe(0);
  expect(leads()).toEqual([20_000, 2]);
});
