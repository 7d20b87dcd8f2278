import type { Db } from "../portal/portal.ts";
import { rememberedCompanyKey } from "./company-key.ts";
import type { Entries } from "./kernel/entries.ts";

const columns = ["email", "phone", "company", "company_id"] as const;
type Column = (typeof columns)[number];

/** Whom leads are told by, in columns of one text a lead, in the order of their ids. */
export interface Contacts {
  ids: readonly number[];
  column(name: Column): readonly (string | null)[];
  /** What a company's name is compared by. */
  companyKey(name: string | null): string | null;
}

/** Reads whom leads are told by, each column once for all facts of a sheet. */
export const readContacts = (db: Db, entries: Entries): Contacts =>
  entries.once("contacts", () => {
    const read = (column: string): unknown[] => db.prepare(`SELECT ${column} FROM leads ORDER BY id`).pluck().all();
    return {
      ids: read("id") as number[],
      column: (name) => entries.once(`contacts ${name}`, () => read(name) as (string | null)[]),
      companyKey: rememberedCompanyKey(),
    };
  });
