import type { Entries } from "./kernel/entries.ts";
import { percentile } from "./kernel/percentile.ts";
import type { StageHistory } from "./stage-history.ts";
import type { Window } from "./types.ts";

/** A move of a lead from a stage to another one that is stamped next in a window; stages by their number. */
type Move = (stage: number, next: number, seconds: number) => void;

function eachMove({ leads, start, stage, at }: StageHistory, { from }: Window, tell: Move): void {
  for (let place = 0; place < leads.length; place++)
    for (let stamp = start[place]! + 1; stamp < start[place + 1]!; stamp++)
      if (at[stamp - 1]! > from && stage[stamp] !== stage[stamp - 1])
        tell(stage[stamp - 1]!, stage[stamp]!, at[stamp]! - at[stamp - 1]!);
}

/** Numbers of stages in the order in which they are shown: the ladder, then the others. */
const shown = ({ stages, positions }: StageHistory): number[] =>
  [...stages.keys()].sort((a, b) => Number(positions[a] === 0) - Number(positions[b] === 0) || a - b);

/** Days that leads were in each stage before they moved on: the median, and those within which nine in ten did. */
export function daysByStage(history: StageHistory, window: Window) {
  const { positions, stages } = history;
  const days: number[][] = stages.map(() => []);
  eachMove(history, window, (stage, next, seconds) => {
    if (positions[next] === 0 || positions[next]! > positions[stage]!) days[stage]!.push(seconds / 86_400);
  });
  return shown(history).flatMap((stage) => {
    const values = Float64Array.from(days[stage]!);
    if (values.length === 0) return [];
    return [
      {
        stage: stages[stage]!,
        moves: values.length,
        days: percentile(values, 50)!,
        most_days: percentile(values, 90)!,
      },
    ];
  });
}

/** Of the moves along the ladder, the share that went back. */
export function backwardMoves(history: StageHistory, window: Window) {
  const { positions } = history;
  let [moves, back] = [0, 0];
  eachMove(history, window, (stage, next) => {
    if (positions[stage] === 0 || positions[next] === 0) return;
    moves++;
    if (positions[next]! < positions[stage]!) back++;
  });
  return { value: moves === 0 ? null : back / moves, sample: moves };
}

/** Leads on record that reached a stage in a window, told lead by lead with the stages that they have at as-of. */
export function eachReached(
  { leads, start, stage, at, stages }: StageHistory,
  entries: Entries,
  { from }: Window,
  tell: (stage: number, has: (stage: number) => boolean, entry: number) => void,
): void {
  const created = entries.stamp("lead", "created_at");
  // The lead's place plus one, where it has the stage at all and where it reached it in the window.
  const [had, reached] = [new Int32Array(stages.length), new Int32Array(stages.length)];
  for (let place = 0; place < leads.length; place++) {
    if (created[leads[place]!]! > entries.asOf) continue;
    const mark = place + 1;
    const has = (number: number): boolean => had[number] === mark;
    const [first, end] = [start[place]!, start[place + 1]!];
    for (let stamp = first; stamp < end; stamp++) had[stage[stamp]!] = mark;
    for (let stamp = first; stamp < end; stamp++) {
      const number = stage[stamp]!;
      if (at[stamp]! <= from || reached[number] === mark) continue;
      reached[number] = mark;
      tell(number, has, leads[place]!);
    }
  }
}

/** Of the leads that reached a stage in a window, how many never had the one before, of those stages that are in use. */
export function skippedStages(history: StageHistory, entries: Entries, window: Window, required: readonly string[]) {
  const { stages, stage: stamped } = history;
  const used = new Uint8Array(stages.length);
  for (const number of stamped) used[number] = 1;
  const present = required.map((name) => stages.indexOf(name)).filter((number) => used[number] === 1);
  const before = stages.map((_, number) => present[present.indexOf(number) - 1] ?? -1);
  const [came, skipped] = [new Int32Array(stages.length), new Int32Array(stages.length)];
  eachReached(history, entries, window, (stage, has) => {
    if (before[stage]! < 0) return;
    came[stage]!++;
    if (!has(before[stage]!)) skipped[stage]!++;
  });
  return present
    .filter((stage) => came[stage]! > 0)
    .map((stage) => ({
      stage: stages[stage]!,
      before: stages[before[stage]!]!,
      leads: came[stage]!,
      skipped: skipped[stage]!,
    }));
}

/** Leads by the stage of their last stamp, of several at one moment the furthest. */
export function stageDistribution(history: StageHistory, entries: Entries) {
  const { leads, start, stage, at, stages, positions } = history;
  const created = entries.stamp("lead", "created_at");
  const counts = new Int32Array(stages.length);
  for (let place = 0; place < leads.length; place++) {
    if (created[leads[place]!]! > entries.asOf) continue;
    let last = start[place + 1]! - 1;
    // Of stages that are none of the ladder the first by the alphabet.
    while (positions[stage[last]!] === 0 && last > start[place]! && at[last - 1] === at[last]) last--;
    counts[stage[last]!]!++;
  }
  const all = entries.all("lead").length;
  return shown(history)
    .filter((number) => counts[number]! > 0)
    .map((number) => ({ stage: stages[number]!, leads: counts[number]!, leads_in_all: all }));
}
