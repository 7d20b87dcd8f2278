import type { Db } from "../portal.ts";
import type { Origin } from "../records.ts";

/** What one source says of a record at one time; a field that is absent says nothing. */
export type Fields = Record<string, string | number | undefined>;

export interface VersionOf {
  kind: "lead" | "deal" | "company";
  source: string;
  /** The record's own id at its source. */
  key: string;
  /** The record's own modified date, seconds since 1970; 0 where it has none. */
  modifiedAt: number;
  /** Whose version it is: the person, the deal, the company. */
  recordId: string;
  fields: Fields;
}

/** Keeps every version of a record that any source gives, and merges records from them. */
export interface Versions {
  /** Keeps a version. Tells whether the same version was there before, and no other of the record at that source. */
  keep(version: VersionOf, origin: Origin): boolean;
  /** Has a record merged anew, because whose versions are its own has changed. */
  touch(kind: VersionOf["kind"], recordId: string): void;
  /** Brings the records whose versions changed up to date. */
  merge(): void;
}

const COLUMNS = {
  lead: [
    ...["email", "company", "company_id", "job_title", "phone", "industry", "company_size", "country", "source"],
    ...["campaign", "landing_page", "segment", "owner", "score", "created_at", "precision"],
  ],
  deal: [
    ...["lead_id", "name", "company_id", "owner", "pipeline", "stage", "outcome", "amount", "currency", "discount"],
    ...["source", "lost_reason", "created_at", "closed_at", "precision"],
  ],
  company: ["name", "domain", "industry", "size", "revenue", "country", "owner", "created_at"],
} as const;

const TABLES = { lead: "leads", deal: "deals", company: "companies" } as const;
/** Before the name of a dimension among the fields of a version. */
export const DIMENSION = "dimension:";

interface Row {
  modified_at: number;
  fields: string;
  import_id: number;
  line: number;
}

/** Prepares the statements that keep versions and merge records. */
export function createVersions(db: Db): Versions {
  db.exec(
    "CREATE TEMP TABLE IF NOT EXISTS touched (kind TEXT, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID; DELETE FROM touched;",
  );
  const there = db
    .prepare("SELECT modified_at FROM versions WHERE kind = ? AND source = ? AND key = ? LIMIT 2")
    .pluck();
  const put = db.prepare(
    `INSERT INTO versions (kind, source, key, modified_at, record_id, fields, import_id, line)
     VALUES (@kind, @source, @key, @modifiedAt, @recordId, @fields, @importId, @line)
     ON CONFLICT (kind, source, key, modified_at) DO UPDATE SET
       record_id = excluded.record_id, fields = json_patch(versions.fields, excluded.fields),
       import_id = excluded.import_id, line = excluded.line`,
  );
  const mark = db.prepare("INSERT OR IGNORE INTO touched (kind, id) VALUES (?, ?)");
  const writers = {
    lead: recordWriterOf(db, "lead"),
    deal: recordWriterOf(db, "deal"),
    company: recordWriterOf(db, "company"),
  };

  return {
    keep(version, origin) {
      const { kind, source, key, modifiedAt, recordId } = version;
      const before = there.all(kind, source, key) as number[];
      put.run({ kind, source, key, modifiedAt, recordId, fields: JSON.stringify(version.fields), ...origin });
      mark.run(kind, recordId);
      return before.length === 1 && before[0] === modifiedAt;
    },
    touch: (kind, recordId) => void mark.run(kind, recordId),
    merge() {
      for (const kind of ["company", "lead", "deal"] as const) {
        const ids = db.prepare("SELECT id FROM touched WHERE kind = ?").pluck().all(kind) as string[];
        for (const id of ids) writers[kind](id);
      }
      db.exec("DELETE FROM touched");
    },
  };
}

/** Writes one record from its versions. */
function recordWriterOf(db: Db, kind: VersionOf["kind"]): (id: string) => void {
  const columns: readonly string[] = COLUMNS[kind];
  const all = ["id", ...columns, "modified_at", "import_id", "line"];
  const versions = db.prepare(
    `SELECT modified_at, fields, import_id, line FROM versions WHERE kind = '${kind}' AND record_id = ?
     ORDER BY modified_at DESC, source, key`,
  );
  const write = db.prepare(
    `INSERT INTO ${TABLES[kind]} (${all.join(", ")}) VALUES (${all.map(() => "?").join(", ")})
     ON CONFLICT (id) DO UPDATE SET ${all
       .slice(1)
       .map((column) => `${column} = excluded.${column}`)
       .join(", ")}`,
  );
  const dimension = db.prepare(
    `INSERT INTO dimensions (record, id, name, value, import_id) VALUES ('${kind}', ?, ?, ?, ?)
     ON CONFLICT (record, id, name) DO UPDATE SET value = excluded.value, import_id = excluded.import_id`,
  );

  const person = db.prepare("SELECT lead_id FROM aliases WHERE alias = ?").pluck();

  return function writeRecord(id) {
    const rows = versions.all(id) as Row[];
    const [newest] = rows;
    if (!newest) return;
    const merged = mergeFields(rows.map((row) => JSON.parse(row.fields) as Fields));
    if (kind === "lead" && merged.created_at === undefined) return;
    // A deal names its lead by an alias: who that is may be known by now.
    if (merged.lead_id !== undefined) merged.lead_id = (person.get(merged.lead_id) as string) ?? merged.lead_id;
    const values = columns.map((column) => merged[column] ?? null);
    write.run(id, ...values, newest.modified_at || null, newest.import_id, newest.line);
    for (const [field, value] of Object.entries(merged)) {
      if (field.startsWith(DIMENSION)) dimension.run(id, field.slice(DIMENSION.length), value, newest.import_id);
    }
  };
}

/** Each field as the newest version that says something says it; what was created was created at the earliest date. */
export function mergeFields(newestFirst: readonly Fields[]): Fields {
  const merged: Fields = {};
  for (const fields of newestFirst) {
    for (const [field, value] of Object.entries(fields)) {
      if (value === undefined || value === null) continue;
      if (field === "created_at" && Number(merged.created_at ?? Number.POSITIVE_INFINITY) > Number(value)) {
        merged.created_at = value;
        if (fields.precision !== undefined) merged.precision = fields.precision;
      } else merged[field] ??= value;
    }
  }
  return merged;
}
