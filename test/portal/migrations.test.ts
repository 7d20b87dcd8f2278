import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openPortal } from "../../src/portal/portal.ts";
import { applicationId, migrations } from "../../src/portal/schema.ts";
import { temporaryFolder } from "../support.ts";
import { withWho } from "../who.ts";

/** A portal as an earlier version left it, with a lead of each kind of name and what refers to them. */
function earlier(version: number): string {
  const path = join(temporaryFolder(), "portal.db");
  const db = new Database(path);
  for (const migration of migrations.slice(0, 1)) db.exec(migration);
  db.exec(`
    INSERT INTO imports (id, source, file, sha256, imported_at) VALUES (1, 'crm', 'leads.csv', 'x', 0);
    INSERT INTO leads (id, email, source, created_at, precision, import_id, line) VALUES
      ('ada@example.org', 'ada@example.org', 'Web', 100, 'minute', 1, 2), ('7', 'bob@example.org', NULL, 50, 'day', 1, 3);
    INSERT INTO dimensions VALUES ('lead', '7', 'plan', 'pro'), ('deal', 'd1', 'next_step', 'call');
    INSERT INTO lifecycle VALUES ('7', 'MQL', 200, 'minute', 1, 3), ('7', 'MQL', 900, 'minute', 1, 3);
    INSERT INTO assignments VALUES ('7', 'Ann', 210, 'minute', 1, 3);
    INSERT INTO touches VALUES
      ('t1', '7', 'call', 'outbound', 'connected', 'Ann', 300, 'minute', 1, 4),
      ('t2', 'crm:99', 'call', 'outbound', NULL, NULL, 310, 'minute', 1, 5);
    INSERT INTO dispositions VALUES ('7', 'rejected', 'too small', 'Ann', 400, 'minute', 1, 3);
    INSERT INTO feedback VALUES ('ada@example.org', 'Call again', 500, 'minute', 1, 2);
    INSERT INTO deals (id, lead_id, outcome, amount, closed_at, precision, import_id, line) VALUES
      ('d1', '7', 'won', 900, 1000, 'minute', 1, 6), ('d2', NULL, 'open', NULL, NULL, 'day', 1, 7),
      ('d3', 'crm:99', 'lost', NULL, 1100, 'day', 1, 8);`);
  for (const migration of migrations.slice(1, version)) db.exec(migration);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${version}`);
  db.close();
  return path;
}

test.each([1, 2, 3, 4, 5, 6, 7])(
  "a portal of version %d opens with all that it holds, and people are who they were",
  (version) => {
    const { db } = openPortal("/", earlier(version));
    const rows = (sql: string) => withWho(db).prepare(sql).raw().all();
    expect(rows("SELECT who(id), email, source, created_at, precision FROM leads ORDER BY created_at")).toEqual([
      ["bob@example.org", "bob@example.org", null, 50, "day"],
      ["ada@example.org", "ada@example.org", "Web", 100, "minute"],
    ]);
    expect(rows("SELECT who(lead_id), stage, at FROM lifecycle ORDER BY at")).toEqual([
      ["bob@example.org", "MQL", 200],
      ["bob@example.org", "MQL", 900],
    ]);
    expect(rows("SELECT id, who(lead_id), outcome, owner, at, line FROM touches ORDER BY id")).toEqual([
      ["t1", "bob@example.org", "connected", "Ann", 300, 4],
      ["t2", "crm:99", null, null, 310, 5],
    ]);
    expect(rows("SELECT who(lead_id), decision, reason, owner, at FROM dispositions")).toEqual([
      ["bob@example.org", "rejected", "too small", "Ann", 400],
    ]);
    expect(rows("SELECT who(lead_id), text FROM feedback")).toEqual([["ada@example.org", "Call again"]]);
    expect(rows("SELECT who(lead_id), owner FROM assignments")).toEqual([["bob@example.org", "Ann"]]);
    expect(rows("SELECT id, who(lead_id), amount FROM deals ORDER BY id")).toEqual([
      ["d1", "bob@example.org", 900],
      ["d2", null, null],
      ["d3", "crm:99", null],
    ]);
    expect(
      rows(
        "SELECT record, CASE record WHEN 'lead' THEN who(id) ELSE id END, name, value FROM dimensions ORDER BY record",
      ),
    ).toEqual([
      ["deal", "d1", "next_step", "call"],
      ["lead", "bob@example.org", "plan", "pro"],
    ]);
    // Every source's name leads to the person, and a version of each lead is kept.
    expect(
      rows("SELECT who(lead_id) FROM aliases WHERE alias IN ('crm:7', 'email:bob@example.org') ORDER BY alias"),
    ).toEqual([["bob@example.org"], ["bob@example.org"]]);
    expect(rows("SELECT who(record_id), key FROM versions WHERE kind = 'lead' ORDER BY key")).toEqual([
      ["bob@example.org", "7"],
      ["ada@example.org", "ada@example.org"],
    ]);
    expect(rows("SELECT COUNT(*) FROM episodes")).toEqual([[2]]);
    db.close();
  },
);
