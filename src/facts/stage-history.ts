import type { Db } from "../portal/portal.ts";
import type { Entries } from "./kernel/entries.ts";
import { ladder } from "./stage-ladder.ts";

/** The lifecycle stamps of all leads as known at as-of, each lead's in their order. */
export interface StageHistory {
  /** Names of stages by number: those that are none of the ladder by the alphabet, then the ladder. */
  stages: readonly string[];
  /** How far along the ladder a stage is, by its number, from 1; 0 for one that is none of it. */
  positions: readonly number[];
  /** Ids of leads that have a stamp. */
  leads: readonly number[];
  /** The stamps of the lead at place `p` stand from `start[p]` to before `start[p + 1]`, by moment and number of stage. */
  start: readonly number[];
  /** The number of each stamp's stage. */
  stage: Uint16Array;
  /** The moment of each stamp, seconds since 1970. */
  at: Float64Array;
}

/** Reads the history of lifecycle stages, once for all facts of a sheet. */
export const stageHistory = (db: Db, entries: Entries): StageHistory =>
  entries.once("stage history", () => {
    const { leads, start, codes, at } = readStamps(db, entries.asOf);
    const others = codes.includes(0) ? readOtherStages(db, entries.asOf) : [];
    const named = [...new Set(others)].sort();
    const numberOf = new Map(named.map((name, number) => [name, number]));
    let other = 0;
    const stage = Uint16Array.from(codes, (code) =>
      code === 0 ? numberOf.get(others[other++]!)! : named.length + code - 1,
    );
    for (let place = 0; place < leads.length; place++) sort(stage, at, start[place]!, start[place + 1]!);
    const positions = [...named.map(() => 0), ...ladder.map((_, index) => index + 1)];
    return { stages: [...named, ...ladder], positions, leads, start, stage, at };
  });

/** So many ids of leads are read at a time, so that the id, the moment and the stage are one number that is exact. */
const idsAtATime = 2 ** 17;
const codesOfStage = 2 ** 4;
const moments = 2 ** 32;

interface Stamps {
  leads: number[];
  start: number[];
  /** How far along the ladder the stage is. */
  codes: Uint8Array;
  at: Float64Array;
}

/** The stamps by lead, each lead's by the name of the stage; one number a row is read three times as fast as columns. */
function readStamps(db: Db, asOf: number): Stamps {
  const code = `CASE stage ${ladder.map((stage, index) => `WHEN '${stage}' THEN ${index + 1}`).join(" ")} ELSE 0 END`;
  const nextLead = db.prepare("SELECT MIN(lead_id) FROM lifecycle WHERE lead_id >= ?").pluck();
  const batches: { first: number; rows: number[] }[] = [];
  let next = db.prepare("SELECT MIN(lead_id) FROM lifecycle").pluck().get() as number | null;
  while (next !== null) {
    const first = next;
    const rows = db
      .prepare(
        `SELECT ((lead_id - (${first})) << 36) | (MIN(MAX(at, 0), ${moments - 1}) << 4) | ${code} FROM lifecycle
         WHERE lead_id >= ${first} AND lead_id < ${first + idsAtATime} AND at <= ? ORDER BY lead_id, stage, at`,
      )
      .pluck()
      .all(asOf) as number[];
    batches.push({ first, rows });
    next = nextLead.get(first + idsAtATime) as number | null;
  }
  const length = batches.reduce((sum, { rows }) => sum + rows.length, 0);
  const found: Stamps = { leads: [], start: [], codes: new Uint8Array(length), at: new Float64Array(length) };
  let stamp = 0;
  for (const { first, rows } of batches) {
    let last = -1;
    for (const row of rows) {
      const id = Math.floor(row / (codesOfStage * moments));
      if (id !== last) {
        last = id;
        found.leads.push(first + id);
        found.start.push(stamp);
      }
      found.codes[stamp] = row % codesOfStage;
      found.at[stamp++] = Math.floor(row / codesOfStage) % moments;
    }
  }
  found.start.push(stamp);
  return found;
}

/** The stages of the stamps that are none of the ladder, in the order in which the stamps are read. */
const readOtherStages = (db: Db, asOf: number): string[] =>
  db
    .prepare(
      `SELECT stage FROM lifecycle WHERE at <= ? AND stage NOT IN (${ladder.map((stage) => `'${stage}'`).join(", ")})
       ORDER BY lead_id, stage, at`,
    )
    .pluck()
    .all(asOf) as string[];

/** Sorts a lead's few stamps by moment and stage. */
function sort(stage: Uint16Array, at: Float64Array, from: number, to: number): void {
  for (let stamp = from + 1; stamp < to; stamp++) {
    const [moved, moment] = [stage[stamp]!, at[stamp]!];
    let place = stamp;
    for (; place > from && isAfter(at[place - 1]!, stage[place - 1]!, moment, moved); place--) {
      stage[place] = stage[place - 1]!;
      at[place] = at[place - 1]!;
    }
    stage[place] = moved;
    at[place] = moment;
  }
}

const isAfter = (at: number, stage: number, other: number, otherStage: number): boolean =>
  at > other || (at === other && stage > otherStage);
