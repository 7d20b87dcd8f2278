import type { Db } from "../portal/portal.ts";
import { dayOnly, never } from "../portal/summary/columns.ts";
import type { Entries } from "./kernel/entries.ts";

/**
 * Whether an event belongs to an episode and is known at as-of, `@to` in each window: it belongs to the last qualification
 * that it may have come after. A stamp that holds only a day may lie anywhere in that day, so it counts to the day's end.
 */
const belongs = (at: string): string => {
  const latest = `${at} + 86399 * (precision = 'day')`;
  return `${latest} >= mql_at AND ${latest} < next_at AND ${at} <= @to`;
};

/**
 * One row a qualification episode with its stamps, as known at as-of, from the raw records: what the summary holds, and what
 * the audit query of a fact carries as a common table expression. `exact` says that its stamps hold minutes.
 */
export const episodeSql = `
  SELECT
    episodes.lead_id,
    episodes.mql_at,
    episodes.next_at,
    COALESCE(leads.source, 'unlabelled') AS source,
    leads.owner,
    episodes.precision = 'minute' AND NOT EXISTS (
      SELECT 1 FROM attempts WHERE lead_id = episodes.lead_id AND precision = 'day'
    ) AS exact,
    (SELECT MIN(at) FROM assignments WHERE lead_id = episodes.lead_id AND ${belongs("at")}) AS assigned_at,
    (SELECT MIN(at) FROM attempts WHERE lead_id = episodes.lead_id AND ${belongs("at")}) AS touched_at,
    (SELECT MIN(at) FROM (
      SELECT at, precision FROM dispositions WHERE lead_id = episodes.lead_id AND decision = 'accepted'
      UNION ALL SELECT at, precision FROM lifecycle WHERE lead_id = episodes.lead_id AND stage = 'SAL'
    ) WHERE ${belongs("at")}) AS accepted_at,
    (SELECT MIN(at) FROM dispositions
      WHERE lead_id = episodes.lead_id AND decision = 'rejected' AND ${belongs("at")}) AS rejected_at,
    (SELECT MIN(at) FROM lifecycle
      WHERE lead_id = episodes.lead_id AND stage = 'SQL' AND ${belongs("at")}) AS sql_at,
    (SELECT MIN(at) FROM lifecycle
      WHERE lead_id = episodes.lead_id AND stage = 'Opportunity' AND ${belongs("at")}) AS opportunity_at,
    (SELECT MIN(closed_at) FROM deals
      WHERE lead_id = episodes.lead_id AND outcome = 'won' AND ${belongs("closed_at")}) AS won_at
  FROM episodes
  JOIN leads ON leads.id = episodes.lead_id
  WHERE episodes.mql_at <= @to
`;

const stamps = [
  ...(["assigned_at", "touched_at", "accepted_at", "rejected_at", "sql_at", "opportunity_at", "won_at"] as const),
];

/** Later than any moment, where an episode is open. */
const open = 9e15;

/** Makes the temporary table `episode` that facts read, from the portal's summary: what `episodeSql` gives as of a moment. */
export function fillEpisodes(db: Db, { summary, asOf }: Entries): void {
  const [lead, n, flags, mqlAt, nextAt] = ["lead", "n", "flags", "mql_at", "next_at"].map(summary.column) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const [source, owner] = [summary.column("source"), summary.column("owner")];
  const [sources, owners] = [summary.labels("source"), summary.labels("owner")];
  const columns = stamps.map(summary.column);
  db.exec(`
    DROP TABLE IF EXISTS temp.episode;
    CREATE TEMP TABLE episode (lead_id INTEGER, mql_at INTEGER, next_at INTEGER, source TEXT, owner TEXT, exact INTEGER,
      ${stamps.map((stamp) => `${stamp} INTEGER`)});`);
  const put = db.prepare(`INSERT INTO temp.episode VALUES (?, ?, ?, ?, ?, ?, ${stamps.map(() => "?")})`);
  for (let entry = 0; entry < summary.entries; entry++) {
    if (n[entry]! <= 0 || mqlAt[entry]! > asOf) continue;
    put.run(
      lead[entry],
      mqlAt[entry],
      nextAt[entry] === never ? open : nextAt[entry],
      source[entry] === 0 ? "unlabelled" : sources[source[entry]!],
      owner[entry] === 0 ? null : owners[owner[entry]!],
      (flags[entry]! & (dayOnly.mql | dayOnly.touch)) === 0 ? 1 : 0,
      ...columns.map((column) => (column[entry]! > asOf ? null : column[entry])),
    );
  }
  db.exec("CREATE INDEX temp.episode_by_lead ON episode (lead_id)");
}
