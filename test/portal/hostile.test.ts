import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/portal/import/import.ts";
import { portalOf } from "./importing.ts";

const head = "Record ID,Email,Company Name,Lifecycle Stage,Create Date";
const person = (id: number): string => `${id},p${id}@x.test,Acme,Lead,2026-01-05`;
const emails = "SELECT email FROM leads ORDER BY email";

describe("what is good goes in, what is not is told with its line", () => {
  test.each<[string, string | Buffer, string[], string[]]>([
    [
      "a cell with a separator and no quotes",
      `${head}\n1,p1@x.test,Acme, Inc.,Lead,2026-01-05\n${person(2)}\n`,
      ["p2@x.test"],
      ["2 the row can't be read: it has 6 cells and the header 5, so that one holds a separator and has no quotes."],
    ],
    ["empty cells beyond the header", `${head}\n${person(1)},,, \n`, ["p1@x.test"], []],
    [
      "a quote that is never closed",
      `${head}\n${person(1)}\n2,p2@x.test,"Acme,Lead,2026-01-05\n${person(3)}\n${person(4)}\n`,
      ["p1@x.test"],
      ["3 the row can't be read: Quote not closed, and so nothing after it is read."],
    ],
    [
      "lines that end in three ways",
      `${head}\r\n${person(1)}\n${person(2)}\r\n${person(3)}\r${person(4)}`,
      ["p1@x.test", "p2@x.test", "p3@x.test", "p4@x.test"],
      [],
    ],
    ["blank lines before the header", `\n\r\n\n${head}\n${person(1)}\n`, ["p1@x.test"], []],
    [
      "zeros in a row",
      `${head}\n${person(1)}\n2,p2@x.test,A\0cme,Lead,2026-01-05\n${`${person(3)}\n`.repeat(20)}`,
      ["p1@x.test", "p3@x.test"],
      ["3 the row can't be read: zeros stand in it, which no text has."],
    ],
    [
      "zeros at the end of a long file",
      `${head}\n${`${person(1)}\n`.repeat(10_000)}${"\0".repeat(5000)}`,
      ["p1@x.test"],
      ["10002 the row can't be read: zeros stand in it, which no text has."],
    ],
    [
      "columns called after what every object has",
      `__proto__,constructor,toString,${head}\n1,2,3,${person(1)}\n`,
      ["p1@x.test"],
      [],
    ],
  ])("%s", async (_name, content, good, bad) => {
    const { imported, rows } = portalOf();
    const { findings } = await imported({ "x.csv": content });
    expect(findings.map(({ line, message }) => `${line} ${message}`)).toEqual(bad);
    expect(rows(emails).flat()).toEqual(good);
  });

  test("the line of a row stands for it when quotes go wrong after many lines", async () => {
    const { imported } = portalOf();
    const rows = Array.from({ length: 3000 }, (_, at) => `${at},,"Two\nlines",Lead,2026-01-05\n`).join("");
    const { findings, files } = await imported({
      "x.csv": `${head}\n${rows}9000,,x"y",Lead,2026-01-05\n9001,,"z,Lead,\n`,
    });
    expect(files[0]!.rows).toBe(3001);
    expect(findings.map(({ line }) => line)).toEqual([6003]);
  });
});

describe("is refused in one sentence, and nothing is written", () => {
  test.each<[string, string | Buffer, string]>([
    [
      "a header of a megabyte",
      `Record ID,${"x".repeat(1_000_000)},Create Date\n1,2,3\n`,
      "has no header line that ends",
    ],
    ["a header whose quote is never closed", `Record ID,"Email,Create Date\n1,2,3\n`, "has no header line that ends"],
    ["a gzip", gzipSync(`${head}\n${person(1)}\n`), "is no CSV text"],
    [
      "a workbook by another name",
      Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(900, 1)]),
      "is no CSV text",
    ],
    ["UTF-32", Buffer.from([...`${head}\n`].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])), "is no CSV text"],
    ["a byte order mark alone", "\uFEFF", "is empty"],
    ["a header alone", `${head}\n`, "there is a header and no row"],
    ["a header alone, without a line end", head, "there is a header and no row"],
    [
      "a page to log in",
      "<!doctype html><html><body>Please log in</body></html>\n",
      "is no export that is known by its columns",
    ],
    ["formulas in place of dates", `${head}\n1,p@x.test,A,Lead,"=1+1"\n`, "`=1+1` in Create Date is no date"],
  ])("%s", async (_name, content, message) => {
    const { imported, folder, rows } = portalOf();
    await imported({ "good.csv": `${head}\n${person(7)}\n` });
    const error = await imported({ "x.csv": content }).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ name: "InputError", message: expect.stringContaining(message) });
    expect((error as Error).message).toMatch(new RegExp(`^(?:No row could be imported from )?${folder}[^\\n]*\\.$`));
    expect(rows(emails).flat()).toEqual(["p7@x.test"]);
  });

  test.each([
    ["a folder", (folder: string) => folder, "is not a file"],
    ["a device", () => "/dev/null", "is not a file"],
    ["nothing", (folder: string) => join(folder, "gone.csv"), "there is no such file"],
  ])("%s", async (_name, place, message) => {
    const { folder, portal } = portalOf();
    await expect(importFiles([place(folder)], portal)).rejects.toThrow(message);
  });

  test("a portal that another process writes to", async () => {
    const { imported, portal, rows } = portalOf();
    await imported({ "a.csv": `${head}\n${person(1)}\n` });
    const other = new Database(portal);
    other.exec("BEGIN IMMEDIATE");
    await expect(imported({ "b.csv": `${head}\n${person(2)}\n` })).rejects.toThrow(
      `${portal} is being written by another process; import again when that is done.`,
    );
    other.exec("ROLLBACK");
    other.close();
    expect(rows(emails).flat()).toEqual(["p1@x.test"]);
    await imported({ "b.csv": `${head}\n${person(2)}\n` });
    expect(rows(emails)).toHaveLength(2);
  });

  test("a portal in the place of a folder, or under a file", async () => {
    const { folder, imported } = portalOf();
    await imported({ "a.csv": `${head}\n${person(1)}\n` });
    mkdirSync(join(folder, "taken.db"));
    const into = (path: string) => importFiles([join(folder, "a.csv")], path);
    await expect(into(join(folder, "taken.db"))).rejects.toThrow("can't be opened as a portal");
    await expect(into(join(folder, "a.csv", "portal.db"))).rejects.toThrow("portal.db can't be made (");
  });
});
