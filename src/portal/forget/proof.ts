import { statSync } from "node:fs";
import { basename } from "node:path";
import { isDatabase, openAny } from "./databases.ts";
import { findReferences } from "./erase.ts";
import type { Person } from "./person.ts";
import { type Left, searchBytes } from "./search.ts";
import { findNamed, findOthers } from "./sweep.ts";
import type { Others, Trace } from "./trace.ts";

/** What a search of every file and every column for a person came to. */
export interface Proof {
  files: number;
  bytes: number;
  left: Left[];
}

/**
 * Searches files for a person: every column of the databases among them, and then the bytes of each.
 *
 * @param people Whom the portals among them knew, by path: no row may refer to them any more.
 */
export function prove(files: readonly string[], trace: Trace, people: ReadonlyMap<string, Person>): Proof {
  const left: Left[] = [];
  const others = new Map<string, Others>();
  for (const path of files) {
    const opened = isDatabase(path) ? openAny(path) : undefined;
    if (!opened) continue;
    const { db } = opened;
    const person = people.get(path);
    const named = [...findNamed(db, trace), ...(person ? findReferences(db, person) : [])];
    left.push(...named.map(({ table, column, rows }) => ({ path, place: `${table}.${column} (rows: ${rows})` })));
    others.set(path, findOthers(db, trace));
    db.close();
  }
  let bytes = 0;
  for (const path of files) {
    // What SQLite kept beside a database while it was open may be gone.
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) continue;
    bytes += found.size;
    if (trace.isIn(basename(path))) left.push({ path, place: "the file's name" });
    const place = searchBytes(path, trace, others.get(path.replace(/-(?:wal|shm|journal)$/, "")));
    if (place) left.push(place);
  }
  return { files: files.length, bytes, left };
}
