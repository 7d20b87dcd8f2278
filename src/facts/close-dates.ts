import { type FactDefinition, holds, type Measuring, scalarFact } from "./definition.ts";
import { isOpen } from "./open-deals.ts";

/** From so many pushes on a deal is reviewed. */
const pushesToReview = 2;

/** SQL that reads a close date as it was written, an ISO date or milliseconds since 1970, as seconds; null for another. */
const dateIn = (text: string): string => `
  CASE
    WHEN ${text} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' THEN unixepoch(SUBSTR(${text}, 1, 10))
    WHEN LENGTH(${text}) = 13 AND ${text} NOT GLOB '*[^0-9]*' THEN ${text} / 86400000 * 86400
  END`;

/** Each change of a close date up to as-of, with the day before and the day after; a history may tell only the latter. */
const changes = `
  SELECT deal_id, ${dateIn("old_value")} AS old_at, ${dateIn("new_value")} AS new_at
  FROM (
    SELECT deal_id, new_value,
      COALESCE(old_value, LAG(new_value) OVER (PARTITION BY deal_id ORDER BY at)) AS old_value
    FROM deal_changes WHERE field = 'close_date' AND at <= @to
  )
  WHERE old_value IS NOT NULL AND new_value IS NOT NULL`;

const pushed = `
  FROM deals LEFT JOIN (
    SELECT deal_id, COUNT(*) AS pushes FROM (${changes}) WHERE new_at > old_at GROUP BY deal_id
  ) AS pushed ON pushed.deal_id = deals.id
  WHERE ${isOpen}`;

const lacksChanges = (measuring: Measuring) => {
  if (!holds(measuring, "SELECT 1 FROM deal_changes WHERE field = 'close_date' AND at <= @to"))
    return "no change of a close date is on record";
  return unread(measuring) === "all" && "the changes of close dates are written in no way that can be read";
};

/** How many changes hold a date that can't be read; `all` where none can. */
function unread({ db, history }: Measuring): number | "all" {
  const row = db
    .prepare(`SELECT COUNT(*) AS changes, SUM(old_at IS NULL OR new_at IS NULL) AS unread FROM (${changes})`)
    .get({ to: history.to }) as { changes: number; unread: number | null };
  return row.changes > 0 && row.changes === row.unread ? "all" : (row.unread ?? 0);
}

const caveats = (measuring: Measuring): string[] => {
  const count = unread(measuring);
  return count === 0 ? [] : [`${count} changes hold a date that can't be read, left out`];
};

export const closeDateFacts: FactDefinition[] = [
  scalarFact({
    id: "pushed_deals",
    title: "Open deals whose close date was pushed",
    unit: "share",
    check: "how often close dates are pushed, from the history of the close date",
    empty: "no deal is open",
    sources: ["deals", "deal_changes"],
    over: "history",
    lacks: (_, measuring) => lacksChanges(measuring),
    behind: `SELECT deals.id AS deal_id, lead_id, COALESCE(pushes, 0) > 0 AS counts ${pushed} ORDER BY deals.id`,
    sql: `SELECT AVG(COALESCE(pushes, 0) > 0) AS value, COUNT(*) AS sample ${pushed}`,
    caveats,
  }),
  scalarFact({
    id: "deals_to_review",
    title: "Open deals whose close date was pushed twice or more",
    unit: "deals",
    check: "which deals were pushed twice, from the history of the close date",
    empty: "no deal is open",
    sources: ["deals", "deal_changes"],
    over: "history",
    lacks: (_, measuring) => lacksChanges(measuring),
    behind: `SELECT deals.id AS deal_id, lead_id, COALESCE(pushes, 0) >= ${pushesToReview} AS counts ${pushed} ORDER BY deals.id`,
    sql: `SELECT SUM(COALESCE(pushes, 0) >= ${pushesToReview}) AS value, COUNT(*) AS sample ${pushed}`,
    caveats,
  }),
];
