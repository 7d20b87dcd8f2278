import { readForgotten } from "../forgotten.ts";
import type { Db } from "../portal.ts";
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
  person(aliases: readonly string[]): string;
  /** The person that an alias means, or the alias itself until somebody has it. Throws Forgotten for one of a person who was. */
  refer(alias: string): string;
  /** Whether an alias is one of a person who was forgotten, and is not to come back. */
  isForgotten(alias: string): boolean;
  /** A text without the e-mails of people who were forgotten. */
  clean(text: string): string;
  /** Hands what referred to aliases to the people that have them by now. */
  settle(): void;
}

/** The alias of an e-mail. */
export const emailAlias = (email: string): string => `email:${normaliseEmail(email)}`;

/** The alias of an id of a source. Salesforce writes one id with 15 or with 18 characters, which means the same. */
export function idAlias(source: string, id: string): string {
  if (id.includes("@")) return emailAlias(id);
  return `${source}:${source === "salesforce" && /^[a-zA-Z0-9]{18}$/.test(id) ? id.slice(0, 15) : id}`;
}

export function createIdentity(db: Db, onMerge: (id: string) => void): Identity {
  const find = db.prepare("SELECT lead_id FROM aliases WHERE alias = ?").pluck();
  const add = db.prepare(
    "INSERT INTO aliases (alias, lead_id) VALUES (?, ?) ON CONFLICT (alias) DO UPDATE SET lead_id = excluded.lead_id",
  );
  const { has: isForgotten, clean } = readForgotten(db);
  // Rows about one person stand together, and no one is told apart anew while they are read.
  const referred = new Map<string, string>();
  const wait = db.prepare("INSERT OR IGNORE INTO pending (alias) VALUES (?)");
  const moves = FOLLOWING.map((table) => ({
    move: db.prepare(`UPDATE OR IGNORE ${table} SET lead_id = @to WHERE lead_id = @from`),
    drop: table === "deals" ? undefined : db.prepare(`DELETE FROM ${table} WHERE lead_id = @from`),
  }));

  function follow(from: string, to: string): void {
    for (const { move, drop } of moves) {
      move.run({ from, to });
      drop?.run({ from });
    }
  }

  function merge(from: string, to: string): void {
    follow(from, to);
    db.prepare("UPDATE aliases SET lead_id = ? WHERE lead_id = ?").run(to, from);
    db.prepare("UPDATE versions SET record_id = ? WHERE kind = 'lead' AND record_id = ?").run(to, from);
    db.prepare("DELETE FROM dimensions WHERE record = 'lead' AND id = ?").run(from);
    db.prepare("DELETE FROM leads WHERE id = ?").run(from);
    onMerge(to);
  }

  return {
    person(aliases) {
      referred.clear();
      const ids = aliases.map((alias) => find.get(alias) as string | undefined);
      const known = new Set(ids.filter((id) => id !== undefined));
      const id = [...known, ...aliases.map(nameOf)].sort(byRank)[0]!;
      for (const other of known) if (other !== id) merge(other, id);
      for (const [at, alias] of aliases.entries()) if (ids[at] !== id) add.run(alias, id);
      return id;
    },
    refer(alias) {
      const before = referred.get(alias);
      if (before !== undefined) return before;
      if (isForgotten(alias)) throw new Forgotten();
      const id = find.get(alias) as string | undefined;
      if (id === undefined) wait.run(alias);
      if (referred.size >= mostReferred) referred.clear();
      referred.set(alias, id ?? alias);
      return id ?? alias;
    },
    isForgotten,
    clean,
    settle() {
      const ready = db
        .prepare(
          "SELECT pending.alias, aliases.lead_id AS id FROM pending JOIN aliases ON aliases.alias = pending.alias",
        )
        .all() as { alias: string; id: string }[];
      for (const { alias, id } of ready) if (alias !== id) follow(alias, id);
      db.exec("DELETE FROM pending WHERE alias IN (SELECT alias FROM aliases)");
    },
  };
}

/** What a person is called by an alias: the e-mail itself, or the source's id. */
const nameOf = (alias: string): string => alias.replace(/^email:/, "");

/** E-mails before ids, each by the alphabet: whatever comes in first, a person ends up with one name. */
const byRank = (a: string, b: string): number =>
  Number(b.includes("@")) - Number(a.includes("@")) || (a < b ? -1 : a > b ? 1 : 0);
