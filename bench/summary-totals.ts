import type { DuckDBConnection } from "@duckdb/node-api";
import type { Db } from "../src/portal/portal.ts";
import { dayOnly, leadLabels, never, type StampColumn, stampColumns } from "../src/portal/summary/columns.ts";
import { openSummary } from "../src/portal/summary/summary.ts";

/** What two summaries must have alike: by name a count, a sum, and a sum in which each number is tied to its lead. */
export type Totals = Record<string, number[]>;

/** Primes that keep sums of products below what a number holds exactly. */
const [ofLead, ofValue] = [997, 9973];

const labelColumns = [...leadLabels, "reason"] as const;
const numberColumns = ["n", "filled", "engagements", "attempts"] as const;

/** The totals of a portal's summary, from its columns. */
export function ownTotals(db: Db): Totals {
  const summary = openSummary(db);
  const n = summary.column("n");
  const lead = summary.column("lead");
  const totals: Totals = {};
  const add = (name: string, of: number, value: number): void => {
    totals[name] ??= [0, 0, 0];
    const total = totals[name];
    total[0]!++;
    total[1]! += value;
    total[2]! += (of % ofLead) * (value % ofValue);
  };
  const each = (column: Int32Array, use: (value: number, of: number) => void): void => {
    for (let entry = 0; entry < summary.entries; entry++) if (n[entry] !== -1) use(column[entry]!, lead[entry]!);
  };
  for (const name of stampColumns)
    each(summary.column(name), (stamp, of) => {
      if (stamp !== never) add(name, of, stamp);
    });
  for (const name of numberColumns) each(summary.column(name), (value, of) => add(name, of, value));
  for (const [name, bit] of Object.entries(dayOnly))
    each(summary.column("flags"), (flags, of) => {
      if (flags & bit) add(`${name}_day`, of, 1);
    });
  for (const name of labelColumns) {
    const labels = summary.labels(name);
    each(summary.column(name), (number, of) => {
      if (number !== 0) add(`${name} ${labels[number]}`, of, 1);
    });
  }
  const { start, at, channel } = summary.attempts();
  const channels = summary.labels("channel");
  for (let entry = 0; entry < summary.entries; entry++) {
    if (n[entry] === -1) continue;
    for (let attempt = start[entry]!; attempt < start[entry + 1]!; attempt++)
      add(`attempt ${channels[channel[attempt]!]}`, lead[entry]!, at[attempt]!);
  }
  return totals;
}

/** What DuckDB calls a flag. */
const flagColumn = (name: string): string => `${name}_day`;

/** The totals of a summary in DuckDB. */
export async function duckTotals(duck: DuckDBConnection): Promise<Totals> {
  const total = (name: string, value: string, from: string): string =>
    `SELECT ${name} AS name, COUNT(*), SUM(${value}), SUM(lead % ${ofLead} * (${value} % ${ofValue})) FROM ${from} GROUP BY ALL`;
  const stamp = (name: StampColumn) => total(`'${name}'`, name, `summary WHERE ${name} IS NOT NULL`);
  const label = (name: string) => total(`'${name} ' || ${name}`, "1", `summary WHERE ${name} IS NOT NULL`);
  const flag = (name: string) => total(`'${flagColumn(name)}'`, "1", `summary WHERE ${flagColumn(name)}`);
  const sql = [
    ...stampColumns.map(stamp),
    ...numberColumns.map((name) => total(`'${name}'`, name, "summary")),
    ...Object.keys(dayOnly).map(flag),
    ...labelColumns.map(label),
    total(`'attempt ' || channel`, `"at"`, "summary_attempts JOIN summary USING (entry)"),
  ].join("\nUNION ALL ");
  const rows = (await duck.runAndReadAll(sql)).getRows().filter(([, count]) => Number(count) > 0);
  return Object.fromEntries(rows.map(([name, ...numbers]) => [String(name), numbers.map(Number)]));
}

/** The names of the totals in which two summaries differ, with both. */
export function differences(one: Totals, other: Totals): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names]
    .sort()
    .filter((name) => String(one[name]) !== String(other[name]))
    .map((name) => `${name}: ${one[name] ?? "none"} and ${other[name] ?? "none"}`);
}
