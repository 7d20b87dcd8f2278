import { readForgotten } from "../forgotten.ts";
import type { Db } from "../portal.ts";
import type { LeadId } from "../records.ts";
import { Forgotten } from "./rows/reader.ts";
import { normaliseEmail } from "./values.ts";

/** Tables whose `lead_id` follows a person. */
const FOLLOWING = [
  "lifecycle",
  "assignments",
  "touches",
  "dispositions",
  "feedback",
  "engagements",
  "product_events",
  "customer_feedback",
  "deals",
] as const;

/** So many aliases are remembered at a time. */
const mostReferred = 100_000;

/** Who is who in a portal: a person is one by a source's own id, a sync id, or the e-mail. */
export interface Identity {
  /** The one person that all of these aliases mean; people that were taken for several become one. */
  person(aliases: readonly string[]): { id: LeadId; isNew: boolean };
  /** The person that an alias means, who may not be known by anything else yet. Throws Forgotten for one who was. */
  refer(alias: string): LeadId;
  /** Whether an alias is one of a person who was forgotten, and is not to come back. */
  isForgotten(alias: string): boolean;
  /** A text without the e-mails of people who were forgotten. */
  clean(text: string): string;
}

/** The alias of an e-mail. */
export const emailAlias = (email: string): string => `email:${normaliseEmail(email)}`;

/** The alias of an id of a source. Salesforce writes one id with 15 or with 18 characters, which means the same. */
export function idAlias(source: string, id: string): string {
  if (id.includes("@")) return emailAlias(id);
  return `${source}:${source === "salesforce" && /^[a-zA-Z0-9]{18}$/.test(id) ? id.slice(0, 15) : id}`;
}

export function createIdentity(db: Db, onMerge: (id: LeadId) => void): Identity {
  const find = db.prepare("SELECT lead_id FROM aliases WHERE alias = ?").pluck();
  const add = db.prepare("INSERT OR IGNORE INTO aliases (alias, lead_id) VALUES (?, ?)");
  const rename = db.prepare("UPDATE aliases SET lead_id = @to WHERE lead_id = @from");
  const { has: isForgotten, clean } = readForgotten(db);
  // Rows about one person stand together, and no one is told apart anew while they are read.
  const referred = new Map<string, LeadId>();
  const moves = FOLLOWING.map((table) => ({
    move: db.prepare(`UPDATE OR IGNORE ${table} SET lead_id = @to WHERE lead_id = @from`),
    drop: table === "deals" ? undefined : db.prepare(`DELETE FROM ${table} WHERE lead_id = @from`),
  }));
  const leave = [
    "UPDATE versions SET record_id = @to WHERE kind = 'lead' AND record_id = @from",
    "DELETE FROM dimensions WHERE record = 'lead' AND id = @from",
    "DELETE FROM leads WHERE id = @from",
  ].map((sql) => db.prepare(sql));
  let last = lastNumber(db);

  function merge(from: LeadId, to: LeadId): void {
    for (const { move, drop } of moves) {
      move.run({ from, to });
      drop?.run({ from });
    }
    rename.run({ from, to });
    for (const statement of leave) statement.run({ from, to });
    onMerge(to);
  }

  return {
    person(aliases) {
      const fresh = last + 1;
      // Most people are new, and so are all of their aliases.
      const known = aliases.flatMap((alias) => (add.run(alias, fresh).changes > 0 ? [] : (find.get(alias) as LeadId)));
      const [id = fresh, ...others] = [...new Set(known)].sort((a, b) => a - b);
      if (id === fresh) {
        last = fresh;
        return { id, isNew: true };
      }
      referred.clear();
      for (const other of others) if (other !== fresh) merge(other, id);
      rename.run({ from: fresh, to: id });
      return { id, isNew: false };
    },
    refer(alias) {
      const before = referred.get(alias);
      if (before !== undefined) return before;
      if (isForgotten(alias)) throw new Forgotten();
      const known = find.get(alias) as LeadId | undefined;
      const id = known ?? ++last;
      if (known === undefined) add.run(alias, id);
      if (referred.size >= mostReferred) referred.clear();
      referred.set(alias, id);
      return id;
    },
    isForgotten,
    clean,
  };
}

/** The last number that was given to a person. */
const lastNumber = (db: Db): LeadId =>
  db
    .prepare("SELECT MAX(COALESCE((SELECT MAX(lead_id) FROM aliases), 0), COALESCE((SELECT MAX(id) FROM leads), 0))")
    .pluck()
    .get() as LeadId;
