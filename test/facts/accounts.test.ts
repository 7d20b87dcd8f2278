import { describe, expect, test } from "vitest";
import type { FactSheet } from "../../src/facts/sheet.ts";
import { themes } from "../../src/facts/themes-lexicon.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { remarks } from "../../src/portal/sample/wording.ts";
import type { NamedLead, NamedWriter } from "../named-writer.ts";
import { at, day, handMade, measured, minute, origin, plainRows, sheetOf } from "./support.ts";

const sheetWith = (portal: Portal): FactSheet => sheetOf(portal, { asOf: at("2026-05-29T12:00:00Z"), window: "all" });
const lead = (write: NamedWriter, id: string, mql?: string, rest: Partial<NamedLead> = {}) => {
  write.lead({ id, created: day("2026-01-02"), ...rest }, origin);
  if (mql) write.stage(id, "MQL", minute(mql), origin);
};
const win = (write: NamedWriter, id: string, leadId: string | undefined, companyId?: string) =>
  write.deal(
    { id, leadId, companyId, outcome: "won", amount: 100, closedAt: at("2026-04-01T00:00:00Z"), precision: "day" },
    origin,
  );

describe("contacts of one company", () => {
  test("are those of its record, else of its domain, else of its name", () => {
    const portal = handMade((write) => {
      // By its record, whatever the domain; the second one twice, and the third after twenty days more.
      lead(write, "a1", "2026-01-10T00:00Z", { companyId: "c1", email: "x@one.com" });
      lead(write, "a2", "2026-01-20T00:00Z", { companyId: "c1", email: "y@two.com" });
      write.stage("a2", "MQL", minute("2026-03-20T00:00Z"), origin);
      lead(write, "a3", "2026-02-09T00:00Z", { companyId: "c1" });
      lead(write, "a4", undefined, { companyId: "c1" });
      // By the domain, in spite of the name; by the name, where the mailbox is anybody's.
      lead(write, "b1", "2026-01-10T00:00Z", { email: "x@bolt.io", company: "Bolt" });
      lead(write, "b2", "2026-01-14T00:00Z", { email: "y@bolt.io", company: "Bolt Labs" });
      lead(write, "c1", "2026-01-10T00:00Z", { email: "x@gmail.com", company: "Core Ltd" });
      lead(write, "c2", "2026-01-10T00:00Z", { email: "y@gmail.com", company: "CORE" });
      lead(write, "d1", "2026-01-10T00:00Z", { email: "z@gmail.com" });
      lead(write, "e1", "2026-01-10T00:00Z", { company: "Elm" });
      lead(write, "e2", "2026-06-10T00:00Z", { company: "Elm" });
      win(write, "1", "a4");
      win(write, "2", undefined, "c1");
      win(write, "3", "c2");
    });
    const sheet = sheetWith(portal);
    expect(plainRows(sheet, "contacts_per_account")).toEqual([
      ["One", 1, 0, 0],
      ["Two", 2, 1, 0.5],
      ["Three or more", 1, 1, 1],
    ]);
    expect(measured(sheet, "multi_contact_accounts")).toMatchObject({ value: 0.75, sample: 4 });
    expect(measured(sheet, "days_to_second_contact")).toMatchObject({ value: 4, sample: 3 });
    expect(measured(sheet, "days_to_third_contact")).toMatchObject({ value: 30, sample: 1 });
  });

  test("do not share a mailbox provider that no list knows", () => {
    const portal = handMade((write) => {
      for (const name of ["Ash", "Bolt", "Core", "Dale"])
        lead(write, name, "2026-01-10T00:00Z", { email: `${name}@postkit.example`, company: name });
    });
    expect(plainRows(sheetWith(portal), "contacts_per_account")).toEqual([["One", 4]]);
  });

  test("are missing where no MQL names a company", () => {
    const portal = handMade((write) => lead(write, "a", "2026-01-10T00:00Z"));
    expect(sheetWith(portal).get("multi_contact_accounts").status).toBe("missing");
  });
});

describe("product use", () => {
  const event = (write: NamedWriter, leadId: string, kind: string, iso: string, value?: number) =>
    write.productEvent({ id: `${leadId}${kind}${iso}`, leadId, kind, value, when: minute(iso) }, origin);

  test("from events: activation before the MQL makes a product-qualified lead", () => {
    const portal = handMade((write) => {
      for (const id of ["pql", "late", "idle"]) lead(write, id, "2026-02-10T00:00Z");
      lead(write, "mql only", "2026-02-10T00:00Z");
      lead(write, "self-served");
      win(write, "w", "self-served");
      event(write, "pql", "activation", "2026-02-01T00:00Z");
      for (const iso of [
        "2026-05-10T08:00Z",
        "2026-05-10T18:00Z",
        "2026-05-12T08:00Z",
        "2026-03-01T08:00Z",
        "2026-06-02T08:00Z",
      ])
        event(write, "pql", "usage", iso);
      event(write, "pql", "seats", "2026-02-01T00:00Z", 3);
      event(write, "pql", "seats", "2026-04-01T00:00Z", 7);
      event(write, "pql", "seats", "2026-06-01T00:00Z", 90);
      event(write, "late", "activated", "2026-03-01T00:00Z");
      event(write, "idle", "login", "2026-02-01T00:00Z");
      event(write, "self-served", "Activation", "2026-01-05T00:00Z");
      write.stage("pql", "SQL", minute("2026-02-12T00:00Z"), origin);
    });
    const sheet = sheetWith(portal);
    expect(measured(sheet, "activation_rate")).toMatchObject({ value: 0.75, sample: 4, caveats: [expect.anything()] });
    expect(measured(sheet, "pql_volume")).toMatchObject({ value: 1, sample: 4 });
    expect(measured(sheet, "active_days")).toMatchObject({ value: 0, sample: 3 });
    expect(measured(sheet, "product_seats")).toMatchObject({ value: 7, sample: 1, unit: "people" });
    expect(plainRows(sheet, "mqls_by_product_use")).toEqual([
      ["MQLs that use the product", 1, "not known", 1, 0],
      ["MQLs that do not", 3, "not known", 0, 0],
      ["Users of the product without an MQL", 1, "not known", "not known", 1],
    ]);
  });

  test("where no activation is on record, its use tells who uses the product", () => {
    const portal = handMade((write) => {
      for (const id of ["used", "used later", "seats only"]) lead(write, id, "2026-02-10T00:00Z");
      event(write, "used", "login", "2026-02-01T00:00Z");
      event(write, "used later", "session", "2026-04-01T00:00Z");
      event(write, "seats only", "seats", "2026-02-01T00:00Z", 5);
    });
    const sheet = sheetWith(portal);
    expect(sheet.get("activation_rate").status).toBe("missing");
    expect(measured(sheet, "pql_volume")).toMatchObject({ value: 1, sample: 3 });
    const seatsOnly = handMade((write) => {
      lead(write, "a", "2026-02-10T00:00Z");
      event(write, "a", "seats", "2026-02-01T00:00Z", 5);
    });
    expect(sheetWith(seatsOnly).get("pql_volume")).toMatchObject({
      check: expect.stringContaining("neither activation"),
    });
  });

  test("from fields of the lead, as they stand", () => {
    const portal = handMade((write) => {
      for (const [id, activated, days] of [
        ["a", "Yes", "12"],
        ["b", "no", "1"],
        ["c", "true", "n/a"],
      ] as const) {
        lead(write, id, id === "a" ? "2026-02-10T00:00Z" : undefined);
        write.dimension("lead", id, "activated", activated);
        write.dimension("lead", id, "active_days", days);
      }
    });
    const sheet = sheetWith(portal);
    expect(measured(sheet, "activation_rate")).toMatchObject({ value: 2 / 3, sample: 3 });
    expect(measured(sheet, "active_days")).toMatchObject({ value: 12, sample: 1 });
    expect(measured(sheet, "pql_volume")).toMatchObject({ value: 1, caveats: [expect.stringContaining("no date")] });
    expect(sheet.get("product_seats").status).toBe("missing");
  });
});

describe("what customers say", () => {
  test("NPS is of each customer's last answer, by source; referrals are counted", () => {
    const portal = handMade((write) => {
      const said = (id: string, leadId: string, kind: "nps" | "referral", iso: string, score?: number) =>
        write.customerFeedback({ id, leadId, kind, score, when: minute(iso) }, origin);
      for (const [id, source] of [
        ["a", "Web"],
        ["b", "Web"],
        ["c", "Event"],
        ["d", undefined],
      ] as const)
        lead(write, id, undefined, { source });
      said("1", "a", "nps", "2026-02-01T00:00Z", 2);
      said("2", "a", "nps", "2026-03-01T00:00Z", 9);
      said("3", "b", "nps", "2026-03-01T00:00Z", 7);
      said("4", "c", "nps", "2026-03-01T00:00Z", 6);
      said("5", "d", "nps", "2026-03-01T00:00Z", 10);
      said("6", "d", "nps", "2026-06-01T00:00Z", 0);
      said("7", "b", "nps", "2026-04-01T00:00Z", 95);
      said("8", "a", "referral", "2026-04-01T00:00Z");
      said("9", "a", "referral", "2026-04-02T00:00Z");
    });
    const sheet = sheetWith(portal);
    expect(measured(sheet, "net_promoter_score")).toMatchObject({ value: 25, sample: 4, unit: "points" });
    expect(measured(sheet, "net_promoter_score").slices.source).toEqual([
      { key: "unlabelled", value: 100, sample: 1 },
      { key: "Web", value: 50, sample: 2 },
      { key: "Event", value: -100, sample: 1 },
    ]);
    expect(measured(sheet, "referrals")).toMatchObject({ value: 2, slices: { source: [{ key: "Web", value: 2 }] } });
  });
});

describe("themes of comments", () => {
  const themesOf = (texts: readonly string[]) =>
    plainRows(
      sheetWith(
        handMade((write) => {
          lead(write, "a");
          for (const [index, text] of texts.entries())
            write.feedback("a", text, { at: at("2026-02-01T00:00:00Z") + index, precision: "minute" }, origin);
        }),
      ),
      "feedback_themes",
    );

  test.each([
    ["Wrong number, and the mail bounced", "wrong contact data"],
    ["STUDENT at the local university", "student or job seeker"],
    ["looking for a job with us", "student or job seeker"],
    ["They\u2019re too small for us", "too small"],
    ["can\u2019t afford it this year", "no budget"],
    ["Signed with a competitor in May", "competitor"],
    ["no project, maybe next year", "no project or timing"],
    ["Not the decision maker, wrong department", "not a decision maker"],
    ["dupe of the record from March", "duplicate"],
    ["left a voicemail, no answer", "no answer"],
    ["Great lead, booked a demo", "good fit"],
    ["asked me to write in German", "other"],
    ["100% 'quoted' -- \\ %", "other"],
  ])("%j is on %s", (text, theme) => expect(themesOf([text])).toEqual([[theme, 1, 1]]));

  test("are counted with the largest first and what has none last, and shares add up", () => {
    const rows = themesOf(["??", "??!", "???", "too small", "tiny shop", "no budget"]);
    expect(rows).toEqual([
      ["too small", 2, 2 / 6],
      ["no budget", 1, 1 / 6],
      ["other", 3, 3 / 6],
    ]);
  });

  test("the words that reps of the samples write are nearly all on the theme of their reason", () => {
    const expected = {
      "Company too small": "too small",
      "Wrong role": "not a decision maker|student or job seeker",
      "No project": "no project or timing|competitor",
      "Bad contact data": "wrong contact data",
      Duplicate: "duplicate",
      "No response after full cadence": "no answer",
      accepted: "good fit",
    } as const;
    const missed = Object.entries(expected).flatMap(([reason, theme]) =>
      remarks[reason as keyof typeof remarks].filter(
        (text) => !theme.split("|").includes(String(themesOf([text])[0]![0])),
      ),
    );
    const all = Object.keys(expected).reduce((sum, reason) => sum + remarks[reason as keyof typeof remarks].length, 0);
    expect(missed.length / all).toBeLessThan(0.25);
  });

  test("no word stands under two themes", () => {
    const words = themes.flatMap((theme) => theme.words);
    expect(new Set(words).size).toBe(words.length);
    expect(words.every((word) => word.trim() === word && word.length > 3)).toBe(true);
  });
});
