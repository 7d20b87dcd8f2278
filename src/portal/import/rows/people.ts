import type { LeadId } from "../../records.ts";
import { emailAlias, idAlias } from "../identity.ts";
import { Forgotten, Rejected, type Row } from "./reader.ts";
import type { Desk } from "./writer.ts";

/** Somebody whom a row names. */
export interface Named {
  /** The id of the source, or the e-mail. */
  alias: string;
  /** The e-mail that stands beside an id. */
  email?: string | undefined;
}

const aName = "is a name, and a name is nobody's id";

/**
 * The people that a row names: by ids, each with the e-mail that stands beside it where there are as many; else by
 * e-mails, such as in `Ada Byron (ada@example.org)`. Throws Rejected where it names nobody, or by name only.
 */
export function peopleOf(row: Row, source: string): Named[] {
  const people = peopleIn(row, source);
  if (people === "names")
    throw new Rejected(`\`${row.text("lead_email")}\` in ${row.columnOf("lead_email")} ${aName}.`);
  if (people.length > 0) return people;
  const field = row.has("lead") ? "lead" : "lead_email";
  throw new Rejected(`\`${row.need(field)}\` in ${row.columnOf(field)} names nobody.`);
}

/** The same of a row that may do without; names are left out. */
export function peopleIfAny(row: Row, source: string): Named[] {
  const people = peopleIn(row, source);
  if (people !== "names") return people;
  row.leaveOut("lead_email", aName);
  return [];
}

/** The one person that a row names, by which another is meant where nobody has the id. Throws Forgotten for one who was. */
export function personOf(row: Row, { source, identity }: Desk): Named & { leadId: LeadId } {
  const { alias, email } = row.has("lead_email")
    ? peopleOf(row, source)[0]!
    : { alias: idAlias(source, row.need("lead")), email: undefined };
  if (email !== undefined && identity.isForgotten(email)) throw new Forgotten();
  return { alias, email, leadId: identity.refer(alias) };
}

export const isForgotten = ({ alias, email }: Named, identity: Desk["identity"]): boolean =>
  identity.isForgotten(alias) || (email !== undefined && identity.isForgotten(email));

function peopleIn(row: Row, source: string): Named[] | "names" {
  const ids = partsOf(row.text("lead"));
  const told = row.text("lead_email");
  if (told === undefined) return ids.map((id) => ({ alias: idAlias(source, id) }));
  const emails = told.match(ADDRESS) ?? [];
  if (ids.length > 0) {
    const beside = emails.length === ids.length ? emails.map(emailAlias) : [];
    return ids.map((id, at) => ({ alias: idAlias(source, id), email: beside[at] }));
  }
  if (emails.length > 0) return emails.map((email) => ({ alias: emailAlias(email) }));
  const parts = partsOf(told);
  return parts.every((part) => /^\d+$/.test(part)) ? parts.map((id) => ({ alias: idAlias(source, id) })) : "names";
}

const ADDRESS = /[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/g;

const partsOf = (text = ""): string[] =>
  /[;,]/.test(text) || text === "" ? text.split(/[;,]/).flatMap((part) => part.trim() || []) : [text];
