import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { orderOf, readStamp } from "../../src/portal/import/dates.ts";
import { readNumber } from "../../src/portal/import/values.ts";
import { openPortal } from "../../src/portal/portal.ts";
import { coord, temporaryFolder } from "../support.ts";

const head = "Record ID,Email,Company Name,Lifecycle Stage,Create Date";

async function importOne(content: string | Buffer, ...argv: string[]) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "x.csv"), content);
  const { code, out, err } = await coord(folder, "import", "x.csv", ...argv);
  const rows = (sql: string) => openPortal(folder).db.prepare(sql).raw().all() as unknown[][];
  return { code, out, err, rows };
}

describe("encodings and separators", () => {
  const text = `${head}\n1,a@b.example,Müller & Söhne,Lead,2026-01-05\n`;
  const utf16be = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  test.each<[string, Buffer | string]>([
    ["UTF-8", text],
    ["UTF-8 with a byte order mark", `\uFEFF${text}`],
    ["UTF-16 little endian", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 little endian without a mark", Buffer.from(text, "utf16le")],
    ["UTF-16 big endian", utf16be],
    ["Latin-1", Buffer.from(text, "latin1")],
    ["semicolons", text.replaceAll(",", ";")],
    ["tabs", text.replaceAll(",", "\t")],
    ["Windows line ends", text.replaceAll("\n", "\r\n")],
    ["old Mac line ends", text.replaceAll("\n", "\r")],
    ["no line end at the end", text.trimEnd()],
  ])("%s", async (_name, content) => {
    const { code, rows } = await importOne(content);
    expect(code).toBe(0);
    expect(rows("SELECT company, created_at, precision FROM leads")).toEqual([
      ["Müller & Söhne", Date.UTC(2026, 0, 5) / 1000, "day"],
    ]);
  });

  test("quoted line breaks, commas and quotes stay in their cell", async () => {
    const { rows } = await importOne(
      `${head}\n1,a@b.example,"Two\nlines, ""quoted""",Lead,2026-01-05\n2,,x,Lead,soon\n`,
    );
    expect(rows("SELECT company FROM leads")).toEqual([['Two\nlines, "quoted"']]);
  });
});

describe("damage", () => {
  test("formulas are text, in the portal and in the rejects", async () => {
    const formula = "=cmd|' /C calc'!A0";
    const { code, out, rows } = await importOne(
      `${head}\n1,a@b.example,"${formula}",Lead,2026-01-05\n2,,y,Lead,"=1+1"\n`,
    );
    expect(code).toBe(0);
    expect(rows("SELECT company FROM leads")).toEqual([[formula]]);
    expect(out).toContain("1 rejected");
  });

  test("500 columns, and headers that stand twice: the first of each counts", async () => {
    const more = Array.from({ length: 500 }, (_, index) => `Extra ${index % 250}`);
    const cells = more.map((_, index) => String(index));
    const { code, out, rows } = await importOne(
      `${head},Email,${more}\n1,a@b.example,Acme,Lead,2026-01-05,second@x.example,${cells}\n`,
    );
    expect(code).toBe(0);
    expect(rows("SELECT email FROM leads")).toEqual([["a@b.example"]]);
    expect(out).toContain("Email (2), Extra 0");
  });

  test("a cell of 50 MB is a rejected row, and the others go in", { timeout: 60_000 }, async () => {
    const { code, out, rows } = await importOne(
      `${head}\n1,a@b.example,A,Lead,2026-01-05\n2,b@b.example,${"x".repeat(50_000_000)},Lead,2026-01-05\n3,c@b.example,C,Lead,2026-01-05\n`,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/rejected/);
    expect(rows("SELECT email FROM leads").flat()).toContain("a@b.example");
    expect(rows("SELECT email FROM leads").flat()).toContain("c@b.example");
  });

  test("a file cut off in mid-row loses that row alone", async () => {
    const { code, out, rows } = await importOne(`${head}\n1,a@b.example,A,Lead,2026-01-05\n2,b@b.exam`);
    expect(code).toBe(0);
    expect(out).toContain("x.csv:3 warning import/row: the created date is empty");
    expect(rows("SELECT COUNT(*) FROM leads")).toEqual([[1]]);
  });

  test.each([
    ["a PDF", Buffer.from("%PDF-1.7\nx"), "is no CSV text"],
    ["a workbook", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]), "is no CSV text"],
    ["zeros", Buffer.alloc(4000), "is no"],
    ["nothing", Buffer.alloc(0), "is empty"],
    ["blank lines", "\n\n\n", "is empty"],
  ])("%s is refused in one sentence", async (_name, content, message) => {
    const { code, err } = await importOne(content);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

describe("dates", () => {
  const style = { formats: [], zone: "America/New_York", order: "month-first" as const };
  const utc = (text: string) => Date.parse(text) / 1000;
  test.each([
    ["2026-06-30T14:05:00Z", "2026-06-30T14:05Z", "minute"],
    ["2026-06-30T14:05:00.000+0000", "2026-06-30T14:05Z", "minute"],
    ["2026-06-30 14:05", "2026-06-30T18:05Z", "minute"],
    ["06/30/2026 2:05 PM", "2026-06-30T18:05Z", "minute"],
    ["6/30/26", "2026-06-30T04:00Z", "day"],
    ["30.06.2026 14:05", "2026-06-30T18:05Z", "minute"],
    ["2026/01/31", "2026-01-31T05:00Z", "day"],
    ["2018.01.05", "2018-01-05T05:00Z", "day"],
    ["Jun 30, 2026", "2026-06-30T04:00Z", "day"],
    ["30 June 2026 9:00 am", "2026-06-30T13:00Z", "minute"],
    ["1782828300", "2026-06-30T14:05Z", "minute"],
    ["1782828300000", "2026-06-30T14:05Z", "minute"],
    ["1782777600000", "2026-06-30T00:00Z", "day"],
    ["2026-03-08 03:30", "2026-03-08T07:30Z", "minute"],
  ])("%s", (text, meant, precision) => {
    expect(readStamp(text, style)).toEqual({ at: utc(meant), precision });
  });

  test.each(["", "soon", "2026-13-01", "31/31/2026", "30.02.2026", "2026-06-30 25:00", "12", "99999999999"])(
    "%j is none",
    (text) => {
      expect(readStamp(text, style)).toBeUndefined();
    },
  );

  test("whether the day comes first is read from the dates that can mean one thing only", async () => {
    expect(orderOf(["03/04/2026", "25/04/2026"])).toBe("day-first");
    expect(orderOf(["03/04/2026", "04/25/2026"])).toBe("month-first");
    expect(orderOf(["03/04/2026", "2026-25-04", "25.04.2026"])).toBeUndefined();
    const { rows } = await importOne(`${head}\n1,,A,Lead,03/04/2026\n2,,B,Lead,25/04/2026\n`);
    expect(rows("SELECT date(created_at, 'unixepoch') FROM leads ORDER BY id").flat()).toEqual([
      "2026-04-03",
      "2026-04-25",
    ]);
  });
});

test.each<[string, boolean, number | undefined]>([
  ["1,250.50", false, 1250.5],
  ["1.250,50", false, 1250.5],
  ["1,250", false, 1250],
  ["1,25", false, 1.25],
  ["1.250", false, 1.25],
  ["1.250", true, 1250],
  ["1,250", true, 1.25],
  ["$ 99", false, 99],
  ["EUR 1 250,00", true, 1250],
  ["(40)", false, -40],
  ["20%", false, 20],
  ["-3", false, -3],
  ["n/a", false, undefined],
  ["", false, undefined],
])("the number %j, decimal commas %j", (text, decimalComma, value) => {
  expect(readNumber(text, decimalComma)).toBe(value);
});
