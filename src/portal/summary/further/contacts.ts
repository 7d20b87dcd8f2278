import { rememberedCompanyKey } from "../../keys/company.ts";
import { companyDomainOf, mailDomainOf, mailKeyOf, phoneKeyOf } from "../../keys/contact.ts";
import { hashOf } from "../../keys/hash.ts";
import { leadFields } from "../columns.ts";
import { type Family, ofLeads } from "./family.ts";

/** What a lead and its company are told from others by, as numbers by `hashOf`; 0 for none. */
export const keyColumns = [
  "mail_key",
  /** The phone with the company. */
  "phone_key",
  /** The domain of the e-mail, where it is some company's. */
  "domain_key",
  "company_key",
  /** The company's name as it is spelled. */
  "company_spelling",
  /** The record of the company. */
  "company_record",
] as const;
export type KeyColumn = (typeof keyColumns)[number];

/** Bits of the fields of `leadFields` that hold more than blanks. */
export const saidColumn = "said";

/** Shorter keys of a phone and a company say nothing. */
const shortestPhoneKey = 9;

type Row = [lead: number, said: number, ...(string | null)[]];

const said = leadFields.map((field, bit) => `((COALESCE(TRIM(${field}), '') <> '') << ${bit})`).join(" | ");

/** Whom a lead may be one with: see the keys of contacts and companies. */
export const contacts: Family = {
  names: [...keyColumns, saidColumn],
  build(db, lead) {
    const { where, params } = ofLeads(lead, "id");
    const rows = db
      .prepare(`SELECT id, ${said}, email, phone, company, company_id FROM leads WHERE ${where} ORDER BY id`)
      .raw()
      .all(...params) as Row[];
    const placeOf = new Map(rows.map(([id], place) => [id, place]));
    const companyKey = rememberedCompanyKey();
    const keys = keyColumns.map(() => new Float64Array(lead.length));
    const saidBits = new Int32Array(lead.length);
    for (let entry = 0; entry < lead.length; entry++) {
      if (entry > 0 && lead[entry] === lead[entry - 1]) {
        for (const key of keys) key[entry] = key[entry - 1]!;
        saidBits[entry] = saidBits[entry - 1]!;
        continue;
      }
      const row = rows[placeOf.get(lead[entry]!) ?? -1];
      if (!row) continue;
      saidBits[entry] = row[1];
      for (const [place, text] of keysOf(row, companyKey).entries())
        if (text !== null) keys[place]![entry] = hashOf(text);
    }
    return new Map([
      ...keyColumns.map((name, place): [string, Int32Array] => [name, new Int32Array(keys[place]!.buffer)]),
      [saidColumn, saidBits],
    ]);
  },
};

/** The keys of a lead as texts, in the order of `keyColumns`. */
function keysOf([, , email, phone, company, record]: Row, companyKey: (name: string) => string | null) {
  const name = company == null ? null : companyKey(company);
  const phoneKey = phone == null || name === null ? "" : `${phoneKeyOf(phone)} ${name}`;
  return [
    email == null || email.indexOf("@") <= 0 ? null : mailKeyOf(email),
    phoneKey.length < shortestPhoneKey ? null : phoneKey,
    email == null ? null : companyDomainOf(mailDomainOf(email)),
    name,
    company == null ? null : company.replace(/^ +| +$/g, ""),
    record ?? null,
  ];
}
