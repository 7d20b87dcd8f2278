import type { Db } from "../portal.ts";
import type { Identity } from "./identity.ts";

const TABLES = ["touches", "engagements"] as const;

/** E-mails that stand beside ids in what was done: whose it is where nobody turns out to have the id. */
export interface Alternatives {
  /** Notes the alias of an e-mail for a record that goes by an id. */
  add(table: (typeof TABLES)[number], id: string, email: string): void;
  /** Hands the records of ids that no lead has to those who have the e-mail, or will. */
  settle(identity: Identity): void;
}

export function createAlternatives(db: Db): Alternatives {
  db.exec(
    `CREATE TEMP TABLE IF NOT EXISTS alternatives
       (record_table TEXT, record_id TEXT, email TEXT, PRIMARY KEY (record_table, record_id)) WITHOUT ROWID;
     DELETE FROM alternatives;`,
  );
  const put = db.prepare("INSERT OR REPLACE INTO alternatives (record_table, record_id, email) VALUES (?, ?, ?)");
  return {
    add: (table, id, email) => void put.run(table, id, email),
    settle(identity) {
      for (const table of TABLES) {
        const loose = db
          .prepare(
            `SELECT ${table}.id, alternatives.email FROM alternatives
             JOIN ${table} ON ${table}.id = alternatives.record_id
             WHERE alternatives.record_table = '${table}'
               AND NOT EXISTS (SELECT 1 FROM leads WHERE leads.id = ${table}.lead_id)`,
          )
          .all() as { id: string; email: string }[];
        const move = db.prepare(`UPDATE ${table} SET lead_id = ? WHERE id = ?`);
        for (const { id, email } of loose) move.run(identity.refer(email), id);
      }
    },
  };
}
