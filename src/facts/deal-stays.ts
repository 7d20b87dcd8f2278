import type { Db } from "../portal/portal.ts";

/** A name of a deal stage: as it is written, without blanks around it, and without case, by which spellings are one. */
export interface StageName {
  stage: string;
  key: string;
  /** Whether it is where a deal ends: such a stage is no stay. */
  closes: boolean;
}

/** A stay of a deal in a stage: what a row of `dealStaySql` says; `leftAt` is undefined where it still stands there. */
type Tell = (pipeline: string, name: StageName, at: number, leftAt: number | undefined) => void;

type Row = [deal: number, stage: string, at: number];

/** Tells each stay of a deal in a stage as known at as-of. Seconds since 1970. */
export function eachStay(db: Db, asOf: number, tell: Tell): void {
  const deals = dealsOf(db, asOf);
  const rows = stampsOf(db, asOf);
  const names = new Map<string, StageName>();
  for (let first = 0; first < rows.length; ) {
    let end = first + 1;
    while (end < rows.length && rows[end]![0] === rows[first]![0]) end++;
    sort(rows, first, end);
    const { pipeline, closedAt } = deals.get(rows[first]![0])!;
    let previous: StageName | undefined;
    for (let place = first; place < end; place++) {
      const [, stage, at] = rows[place]!;
      const name = nameOf(stage);
      if (name.key !== previous?.key && !name.closes)
        tell(pipeline, name, at, leaving(place, first, end) ?? (closedAt && Math.max(closedAt, at)));
      previous = name;
    }
    first = end;
  }

  function nameOf(written: string): StageName {
    const known = names.get(written);
    if (known) return known;
    const stage = written.replace(/^ +| +$/g, "");
    // As SQLite's LOWER has it: letters of ASCII only.
    const key = stage.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    const name = { stage, key, closes: /closed|won|lost/.test(key) };
    names.set(written, name);
    return name;
  }

  /** When a deal came to be in another stage; a stage that is stamped again while the deal is in it is one stay. */
  function leaving(place: number, first: number, end: number): number | undefined {
    const [, stage, at] = rows[place]!;
    const { key } = nameOf(stage);
    if (place + 1 === end) return undefined;
    if (nameOf(rows[place + 1]![1]).key !== key) return rows[place + 1]![2];
    for (let later = first; later < end; later++)
      if (rows[later]![2] >= at && nameOf(rows[later]![1]).key !== key) return rows[later]![2];
    return undefined;
  }
}

/** The stamps of deals' stages up to as-of, those of a deal together. */
function stampsOf(db: Db, asOf: number): Row[] {
  const from = "FROM deals CROSS JOIN deal_stages ON deal_stages.deal_id = deals.id WHERE deal_stages.at <= ?";
  // A column as one text comes out in a third of the time that rows take.
  const [deals, stages, moments] = db
    .prepare(
      `SELECT group_concat(deals.rowid), group_concat(deal_stages.stage, char(30)), group_concat(deal_stages.at) ${from}`,
    )
    .raw()
    .get(asOf) as (string | null)[];
  const ids = JSON.parse(`[${deals ?? ""}]`) as number[];
  const at = JSON.parse(`[${moments ?? ""}]`) as number[];
  const names = (stages ?? "").split("\u001e");
  if (ids.length === 0 || names.length === ids.length)
    return ids.map((deal, place): Row => [deal, names[place]!, at[place]!]);
  // The name of a stage may hold what stands between names.
  return db.prepare(`SELECT deals.rowid, deal_stages.stage, deal_stages.at ${from}`).raw().all(asOf) as Row[];
}

/** Sorts the few stamps of a deal by moment and stage. */
function sort(rows: Row[], from: number, to: number): void {
  for (let next = from + 1; next < to; next++) {
    const moved = rows[next]!;
    let place = next;
    for (; place > from && isAfter(rows[place - 1]!, moved); place--) rows[place] = rows[place - 1]!;
    rows[place] = moved;
  }
}

const isAfter = ([, stage, at]: Row, [, otherStage, other]: Row): boolean =>
  at > other || (at === other && stage > otherStage);

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
