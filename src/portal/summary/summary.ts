import type { Db } from "../portal.ts";
import { type attemptColumns, dimensionPrefix, never, type StampColumn } from "./columns.ts";
import type { KeyColumn } from "./further/contacts.ts";
import type { stampLists } from "./further/stamps.ts";
import type { tryLists } from "./further/touches.ts";
import { openKept } from "./kept.ts";
import { countOf, unpack, unpacked } from "./packed.ts";
import { lateSegment, replacedLeads } from "./store.ts";

/** What is summed up of a portal's leads: an entry for each qualification, and for each lead without one. */
export interface Summary {
  /** How many entries, those that no longer count included: their `n` is -1. The entries of a lead stand together. */
  entries: number;
  /** A column of one number an entry, of `entryColumns` or `dimension:NAME`; it is not to be changed. */
  column(name: string): Int32Array;
  /**
   * A column that follows from others, and from nothing else but what its name tells: worked out once for as long as they
   * stay what they are, then for the entries that came since. `work` fills it from an entry to before another.
   */
  derived(name: string, work: (numbers: Int32Array, first: number, end: number) => void): Int32Array;
  /** The same of what holds of entries: `work` gives it for those from an entry on. */
  derivedMask(name: string, work: (first: number) => Uint8Array): Uint8Array;
  /** The last moment in a column of stamps, -1 where there is none. */
  lastOf(stamp: StampColumn): number;
  /** What leads are told from each other by, as one key an entry; 0 for none. */
  keys(name: KeyColumn): Float64Array;
  /** Attempts by entry: those of entry `e` stand from `start[e]` to before `start[e + 1]`. */
  attempts(): { start: Int32Array; at: Int32Array; channel: Int32Array };
  /** Lifecycle stamps by lead, at its first entry, as `attempts` has them, with the names of the stages by their number. */
  stamps(): { start: Int32Array; at: Int32Array; stage: Int32Array; stages: readonly string[] };
  /** Every attempt by lead, as `stamps` has them, whichever qualification it belongs to; owner 0 is none. */
  tries(): { start: Int32Array; at: Int32Array; owner: Int32Array; owners: readonly string[] };
  /** The labels of a column by their number; that of 0 is empty. */
  labels(column: string): readonly string[];
  /** The names of the columns of mapped dimensions. */
  dimensions(): string[];
}

/** Room for so many late entries is left behind a column, so that it needs not be read anew for each that comes. */
const leastRoom = 2 ** 14;

/** Columns of which an entry has many numbers. */
type List = (typeof attemptColumns | typeof stampLists | typeof tryLists)[number];

/** Opens a portal's summary, brought up to date; columns are read when they are asked for. */
export function openSummary(db: Db): Summary {
  const { parts, labels, shared, checkHeld } = openKept(db);
  const entries = parts.reduce((sum, part) => sum + part.entries, 0);
  const late = parts.find(({ id }) => id === lateSegment);
  const main = entries - (late?.entries ?? 0);
  const room = entries + Math.max(late?.entries ?? 0, leastRoom);
  const columns = new Map<string, Int32Array>();
  const keys = new Map<string, Float64Array>();

  /** Reads a column of the parts from an entry on; without `perEntry` numbers a part has as many as it holds. */
  function read(name: string, target: Int32Array, perEntry?: number, first = 0): void {
    let place = 0;
    for (const part of parts) {
      const length = part.entries * (perEntry ?? 0);
      if (place >= first) {
        const packed = part.packed(name);
        if (packed) unpack(packed, target, place);
        if (perEntry === undefined && packed) place += countOf(packed);
      }
      place += length;
    }
  }

  function column(name: string): Int32Array {
    return once(name, () => {
      const numbers = shareable(name, (column, first) => {
        column.fill(0, first, entries);
        read(name, column, 1, first);
      });
      if (name === "n") leaveOutReplaced(numbers);
      return numbers;
    });
  }

  function once(name: string, make: () => Int32Array): Int32Array {
    checkHeld();
    const known = columns.get(name) ?? make();
    columns.set(name, known);
    return known;
  }

  /** A column of which only the late entries are filled, from `first` on, where the others were before. */
  function shareable(name: string, fill: (column: Int32Array, first: number) => void): Int32Array {
    const before = shared.columns.get(name);
    if (before && before.length >= entries) {
      fill(before, main);
      return before.subarray(0, entries);
    }
    const numbers = new Int32Array(room);
    fill(numbers, 0);
    shared.columns.set(name, numbers);
    return numbers.subarray(0, entries);
  }

  /** The last moment of a part of a column that is one. */
  function lastIn(stamps: Int32Array): number {
    let last = -1;
    for (let entry = 0; entry < stamps.length; entry++)
      if (stamps[entry] !== never) last = Math.max(last, stamps[entry]!);
    return last;
  }

  /** Entries of leads that changed later stand once more in the late segment. */
  function leaveOutReplaced(n: Int32Array): void {
    const packed = late?.packed(replacedLeads);
    if (!late || !packed) return;
    const lead = column("lead");
    let entry = 0;
    for (const gone of unpacked(packed)) {
      entry = firstFrom(lead, gone, entry, main);
      while (entry < main && lead[entry] === gone) n[entry++] = -1;
    }
  }

  /** Where the list of each entry starts, by the column that counts what it holds. */
  function startsOf(counts: string): Int32Array {
    return once(`start of ${counts}`, () => {
      const count = column(counts);
      const start = new Int32Array(entries + 1);
      for (let entry = 0; entry < entries; entry++) start[entry + 1] = start[entry]! + count[entry]!;
      return start;
    });
  }

  function list(name: List, start: Int32Array): Int32Array {
    return once(name, () => {
      const numbers = new Int32Array(start[entries]!);
      read(name, numbers);
      return numbers;
    });
  }

  return {
    entries,
    column,
    derived: (name, work) => once(name, () => shareable(name, (numbers, first) => work(numbers, first, entries))),
    derivedMask(name, work) {
      checkHeld();
      const before = shared.masks.get(name);
      const isKept = before !== undefined && before.length >= entries;
      const mask = isKept ? before : new Uint8Array(room);
      const first = isKept ? main : 0;
      mask.set(work(first), first);
      shared.masks.set(name, mask);
      return mask.subarray(0, entries);
    },
    lastOf(name) {
      const stamps = column(name);
      const before = shared.lasts.get(name) ?? lastIn(stamps.subarray(0, main));
      shared.lasts.set(name, before);
      return Math.max(before, lastIn(stamps.subarray(main)));
    },
    keys(name) {
      const known = keys.get(name);
      if (known) return known;
      const numbers = new Float64Array(entries);
      read(name, new Int32Array(numbers.buffer), 2);
      keys.set(name, numbers);
      return numbers;
    },
    attempts() {
      const start = startsOf("attempts");
      return { start, at: list("attempt_at", start), channel: list("attempt_channel", start) };
    },
    stamps() {
      const start = startsOf("stamps");
      const [at, stage] = [list("stamp_at", start), list("stamp_stage", start)];
      // The labels last: to read the lists may have numbered some.
      return { start, at, stage, stages: labels().of("stage") };
    },
    tries() {
      const start = startsOf("tries");
      const [at, owner] = [list("try_at", start), list("try_owner", start)];
      return { start, at, owner, owners: labels().of("try_owner") };
    },
    labels: (name) => labels().of(name),
    dimensions: () =>
      labels()
        .dimensions()
        .filter((name) => name.startsWith(dimensionPrefix)),
  };
}

/** Where in an ascending column, from `low` to before `high`, the first number stands that is no less than `value`. */
function firstFrom(sorted: Int32Array, value: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
