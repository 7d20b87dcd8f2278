import type { Db } from "../portal.ts";

/** What several files may tell of a lead, with the column that says what it was. */
const TOLD = [
  ["lifecycle", "stage"],
  ["dispositions", "decision"],
  ["assignments", "owner"],
] as const;

const [HOUR, DAY] = [3_600, 86_400];

/** Imports of histories, and those of leads that hold no history. */
const histories = "SELECT id FROM imports WHERE tables LIKE '%lead_history%'";
const leadFiles = "SELECT id FROM imports WHERE tables LIKE '%leads%' AND tables NOT LIKE '%lead_history%'";

/** Which of two that tell the same of one lead goes, and how the one that stays is known. */
const TWINS = [
  // A day, where another holds a moment of it.
  `told.precision = 'day' AND kept.precision = 'minute' AND kept.at >= told.at AND kept.at < told.at + ${DAY}`,
  // What a lead says, where a history says so within the hour.
  `told.import_id IN (${leadFiles}) AND kept.import_id IN (${histories})
     AND kept.at BETWEEN told.at - ${HOUR} AND told.at + ${HOUR}`,
];

interface Twin {
  lead: unknown;
  what: string;
  at: number;
  keptAt: number;
}

/**
 * Makes one of what two sources tell of the same stage, decision or assignment of a lead: on one day, of which one knows
 * the moment and the other the day only; or within an hour of each other, one in a history and the other as a date of the
 * lead. The moment stays, and the history. A decision that goes leaves its reason and its owner to the one that stays.
 */
export function settleTwins(db: Db): void {
  for (const [table, what] of TOLD) {
    for (const twins of TWINS) {
      const found = db
        .prepare(
          `SELECT told.lead_id AS lead, told.${what} AS what, told.at, kept.at AS keptAt
           FROM ${table} AS told CROSS JOIN ${table} AS kept ON kept.lead_id = told.lead_id AND kept.${what} = told.${what}
           WHERE ${twins}
           ORDER BY kept.at DESC`,
        )
        .all() as Twin[];
      if (found.length > 0) leave(db, table, what, found);
    }
  }
}

function leave(db: Db, table: string, what: string, twins: readonly Twin[]): void {
  const one = `lead_id = @lead AND ${what} = @what`;
  const hand =
    table === "dispositions"
      ? db.prepare(
          `UPDATE dispositions SET reason = COALESCE(dispositions.reason, told.reason), owner = COALESCE(dispositions.owner, told.owner)
           FROM (SELECT reason, owner FROM dispositions WHERE ${one} AND at = @at) AS told
           WHERE ${one} AND at = @keptAt`,
        )
      : undefined;
  const remove = db.prepare(`DELETE FROM ${table} WHERE ${one} AND at = @at`);
  // Of several that stay it is the last one's: once it is handed over, nothing is left for the others.
  for (const twin of twins) {
    hand?.run(twin);
    remove.run(twin);
  }
}
