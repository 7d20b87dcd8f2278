import type { Db } from "../portal/portal.ts";
import type { Entries } from "./kernel/entries.ts";

/** A stay of a deal in a stage: what a row of `dealStaySql` says. */
export interface DealStay {
  stage: string;
  /** The stage without case, by which spellings are one. */
  key: string;
  pipeline: string;
  at: number;
  /** Seconds since 1970; undefined where the deal still stands there. */
  leftAt: number | undefined;
}

interface Stamp {
  stage: string;
  key: string;
  at: number;
}

type Row = [deal: number, stage: string, at: number];

/** The stays of deals in stages as known at as-of, read once for all facts of a sheet; what `dealStaySql` gives. */
export const dealStays = (db: Db, entries: Entries): DealStay[] =>
  entries.once("deal stays", () => {
    const keyOf = remembered((stage) => foldedCase(trimmed(stage)));
    const closes = remembered((key) => /closed|won|lost/.test(key));
    const deals = dealsOf(db, entries.asOf);
    const rows = db
      .prepare(
        `SELECT deals.rowid, deal_stages.stage, deal_stages.at
         FROM deals CROSS JOIN deal_stages ON deal_stages.deal_id = deals.id WHERE deal_stages.at <= ?`,
      )
      .raw()
      .all(entries.asOf) as Row[];
    const stays: DealStay[] = [];
    for (let first = 0; first < rows.length; ) {
      const [deal] = rows[first]!;
      let end = first;
      while (rows[end]?.[0] === deal) end++;
      const stamps = rows.slice(first, end).map(([, stage, at]): Stamp => ({ stage, key: keyOf(stage), at }));
      stamps.sort((a, b) => a.at - b.at || (a.stage < b.stage ? -1 : 1));
      const { pipeline, closedAt } = deals.get(deal)!;
      for (const [place, { stage, key, at }] of stamps.entries()) {
        if (stamps[place - 1]?.key === key || closes(key)) continue;
        const closing = closedAt === undefined ? undefined : Math.max(closedAt, at);
        stays.push({ stage: trimmed(stage), key, pipeline, at, leftAt: leaving(stamps, place) ?? closing });
      }
      first = end;
    }
    return stays;
  });

/** When a deal came to be in another stage; a stage that is stamped again while the deal is in it is one stay. */
function leaving(stamps: readonly Stamp[], place: number): number | undefined {
  const { key, at } = stamps[place]!;
  const next = stamps[place + 1];
  if (next?.key !== key) return next?.at;
  return stamps.find((later) => later.at >= at && later.key !== key)?.at;
}

/** The pipelines of deals, and when they were closed by as-of, by the number of their row. */
function dealsOf(db: Db, asOf: number): Map<number, { pipeline: string; closedAt: number | undefined }> {
  const rows = db
    .prepare(
      `SELECT rowid, COALESCE(LOWER(TRIM(pipeline)), ''), CASE WHEN outcome <> 'open' AND closed_at <= ? THEN closed_at END
       FROM deals`,
    )
    .raw()
    .all(asOf) as [number, string, number | null][];
  return new Map(rows.map(([deal, pipeline, closedAt]) => [deal, { pipeline, closedAt: closedAt ?? undefined }]));
}

/** As SQLite's TRIM has it: blanks only. */
const trimmed = (text: string): string => text.replace(/^ +| +$/g, "");

/** As SQLite's LOWER has it: letters of ASCII only. */
const foldedCase = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function remembered<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (!known.has(text)) known.set(text, work(text));
    return known.get(text)!;
  };
}
