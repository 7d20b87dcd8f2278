import type { Entries } from "./kernel/entries.ts";
import { ladder } from "./stage-ladder.ts";

/** The lifecycle stamps of all leads as known at as-of, each lead's in their order. */
export interface StageHistory {
  /** Names of stages by number: those that are none of the ladder by the alphabet, then the ladder. */
  stages: readonly string[];
  /** How far along the ladder a stage is, by its number, from 1; 0 for one that is none of it. */
  positions: readonly number[];
  /** First entries of the leads that have a stamp. */
  leads: Int32Array;
  /** The stamps of the lead at place `p` stand from `start[p]` to before `start[p + 1]`, by moment and number of stage. */
  start: Int32Array;
  /** The number of each stamp's stage. */
  stage: Uint16Array;
  /** The moment of each stamp, seconds since 1970. */
  at: Int32Array;
}

/** The history of lifecycle stages, put in order once for all facts of a sheet. */
export const stageHistory = (entries: Entries): StageHistory =>
  entries.once("stage history", () => {
    const { summary, asOf } = entries;
    const n = summary.column("n");
    const stamps = summary.stamps();
    const steps: readonly string[] = ladder;
    const named = stamps.stages.slice(1).filter((name) => !steps.includes(name));
    const stages = [...named.sort(), ...steps];
    const numberOf = stamps.stages.map((name) => stages.indexOf(name));
    const length = stamps.at.length;
    const [stage, at] = [new Uint16Array(length), new Int32Array(length)];
    const [leads, start] = [new Int32Array(summary.entries), new Int32Array(summary.entries + 1)];
    let [count, stamp] = [0, 0];
    for (let entry = 0; entry < summary.entries; entry++) {
      if (n[entry]! < 0) continue;
      for (let place = stamps.start[entry]!; place < stamps.start[entry + 1]!; place++) {
        if (stamps.at[place]! > asOf) continue;
        at[stamp] = stamps.at[place]!;
        stage[stamp++] = numberOf[stamps.stage[place]!]!;
      }
      if (stamp === start[count]) continue;
      sort(stage, at, start[count]!, stamp);
      leads[count++] = entry;
      start[count] = stamp;
    }
    return {
      stages,
      positions: stages.map((_, number) => Math.max(0, number - named.length + 1)),
      leads: leads.subarray(0, count),
      start: start.subarray(0, count + 1),
      stage: stage.subarray(0, stamp),
      at: at.subarray(0, stamp),
    };
  });

/** Sorts a lead's few stamps, which come by moment, by moment and stage. */
function sort(stage: Uint16Array, at: Int32Array, from: number, to: number): void {
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
