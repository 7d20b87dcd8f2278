import type { Db } from "../portal.ts";
import type { LeadId, Origin } from "../records.ts";

/** What one source says of a record at one time; a field that is absent says nothing. */
export type Fields = Record<string, string | number | undefined>;

/** A lead, or a deal or a company by what its source calls it. */
type RecordId = LeadId | string;

export interface VersionOf {
  kind: "lead" | "deal" | "company";
  source: string;
  /** The record's own id at its source. */
  key: string;
  /** The record's own modified date, seconds since 1970; 0 where it has none. */
  modifiedAt: number;
  /** Whose version it is: the person, the deal, the company. */
  recordId: RecordId;
  fields: Fields;
}

/** Keeps every version of a record that any source gives, and merges records from them. */
export interface Versions {
  /**
   * Keeps a version. Tells whether the same version was there before, and no other of the record at that source.
   *
   * @param isNew Said where nobody has spoken of the record before.
   */
  keep(version: VersionOf, origin: Origin, isNew?: boolean): boolean;
  /** Has a record merged anew, because whose versions are its own has changed. */
  touch(kind: VersionOf["kind"], recordId: RecordId): void;
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
    "CREATE TEMP TABLE IF NOT EXISTS touched (kind TEXT, id, PRIMARY KEY (kind, id)) WITHOUT ROWID; DELETE FROM touched;",
  );
  const there = db
    .prepare("SELECT modified_at FROM versions WHERE kind = ? AND record_id = ? AND source = ? AND key = ? LIMIT 2")
    .pluck();
  const put = db.prepare(
    `INSERT INTO versions (kind, source, key, modified_at, record_id, fields, import_id, line)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, record_id, source, key, modified_at) DO UPDATE SET
       fields = json_patch(versions.fields, excluded.fields),
       import_id = excluded.import_id, line = excluded.line`,
  );
  const known = db.prepare("SELECT 1 FROM versions WHERE kind = ? AND record_id = ? LIMIT 1").pluck();
  const mark = db.prepare("INSERT OR IGNORE INTO touched (kind, id) VALUES (?, ?)");
  const writers = {
    lead: recordWriterOf(db, "lead"),
    deal: recordWriterOf(db, "deal"),
    company: recordWriterOf(db, "company"),
  };

  return {
    keep(version, origin, isNew = false) {
      const { kind, source, key, modifiedAt, recordId, fields } = version;
      const { importId, line } = origin;
      const isFirst = isNew || known.get(kind, recordId) === undefined;
      const before = isFirst ? [] : (there.all(kind, recordId, source, key) as number[]);
      put.run(kind, source, key, modifiedAt, recordId, JSON.stringify(fields), importId, line);
      // A record of one version is that version.
      if (isFirst) writers[kind].write(recordId, fields, { modifiedAt, importId, line });
      else mark.run(kind, recordId);
      return before.length === 1 && before[0] === modifiedAt;
    },
    touch: (kind, recordId) => void mark.run(kind, recordId),
    merge() {
      for (const kind of ["company", "lead", "deal"] as const) {
        const ids = db.prepare("SELECT id FROM touched WHERE kind = ?").pluck().all(kind) as RecordId[];
        for (const id of ids) writers[kind].merge(id);
      }
      db.exec("DELETE FROM touched");
    },
  };
}

interface MergeWriter {
  /** Writes a record as its fields say, of its newest version. */
  write(id: RecordId, fields: Fields, newest: { modifiedAt: number; importId: number; line: number }): void;
  /** Writes a record from its versions. */
  merge(id: RecordId): void;
}

function recordWriterOf(db: Db, kind: VersionOf["kind"]): MergeWriter {
  const columns: readonly string[] = COLUMNS[kind];
  const all = ["id", ...columns, "modified_at", "import_id", "line"];
  const versions = db.prepare(
    `SELECT modified_at, fields, import_id, line FROM versions
     WHERE kind = '${kind}' AND record_id = ?
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

  return {
    write(id, fields, { modifiedAt, importId, line }) {
      if (kind === "lead" && fields.created_at === undefined) return;
      // A deal names its lead by an alias: who that is may be known by now.
      const leadId = fields.lead_id === undefined ? undefined : person.get(fields.lead_id);
      const values = columns.map((column) => (column === "lead_id" ? leadId : fields[column]) ?? null);
      write.run(id, ...values, modifiedAt || null, importId, line);
      for (const [field, value] of Object.entries(fields)) {
        if (field.startsWith(DIMENSION)) dimension.run(id, field.slice(DIMENSION.length), value, importId);
      }
    },
    merge(id) {
      const rows = versions.all(id) as Row[];
      const [newest] = rows;
      if (!newest) return;
      const merged = mergeFields(rows.map((row) => JSON.parse(row.fields) as Fields));
      const { modified_at: modifiedAt, import_id: importId, line } = newest;
      this.write(id, merged, { modifiedAt, importId, line });
    },
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
