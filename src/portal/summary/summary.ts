import { InputError } from "../../finding.ts";
import type { Db } from "../portal.ts";
import { type attemptColumns, dimensionPrefix } from "./columns.ts";
import { createLabels, type Labels, readLabels } from "./labels.ts";
import { buildRanges, rangesOf } from "./ranges.ts";
import { refreshSummary } from "./refresh.ts";
import { lateSegment, replacedLeads } from "./store.ts";

/** What is summed up of a portal's leads: an entry for each qualification, and for each lead without one. */
export interface Summary {
  /** How many entries, those that no longer count included: their `n` is -1. The entries of a lead stand together. */
  entries: number;
  /** A column of one number an entry, of `entryColumns` or `dimension:NAME`; it is not to be changed. */
  column(name: string): Int32Array;
  /** Attempts by entry: those of entry `e` stand from `start[e]` to before `start[e + 1]`. */
  attempts(): { start: Int32Array; at: Int32Array; channel: Int32Array };
  /** The labels of a column by their number; that of 0 is empty. */
  labels(column: string): readonly string[];
  /** The names of the columns of mapped dimensions. */
  dimensions(): string[];
}

/** Opens a portal's summary, brought up to date; columns are read when they are asked for. */
export function openSummary(db: Db): Summary {
  const { parts, labels } = isRefreshed(db) ? stored(db) : inMemory(db);
  const entries = parts.reduce((sum, part) => sum + part.entries, 0);
  const late = parts.find(({ id }) => id === lateSegment);
  const columns = new Map<string, Int32Array>();

  function read(name: string, length: number, lengthOf: (part: Part, bytes?: Uint8Array) => number): Int32Array {
    const numbers = new Int32Array(length);
    const target = new Uint8Array(numbers.buffer);
    let place = 0;
    for (const part of parts) {
      const bytes = part.bytes(name);
      if (bytes) target.set(bytes, place * 4);
      place += lengthOf(part, bytes);
    }
    return numbers;
  }

  function column(name: string): Int32Array {
    const known = columns.get(name);
    if (known) return known;
    const numbers = read(name, entries, (part) => part.entries);
    if (name === "n") leaveOutReplaced(numbers);
    columns.set(name, numbers);
    return numbers;
  }

  /** Entries of leads that changed later stand once more in the late segment. */
  function leaveOutReplaced(n: Int32Array): void {
    const bytes = late?.bytes(replacedLeads);
    if (!late || !bytes) return;
    const lead = column("lead");
    const end = entries - late.entries;
    const replaced = new Int32Array(bytes.length / 4);
    new Uint8Array(replaced.buffer).set(bytes);
    let entry = 0;
    for (const gone of replaced) {
      entry = firstFrom(lead, gone, entry, end);
      while (entry < end && lead[entry] === gone) n[entry++] = -1;
    }
  }

  return {
    entries,
    column,
    attempts() {
      const count = column("attempts");
      const start = new Int32Array(entries + 1);
      for (let entry = 0; entry < entries; entry++) start[entry + 1] = start[entry]! + count[entry]!;
      const of = (name: (typeof attemptColumns)[number]): Int32Array => {
        const known = columns.get(name);
        if (known) return known;
        const numbers = read(name, start[entries]!, (_part, bytes) => (bytes?.length ?? 0) / 4);
        columns.set(name, numbers);
        return numbers;
      };
      return { start, at: of("attempt_at"), channel: of("attempt_channel") };
    },
    labels: (name) => labels().of(name),
    dimensions: () =>
      labels()
        .dimensions()
        .filter((name) => name.startsWith(dimensionPrefix)),
  };
}

/** A segment, wherever it is kept. */
interface Part {
  id: number;
  entries: number;
  bytes(column: string): Uint8Array | undefined;
}

interface Kept {
  parts: Part[];
  labels(): Labels;
}

/** Brings the summary up to date; false where the portal can't be written to, or another process does so just now. */
function isRefreshed(db: Db): boolean {
  try {
    refreshSummary(db);
    return true;
  } catch (error) {
    if (/^SQLITE_(?:READONLY|BUSY|LOCKED|IOERR|CANTOPEN|FULL)/.test((error as { code?: string }).code ?? ""))
      return false;
    throw error;
  }
}

function stored(db: Db): Kept {
  const segments = db.prepare("SELECT id, entries FROM summary_segments ORDER BY id").raw().all() as [number, number][];
  const numbersOf = db.prepare("SELECT numbers FROM summary_columns WHERE segment = ? AND name = ?").pluck();
  let labels: Labels | undefined;
  // Counts what other processes commit.
  const state = (): unknown => db.pragma("data_version", { simple: true });
  const opened = state();
  const checkSame = (): void => {
    if (state() !== opened)
      throw new InputError("The portal was changed by another process while it was read; ask again.");
  };
  return {
    parts: segments.map(([id, entries]) => ({
      id,
      entries,
      bytes(column) {
        checkSame();
        return numbersOf.get(id, column) as Buffer | undefined;
      },
    })),
    labels() {
      if (labels === undefined) checkSame();
      labels ??= readLabels(db);
      return labels;
    },
  };
}

/** Builds the summary without keeping it. */
function inMemory(db: Db): Kept {
  const labels = createLabels();
  const parts = [...buildRanges(db, rangesOf(db), labels)].map(({ entries, columns }, id) => ({
    id,
    entries,
    bytes(name: string): Uint8Array | undefined {
      const numbers = columns.get(name);
      return numbers && new Uint8Array(numbers.buffer);
    },
  }));
  return { parts, labels: () => labels };
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
