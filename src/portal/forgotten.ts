import { createHash, randomBytes } from "node:crypto";
import type { Db } from "./portal.ts";

/** Who was erased from a portal at their wish; what is known of them is enough to tell them again, and no more. */
export interface ForgottenPeople {
  /** Whether an alias, such as `email:ada@example.org` or `hubspot:101`, is one of theirs. */
  has(alias: string): boolean;
  /** A text with their e-mails taken out. */
  clean(text: string): string;
}

/** Reads who was forgotten. Where nobody was, nothing is hashed. */
export function readForgotten(db: Db): ForgottenPeople {
  const salt = saltOf(db);
  if (salt === undefined) return { has: () => false, clean: (text) => text };
  const marks = new Set(db.prepare("SELECT mark FROM forgotten").pluck().all() as string[]);
  const has = (alias: string): boolean => marks.has(markOf(alias, salt));
  return {
    has,
    clean: (text) =>
      text.includes("@")
        ? text.replace(/[\p{L}\p{N}][^\s@<>()[\],;:"=/]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu, (address) =>
            has(address.toLowerCase()) ? "[erased]" : address,
          )
        : text,
  };
}

/** Marks a person's aliases as forgotten, one way: who it was can't be read from the portal again. */
export function markForgotten(db: Db, aliases: readonly string[]): void {
  const salt = saltOf(db) ?? randomBytes(16).toString("hex");
  const mark = db.prepare("INSERT OR IGNORE INTO forgotten (mark, salt) VALUES (?, ?)");
  for (const alias of aliases) mark.run(markOf(alias, salt), salt);
}

const saltOf = (db: Db): string | undefined =>
  db.prepare("SELECT salt FROM forgotten LIMIT 1").pluck().get() as string | undefined;

const markOf = (alias: string, salt: string): string =>
  createHash("sha256")
    .update(salt + alias.replace(/^email:/, ""))
    .digest("hex");
