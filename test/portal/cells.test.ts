import { expect, test } from "vitest";
import { at, portalOf } from "./importing.ts";

const contacts =
  "Record ID,Email,Lifecycle Stage,Create Date,Number of Employees,Became a Marketing Qualified Lead Date";

test("a cell that can't be read is left out and told of, and its row goes in", async () => {
  const { imported, rows } = portalOf();
  const { files, findings } = await imported({
    "c.csv": `${contacts}
1,a@x.test,Lead,2026-01-05 09:00,5-25,2026-01-06 09:00
2,b@x.test,Lead,2026-01-05 09:00,12,soon
3,c@x.test,Lead,soon,5-25,2026-01-06 09:00
`,
  });
  expect(files).toMatchObject([{ rows: 2, rejected: 1, cellsLeftOut: 2 }]);
  expect(findings.map(({ file: _, ...finding }) => finding)).toEqual([
    {
      rule: "import/cell",
      severity: "warning",
      message: "`5-25` in Number of Employees is no number; the cell is left out.",
      line: 2,
      column: 5,
      actual: "5-25",
    },
    {
      rule: "import/cell",
      severity: "warning",
      message: "`soon` in Became a Marketing Qualified Lead Date is no date in a known format; the cell is left out.",
      line: 3,
      column: 6,
      actual: "soon",
    },
    {
      rule: "import/row",
      severity: "warning",
      message: "`soon` in Create Date is no date in a known format.",
      line: 4,
    },
  ]);
  expect(rows("SELECT email, company_size FROM leads ORDER BY email")).toEqual([
    ["a@x.test", null],
    ["b@x.test", 12],
  ]);
  expect(rows("SELECT at FROM lifecycle")).toEqual([[at("2026-01-06T09:00Z")]]);
});

test("the day that a deal closed is needed where it did, and not where it is open", async () => {
  const { imported, rows } = portalOf();
  const { files, findings } = await imported({
    "d.csv": `Record ID,Deal Name,Deal Stage,Amount,Close Date
1,A,Closed Won,12 apples,2026-02-01
2,B,Closed Won,900,one day
3,C,Proposal,900,one day
4,D,Closed Lost,900,
`,
  });
  expect(files).toMatchObject([{ rows: 2, rejected: 2, cellsLeftOut: 2 }]);
  expect(findings.map(({ line, message }) => `${line} ${message}`)).toEqual([
    "2 `12 apples` in Amount is no number; the cell is left out.",
    "3 `one day` in Close Date is no date in a known format.",
    "4 `one day` in Close Date is no date in a known format; the cell is left out.",
    "5 the deal is lost and has no closing date.",
  ]);
  expect(rows("SELECT name, outcome, amount FROM deals ORDER BY name")).toEqual([
    ["A", "won", null],
    ["C", "open", 900],
  ]);
});

test("a touch of which the time can't be read is none, though it says when it was planned", async () => {
  const { imported, rows } = portalOf();
  const { files } = await imported({
    "t.csv": `Id,WhoId,TaskSubtype,Status,CompletedDateTime,CreatedDate
00T1,00Q1,Call,Completed,some day,2026-02-05T11:00:00Z
00T2,00Q1,Call,Completed,,2026-02-05T11:00:00Z
`,
  });
  expect(files).toMatchObject([{ rows: 1, rejected: 1, cellsLeftOut: 0 }]);
  expect(rows("SELECT at FROM touches")).toEqual([[at("2026-02-05T11:00Z")]]);
});

test("a cell that two tables read is told of once", async () => {
  const { imported } = portalOf();
  const columns = { id: "id", made: "created_at", later: ["mql_at", "sql_at"] };
  const table = { into: "leads" as const, columns, dimensions: {}, constants: {}, values: {} };
  const map = { source: "own", time_zone: "UTC", tables: [table, table] };
  const { findings } = await imported({ "x.csv": "id,made,later\n1,2026-01-05,soon\n" }, { map });
  expect(findings).toHaveLength(1);
});
