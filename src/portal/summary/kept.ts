import { InputError } from "../../finding.ts";
import type { Db } from "../portal.ts";
import { familyOf } from "./further/families.ts";
import type { Family } from "./further/family.ts";
import { createLabels, type Labels, readLabels } from "./labels.ts";
import { pack, unpacked } from "./packed.ts";
import { prepareBuilding, rangesOf } from "./ranges.ts";
import { refreshSummary } from "./refresh.ts";
import { emptyShared, type Shared, sharedColumns } from "./shared.ts";
import { putColumns } from "./store.ts";

/** A segment, wherever it is kept. */
export interface Part {
  id: number;
  entries: number;
  /** The numbers of a column, packed; undefined where it holds nothing. */
  packed(column: string): Uint8Array | undefined;
}

/** The segments of a summary that is up to date. */
export interface Kept {
  parts: Part[];
  labels(): Labels;
  /** What was read and worked out before. */
  shared: Pick<Shared, "columns" | "masks" | "lasts">;
  /** Throws InputError where a later summary has put its own entries into the columns. */
  checkHeld(): void;
}

/** Opens a portal's summary where it is kept, brought up to date, else builds it for this once. */
export function openKept(db: Db): Kept {
  const hasChanged = written(() => refreshSummary(db));
  return hasChanged === undefined ? inMemory(db) : stored(db, hasChanged);
}

/** Writes to the portal; undefined where that can't be done, or another process does so just now. */
function written<Value>(write: () => Value): Value | undefined {
  try {
    return write();
  } catch (error) {
    if (/^SQLITE_(?:READONLY|BUSY|LOCKED|IOERR|CANTOPEN|FULL)/.test((error as { code?: string }).code ?? ""))
      return undefined;
    throw error;
  }
}

function stored(db: Db, hasChanged: boolean): Kept {
  const segments = db.prepare("SELECT id, entries FROM summary_segments ORDER BY id").raw().all() as [number, number][];
  const numbersOf = db.prepare("SELECT numbers FROM summary_columns WHERE segment = ? AND name = ?").pluck();
  // Counts what other processes commit.
  const state = db.prepare("PRAGMA data_version").pluck();
  const opened = state.get();
  const shared = sharedColumns(db, opened, hasChanged);
  const { holder } = shared;
  const checkHeld = (): void => {
    if (shared.holder !== holder) throw new InputError("The portal was changed while it was read; ask again.");
  };
  const checkSame = (): void => {
    checkHeld();
    if (state.get() !== opened)
      throw new InputError("The portal was changed by another process while it was read; ask again.");
  };
  let known: Labels | undefined;
  function labels(): Labels {
    if (known === undefined) checkSame();
    known ??= readLabels(db);
    return known;
  }
  const further = furtherColumns(db, labels, (built) => {
    const put = db.transaction(() => {
      for (const [id, columns] of built) putColumns(db, id, columns);
      labels().save(db);
    });
    written(put);
  });
  const parts = segments.map(
    ([id, entries]): Part => ({
      id,
      entries,
      packed(column) {
        checkSame();
        return (numbersOf.get(id, column) as Buffer | undefined) ?? further(column, id, parts);
      },
    }),
  );
  return { parts, labels, shared, checkHeld };
}

/** Builds the summary without keeping it. */
function inMemory(db: Db): Kept {
  const labels = createLabels();
  const further = furtherColumns(
    db,
    () => labels,
    () => undefined,
  );
  const parts = rangesOf(db)
    .map(prepareBuilding(db, labels))
    .map(
      ({ entries, columns }, id): Part => ({
        id,
        entries,
        packed(column) {
          const numbers = columns.get(column);
          return numbers ? pack(numbers) : further(column, id, parts);
        },
      }),
    );
  return { parts, labels: () => labels, shared: emptyShared(), checkHeld: () => undefined };
}

/** Columns of segments by their ids. */
type Built = Map<number, Map<string, Int32Array>>;

/** Gives the columns that segments have only from when they are first asked for; `keep` is given what was built. */
function furtherColumns(db: Db, labels: () => Labels, keep: (built: Built) => void) {
  const families = new Map<Family, Built>();

  /** Builds a family for the segments that have it not. */
  function build(family: Family, parts: readonly Part[]): Built {
    const built: Built = new Map();
    // Asked once more, a segment without it now says so.
    families.set(family, built);
    for (const { id, packed } of parts) {
      if (packed(family.names[0]!) !== undefined) continue;
      const lead = packed("lead");
      built.set(id, family.build(db, lead ? unpacked(lead) : new Int32Array(0), labels()));
    }
    keep(built);
    return built;
  }

  return (column: string, id: number, parts: readonly Part[]): Uint8Array | undefined => {
    const family = familyOf(column);
    if (!family) return undefined;
    const numbers = (families.get(family) ?? build(family, parts)).get(id)?.get(column);
    return numbers && pack(numbers);
  };
}
