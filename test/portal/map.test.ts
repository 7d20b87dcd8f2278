import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readStamp } from "../../src/portal/import/dates.ts";
import { type ImportMap, readMap } from "../../src/portal/import/map.ts";
import { temporaryFolder } from "../support.ts";
import { portalOf } from "./importing.ts";

function mapOf(text: string): ImportMap {
  const file = join(temporaryFolder(), "map.yaml");
  writeFileSync(file, text);
  return readMap(file);
}

const leads = (columns: string): string =>
  `source: own\ntables:\n  - into: leads\n    columns: { ${columns} }\n    dimensions: { Region: region }\n`;

describe("the columns of a map", () => {
  test("are found whatever their case, where one fits", async () => {
    const { imported, rows } = portalOf();
    const map = mapOf(leads("id: id, e-MAIL: email, Made: created_at"));
    const { files } = await imported({ "x.csv": "ID,E-mail,made,REGION\n1,a@x.test,2026-01-05,EMEA\n" }, { map });
    expect(files[0]!.mapped).toEqual({
      ID: ["id"],
      "E-mail": ["email"],
      made: ["created_at"],
      REGION: ["dimension region"],
    });
    expect(rows("SELECT email, value FROM leads, dimensions")).toEqual([["a@x.test", "EMEA"]]);
  });

  test("to the letter come before any others", async () => {
    const { imported, rows } = portalOf();
    const map = mapOf(leads("id: id, email: email, Made: created_at"));
    await imported({ "x.csv": "id,Email,email,Made,Region\n1,b@x.test,a@x.test,2026-01-05,\n" }, { map });
    expect(rows("SELECT email FROM leads").flat()).toEqual(["a@x.test"]);
  });

  test.each([
    ["of two that fit", "id,EMAIL,Email,Made,Region", "leads): `email`, which is nearly `EMAIL`, `Email`; write"],
    ["other marks", "id,E_Mail,Made,Region", "leads): `email`, which is nearly `E_Mail`; write"],
  ])("are refused with what they are nearly: %s", async (_name, columns, message) => {
    const { imported } = portalOf();
    const both = `${leads("id: id, email: email, Made: created_at")}  - into: touches
    columns: { id: [id, lead], Made: at }
    constants: { channel: call }
`;
    await expect(imported({ "x.csv": `${columns}\n1,2,3,4,5\n` }, { map: mapOf(both) })).rejects.toThrow(message);
  });

  test("that are missing are refused with what may be meant, and leave a file to the table that has its own", async () => {
    const { imported, rows } = portalOf();
    const map = mapOf(leads("id: id, email: email, Created: created_at"));
    await expect(imported({ "x.csv": "id,email,Createt,Region\n1,,2026-01-05,\n" }, { map })).rejects.toThrow(
      "also wants `Created` (perhaps `Createt` for `Created`); add a table",
    );
    const two = mapOf(`source: own
tables:
  - into: leads
    columns: { id: id, Created at: created_at }
  - into: leads
    columns: { id: id, created_at: created_at }
`);
    await imported({ "x.csv": "id,created_at\n1,2026-01-05\n" }, { map: two });
    expect(rows("SELECT COUNT(*) FROM leads")).toEqual([[1]]);
  });
});

test("dimensions are for leads and deals, and no other table takes them", () => {
  expect(() =>
    mapOf(`source: own
tables:
  - into: touches
    columns: { id: id, who: lead, when: at }
    constants: { channel: call }
    dimensions: { Region: region }
`),
  ).toThrow("tables.0.dimensions.Region, touches can't hold dimensions, leads and deals can");
  expect(mapOf(leads("id: id, Made: created_at")).tables[0]!.dimensions).toEqual({ Region: "region" });
});

test.each([
  ["dd.MM.yyyy HH.mm", "06.01.2026 11.05", "minute"],
  ["dd.MM.yyyy HH:mm", "06.01.2026 11:05", "minute"],
  ["yyyyMMdd'T'HHmm", "20260106T1105", "minute"],
  ["dd/MM/yyyy t", "06/01/2026 11:05 AM", "minute"],
  ["dd.MM.yyyy", "06.01.2026", "day"],
  ["'tom' dd.MM.yyyy", "tom 06.01.2026", "day"],
  ["dd.MM.yyyy HH", "06.01.2026 11", "day"],
])("%s is as exact as it is written: %s", (format, text, precision) => {
  expect(readStamp(text, { formats: [format], zone: "UTC", order: "month-first" })?.precision).toBe(precision);
});
