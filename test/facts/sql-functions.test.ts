import { describe, expect, test } from "vitest";
import type * as z from "zod";
import { isScalar } from "../../src/facts/types.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { at, handMade, measured, origin, sheetOf } from "./support.ts";

const settings: z.input<typeof settingsSchema> = {
  business_hours: { time_zone: "America/New_York", holidays: "US" },
  teams: {
    EMEA: { business_hours: { time_zone: "Europe/Berlin", holidays: "DE-BE" } },
    APAC: { owners: ["Bo Ito", "cy@acme.com", "nobody@acme.com"], business_hours: { time_zone: "Asia/Tokyo" } },
    Enterprise: {},
  },
};

const people = handMade((write) => {
  const owner = (id: string, name: string, team?: string, email?: string) =>
    write.owner({ id, name, team, email }, origin);
  owner("1", "Ana Diaz", "emea ", "ana@acme.com");
  owner("2", "Bo Ito", "EMEA");
  owner("3", "Cy Lee", undefined, "cy@acme.com");
  owner("4", "Dee Fox", "Enterprise");
  owner("5", "Jo Kim", "Enterprise", "jo.kim@acme.com");
  owner("6", "Jo Kim", "EMEA", "jo@acme.com");
  const when = { at: at("2026-06-01T12:00:00Z"), precision: "minute" as const };
  write.lead({ id: "lead", created: when }, origin);
  write.stage("lead", "MQL", when, origin);
});

/** What SQL of a portal gives once its facts are measured. */
function answer(portal: Portal, sql: string, given = settings): unknown {
  measured(sheetOf(portal, { settings: settingsSchema.parse(given) }), "mql_volume");
  return portal.db.prepare(`SELECT ${sql}`).pluck().get();
}

const moment = (iso: string) => String(at(iso));
const berlinMorning = `${moment("2026-06-01T08:30:00Z")}, ${moment("2026-06-01T10:00:00Z")}`;
const newYorkMorning = `${moment("2026-06-01T16:00:00Z")}, ${moment("2026-06-01T17:30:00Z")}`;
const tokyoMorning = `${moment("2026-06-01T00:00:00Z")}, ${moment("2026-06-01T01:30:00Z")}`;

describe("business_minutes in SQL", () => {
  test("counts the company's hours, and those of the owner's team where one is named", () => {
    expect(answer(people, `business_minutes(${newYorkMorning})`)).toBe(90);
    expect(answer(people, `business_minutes(${berlinMorning})`)).toBe(0);
    expect(answer(people, `business_minutes(${berlinMorning}, 'Ana Diaz')`)).toBe(90);
    expect(answer(people, `business_minutes(${newYorkMorning}, NULL)`)).toBe(90);
  });

  test.each([
    ["the CRM's team, by name, e-mail or id", "ANA@acme.com", berlinMorning],
    ["the CRM's team, by id", "1", berlinMorning],
    ["the team that the settings list them in before the CRM's", "bo ito ", tokyoMorning],
    ["the team that lists their e-mail, where records hold the name", "Cy Lee", tokyoMorning],
    ["the team that lists them, where the CRM doesn't", "Nobody@acme.com", tokyoMorning],
    ["the company's, in a team without hours of its own", "Dee Fox", newYorkMorning],
    ["the company's, where two of that name are in different teams", "Jo Kim", newYorkMorning],
    ["their own team's, though another has the same name", "jo@acme.com", berlinMorning],
    ["the company's, where nobody knows them", "Zoe", newYorkMorning],
  ])("an owner keeps the hours of %s", (_whose, owner, morning) => {
    const minutes = [berlinMorning, newYorkMorning, tokyoMorning].map((span) =>
      answer(people, `business_minutes(${span}, '${owner}')`),
    );
    expect(minutes).toEqual([berlinMorning, newYorkMorning, tokyoMorning].map((span) => (span === morning ? 90 : 0)));
  });

  test("stands still on a region's holidays, for the team that keeps them", () => {
    const overFourth = `${moment("2026-07-02T20:00:00Z")}, ${moment("2026-07-06T15:00:00Z")}`;
    expect(answer(people, `business_minutes(${overFourth})`)).toBe(180);
    expect(answer(people, `business_minutes(${overFourth}, 'Ana Diaz')`)).toBe(2 * 480);
  });

  test("is null where a moment is, and endless where one never comes", () => {
    expect(answer(people, `business_minutes(NULL, ${moment("2026-06-01T13:00:00Z")})`)).toBeNull();
    expect(answer(people, `business_minutes(${moment("2026-06-01T13:00:00Z")}, NULL, 'Ana Diaz')`)).toBeNull();
    expect(answer(people, `business_minutes(${moment("2026-06-01T13:00:00Z")}, 9e15) > 1e12`)).toBe(1);
  });

  test("counts years before and after the portal's records", () => {
    const long = `${moment("2003-06-02T13:00:00Z")}, ${moment("2003-06-03T13:00:00Z")}`;
    expect(answer(people, `business_minutes(${long})`)).toBe(480);
  });
});

test("a week in which Fridays are short is five working days of patience", () => {
  const portal = handMade((write) => {
    for (const [id, iso] of [
      ["waits", "2026-06-01T09:00:00Z"],
      ["waits less", "2026-06-01T09:01:00Z"],
    ] as const) {
      const when = { at: at(iso), precision: "minute" as const };
      write.lead({ id, created: when }, origin);
      write.stage(id, "MQL", when, origin);
    }
    write.touch(
      {
        id: "t",
        leadId: "waits less",
        channel: "call",
        direction: "outbound",
        when: { at: at("2026-06-08T09:00:00Z"), precision: "minute" },
      },
      origin,
    );
  });
  const short = settingsSchema.parse({ business_hours: { hours: { Fri: "09:00-15:00" } } });
  const sheet = sheetOf(portal, { settings: short, asOf: at("2026-06-08T09:00:00Z") });
  const fact = sheet.get("untouched_leads");
  expect(isScalar(fact) && [fact.value, fact.sample]).toEqual([1, 1]);
});
