import { expect, test } from "vitest";
import { portalOf } from "./importing.ts";

const head = "Record ID,Email,Company Name,Lifecycle Stage,Create Date\n";
const plain = `Plain ${"and so on ".repeat(100)}Ltd`;
/** Over a megabyte of rows, so that what comes after them is not seen with the beginning. */
const many = Array.from({ length: 1200 }, (_, at) => `${at},p${at}@x.test,${plain},Lead,2026-01-05\n`).join("");
const row = (id: number, company: string) => `${id},,${company},Lead,2026-01-05\n`;

/** Texts in the encodings that they come in, one after the other. */
const bytes = (...parts: [text: string, encoding: "utf8" | "windows"][]): Buffer =>
  Buffer.concat(
    parts.map(([text, encoding]) =>
      encoding === "utf8"
        ? Buffer.from(text)
        : Buffer.from(text.replaceAll("€", "\u0080").replaceAll("“", "\u0093").replaceAll("”", "\u0094"), "latin1"),
    ),
  );

async function companies(content: Buffer) {
  const { imported, rows } = portalOf();
  const { findings } = await imported({ "c.csv": content });
  const found = rows("SELECT company FROM leads WHERE company NOT LIKE 'Plain %' ORDER BY email IS NULL, company");
  return { found: found.flat(), findings };
}

test("Windows-1252 is told by a byte that comes late, with what it has instead of control characters", async () => {
  const { found, findings } = await companies(
    bytes([`${head}${many}${row(20_001, "Müller “Söhne” € CAFÉ”")}`, "windows"]),
  );
  expect(found).toEqual(["Müller “Söhne” € CAFÉ”"]);
  expect(findings).toEqual([]);
});

test("UTF-8 whose characters lie across the pieces in which it is read is no other encoding", async () => {
  const long = "ü€𝄞".repeat(100_000);
  const text = `${head}${row(20_001, long)}${row(20_003, long)}${many}${row(20_002, "Ende ü")}`;
  const { found } = await companies(Buffer.from(text));
  expect(found.map((company) => (company === long ? "long" : company))).toEqual(["Ende ü", "long", "long"]);
});

test("a few bytes that are no UTF-8 in a file that is are read for themselves, and told of", async () => {
  const content = bytes(
    [`${head}${row(20_001, "Müller")}${row(20_002, "Größe AG")}${many}`, "utf8"],
    [row(20_003, "Söhne €"), "windows"],
    [row(20_004, "Łódź 東京"), "utf8"],
  );
  const { found, findings } = await companies(content);
  expect(found).toEqual(["Größe AG", "Müller", "Söhne €", "Łódź 東京"]);
  expect(findings).toMatchObject([
    {
      rule: "import/encoding",
      severity: "warning",
      message: "2 bytes are no UTF-8 and are read as Windows-1252, the others as UTF-8.",
    },
  ]);
});

test("a file that ends in the middle of a character loses that one and no other", async () => {
  const whole = Buffer.from(`${head}${row(20_001, "Müller")}${row(20_002, "Süd").trimEnd()} ü`);
  const { imported, rows } = portalOf();
  const { files } = await imported({ "c.csv": whole.subarray(0, -1) });
  expect(files).toMatchObject([{ rows: 1, rejected: 1 }]);
  expect(rows("SELECT company FROM leads").flat()).toEqual(["Müller"]);
});

test.each([
  ["before a header", "sep=;\n"],
  ["in quotes", '"sep=;"\r\n'],
  ["after a byte order mark", "\uFEFFsep=;\n"],
])("Excel's line of the separator %s is no header", async (_name, line) => {
  const { imported, rows } = portalOf();
  const end = line.includes("\r") ? "\r\n" : "\n";
  const text = `${head}1,a@x.test,"A, B",Lead,2026-01-05\n2,,C,Lead,soon\n`;
  const { files, findings } = await imported({
    "c.csv": line + text.replace('"A, B"', "A+ B").replaceAll(",", ";").replace("+", ",").replaceAll("\n", end),
  });
  expect(files).toMatchObject([{ rows: 1, rejected: 1 }]);
  expect(findings[0]?.line).toBe(4);
  expect(rows("SELECT company FROM leads").flat()).toEqual(["A, B"]);
});

test("the line of the separator counts where the header would be divided otherwise", async () => {
  const { imported, rows } = portalOf();
  await imported({ "c.csv": "sep=|\nRecord ID|Create Date|Lifecycle Stage|a,b,c,d,e,f\n1|2026-01-05|Lead|x\n" });
  expect(rows("SELECT COUNT(*) FROM leads")).toEqual([[1]]);
});
