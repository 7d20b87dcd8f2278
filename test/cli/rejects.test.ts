import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coord, temporaryFolder } from "../support.ts";

const head = "Record ID,Email,Lifecycle Stage,Create Date,Number of Employees\n";

test("what can't be read stands in a list, a cell that is left out as such", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "c.csv"), `${head}1,,Lead,2026-01-05,5-25\n2,,Lead,soon,3\n`);
  const { out } = await coord(folder, "import", "c.csv");
  expect(out).toContain("c.csv: HubSpot contacts, 1 rows into leads, 1 rejected, 1 cell left out; not mapped:");
  expect(out).toContain("c.csv:2:5 warning import/cell: `5-25` in Number of Employees is no number");
  expect(readFileSync(join(folder, ".concord", "rejects", "c.csv.rejects.csv"), "utf8")).toBe(
    'file,line,why\n"c.csv",2,"`5-25` in Number of Employees is no number; the cell is left out."\n' +
      '"c.csv",3,"`soon` in Create Date is no date in a known format."\n',
  );
});

test("two files of one name have a list each, also where they come one after the other, until all of a file is read", async () => {
  const folder = temporaryFolder();
  const rejects = join(folder, ".concord", "rejects");
  const write = (name: string, id: number, made: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "leads.csv"), `${head}${id},,Lead,${made},\n9${id},,Lead,2026-01-05,\n`);
    return join(name, "leads.csv");
  };
  const listed = () =>
    Object.fromEntries(readdirSync(rejects).map((name) => [name, readFileSync(join(rejects, name), "utf8")]));
  const both = {
    "leads.csv.rejects.csv": expect.stringContaining('"a/leads.csv",2,"`soon`'),
    "leads-2.csv.rejects.csv": expect.stringContaining('"b/leads.csv",2,"`later`'),
  };
  const { out } = await coord(folder, "import", write("a", 1, "soon"), write("b", 2, "later"));
  expect(out).toContain(join(rejects, "leads-2.csv.rejects.csv"));
  expect(listed()).toEqual(both);
  await coord(folder, "import", write("b", 3, "later"));
  expect(listed()).toEqual(both);
  await coord(folder, "import", write("a", 4, "2026-01-06"));
  expect(existsSync(join(rejects, "leads.csv.rejects.csv"))).toBe(false);
  expect(Object.keys(listed())).toEqual(["leads-2.csv.rejects.csv"]);
  await coord(folder, "import", write("b", 5, "later"));
  expect(Object.keys(listed())).toEqual(["leads-2.csv.rejects.csv"]);
});
