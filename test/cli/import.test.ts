import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coord, temporaryFolder } from "../support.ts";

test("an import says what is of nobody known, why rows are none, and the first of many columns that it doesn't read", async () => {
  const folder = temporaryFolder();
  const more = Array.from({ length: 30 }, (_, at) => `Extra ${at}`);
  writeFileSync(
    join(folder, "t.csv"),
    `Id,WhoId,TaskSubtype,Status,CreatedDate,${more}
00T1,00Q1,Call,Completed,2026-02-05T11:00:00Z
00T2,00Q2,Call,Completed,2026-02-05T11:00:00Z
00T3,00Q1,Task,Completed,2026-02-05T11:00:00Z
00T4,00Q1,Call,Open,2026-02-05T11:00:00Z
00T5,00Q1,Call,Open,2026-02-05T11:00:00Z
`,
  );
  const leads = "Id,Email,CreatedDate,IsConverted\n00Q2,b@x.test,2026-01-05,false\n";
  writeFileSync(join(folder, "l.csv"), leads);
  const { code, out } = await coord(folder, "import", "t.csv", "l.csv");
  expect(code).toBe(0);
  expect(out).toContain(
    "t.csv: Salesforce Task, 2 rows into touches, 3 that are none (a task of no channel: 1, nothing says that it was done: 2)" +
      "; not mapped: Extra 0, Extra 1",
  );
  expect(out).toContain("Extra 19 and 10 more\n");
  expect(out).toContain(
    "\nt.csv: 1 record is of nobody known, to count when a lead of that id or e-mail is imported\n",
  );
  writeFileSync(join(folder, "more.csv"), leads.replace("00Q2", "00Q1").replace("b@", "a@"));
  expect((await coord(folder, "import", "more.csv")).out).not.toContain("nobody");
});

test("the way to a portal is shown without a map, which an export of a known system doesn't take", async () => {
  const folder = temporaryFolder();
  expect((await coord(folder, "--help")).out).toContain("\n  coord import *.csv\n");
  const { code, err } = await coord(folder, "facts", "--portal", "gone.db");
  const gone = join(folder, "gone.db");
  expect([code, err]).toEqual([
    2,
    `coord: No portal at ${gone}; make one with \`coord import FILE... --portal ${gone}\`.`,
  ]);
});
