import type { Db } from "../src/portal/portal.ts";

/**
 * Gives a portal the SQL function `who(lead_id)`: the e-mail that a person has, else what a source calls them, so that
 * tests can read whose a record is.
 */
export function withWho(db: Db): Db {
  const names = new Map(
    db
      .prepare(
        `SELECT lead_id, COALESCE(
           MIN(CASE WHEN alias LIKE 'email:%' THEN substr(alias, 7) END), MIN(CASE WHEN alias NOT LIKE 'deal:%' THEN alias END)
         ) FROM aliases GROUP BY lead_id`,
      )
      .raw()
      .all() as [number, string][],
  );
  db.function("who", (id: unknown) => (id === null ? null : (names.get(id as number) ?? "nobody")));
  return db;
}
