import { dealStaySql } from "./deal-stay.ts";
import { episodeSql } from "./episode.ts";
import { leadMatchSql } from "./lead-match.ts";
import { productUseSql } from "./product-use.ts";
import { qualifiedAccountSql } from "./qualified-account.ts";
import { stageOnRecordSql } from "./stage-on-record.ts";

/**
 * Tables that facts read beside the raw ones, by what each is made from: its SQL takes `@to` only, and may read those
 * before it.
 */
const derived = {
  episode: episodeSql,
  lead_match: leadMatchSql,
  stage_on_record: stageOnRecordSql,
  deal_stay: dealStaySql,
  qualified_account: qualifiedAccountSql,
  product_use: productUseSql,
} as const;

export type DerivedTable = keyof typeof derived;

export const derivedTables = Object.keys(derived) as DerivedTable[];

/** What a derived table is made from. */
export const sqlOf = (name: DerivedTable): string => derived[name];

/** The derived tables that a query reads, in the order in which they can be made. */
export function derivedIn(sql: string): DerivedTable[] {
  const found = new Set<DerivedTable>();
  const add = (text: string): void => {
    for (const name of derivedTables) {
      if (found.has(name) || !new RegExp(`\\b${name}\\b`).test(text)) continue;
      found.add(name);
      add(derived[name]);
    }
  };
  add(sql);
  return derivedTables.filter((name) => found.has(name));
}

/** A query with the derived tables that it reads in front, so that it runs on the raw records. */
export function withDerived(sql: string): string {
  const expressions = derivedIn(sql).map((name) => `${name} AS (${derived[name]})`);
  if (expressions.length === 0) return sql;
  const own = /^WITH (?:RECURSIVE )?/.exec(sql)?.[0];
  const front = `WITH RECURSIVE ${expressions.join(",\n")}`;
  return own ? `${front},\n${sql.slice(own.length)}` : `${front}\n${sql}`;
}
