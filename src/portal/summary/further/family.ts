import type { Db } from "../../portal.ts";
import type { Labels } from "../labels.ts";

/** Columns that few facts read: a segment has them from when somebody first asks for one. */
export interface Family {
  names: readonly string[];
  /**
   * Works them out for a segment.
   *
   * @param lead The leads of its entries; those of one lead stand together.
   */
  build(db: Db, lead: Int32Array, labels: Labels): Map<string, Int32Array>;
}

/** A segment whose leads lie so far apart holds too few of them to read all that lie between. */
const mostApart = 4;

/**
 * SQL that picks the rows of some leads, by a column that holds the lead, with its parameters.
 *
 * @param lead The leads, of which those of one segment are neighbours.
 */
export function ofLeads(lead: Int32Array, column: string): { where: string; params: unknown[] } {
  let [first, last] = [lead[0] ?? 0, lead[0] ?? -1];
  for (const id of lead) {
    if (id < first) first = id;
    if (id > last) last = id;
  }
  if (last - first <= mostApart * lead.length) return { where: `${column} BETWEEN ? AND ?`, params: [first, last] };
  return { where: `${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify([...new Set(lead)])] };
}
