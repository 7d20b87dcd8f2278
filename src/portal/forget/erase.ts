import { DIMENSION } from "../import/versions.ts";
import type { Db } from "../portal.ts";
import { dropSummary } from "../summary/store.ts";
import type { Person } from "./person.ts";
import { type Counts, type Named, sweep } from "./sweep.ts";
import { erased, type Trace } from "./trace.ts";

/**
 * Erases a person from a portal, in a transaction of the caller's: whatever is theirs goes, their deals stay as records of
 * the company without the link, and what other records say of them is blanked. Gives how many rows of which table.
 */
export function erasePerson(db: Db, person: Person, trace: Trace): Counts {
  const counts: Counts = {};
  const count = (table: string, rows: number) => {
    if (rows > 0) counts[table] = (counts[table] ?? 0) + rows;
  };
  const theirs = isTheirs(person);
  const remove = (table: string, where: string) =>
    count(table, db.prepare(`DELETE FROM ${table} WHERE ${where}`).run().changes);

  // It is summed up anew when it is read next.
  dropSummary(db);
  const deals = dealsOf(db, theirs);
  for (const [table, rows] of Object.entries(loosenDeals(db, deals, person, theirs))) count(table, rows);
  for (const table of tablesOfLeads(db)) if (table !== "deals") remove(table, theirs.number("lead_id"));
  remove("leads", theirs.number("id"));
  remove("versions", `kind = 'lead' AND ${theirs.number("record_id")}`);
  remove("dimensions", `record = 'lead' AND ${theirs.number("id")}`);
  for (const [table, rows] of Object.entries(sweep(db, trace))) count(table, rows);
  return counts;
}

/** Columns that refer to a person still after `erasePerson`, or to one whose e-mail was taken out of a row that was left. */
export function findReferences(db: Db, person: Person): Named[] {
  const theirs = isTheirs({ ...person, aliases: [...person.aliases, erased, `email:${erased}`] });
  const places: [table: string, column: string, by: keyof Theirs, where?: string][] = [
    ...tablesOfLeads(db).map((table): [string, string, "number"] => [table, "lead_id", "number"]),
    ["leads", "id", "number"],
    ["aliases", "alias", "alias"],
    ["versions", "record_id", "number", "kind = 'lead'"],
    ["dimensions", "id", "number", "record = 'lead'"],
  ];
  return places.flatMap(([table, column, by, where = "TRUE"]) => {
    const rows = db
      .prepare(`SELECT COUNT(*) FROM ${table} WHERE ${where} AND ${theirs[by](column)}`)
      .pluck()
      .get() as number;
    return rows === 0 ? [] : [{ table, column, rows }];
  });
}

/** Every table whose rows are of a lead. */
const tablesOfLeads = (db: Db): string[] =>
  db
    .prepare(
      `SELECT tables.name FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND columns.name = 'lead_id' ORDER BY tables.name`,
    )
    .pluck()
    .all() as string[];

/** Conditions that a column refers to a person. */
interface Theirs {
  /** By the number of a lead. */
  number(column: string): string;
  /** By an alias: to the letter, or an e-mail in any case. */
  alias(column: string): string;
}

function isTheirs({ ids, aliases, emails }: Person): Theirs {
  const letters = listed(aliases);
  const anyCase = listed(emails.flatMap((email) => [email, `email:${email}`]));
  return {
    number: (column) => `${column} IN (${ids.join(", ")})`,
    alias: (column) => `(${column} IN (${letters}) OR lower(${column}) IN (${anyCase}))`,
  };
}

const listed = (texts: readonly string[]): string => texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(", ");

function dealsOf(db: Db, theirs: Theirs): string[] {
  return db
    .prepare(
      `SELECT id FROM deals WHERE ${theirs.number("lead_id")}
       UNION SELECT record_id FROM versions WHERE kind = 'deal' AND ${theirs.alias("fields ->> '$.lead_id'")}
       UNION SELECT substr(alias, 6) FROM aliases WHERE alias LIKE 'deal:%' AND ${theirs.number("lead_id")}`,
    )
    .pluck()
    .all() as string[];
}

/** Takes the link to the person out of their deals, and their name where it stands. */
function loosenDeals(db: Db, deals: readonly string[], { names }: Person, theirs: Theirs): Counts {
  const word = patternOf(names.words, "iu");
  const full = patternOf(
    names.full.map((name) => name.split(" ").join("[^\\p{L}\\p{N}]+")),
    "giu",
  );
  db.function("has_name", (text: unknown) => (typeof text === "string" && word.test(text) ? 1 : 0));
  db.function("without_name", (text: unknown) => (typeof text === "string" ? text.replace(full, erased) : text));
  db.function("without_link", (text: unknown, isLink: unknown) =>
    loosenVersion(String(text), isLink === 1, word, full),
  );
  const own = JSON.stringify(deals);
  const update = (table: string, set: string, where: string, id: string): Counts => {
    const sql = `UPDATE ${table} SET ${set} WHERE ${id} IN (SELECT value FROM json_each(?)) AND ${where}`;
    return { [table]: db.prepare(sql).run(own).changes };
  };
  return {
    ...update(
      "deals",
      `lead_id = CASE WHEN ${theirs.number("lead_id")} THEN NULL ELSE lead_id END,
       name = CASE WHEN has_name(name) THEN NULL ELSE name END, lost_reason = without_name(lost_reason)`,
      `(${theirs.number("lead_id")} OR has_name(name) OR lost_reason <> without_name(lost_reason))`,
      "id",
    ),
    ...update(
      "versions",
      `fields = without_link(fields, ${theirs.alias("fields ->> '$.lead_id'")})`,
      `kind = 'deal' AND fields <> without_link(fields, ${theirs.alias("fields ->> '$.lead_id'")})`,
      "record_id",
    ),
    ...update("dimensions", "value = without_name(value)", "record = 'deal' AND value <> without_name(value)", "id"),
    ...update(
      "deal_changes",
      "old_value = without_name(old_value), new_value = without_name(new_value)",
      "(old_value <> without_name(old_value) OR new_value <> without_name(new_value))",
      "deal_id",
    ),
  };
}

/** A version of a deal, as JSON, without the link to a person and their name. */
function loosenVersion(text: string, isLink: boolean, word: RegExp, full: RegExp): string {
  const before = JSON.parse(text) as Record<string, unknown>;
  const after = Object.entries(before).flatMap(([field, value]) => {
    if (field === "lead_id" && isLink) return [];
    if (typeof value !== "string") return [[field, value]];
    if (field === "name" && word.test(value)) return [];
    const isFree = field === "lost_reason" || field.startsWith(DIMENSION);
    return [[field, isFree ? value.replace(full, erased) : value]];
  });
  const loosened = JSON.stringify(Object.fromEntries(after));
  return loosened === JSON.stringify(before) ? text : loosened;
}

/** Any of some names as whole words; what never fits where there is none. */
const patternOf = (names: readonly string[], flags: string): RegExp =>
  names.length === 0 ? /(?!)/ : new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])`, flags);
