import { describe, expect, test } from "vitest";
import type { FactSheet } from "../../src/facts/sheet.ts";
import { companyKey } from "../../src/portal/keys/company.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import type { NamedLead, NamedWriter } from "../named-writer.ts";
import { at, day, handMade, measured, minute, origin, plainRows, sheetOf, table } from "./support.ts";

const asOf = at("2026-05-31T12:00:00Z");
const sheetWith = (portal: Portal, settings: object = {}): FactSheet =>
  sheetOf(portal, { asOf, window: "all", settings: settingsSchema.parse(settings) });
const lead = (write: NamedWriter, id: string, rest: Partial<NamedLead> = {}) =>
  write.lead({ id, created: day("2026-01-05"), ...rest }, origin);

describe("duplicates", () => {
  const matches = (...leads: Partial<NamedLead>[]) =>
    sheetWith(
      handMade((write) => {
        for (const [index, rest] of leads.entries()) lead(write, `l${index}`, rest);
      }),
    );

  test.each<[string, number, Partial<NamedLead>[]]>([
    ["a dot and a tag in the e-mail's name", 2, [{ email: "jane.doe@acme.com" }, { email: "janedoe+news@acme.com" }]],
    ["the same name at another domain", 0, [{ email: "jane.doe@acme.com" }, { email: "jane.doe@other.com" }]],
    [
      "colleagues",
      0,
      [
        { email: "a@acme.com", company: "Acme" },
        { email: "b@acme.com", company: "Acme" },
      ],
    ],
    [
      "company and phone in other spellings",
      3,
      [
        { company: "The Acme Corp.", phone: "+1 (555) 010-4477" },
        { company: "ACME", phone: "555.010.4477 ext. 12" },
        { company: "acme, inc", phone: "0104477" },
      ],
    ],
    ["a phone alone", 0, [{ phone: "+1 555 010 4477" }, { phone: "+1 555 010 4477", email: "a@b.com" }]],
    [
      "a phone of another company",
      0,
      [
        { company: "Acme", phone: "5550104477" },
        { company: "Bolt", phone: "5550104477" },
      ],
    ],
    [
      "a company that is none",
      0,
      [
        { company: "n/a", phone: "5550104477" },
        { company: "N/A", phone: "5550104477" },
      ],
    ],
    [
      "a phone of too few digits",
      0,
      [
        { company: "Acme", phone: "12" },
        { company: "Acme", phone: "12" },
      ],
    ],
    ["an e-mail that is none", 0, [{ email: "unknown" }, { email: "un.known" }]],
    [
      "one lead by both",
      3,
      [
        { email: "j.doe@acme.com", company: "Acme", phone: "5550104477" },
        { email: "jdoe@acme.com" },
        { company: "Acme Ltd", phone: "555 010 4477" },
      ],
    ],
  ])("%s: %i leads look like another one", (_, count, leads) => {
    expect(measured(matches(...leads), "duplicate_leads")).toMatchObject({ value: count, sample: leads.length });
  });

  test("are not counted where nothing tells leads apart", () => {
    const sheet = matches({ phone: "5550104477" }, { phone: "5550104477" }, { company: "Acme" });
    for (const id of ["duplicate_leads", "duplicates_by_match"])
      expect(sheet.get(id)).toMatchObject({ status: "missing", check: expect.stringContaining("to be told by") });
  });

  test("spellings of a company are told at one domain that is no mailbox provider's", () => {
    const sheet = matches(
      { email: "a@acme.com", company: "Acme" },
      { email: "b@acme.com", company: "ACME Inc." },
      { email: "c@acme.com", company: "Acme" },
      { email: "d@acme.com", company: "Acme Labs" },
      { email: "e@gmail.com", company: "Bolt" },
      { email: "f@gmail.com", company: "BOLT" },
    );
    expect(plainRows(sheet, "duplicates_by_match").map(([, records, groups]) => [records, groups])).toEqual([
      [0, 0],
      [0, 0],
      [2, 1],
      [0, 0],
    ]);
  });

  test("company records match by domain, else by name", () => {
    const portal = handMade((write) => {
      lead(write, "a");
      for (const [id, name, domain] of [
        ["1", "Acme", "acme.com"],
        ["2", "Acme Germany", "ACME.com"],
        ["3", "Bolt", undefined],
        ["4", "Bolt GmbH", undefined],
        ["5", "Core", "core.io"],
      ] as const)
        write.company({ id, name, domain }, origin);
    });
    expect(plainRows(sheetWith(portal), "duplicates_by_match").at(-1)!.slice(1)).toEqual([4, 2]);
  });

  test.each([
    ["The Acme Corp.", "acme"],
    ["Müller & Söhne GmbH", "mullersohne"],
    ["A.B.C., Inc.", "abc"],
    ["Inc", "inc"],
    ["The", "the"],
    ["東京", "東京"],
    [" ", null],
    ["N/A", null],
    [null, null],
  ])("the key of %j is %j", (name, key) => expect(companyKey(name)).toBe(key));
});

describe("inactive leads", () => {
  const old = day("2024-03-01");

  test("have no sign of life in twelve months; a cancelled meeting is none", () => {
    const portal = handMade((write) => {
      for (const id of ["silent", "called", "read", "staged", "used", "cancelled", "later"])
        lead(write, id, { created: old });
      lead(write, "young", { created: day("2025-07-01") });
      const touch = { channel: "meeting", direction: "outbound" } as const;
      write.touch({ id: "1", leadId: "called", ...touch, when: day("2025-08-01") }, origin);
      write.touch(
        { id: "2", leadId: "cancelled", ...touch, outcome: "Cancelled by lead", when: day("2025-08-01") },
        origin,
      );
      write.touch({ id: "3", leadId: "later", ...touch, when: day("2026-06-02") }, origin);
      write.touch({ id: "4", leadId: "silent", ...touch, when: day("2024-08-01") }, origin);
      write.engagement({ id: "5", leadId: "read", kind: "email open", when: day("2026-05-30") }, origin);
      write.stage("staged", "MQL", day("2026-01-01"), origin);
      write.productEvent({ id: "6", leadId: "used", kind: "login", when: day("2026-01-01") }, origin);
    });
    expect(measured(sheetWith(portal), "inactive_leads")).toMatchObject({ value: 3, sample: 8 });
  });

  test("are not counted where no activity of any kind is on record", () => {
    expect(sheetWith(handMade((write) => lead(write, "a", { created: old }))).get("inactive_leads").status).toBe(
      "missing",
    );
  });
});

describe("stages and their fields", () => {
  const portal = handMade((write) => {
    lead(write, "a", { email: "a@x.com", company: "X", source: "Web" });
    lead(write, "b", { email: " ", company: "Y", source: "Web" });
    lead(write, "c");
    lead(write, "later", { created: day("2026-06-20") });
    write.stage("a", "Lead", minute("2026-01-05T09:00Z"), origin);
    // At one moment: the furthest stage is the one the lead is in.
    write.stage("a", "SQL", minute("2026-01-06T09:00Z"), origin);
    write.stage("a", "MQL", minute("2026-01-06T09:00Z"), origin);
    write.stage("b", "MQL", minute("2026-01-07T09:00Z"), origin);
    write.stage("b", "Recycled", minute("2026-02-07T09:00Z"), origin);
    write.stage("b", "MQL", minute("2026-06-07T09:00Z"), origin);
    write.stage("nobody", "Customer", minute("2026-01-07T09:00Z"), origin);
  });

  test("each lead is in the stage of its last stamp, the furthest of those at one moment", () => {
    expect(plainRows(sheetWith(portal), "stage_distribution")).toEqual([
      ["SQL", 1, 1 / 3],
      ["Recycled", 1, 1 / 3],
      ["none on record", 1, 1 / 3],
    ]);
  });

  test("fields are filled that hold more than a blank; one that no lead has is not known", () => {
    const sheet = sheetWith(portal, { required_fields: ["email", "company", "phone"] });
    expect(plainRows(sheet, "required_fields_by_stage")).toEqual([
      ["Lead", 1, 1, 1, null, 0],
      ["MQL", 2, 0.5, 1, null, 0],
      ["SQL", 1, 1, 1, null, 0],
    ]);
    expect(sheetWith(portal, { required_fields: ["phone"] }).get("required_fields_by_stage")).toMatchObject({
      check: expect.stringContaining("phone not in the portal"),
    });
    expect(table(sheetWith(portal, { required_fields: ["email"] }), "required_fields_by_stage").columns).toEqual([
      "Stage",
      "Leads",
      "email",
      "All of them",
    ]);
  });

  test("owners that are blank are none, and without any owner on record nobody can say", () => {
    const owned = handMade((write) => {
      lead(write, "a", { owner: "Ana" });
      lead(write, "b", { owner: " " });
      lead(write, "c");
    });
    expect(measured(sheetWith(owned), "ownerless_leads")).toMatchObject({ value: 2, sample: 3 });
    expect(sheetWith(portal).get("ownerless_leads").status).toBe("missing");
  });
});
